/** Why the gate decided so, for the person who asked and the supervisor who looks at it. */
import type { GateExplanation } from '../../navigator/index.js';

const parts: Record<GateExplanation['structure'][number]['id'], string> = {
  case: 'Kind of case',
  account: 'Account',
  predicate: 'Facts',
  offence: 'Offence',
  threat: 'Threat',
  danger: 'Danger',
  authority: 'Authority',
  period: 'Period',
};
const stands = {
  yes: { mark: '✓', word: 'Stands' },
  no: { mark: '✗', word: 'Does not stand' },
  unknown: { mark: '?', word: 'Not known' },
} as const;
const kinds: Record<GateExplanation['words'][number]['kind'], string> = {
  watching: 'Words of watching',
  protected: 'Words of protected activity',
  'watch-alone': 'Words of watching, with no protected activity beside them',
  unread: 'Words that could not be read',
};

/** Rules, structure and words, each with its name. */
export function explainView(explained: GateExplanation) {
  return {
    rules: explained.rules,
    structure: explained.structure.map((part) => ({ ...part, name: parts[part.id], ...stands[part.stands] })),
    words: explained.words.map(({ kind, found }) => ({ name: kinds[kind], found })),
    questions: explained.questions,
  };
}
