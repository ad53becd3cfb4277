/** Who takes part in the threads of a download, and whose download it is. */
import type { Output } from '../../src/returns/contract.js';
import { quoted } from '../../src/returns/told.js';

/** Gathers over all files; reports at the end, when the owner can be told. */
export class People {
  private readonly threadsOf = new Map<string, Set<string>>();
  private readonly threads = new Set<string>();
  /** The account, where the download names it. */
  private readonly stated = new Map<string, string | undefined>();

  /** Says that `name` takes part in `thread`. */
  add(name: string, thread: string): void {
    this.threads.add(thread);
    const known = this.threadsOf.get(name);
    if (known !== undefined) known.add(thread);
    else this.threadsOf.set(name, new Set([thread]));
  }

  /** The account as the personal information of the download has it. */
  owner(id: string, name: string | undefined): void {
    this.stated.set(id, name);
  }

  /** Reports each person once, the owner as the subject. */
  report(out: Output, service: string): void {
    const aliases = new Set([...this.stated.keys(), ...this.stated.values()]);
    for (const [id, name] of this.stated)
      out.account({ id, ...(name ? { name } : {}), service, role: 'subject' });
    const inferred = this.stated.size === 0 ? this.inAllThreads() : undefined;
    for (const name of this.threadsOf.keys()) {
      if (!aliases.has(name))
        out.account({ id: name, service, role: name === inferred ? 'subject' : 'party' });
    }
    if (inferred === undefined) return;
    out.finding(
      'warning',
      'owner-inferred',
      `“${quoted(inferred)}” is taken for the account holder, as the only person who is in all ${this.threads.size} threads; the download itself does not name its owner.`,
    );
  }

  /** The one person who is in every thread, where there are at least two threads. */
  private inAllThreads(): string | undefined {
    if (this.threads.size < 2) return undefined;
    const all = [...this.threadsOf].filter(([, threads]) => threads.size === this.threads.size);
    return all.length === 1 ? all[0]?.[0] : undefined;
  }
}
