/** Hands results on, with a last touch on each record. */
import type { Finding, Output, Place, RecordDraft } from '../../src/returns/contract.js';

/** An {@link Output} that lets `change` touch each record before it is handed on. */
export class ChangedOutput implements Output {
  constructor(
    private readonly to: Output,
    private readonly change: (draft: RecordDraft) => RecordDraft,
  ) {}

  record(draft: RecordDraft): void {
    this.to.record(this.change(draft));
  }

  rows(n: number): void {
    this.to.rows(n);
  }

  field(...args: Parameters<Output['field']>): void {
    this.to.field(...args);
  }

  finding(level: Finding['level'], code: string, text: string, place?: Place): void {
    this.to.finding(level, code, text, place);
  }

  account(...args: Parameters<Output['account']>): void {
    this.to.account(...args);
  }

  thread(id: string): void {
    this.to.thread(id);
  }

  encoding(name: string): void {
    this.to.encoding(name);
  }

  state(...args: Parameters<Output['state']>): void {
    this.to.state(...args);
  }

  drain(): Promise<void> {
    return this.to.drain();
  }
}
