/** Ids in words, as a person reads them in a plan. */
import type { AgencyType, DataCategory, Instrument, Process } from '../base/vocabulary.js';
import { rung } from '../law/ladder.js';
import type { Law } from '../law/types.js';

const special: Partial<Record<DataCategory, string>> = {
  basic_subscriber: 'subscriber details',
  registration_ip: 'IP address at sign-up',
  login_ip_history: 'log-in IP addresses',
  contacts_friends: 'contacts and friends',
  media_photos_video: 'photos and videos',
  posts_public: 'public posts',
  posts_private: 'posts not open to all',
  stories_ephemeral: 'stories',
  ai_conversations: 'conversations with an AI',
  pen_register: 'dialing and routing from now on (pen register)',
  live_interception: 'content from now on (interception)',
};

/** Process and instruments that stand on no ladder of ours. */
const named: Partial<Record<Instrument, string>> = {
  epoc: 'European Production Order (EPOC)',
  epoc_pr: 'European Preservation Order (EPOC-PR)',
  copo: 'overseas production order',
  production_order: 'production order',
  ipo: 'international production order',
  bnss_94: 'order under section 94 of the BNSS',
  ipa_authorisation: 'communications data authorisation',
  mlat: 'request for mutual legal assistance',
  mlat_request: 'request for mutual legal assistance',
  foreign_order: "order under the authority's own law",
  network_24_7_preservation: 'preservation request over the 24/7 network',
  emergency_disclosure_request: 'emergency disclosure request',
};

/** `login_ip_history` → `log-in IP addresses`. */
export function categoryWords(category: DataCategory): string {
  return special[category] ?? category.replaceAll('_', ' ');
}

/**
 * `search_warrant` → `search warrant`: the name on the law's ladder, without a capital where it has no proper name;
 * for process of other countries the name it has there.
 */
export function processWords(law: Law, process: Process): string {
  const name = rung(law, process)?.name;
  if (name === undefined) return instrumentWords(process as Instrument);
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

/** `mlat_request` → `request for mutual legal assistance`. */
export function instrumentWords(instrument: Instrument): string {
  return named[instrument] ?? instrument.replaceAll('_', ' ');
}

/** `a search warrant`, `an interception order`. */
export function withArticle(words: string): string {
  if (/^consent\b/i.test(words)) return words;
  return `${/^(?:[aeio]|u(?!ni|se))/i.test(words) && !/^european\b/i.test(words) ? 'an' : 'a'} ${words}`;
}

/** `California` for a State, `Federal law` for the nation of the United States, else the law's own name. */
export function lawWords(law: Law): string {
  return law.jurisdiction === 'us-federal' ? 'Federal law' : law.name;
}

/** `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

const agencies: Partial<Record<AgencyType, string>> = {
  police: 'police',
  'federal-police': 'national police',
  prosecutor: 'a prosecutor',
  'investigating-judge': 'an investigating judge',
  judge: 'a judge or court',
  military: 'a military authority',
};

/** `a prosecutor, an investigating judge or a judge or court`. */
export function agencyWords(types: readonly AgencyType[]): string {
  return listed(
    types.map((type) => agencies[type] ?? type.replaceAll('-', ' ')),
    'or',
  );
}
