/** Asked and came: holds what the process asked for against what the provider sent. Pure. */
import type { DataCategory } from '../base/vocabulary.js';
import { accountMatcher } from './accounts.js';
import { answeredAlsoBy, categoryOfKind, undatedCategories } from './categories.js';
import { findGaps, type Gap } from './gaps.js';
import { findMissing } from './missing.js';
import { findNotAsked } from './not-asked.js';
import { askedDays, type DayRange } from './period.js';
import type {
  Asked,
  AskedRow,
  AskedState,
  Came,
  CameCount,
  CameRow,
  NoneHeld,
  Reconciliation,
} from './reconcile-types.js';

/** A count with its category settled and its account told apart. */
export interface SettledCount extends CameCount {
  /** The asked account that it belongs to; null when it is another's or nobody's. */
  owner: string | null;
}

/**
 * @param asked from the request's process, or from the plan's steps
 * @param came counts of a reading and what its ledger says is not held
 */
export function reconcile(asked: Asked, came: Came): Reconciliation {
  const range = askedDays(asked.period);
  const owner = accountMatcher(asked.accounts, came.aliases);
  const counts: SettledCount[] = came.counts.map((count) => ({
    ...count,
    category: count.category ?? categoryOfKind[count.kind],
    owner: count.account === null ? null : owner(count.account),
  }));
  const rows = [...new Set(asked.categories)].map((c) => askedRow(c, asked, counts, came.noneHeld, range));
  return {
    asked: rows,
    came: cameRows(counts),
    missing: findMissing(asked, rows, counts),
    notAsked: findNotAsked(asked, counts),
  };
}

function askedRow(
  category: DataCategory,
  asked: Asked,
  counts: readonly SettledCount[],
  noneHeld: readonly NoneHeld[],
  range: DayRange | null,
): AskedRow {
  const { rows, answeredBy } = answersTo(category, counts);
  const gaps = undatedCategories.has(category) || !range ? [] : gapsByAccount(rows, asked.accounts, range);
  const none = rows.length === 0 ? bestNone(category, noneHeld) : null;
  return {
    category,
    state: stateOf(rows.length > 0, none !== null, gaps),
    ...sums(rows),
    answeredBy,
    gaps,
    noneHeld: none,
  };
}

/** The records that answer a category: its own, else those of the categories that hold it too. */
function answersTo(
  category: DataCategory,
  counts: readonly SettledCount[],
): { rows: SettledCount[]; answeredBy: DataCategory[] } {
  const own = counts.filter((c) => c.category === category);
  if (own.length > 0) return { rows: own, answeredBy: [] };
  const also = answeredAlsoBy[category] ?? [];
  const rows = counts.filter((c) => c.category !== null && also.includes(c.category));
  return { rows, answeredBy: also.filter((a) => rows.some((r) => r.category === a)) };
}

function stateOf(any: boolean, none: boolean, gaps: readonly Gap[]): AskedState {
  if (any) return gaps.some((g) => g.notable) ? 'partly' : 'came';
  return none ? 'none-held' : 'missing';
}

/** A word of the provider outweighs an empty table. */
function bestNone(category: DataCategory, noneHeld: readonly NoneHeld[]): NoneHeld | null {
  const found = noneHeld.filter((n) => n.category === category);
  return found.find((n) => n.stated) ?? found[0] ?? null;
}

/** With several accounts a hole of one is hidden by the days of another, so each is looked at alone. */
function gapsByAccount(
  rows: readonly SettledCount[],
  accounts: readonly string[],
  range: DayRange,
): AskedRow['gaps'] {
  const seen = accounts.length > 1 ? accounts.filter((a) => rows.some((r) => r.owner === a)) : [];
  const groups: (string | null)[] = seen.length > 1 ? seen : [null];
  return groups.flatMap((account) => {
    const days = rows.filter((r) => account === null || r.owner === account).flatMap((r) => r.day ?? []);
    return findGaps(days, range.from, range.to).map((gap) => ({ ...gap, account }));
  });
}

function cameRows(counts: readonly SettledCount[]): CameRow[] {
  const byCategory = new Map<DataCategory | null, SettledCount[]>();
  for (const count of counts) {
    const rows = byCategory.get(count.category);
    if (rows) rows.push(count);
    else byCategory.set(count.category, [count]);
  }
  return [...byCategory]
    .map(([category, rows]) => ({ category, ...sums(rows), byKind: kinds(rows) }))
    .sort((a, b) => b.records - a.records || String(a.category).localeCompare(String(b.category)));
}

function kinds(rows: readonly SettledCount[]): CameRow['byKind'] {
  const found: CameRow['byKind'] = {};
  for (const row of rows) found[row.kind] = (found[row.kind] ?? 0) + row.records;
  return found;
}

function sums(rows: readonly SettledCount[]): Pick<AskedRow, 'records' | 'sealed' | 'first' | 'last'> {
  // Days on which all is sealed are counted and not told.
  const days = rows.flatMap((r) => (r.sealed < r.records ? (r.day ?? []) : [])).sort();
  return {
    records: rows.reduce((n, r) => n + r.records, 0),
    sealed: rows.reduce((n, r) => n + r.sealed, 0),
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
  };
}
