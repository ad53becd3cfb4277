/** Decides for each record whether the legal process covers it. */
import { Problem } from '../base/problem.js';
import type { DataCategory } from '../base/vocabulary.js';
import type { Scope } from './contract.js';
import { stateCategories } from './state-categories.js';
import { instant } from './time.js';

export type ScopeVerdict = 'in' | 'outside' | 'unknown';

/** What the verdict is made of. */
export interface ScopeFacts {
  /** UTC µs; null when not known. */
  us: number | null;
  /** Wall clock µs, where the zone is not known. */
  wall: number | null;
  category: DataCategory | undefined;
  account: string | undefined;
}

/** Zones lie within 14 hours of UTC, so a wall clock further than that from a limit is surely on its side. */
const zoneSlack = 14 * 3600 * 1_000_000;
const day = 86_400 * 1_000_000;

/**
 * A scope ready to be asked. Dates without a time mean whole days in UTC, the last one included.
 * @throws Problem `scope-date` when a date cannot be read.
 */
export class ScopeJudge {
  /** Accounts matter, so that the caller must say the account of each record. */
  readonly needsAccount: boolean;
  /** No limit at all: everything is in scope. */
  readonly open: boolean;
  private readonly from: number;
  private readonly to: number;
  private readonly dated: boolean;
  private readonly categories: ReadonlySet<string> | null;
  private readonly accounts: ReadonlySet<string> | null;

  constructor(scope: Scope = {}) {
    this.from = scope.from === undefined ? Number.NEGATIVE_INFINITY : limit(scope.from, 'from');
    this.to = scope.to === undefined ? Number.POSITIVE_INFINITY : limit(scope.to, 'to');
    this.dated = scope.from !== undefined || scope.to !== undefined;
    this.categories = scope.categories ? new Set(scope.categories) : null;
    this.accounts = scope.accounts ? new Set(scope.accounts.map((a) => a.toLowerCase())) : null;
    this.needsAccount = this.accounts !== null;
    this.open = !this.dated && this.categories === null && this.accounts === null;
  }

  /** `outside` when any limit surely excludes it; `unknown` when a limit cannot be judged; else `in`. */
  verdict(facts: ScopeFacts): ScopeVerdict {
    if (this.open) return 'in';
    const parts = [
      this.byDate(facts),
      this.byList(this.categories, facts.category),
      this.byAccount(facts.account),
    ];
    if (parts.includes('outside')) return 'outside';
    return parts.includes('unknown') ? 'unknown' : 'in';
  }

  private byDate({ us, wall, category }: ScopeFacts): ScopeVerdict {
    if (!this.dated || (category !== undefined && stateCategories.has(category))) return 'in';
    if (us !== null) return us >= this.from && us <= this.to ? 'in' : 'outside';
    if (wall === null) return 'unknown';
    if (wall + zoneSlack < this.from || wall - zoneSlack > this.to) return 'outside';
    return wall - zoneSlack >= this.from && wall + zoneSlack <= this.to ? 'in' : 'unknown';
  }

  private byList(allowed: ReadonlySet<string> | null, value: string | undefined): ScopeVerdict {
    if (allowed === null) return 'in';
    if (value === undefined || value === '') return 'unknown';
    return allowed.has(value) ? 'in' : 'outside';
  }

  private byAccount(account: string | undefined): ScopeVerdict {
    return this.byList(this.accounts, account?.toLowerCase());
  }
}

function limit(text: string, end: 'from' | 'to'): number {
  const { us } = instant.any(text, { zone: 'UTC' });
  if (us === null) {
    throw new Problem({
      code: 'scope-date',
      what: `"${text}" is not a date.`,
      where: `scope.${end}`,
      remedy: 'Write it as 2026-01-31, or with a time and zone as 2026-01-31T12:00:00Z.',
    });
  }
  return end === 'to' && /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? us + day - 1 : us;
}
