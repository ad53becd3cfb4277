/** The provider's own reasons for sending requests back, told with what they bear on. */
import type { Provider, TextFact } from '../../catalog/types.js';
import { isAbroad } from '../../navigator/standing.js';
import { loadRejectEntries, type RejectEntries, type RejectTest } from '../knowledge.js';
import type { LetterProblem } from '../types.js';
import { envOf, providerOf } from './judge.js';
import { compelling } from './process.js';
import { type CheckContext, citeProvider, problem } from './rule.js';

type Entry = RejectEntries[number];

const tests: Record<RejectTest, (context: CheckContext, provider: Provider) => boolean> = {
  'over-25-accounts': ({ facts }) => facts.identifiers.length > 25,
  'serial-letters': ({ facts }) =>
    facts.identifiers.some(({ kind, value }) => kind === 'serial_number' && /[oi]/i.test(value)),
  'not-english': ({ facts }) => facts.language !== 'en',
  'second-extension': ({ facts }) =>
    facts.instrument === 'preservation_extension' && (facts.preservation?.renewals ?? 0) > 0,
  'bare-letter': ({ facts }) => facts.instrument === 'subpoena',
  'by-mail': ({ facts }) => ['email', 'fax', 'post'].includes(facts.channel?.type ?? ''),
  'foreign-process': (context, provider) =>
    (compelling(context) !== undefined ||
      ['production_order', 'bnss_94'].includes(context.facts.instrument)) &&
    isAbroad(provider, envOf(context)),
  'consent-asked': ({ facts }) => facts.instrument === 'consent',
  'public-asked': ({ facts }) => facts.categories.some(({ id }) => id === 'posts_public'),
};

/**
 * What was found, with the provider's own words where they say the same; its other reasons that bear on the letter are
 * added as one `should` each.
 */
export function withRejects(context: CheckContext, found: LetterProblem[]): LetterProblem[] {
  const provider = providerOf(context);
  if (!provider) return found;
  const said = [...found];
  const added: LetterProblem[] = [];
  for (const fact of provider.rejects) {
    const entry = entryOf(fact.text);
    if (entry === undefined || 'never' in entry) continue;
    if ('when' in entry) {
      if (tests[entry.when](context, provider)) added.push(ofItsOwn(context, fact));
      continue;
    }
    const at = said.findIndex((one) => entry.rules.some((rule) => isOf(rule, one)));
    if (at >= 0) said[at] = withWords(context, said[at]!, fact);
  }
  return [...said, ...added];
}

const entries = new Map<string, Entry | undefined>();

/** The entry that sorts a sentence of the catalog; undefined where none fits. */
export function entryOf(text: string): Entry | undefined {
  if (entries.has(text)) return entries.get(text);
  const entry = loadRejectEntries().find(({ match }) =>
    match.some((one) => new RegExp(one, 'iu').test(text)),
  );
  entries.set(text, entry);
  return entry;
}

/** `field-missing`, or `field-missing@fields.ndo_ends` for one place only. */
function isOf(rule: string, one: LetterProblem): boolean {
  return rule === one.rule || rule === `${one.rule}@${one.where}`;
}

function withWords(context: CheckContext, one: LetterProblem, { text, source }: TextFact): LetterProblem {
  const words = `${context.facts.provider.name} sends back: ${text} (${citeProvider(context, source)})`;
  return { ...one, citation: `${one.citation}; ${words}` };
}

function ofItsOwn(context: CheckContext, { text, source }: TextFact): LetterProblem {
  return problem(
    'provider-rejects',
    'should',
    'provider',
    `${context.facts.provider.name} sends back: ${text}.`,
    'See that it does not fit this letter.',
    citeProvider(context, source),
  );
}
