/** "What would get this sent back", while the questions are answered: a mark, words, what to do, where to change it. */
import { checksSoFar } from '../../desk/plans/wizard/checks.js';
import type { QuestionId, WizardDraft } from '../../desk/plans/wizard/types.js';
import type { RefusalCheck } from '../../navigator/index.js';
import type { Services } from '../contract.js';
import { questionHref } from './places.js';

export interface CheckLine {
  /** `✓`, `⚠`, `✗`: beside the word, never in its place. */
  mark: string;
  word: string;
  tone: 'good' | 'warn' | 'bad';
  text: string;
  how: string;
  citation: string;
  change: string;
  changeWords: string;
}

const marks = {
  ok: { mark: '✓', word: 'Well', tone: 'good' },
  warn: { mark: '⚠', word: 'May come back', tone: 'warn' },
  stop: { mark: '✗', word: 'Will come back', tone: 'bad' },
} as const;

const questionOf: Record<RefusalCheck['reason'], QuestionId> = {
  'wrong-identifier': 'accounts',
  'over-broad': 'period',
  'not-held': 'needs',
  'no-legal-basis': 'purpose',
};
const special: Partial<Record<RefusalCheck['id'], QuestionId>> = {
  everything: 'needs',
  'exact-address': 'accounts',
  'nothing-to-sign': 'signed',
};
const changeWords: Partial<Record<QuestionId, string>> = {
  accounts: 'Change the accounts',
  period: 'Change the dates',
  needs: 'Change what you ask for',
  purpose: 'Change the offence',
  signed: 'Change what can be signed',
};

const order = { stop: 0, warn: 1, ok: 2 };
const most = 5;

/** The lines, what stops first; of a long list the rest stands behind a disclosure. Null before there is anything to say. */
export function checksView(
  draft: WizardDraft,
  services: Services,
  id: string,
): { lines: CheckLine[]; more: CheckLine[]; stops: number } | null {
  const today = services.now().toISOString().slice(0, 10);
  const found = checksSoFar(draft, services.plans.knowledge, today);
  if (found.length === 0) return null;
  const lines = [...found].sort((a, b) => order[a.state] - order[b.state]).map((check) => lineOf(check, id));
  const stops = found.filter(({ state }) => state === 'stop').length;
  return { lines: lines.slice(0, most), more: lines.slice(most), stops };
}

/** One check in words, with the way to the question that mends it. */
export function lineOf(check: RefusalCheck, id: string): CheckLine {
  const question = special[check.id] ?? questionOf[check.reason];
  const { text, how, citation } = check;
  return {
    ...marks[check.state],
    text,
    how,
    citation,
    change: questionHref(id, question, true),
    changeWords: changeWords[question] ?? 'Change it',
  };
}
