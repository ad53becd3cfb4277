/** What instruments are called on screens and lists. */
import type { Instrument } from '../../base/vocabulary.js';
import type { Request } from './shape.js';

const names: Partial<Record<Instrument, string>> = {
  preservation: 'Preservation letter',
  preservation_extension: 'Preservation extension',
  preservation_release: 'Release of a preservation',
  emergency: 'Emergency request',
  emergency_disclosure_request: 'Emergency request',
  subpoena: 'Subpoena',
  court_order_2703d: 'Court order under 2703(d)',
  search_warrant: 'Search warrant',
  pen_trap_order: 'Pen register order',
  wiretap_order: 'Wiretap order',
  consent: 'Consent of the account holder',
  deficiency_letter: 'Deficiency letter',
  ndo_2705b: 'Non-disclosure order',
  delayed_notice_2705a: 'Order delaying notice',
  records_certificate: 'Request for a certificate of records',
  cost_approval: 'Costs of a production',
  objection_reply: 'Reply to an objection',
  withdrawal: 'Withdrawal of a request',
  mlat: 'Request for mutual legal assistance',
  mlat_request: 'Request for mutual legal assistance',
  network_24_7_preservation: 'Preservation over the 24/7 network',
  foreign_order: "Order under one's own law",
  epoc: 'European Production Order (EPOC)',
  epoc_pr: 'European Preservation Order (EPOC-PR)',
  copo: 'Overseas production order',
  ipo: 'International production order',
  bnss_94: 'Order under section 94 of the BNSS',
  ipa_authorisation: 'Communications data authorisation',
};

/** `search_warrant` → `Search warrant`. */
export function instrumentTitle(instrument: string): string {
  const known = names[instrument as Instrument];
  if (known) return known;
  const words = instrument.replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

const lists = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** `Search warrant to Snap`; a warrant for several providers names them all. */
export function requestTitle({
  instrument,
  providerName,
  facts,
}: Pick<Request, 'instrument' | 'providerName' | 'facts'>): string {
  const providers = [providerName, ...facts.targets.map(({ provider }) => provider.name)];
  return `${instrumentTitle(instrument)} to ${lists.format(providers)}`;
}
