/** Counts what became of each label of one section, and says it once, when the section ends. */
import type { FieldTally, Output } from '../../src/returns/contract.js';

interface Count {
  state: FieldTally['state'];
  count: number;
  why?: string;
  sample?: string;
}

export class SectionTally {
  readonly #counts = new Map<string, Count>();

  /** @param path `property-<section>` */
  constructor(readonly path: string) {}

  read(label: string): void {
    const known = this.#counts.get(label);
    if (known) known.count += 1;
    else this.#counts.set(label, { state: 'read', count: 1 });
  }

  unknown(label: string, sample: string): void {
    const known = this.#counts.get(label);
    if (known) known.count += 1;
    else this.#counts.set(label, { state: 'unknown', count: 1, sample: sample.slice(0, 120) });
  }

  aside(label: string, why: string): void {
    const known = this.#counts.get(label);
    if (known) known.count += 1;
    else this.#counts.set(label, { state: 'set_aside', count: 1, why });
  }

  /** Hands the counts to the ledger and reports labels that this reader does not know. */
  flush(out: Output): void {
    const fresh: string[] = [];
    for (const [label, tally] of this.#counts) {
      out.field(`${this.path}.${label}`, tally.state, tally.count, tally.why, tally.sample);
      if (tally.state === 'unknown') fresh.push(`"${label}" (${tally.count})`);
    }
    this.#counts.clear();
    if (fresh.length === 0) return;
    out.finding(
      'drift',
      'new-label',
      `Section ${this.path} has labels that this reader does not know: ${fresh.slice(0, 8).join(', ')}` +
        `${fresh.length > 8 ? ` and ${fresh.length - 8} more` : ''}. Their values are kept in the records.`,
    );
  }
}
