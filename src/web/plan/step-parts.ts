/** Parts of a step that only some have: verdicts in a sentence, ways across the border, papers, notice that is owed. */
import type { Law } from '../../law/types.js';
import { categoryWords, processWords } from '../../navigator/index.js';
import type { OwnNotice, PathOption, PlanCategory, Step, StepPaper } from '../../navigator/types.js';
import { listInWords } from './list-words.js';

/** Categories with one verdict: the sentence, and behind it the chain of each. */
export interface VerdictGroup {
  /** `Subscriber details and log-in IP addresses` */
  what: string;
  because: string;
  categories: (PlanCategory & { words: string; processWords: string })[];
}

/** The verdicts of a step, those with the same sentence together, in the order of the plan. */
export function verdictsOf(step: Step, law: Law): VerdictGroup[] {
  const groups = new Map<string, VerdictGroup['categories']>();
  for (const category of step.categories) {
    const because = category.because ?? `By ${processWords(law, category.process)}.`;
    const list = groups.get(because) ?? [];
    const words = categoryWords(category.id);
    groups.set(because, [...list, { ...category, words, processWords: processWords(law, category.process) }]);
  }
  return [...groups].map(([because, categories]) => ({
    what: listInWords(categories.map(({ words }) => words)),
    because,
    categories,
  }));
}

/** One way across a border as a row: `state` is said in words beside its mark. */
export interface PathRow extends PathOption {
  state: string;
  mark: string;
  tone: 'good' | 'warn' | 'neutral';
  reachesWords: string;
  daysWords: string;
}

/** The ways of a step side by side, the chosen one first. */
export function pathRows(step: Step): PathRow[] {
  const rows = (step.paths ?? []).map((path) => ({
    ...path,
    ...stateOf(path),
    reachesWords: path.reaches.map(categoryWords).join(', '),
    daysWords: path.days === null ? 'not known' : path.days === 1 ? '1 day' : `${path.days} days`,
  }));
  return rows.sort((a, b) => Number(b.chosen) - Number(a.chosen));
}

function stateOf({ chosen, open }: PathOption): Pick<PathRow, 'state' | 'mark' | 'tone'> {
  if (chosen) return { state: 'This step', mark: '✓', tone: 'good' };
  return open
    ? { state: 'Open too', mark: '○', tone: 'neutral' }
    : { state: 'Not open', mark: '✗', tone: 'warn' };
}

const placements: Record<StepPaper['placement'], string> = {
  'first-page': 'On the first page',
  head: 'At the head',
  body: 'In the text',
  attachment: 'As an attachment',
  signature: 'At the signature',
};
const kinds: Record<StepPaper['kind'], string> = {
  text: 'a sentence',
  form: 'a form',
  attestation: 'a statement to sign',
  particulars: 'what must be stated',
};

/** What the paper must carry, and where. The rule's words are often the paper's own: they are said once. */
export function paperRows({ papers }: Step) {
  return (papers ?? []).map((paper) => ({
    ...paper,
    where: placements[paper.placement],
    what: kinds[paper.kind],
    reason: {
      ...paper.reason,
      text: paper.reason.text.trim() === paper.text.trim() ? '' : paper.reason.text,
    },
  }));
}

/** Notice that the agency owes, with its time in words. */
export function ownNoticeRows({ ownNotices }: Step) {
  return (ownNotices ?? []).map((notice) => ({ ...notice, when: dueWords(notice) }));
}

function dueWords({ days, event }: OwnNotice): string {
  if (days === null) return `No time is set in the text that was read; it counts from when ${event}.`;
  if (days === 0) return `At the same time as ${event}.`;
  const length = days === 1 ? '1 day' : `${days} days`;
  return `Within ${length} of: ${event}.`;
}
