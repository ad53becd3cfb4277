/** The provider's own reasons for sending requests back, where they bear on this letter. */
import { loadRejectEntries, loadWording, type RejectTest } from '../knowledge.js';
import { instrumentName } from '../words.js';
import { type Check, type CheckContext, citeProvider, problem } from './rule.js';

const tests: Record<RejectTest, (context: CheckContext) => boolean> = {
  'weak-identifier': ({ facts }) =>
    facts.identifiers.some(
      ({ kind, value }) => kind === 'name_dob' || kind === 'other' || /\s/.test(value.trim()),
    ),
  'private-mail': ({ facts }) => [facts.signer.email, facts.agency.email].some(isPrivate),
  'second-extension': ({ facts }) =>
    facts.instrument === 'preservation_extension' && (facts.preservation?.renewals ?? 0) > 0,
  'open-ended-order': ({ facts }) =>
    facts.notice.nonDisclosure === 'order' && facts.notice.order?.ends === undefined,
  'silence-without-order': ({ facts }) =>
    facts.instrument === 'subpoena' && facts.notice.nonDisclosure === 'request',
  'no-period': ({ facts }) => facts.period.from === null || facts.period.to === null,
  'content-asked': ({ facts, law }) =>
    facts.instrument === 'subpoena' &&
    facts.categories.some(({ id }) => law.floors.get(id)?.process === 'search_warrant'),
  'no-attestation': ({ facts }) => facts.instrument === 'subpoena' && !facts.attestsNoProhibitedViolation,
  never: () => false,
};

/** One `should` for each reason of the provider that bears on the letter. */
export const checkRejects: Check = (context) => {
  const provider = context.catalog.providers.get(context.facts.provider.id);
  return (provider?.rejects ?? [])
    .filter(({ text }) => bears(context, text))
    .map(({ text, source }) =>
      problem(
        'provider-rejects',
        'should',
        'provider',
        `${provider!.name} sends back: ${text}.`,
        'See that it does not fit this letter.',
        citeProvider(context, source),
      ),
    );
};

function bears(context: CheckContext, text: string): boolean {
  const folded = text.toLowerCase();
  const entry = loadRejectEntries().find(({ words }) => words.some((word) => folded.includes(word)));
  if (entry) return tests[entry.when](context);
  const kind = context.facts.instrument.startsWith('preservation')
    ? 'preservation'
    : instrumentName(context.facts.instrument);
  return folded.includes(kind);
}

function isPrivate(address: string): boolean {
  return loadWording().privateMail.includes(address.split('@')[1]?.toLowerCase() ?? '');
}
