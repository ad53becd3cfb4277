/** What was asked for and did not come, each as a sentence that a letter can carry. */
import { showDate } from '../base/zone.js';
import { categoryWords } from './category-words.js';
import type { SettledCount } from './reconcile.js';
import type { Asked, AskedRow, MissingRow } from './reconcile-types.js';

/** Missing categories first, then accounts of which nothing came, then gaps. */
export function findMissing(
  asked: Asked,
  rows: readonly AskedRow[],
  counts: readonly SettledCount[],
): MissingRow[] {
  return [
    ...rows.filter((r) => r.state === 'missing').map(missingCategory),
    ...missingAccounts(asked, counts),
    ...rows.flatMap((row) => row.gaps.filter((g) => g.notable).map((gap) => missingDays(row, gap))),
  ];
}

function missingCategory(row: AskedRow): MissingRow {
  const text = `${categoryWords(row.category)}: asked for; nothing came, and the return does not say that none is held.`;
  return { what: 'category', category: row.category, account: null, from: null, to: null, days: null, text };
}

/** Only where the return names accounts at all: many do not say on each record whose it is. */
function missingAccounts(asked: Asked, counts: readonly SettledCount[]): MissingRow[] {
  if (!counts.some((c) => c.owner !== null)) return [];
  return asked.accounts
    .filter((account) => !counts.some((c) => c.owner === account))
    .map((account) => ({
      what: 'account',
      category: null,
      account,
      from: null,
      to: null,
      days: null,
      text: `${account}: asked about; no record of this account came.`,
    }));
}

function missingDays(row: AskedRow, gap: AskedRow['gaps'][number]): MissingRow {
  const whose = gap.account === null ? '' : ` of ${gap.account}`;
  const text =
    `${categoryWords(row.category)}${whose}: nothing from ${showDate(gap.from)} to ${showDate(gap.to)} ` +
    `(${gap.days} days), though elsewhere the days with records lie ${pause(gap.usual ?? 1)} apart.`;
  return {
    what: 'gap',
    category: row.category,
    account: gap.account,
    from: gap.from,
    to: gap.to,
    days: gap.days,
    text,
  };
}

function pause(days: number): string {
  return days === 1 ? 'a day' : `${days} days`;
}
