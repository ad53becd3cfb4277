/** Says at the end of a file what its legend told, what was asked and not held, and what to look at. */
import type { Item, Output } from '../../src/returns/contract.js';
import { quoted } from '../../src/returns/told.js';
import type { Legend } from './legend.js';
import type { FileCounts } from './row-checks.js';

export interface FileFacts {
  legend: Legend;
  tables: number;
  /** The file is an explanation and nothing else. */
  legendOnly: boolean;
  counts: FileCounts;
}

export function reportFile(item: Item, out: Output, facts: FileFacts): void {
  const { counts, tables } = facts;
  if (counts.legendRows > 0) reportLegend(out, facts);
  if (counts.none > 0) reportNone(out, counts);
  else if (facts.legendOnly) reportLegendOnly(item, out);
  else if (tables === 0) reportNoTable(item, out);
  else if (counts.rows === 0) reportNoRows(out, tables);
  if (tables > 0 && counts.strange > 0) reportStrange(item, out, counts);
  if (counts.outside > 0) reportOutside(item, out, facts);
  reportDuplicates(item, out, counts);
}

function reportLegend(out: Output, { legend, counts }: FileFacts): void {
  const { legendRows } = counts;
  out.field('(legend)', 'set_aside', legendRows, "the provider's own explanation of the file, not records");
  if (legend.range !== undefined) out.field('(legend) Date range searched', 'read', 1, legend.range);
  if (legend.userId !== undefined) out.field('(legend) User ID', 'read', 1, quoted(legend.userId));
  for (const [column, meaning] of legend.columns) out.field(`(legend) ${column}`, 'read', 1, meaning);
}

function reportNoTable(item: Item, out: Output): void {
  out.finding(
    'finding',
    'header-unknown',
    `${item.base} holds no line of "=" and no header that this reader knows, so it was left to the generic ` +
      'reader. Open the file: if it holds rows, report its layout.',
  );
}

function reportOutside(item: Item, out: Output, { counts, legend }: FileFacts): void {
  const { outside } = counts;
  out.finding(
    'warning',
    'outside-stated-range',
    `${outside} row${outside === 1 ? ' is' : 's are'} dated outside the range that the legend of ${item.base} says was ` +
      `searched (${legend.range}). Check them against what the process allows.`,
  );
}

function reportDuplicates(item: Item, out: Output, { duplicateMessages, duplicateRows }: FileCounts): void {
  if (duplicateMessages > 0) {
    const text =
      `${stand(duplicateMessages, 'message', item.base)} in another part of this return as well (same conversation, ` +
      'message id, time and sender). All are kept and marked; count them once.';
    out.finding('finding', 'duplicate-messages', text);
  }
  if (duplicateRows > 0) {
    const text =
      `${stand(duplicateRows, 'row', item.base)} in another part of this return as well, the same in every cell. All are ` +
      'kept and marked; count them once.';
    out.finding('finding', 'duplicate-rows', text);
  }
}

function stand(n: number, word: string, file: string): string {
  return n === 1 ? `One ${word} of ${file} stands` : `${n} ${word}s of ${file} stand`;
}

function reportNone(out: Output, { none, rows }: FileCounts): void {
  const why = 'Asked, none held: the provider says that it found no data.';
  out.field('(no responsive data)', 'read', none, why);
  if (rows === 0) out.state('read', why);
}

/** Neither rows nor word of why: what that means only the provider can tell. */
function reportNoRows(out: Output, tables: number): void {
  const why = 'A header without a row below it: the file does not say whether any were found.';
  out.field('(no rows)', 'read', tables, why);
  out.state('read', why);
}

function reportLegendOnly(item: Item, out: Output): void {
  out.finding(
    'finding',
    'legend-only',
    `${item.base} holds its explanation and no table, and does not say that nothing was found. Ask Snap whether its ` +
      'table was left out.',
  );
}

function reportStrange(item: Item, out: Output, { strange, firstStrange }: FileCounts): void {
  const { line, offset, length, text } = firstStrange!;
  out.field('(lines between tables)', 'failed', strange, 'neither words nor rows of a known table', text);
  out.finding(
    'finding',
    'rows-unread',
    `${strange} line${strange === 1 ? '' : 's'} of ${item.base} stand outside its tables and look like rows, from line ` +
      `${line} on: "${quoted(text.slice(0, 80))}". They are no records. Look at the file, and report its layout.`,
    { offset, length, line },
  );
}
