/** The person whose Telegram export it is. */
import type { Output, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { parseJson } from '../../src/returns/formats/json.js';

/** The person whose export it is, as the export names them. */
export interface Owner {
  /** As records name the account: user name, else number, else id. */
  account: string;
  /** The id that messages bear: `user123`. */
  fromId?: string;
  name?: string;
}

/** Null when the section names nobody. */
export function ownerOf(info: unknown): Owner | null {
  const { username, phone_number, user_id, first_name, last_name } = (info ?? {}) as Record<string, unknown>;
  const account = [username, phone_number, user_id].find(given);
  if (account === undefined) return null;
  const name = [first_name, last_name].filter(given).join(' ');
  return {
    account: String(account),
    ...(given(user_id) ? { fromId: `user${user_id}` } : {}),
    ...(name === '' ? {} : { name }),
  };
}

function given(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** Emits the account's own record and names it as the subject of the return. */
export function accountRecord(info: unknown, out: Output, size: number): void {
  const f = new Fields(info, 'personal_information', out);
  const owner = ownerOf(info);
  const draft: RecordDraft = {
    kind: 'account',
    category: 'basic_subscriber',
    service: 'Telegram',
    source: { offset: 0, length: size, path: 'personal_information' },
  };
  if (owner !== null) {
    draft.account = owner.account;
    const name = owner.name === undefined ? {} : { name: owner.name };
    out.account({ id: owner.account, ...name, service: 'Telegram', role: 'subject' });
  }
  draft.text = ['first_name', 'last_name', 'username', 'phone_number', 'bio']
    .flatMap((key) => f.text(key) ?? [])
    .join(' · ');
  f.keep('user_id');
  const rest = f.rest();
  if (rest !== undefined) draft.rest = rest;
  out.rows(1);
  out.record(draft);
  f.done();
}

/**
 * The owner, from the first 64 KiB of the file, where every export has it. It must be known before the chats
 * are read; the whole section is read again, with its fields, at the end.
 */
export function ownerInHead(head: string): Owner | null {
  const found = /"personal_information"\s*:\s*(\{[^{}]*\})/.exec(head);
  if (found?.[1] === undefined) return null;
  try {
    return ownerOf(parseJson(found[1]));
  } catch {
    return null;
  }
}
