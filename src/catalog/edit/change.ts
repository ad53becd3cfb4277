/** A change of one fact, as a person proposes it and another approves it. */
import { createHash } from 'node:crypto';
import { Problem } from '../../base/problem.js';
import type { ProviderSource } from '../types.js';
import type { FactKey } from './fields.js';

/** A row of a provider's file without its source and its days. */
export type FactValues = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/**
 * `change`: it is otherwise from a day on, and the old fact stays with its last day. `correct`: the file was wrong, so
 * the fact is put right where it stands. `end`: it holds no longer. `add`: the file lacked it. `checked`: sources were
 * read again and still say what the file says.
 */
export const changeKinds = ['change', 'correct', 'end', 'add', 'checked'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Where the new fact was read: a source of the file by its id, or one that is added to it. */
export type ChangeSource = { id: string } | Omit<ProviderSource, 'id'>;

export interface FactChange {
  kind: ChangeKind;
  /** Absent for `checked`. */
  key?: FactKey;
  /** Place in the list; absent for `add`, for `checked`, and for a single group that is not a list. */
  at?: number;
  /** Fingerprint of the row as it stood when the change was proposed; absent for `add` and `checked`. */
  was?: string;
  /** The new row; empty for `end` and `checked`. */
  values: FactValues;
  /** ISO day on which the new fact begins; of `end`, the last day of the old one. */
  day?: string;
  /** Absent for `checked`. */
  source?: ChangeSource;
  /** Of `checked`: ids of the sources that were read again and still say the same. */
  read?: readonly string[];
}

/** What identifies a row's content, whatever the order of its keys. */
export function fingerprint(row: Readonly<Record<string, unknown>>): string {
  const ordered = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(ordered)).digest('hex').slice(0, 20);
}

/** The fact that is to change is not what it was when the change was proposed. */
export function movedOn(what: string): Problem {
  return new Problem({
    code: 'catalog-change-moved',
    status: 409,
    what,
    remedy: 'Reject this proposal, look at the provider again and propose the change anew.',
  });
}
