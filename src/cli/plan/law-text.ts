/** What the law puts on a step, as lines of text: words for the paper, notice owed, ways across a border, what else answers. */
import type { PathOption, Step } from '../../navigator/types.js';
import { counted } from './clock-text.js';
import { categoryList, cite, wrap } from './words.js';

const places = {
  'first-page': 'on page 1',
  head: 'at the head',
  body: 'in the text',
  attachment: 'as an attachment',
  signature: 'at the signature',
} as const;

/** Papers, own notices, ways and alternatives; nothing where the step has none. */
export function lawLines(step: Step, asOf: string): string[] {
  const lines = [
    ...(step.papers ?? []).map(
      ({ text, placement, reason }) =>
        `§ The paper must carry, ${places[placement]}: ${text} [${cite(reason, asOf)}]`,
    ),
    ...(step.ownNotices ?? []).map(
      ({ text, delay, reason }) =>
        `§ Notice that you owe: ${text}${delay ? ` ${delay}` : ''} [${cite(reason, asOf)}]`,
    ),
    ...(step.paths ?? []).map(way),
    ...(step.alternatives ?? []).map(({ text, citation }) => `↳ ${text} [${citation}]`),
  ];
  return lines.flatMap((line) => wrap(line, '     ', '       '));
}

function way({ name, chosen, open, why, days, expect, reaches }: PathOption): string {
  if (chosen) return `→ This way: ${name}. Time to expect: ${time(days, expect)}`;
  const state = open ? 'also open' : 'not open';
  return `· ${name} (${state}, for ${categoryList(reaches)}): ${open ? time(days, expect) : why}`;
}

function time(days: number | null, expect: string): string {
  if (days === null || /\d|\bmonth|\bdays\b/.test(expect)) return expect;
  return `${days < 1 ? counted(Math.round(days * 24), 'hour') : counted(days, 'day')}. ${expect}`;
}
