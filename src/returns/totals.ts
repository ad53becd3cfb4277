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
  private readonly threadIds = new Set<string>();
  private readonly same = new Map<string, number>();
  private overflowed = false;

  get accounts(): AccountEntry[] {
    return [...this.accountsByKey.values()];
  }

  get threads(): number {
    return this.threadIds.size;
  }

  /** Adds an account; a second mention fills in the name, and makes a party the subject. */
  account(entry: AccountEntry): void {
    const key = `${entry.service ?? ''}\n${entry.id}`;
    const known = this.accountsByKey.get(key);
    if (known === undefined) {
      if (!this.roomFor(this.accountsByKey.size, 'accounts')) return;
      this.accountsByKey.set(key, { ...entry });
      return;
    }
    if (known.name === undefined && entry.name !== undefined) known.name = entry.name;
    if (entry.role === 'subject') known.role = 'subject';
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
