/** Letters that follow on an earlier request: a non-disclosure order with a warrant, a certificate, a withdrawal. */
import { Problem } from '../../base/problem.js';
import type { Instrument } from '../../base/vocabulary.js';
import { draftableTemplates, draftFollowUp, profileFields } from '../../letters/index.js';
import type { Person } from '../../store/desk/people.js';
import type { BaseServices } from '../services.js';
import { draftProfile } from './profile.js';
import type { Requests } from './requests.js';
import type { Request } from './shape.js';

export interface FollowUp {
  instrument: Instrument;
  title: string;
  /** When it is the right letter, in words. */
  applies: string;
}

/** The letters that can be drafted from this request in its state, by title. A template that is broken offers nothing. */
export function followUpsOf(request: Pick<Request, 'instrument' | 'state'>): FollowUp[] {
  return draftableTemplates()
    .filter(
      ({ follows }) =>
        follows?.instruments.includes(request.instrument) && follows.states.includes(request.state),
    )
    .map(({ instrument, title, applies }) => ({ instrument: instrument as Instrument, title, applies }))
    .sort((a, b) => a.title.localeCompare(b.title));
}

/**
 * Drafts a letter that follows on a request, with its accounts, dates and addressee.
 * @throws Problem `follow-up-not-open` when no such letter follows on it now.
 */
export async function draftFollowing(
  requests: Requests,
  base: BaseServices,
  earlier: Request,
  instrument: string,
  by: Person,
): Promise<Request> {
  const offered = followUpsOf(earlier).find((one) => one.instrument === instrument);
  if (!offered) throw notOpen(earlier, instrument);
  const { zone } = await base.settings.agency();
  const draft = draftFollowUp(
    offered.instrument,
    {
      facts: earlier.facts,
      reference: earlier.number,
      served: earlier.servedAt ?? undefined,
      code: earlier.code ?? undefined,
    },
    {
      date: dayIn(base.now(), zone),
      providerReference: earlier.providerReference ?? undefined,
      fields: profileFields(await draftProfile(base)),
    },
  );
  return requests.draftLetter(draft, earlier, by);
}

/** ISO date of an instant in a zone. */
function dayIn(at: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(at);
}

function notOpen(request: Request, instrument: string): Problem {
  const open = followUpsOf(request).map((one) => one.title);
  return new Problem({
    code: 'follow-up-not-open',
    what: `The letter "${instrument}" does not follow on this request as it is now.`,
    where: 'instrument',
    remedy: open.length > 0 ? `Open now: ${open.join('; ')}.` : 'No letter follows on it in this state.',
    status: 409,
  });
}
