/** What is counted over a whole reading, beside the records themselves. */
import type { AccountEntry, Finding } from './contract.js';

/** Distinct accounts and threads kept by name; past it they are no longer told apart, and a warning says so. */
export const maxDistinct = 500_000;
/** Findings of one code for one item; past it they are only counted. */
const maxSame = 20;

/** Collects accounts, threads and findings of a reading. */
export class Totals {
  readonly findings: Finding[] = [];
  private readonly accountsByKey = new Map<string, AccountEntry>();
  private readonly namedBy = new Map<AccountEntry, number>();
  private readonly threadIds = new Set<string>();
  private readonly same = new Map<string, number>();
  private overflowed = false;

  get accounts(): AccountEntry[] {
    return [...this.accountsByKey.values()];
  }

  get threads(): number {
    return this.threadIds.size;
  }

  /** Adds an account, met in the file `item`; a second mention fills in the name, and makes a party the subject. */
  account(entry: AccountEntry, item: number): void {
    const key = `${entry.service ?? ''}\n${entry.id}`;
    const known = this.accountsByKey.get(key);
    if (known === undefined) {
      if (!this.roomFor(this.accountsByKey.size, 'accounts')) return;
      const made = { ...entry };
      this.accountsByKey.set(key, made);
      if (made.name !== undefined) this.namedBy.set(made, item);
      return;
    }
    if (known.name === undefined && entry.name !== undefined) {
      known.name = entry.name;
      this.namedBy.set(known, item);
    }
    if (entry.role === 'subject') known.role = 'subject';
  }

  /** Number of the file that gave the account its name; -1 where that was the return as a whole, or nobody. */
  nameFrom(account: AccountEntry): number {
    return this.namedBy.get(account) ?? -1;
  }

  thread(id: string): void {
    if (this.threadIds.has(id) || !this.roomFor(this.threadIds.size, 'threads')) return;
    this.threadIds.add(id);
  }

  finding(finding: Finding): void {
    const key = `${finding.code}\n${finding.item ?? ''}`;
    const met = (this.same.get(key) ?? 0) + 1;
    this.same.set(key, met);
    if (met <= maxSame) this.findings.push(finding);
  }

  /** One closing line for each finding that came more often than is shown. */
  closeFindings(nameOf: (item: number | undefined) => string): void {
    for (const [key, met] of this.same) {
      if (met <= maxSame) continue;
      const [code = '', item = ''] = key.split('\n');
      const first = this.findings.find((f) => f.code === code && String(f.item ?? '') === item);
      if (first === undefined) continue;
      const text = `${nameOf(first.item)}: ${met - maxSame} more like this (${code}) are counted but not listed.`;
      this.findings.push({ level: first.level, code, text, item: first.item });
    }
  }

  private roomFor(size: number, what: string): boolean {
    if (size < maxDistinct) return true;
    if (!this.overflowed) {
      const text = `More than ${maxDistinct} distinct ${what}: those beyond are in the records but not in the count.`;
      this.findings.push({ level: 'warning', code: 'distinct-cap', text });
    }
    this.overflowed = true;
    return false;
  }
}
