/** The state of the catalog as those who look after it see it: what is old, due, weak, in conflict or not readable. Pure. */
import { monthsOld, sourceDate } from '../../catalog/age.js';
import { allDays, holdsOn, providerAt } from '../../catalog/at.js';
import { certaintyOf } from '../../catalog/certainty.js';
import { reviewBy, staleAfterMonths } from '../../catalog/review-period.js';
import type { Catalog, Certainty, Dated, Provider, Sourced } from '../../catalog/types.js';

/** One provider's state on a day. */
export interface ProviderCare {
  id: string;
  name: string;
  kind: string;
  checked: string;
  reviewBy: string;
  overdue: boolean;
  facts: number;
  /** Facts that hold and whose source is older than the review period. */
  stale: number;
  /** Date of the oldest source of a fact that holds. */
  oldest: string;
  conflicts: number;
  confidence: Provider['confidence'];
  certainty: Record<Certainty, number>;
  /** True where the file in force is the agency's own. */
  own: boolean;
}

/** Every provider, those that need somebody soonest first. @param own ids whose file is the agency's */
export function catalogCare(catalog: Catalog, asOf: string, own: ReadonlySet<string>): ProviderCare[] {
  return [...catalog.providers.values()]
    .map((provider) => careOf(provider, asOf, own.has(provider.id)))
    .sort(
      (a, b) => a.reviewBy.localeCompare(b.reviewBy) || b.stale - a.stale || a.name.localeCompare(b.name),
    );
}

/** One provider's state. Facts that are over do not grow old and are not counted as stale. */
export function careOf(provider: Provider, asOf: string, own: boolean): ProviderCare {
  const rows = rowsOf(provider);
  const standing = rows.filter((row) => holdsOn(row, asOf));
  const dates = standing.map((row) => dateOf(provider, row));
  const certainty = { sure: 0, confirm: 0, unverified: 0 };
  for (const row of standing) certainty[certaintyOf(provider, row).certainty] += 1;
  const due = reviewBy(provider);
  return {
    id: provider.id,
    name: provider.name,
    kind: provider.kind,
    checked: provider.last_verified,
    reviewBy: due,
    overdue: due < asOf,
    facts: rows.length,
    stale: dates.filter((date) => monthsOld(date, asOf) >= staleAfterMonths()).length,
    oldest: dates.sort()[0] ?? '',
    conflicts: providerAt(provider, asOf).conflicts.length,
    confidence: provider.confidence,
    certainty,
    own,
  };
}

function rowsOf(provider: Provider): (Sourced & Dated)[] {
  const all = allDays(provider);
  return [
    ...(provider.names ?? []),
    ...Object.values(all.lists).flat(),
    ...Object.values(all.singles).flat(),
    ...provider.changes,
  ];
}

function dateOf(provider: Provider, row: Sourced): string {
  const source = provider.sources.get(row.source);
  return source ? sourceDate(source, provider) : provider.last_verified;
}
