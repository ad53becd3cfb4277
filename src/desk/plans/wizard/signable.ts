/** What can be signed in a country: the ladder of the United States, or the ways that a country's law and treaties give. */
import { type AgencyType, type CanIssue, canIssueIds } from '../../../base/vocabulary.js';
import { nationsOf, treatiesOf } from '../../../law/choose.js';
import type { LawBook, LawRoute } from '../../../law/types.js';
import { agencyWords, instrumentWords } from '../../../navigator/words.js';
import type { Choice } from './choices.js';

const american: Choice<CanIssue>[] = [
  { value: 'preservation', text: 'A preservation letter', hint: 'Your agency may send one itself.' },
  { value: 'subpoena', text: 'A subpoena', hint: 'Administrative, grand jury or trial.' },
  {
    value: 'court_order_2703d',
    text: 'A court order under 18 U.S.C. 2703(d)',
    hint: 'A judge signs; specific and articulable facts.',
  },
  { value: 'search_warrant', text: 'A search warrant', hint: 'A judge signs; probable cause.' },
  {
    value: 'pen_trap_order',
    text: 'A pen register or trap and trace order',
    hint: 'From now on, without content.',
  },
  { value: 'wiretap_order', text: 'A wiretap order', hint: 'From now on, with content.' },
  {
    value: 'mlat',
    text: 'A request for mutual legal assistance',
    hint: 'For a provider in another country: the Office of International Affairs sends it.',
  },
];

const consent: Choice<CanIssue> = { value: 'consent', text: "The account holder's written consent" };
const keeping: Choice<CanIssue> = {
  value: 'preservation',
  text: 'A request to keep data',
  hint: 'Anybody may ask a provider, or the own country’s point of contact, to keep data.',
};

/**
 * The choices for an authority of a country, on a day, the lightest first; those of the United States where no country
 * is named. Each says who signs it, and whether this kind of agency issues it, or applies for it.
 */
export function signableIn(
  laws: LawBook,
  country: string | undefined,
  agency: AgencyType | undefined,
  asOf: string,
): Choice<CanIssue>[] {
  if ((country ?? 'US') === 'US') return [...american, consent];
  const routes = [...nationsOf(laws, country ?? '', asOf), ...treatiesOf(laws, country ?? '', asOf)].flatMap(
    (law) => law.routes,
  );
  const ways = canIssueIds.flatMap((id) => {
    const of = routes.filter((route) => idOf(route) === id);
    return of.length === 0 || id === 'preservation' ? [] : [choiceOf(id, of, agency)];
  });
  return [keeping, ...ways, consent];
}

/** The power that a way takes: an order to preserve is issued as one, all else that only keeps is asked for by anybody. */
function idOf({ process, instrument }: LawRoute): CanIssue | undefined {
  const id = instrument === 'epoc_pr' ? instrument : process;
  return canIssueIds.find((each) => each === id);
}

function choiceOf(id: CanIssue, routes: LawRoute[], agency: AgencyType | undefined): Choice<CanIssue> {
  const names = [...new Set(routes.map((route) => route.name))];
  const words = instrumentWords(id);
  return {
    value: id,
    text: `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
    hint: `${names.slice(0, 3).join('; ')}${names.length > 3 ? '; and others' : ''}. ${whoSigns(routes, agency)}`,
  };
}

function whoSigns(routes: LawRoute[], agency: AgencyType | undefined): string {
  const issuers = [...new Set(routes.flatMap((route) => route.issuers))];
  const applicants = [...new Set(routes.flatMap((route) => route.applicants ?? []))];
  const validation = routes.find((route) => route.validation)?.validation;
  if (agency && routes.every((route) => route.issuers.includes(agency))) return 'You may issue it yourself.';
  if (issuers.length === 0)
    return validation ?? (agency && applicants.includes(agency) ? 'You ask for it.' : '');
  const by = `Issued by ${agencyWords(issuers)}`;
  return agency && applicants.includes(agency) ? `${by}; you apply for it.` : `${by}.`;
}
