/** What all sections of one record page share. */
import type { AccountEntry, Item, Output, RecordDraft } from '../../src/returns/contract.js';
import type { LinkedMedia } from './linked-media.js';
import { type MetaUser, parseUser } from './users.js';

/** Parties are told to the ledger once each; beyond this many distinct ones they are told again when met again. */
const remembered = 200_000;

export class PageContext {
  /** The account that the records are about, from the request parameters. */
  account: string | undefined;
  service: string | undefined;
  /** First and last µs that the provider says it searched. */
  range: { from: number; to: number } | null = null;
  records = 0;
  #outside = 0;
  readonly #told = new Set<string>();

  constructor(
    readonly item: Item,
    readonly out: Output,
    readonly media: LinkedMedia,
  ) {}

  /** Emits a record with what the page says of all its records. */
  emit(draft: RecordDraft): void {
    if (draft.account === undefined && this.account !== undefined) draft.account = this.account;
    if (draft.service === undefined && this.service !== undefined) draft.service = this.service;
    this.records += 1;
    this.out.rows(1);
    this.out.record(draft);
    const us = draft.at?.us;
    if (
      this.range &&
      us != null &&
      draft.kind !== 'account' &&
      (us < this.range.from || us > this.range.to)
    ) {
      this.#outside += 1;
    }
  }

  /** The id of a printed user, who is told to the ledger as a party. */
  user(text: string): MetaUser | null {
    const user = parseUser(text);
    if (user) this.party(user);
    return user;
  }

  party(user: MetaUser): void {
    if (this.#told.has(user.id)) return;
    if (this.#told.size >= remembered) this.#told.clear();
    this.#told.add(user.id);
    const entry: AccountEntry = { id: user.id, role: user.id === this.account ? 'subject' : 'party' };
    if (user.name !== undefined) entry.name = user.name;
    const service = user.service ?? this.service;
    if (service !== undefined) entry.service = service;
    this.out.account(entry);
  }

  /** Says how many records are dated outside the range that the page states. */
  reportRange(text: string | null): void {
    if (this.#outside === 0 || text === null) return;
    this.out.finding(
      'warning',
      'outside-stated-range',
      `${this.#outside} record${this.#outside === 1 ? ' is' : 's are'} dated outside the range that ` +
        `${this.item.base} says was searched (${text}). Check them against what the process allows.`,
    );
  }
}
