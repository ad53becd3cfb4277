/** Reports the people who occur in a return, once each. */
import type { Output } from '../contract.js';

/** Past it, names are handed on without being remembered; the engine tells them apart. */
const mostRemembered = 200_000;

export class Parties {
  private readonly seen = new Set<string>();
  private readonly service: string | undefined;

  constructor(service?: string) {
    this.service = service;
  }

  /** Empty names are passed over. */
  add(out: Output, ...names: (string | undefined)[]): void {
    for (const name of names) if (name !== undefined && name !== '') this.one(out, name);
  }

  /** The account that the return is about. */
  subject(out: Output, id: string, name?: string): void {
    this.seen.add(id);
    out.account({ id, ...(name ? { name } : {}), ...this.of(), role: 'subject' });
  }

  private one(out: Output, id: string): void {
    if (this.seen.has(id)) return;
    if (this.seen.size < mostRemembered) this.seen.add(id);
    out.account({ id, ...this.of(), role: 'party' });
  }

  private of(): { service?: string } {
    return this.service === undefined ? {} : { service: this.service };
  }
}
