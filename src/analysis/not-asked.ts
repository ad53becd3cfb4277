/** What came although nobody asked: it may have to be sealed or sent back, so it is said. */
import type { DataCategory } from '../base/vocabulary.js';
import { stateCategories } from '../returns/state-categories.js';
import { askedAlsoAs } from './categories.js';
import { categoryWords } from './category-words.js';
import { dayTouches } from './period.js';
import type { SettledCount } from './reconcile.js';
import type { Asked, NotAskedRow } from './reconcile-types.js';

/** Categories not asked for; days outside the dates; accounts that are not ours. Each record is named once. */
export function findNotAsked(asked: Asked, counts: readonly SettledCount[]): NotAskedRow[] {
  const wanted = wantedCategories(asked.categories);
  const others = counts.filter((c) => c.category === null || !wanted.has(c.category));
  const ours = counts.filter((c) => c.category !== null && wanted.has(c.category));
  const early = ours.filter((c) => isDated(c) && !dayTouches(c.day, asked.period));
  return [
    ...byCategory(others).map(([category, rows]) => otherCategory(category, rows)),
    ...byCategory(early).map(([category, rows]) => otherDays(category, rows)),
    ...strangers(asked, ours),
  ];
}

/** A state has no day of its own that the dates could miss. */
function isDated(count: SettledCount): count is SettledCount & { day: string } {
  return count.day !== null && count.category !== null && !stateCategories.has(count.category);
}

/** With those that are the same records under another name. */
function wantedCategories(categories: readonly DataCategory[]): Set<DataCategory> {
  return new Set(categories.flatMap((c) => [c, ...(askedAlsoAs[c] ?? [])]));
}

function byCategory(rows: readonly SettledCount[]): [DataCategory | null, SettledCount[]][] {
  const groups = new Map<DataCategory | null, SettledCount[]>();
  for (const row of rows) groups.set(row.category, [...(groups.get(row.category) ?? []), row]);
  return [...groups].sort((a, b) => String(a[0]).localeCompare(String(b[0])));
}

function otherCategory(category: DataCategory | null, rows: SettledCount[]): NotAskedRow {
  const { records, sealed } = sum(rows);
  const why = category === null ? 'no category is stated for them' : 'nobody asked for them';
  const text = `${categoryWords(category)}: ${count(records)} came, and ${why}.${sealed === records ? ' Sealed.' : ''}`;
  return { category, outsidePeriod: false, account: null, records, sealed, text };
}

function otherDays(category: DataCategory | null, rows: SettledCount[]): NotAskedRow {
  const { records, sealed } = sum(rows);
  const note = sealed === records ? ' Sealed.' : '';
  const text = `${categoryWords(category)}: ${count(records)} outside the dates that were asked for.${note}`;
  return { category, outsidePeriod: true, account: null, records, sealed, text };
}

/**
 * Accounts that were not asked about. Where no record is tied to an asked account the return may only name its accounts
 * in another way, or be another person's: that is for a person to check, and is said so.
 */
function strangers(asked: Asked, rows: readonly SettledCount[]): NotAskedRow[] {
  if (asked.accounts.length === 0) return [];
  const accounts = new Set(rows.filter((r) => r.owner === null && r.account !== null).map((r) => r.account));
  const why = rows.some((r) => r.owner !== null)
    ? 'of an account that was not asked about.'
    : `of an account that the request does not name; it names ${asked.accounts.join(', ')}.`;
  return [...accounts].sort().map((account) => {
    const { records, sealed } = sum(rows.filter((r) => r.account === account));
    const text = `${account}: ${count(records)} ${why}`;
    return { category: null, outsidePeriod: false, account, records, sealed, text };
  });
}

function sum(rows: readonly SettledCount[]): { records: number; sealed: number } {
  return rows.reduce((s, r) => ({ records: s.records + r.records, sealed: s.sealed + r.sealed }), {
    records: 0,
    sealed: 0,
  });
}

function count(n: number): string {
  return n === 1 ? '1 record' : `${n} records`;
}
