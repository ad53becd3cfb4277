/** What each list of Coinbase's document holds, told by the name of the list. */

import type { RecordDraft } from '../../src/returns/contract.js';
import type { JsonContext } from '../../src/returns/declared/json-part.js';
import type { Owners } from '../../src/returns/declared/owners.js';
import { emptyRecord } from '../../src/returns/empty-record.js';
import type { Fields } from '../../src/returns/fields.js';
import { instant } from '../../src/returns/time.js';

type Make = (f: Fields, draft: RecordDraft) => void;

/** A bare count is in seconds or milliseconds, by its size; text without a zone stays without one. */
function time(f: Fields, key: string): RecordDraft['at'] {
  const text = f.text(key);
  if (text === undefined) return undefined;
  return /^\d{9,}$/.test(text) ? instant.epochBySize(text).instant : instant.any(text);
}

function transaction(f: Fields, draft: RecordDraft): void {
  draft.kind = 'payment';
  draft.category = 'transaction_history';
  draft.at = time(f, 'Timestamp');
  draft.amount = f.number('Amount');
  draft.currency = f.text('Currency');
  const to = f.text('To');
  if (to !== undefined) draft.peers = [to];
  draft.text = f.text('Notes');
  f.keep('Account_name', 'Balance', 'Coinbase_id', 'Crypto_hash', 'Instantly_exchanged', 'Transfer_id');
  f.keep('Transfer_payment_method', 'Amount');
}

function card(f: Fields, draft: RecordDraft): void {
  draft.kind = 'account';
  draft.category = 'payment_instruments';
  draft.text = [f.text('Issuer'), f.text('Type'), f.text('First6'), f.text('Last4')]
    .filter(Boolean)
    .join(' ');
  f.keep(
    'Customer_name',
    'Expiration_month',
    'Expiration_year',
    'First6',
    'Issue_country',
    'Issuer',
    'Last4',
  );
  f.keep('Postal_code', 'Type');
}

function device(f: Fields, draft: RecordDraft): void {
  draft.kind = 'device';
  draft.category = 'device_identifiers';
  draft.ip = f.text('Ip_address');
  draft.device = f.text('User_agent');
  f.keep('Confirmed', 'Accept', 'Accept_encoding', 'Accept_language', 'Platform', 'Platform_version');
  f.keep('Timezone_locale', 'Timezone_string');
}

function activity(f: Fields, draft: RecordDraft): void {
  draft.kind = 'login';
  draft.category = 'login_ip_history';
  draft.at = time(f, 'Time');
  draft.ip = f.text('Ip_address');
  draft.text = f.text('Action');
  draft.device = f.text('Source');
}

function thirdParty(f: Fields, draft: RecordDraft): void {
  draft.kind = 'other';
  draft.at = time(f, 'Access_granted');
  draft.until = time(f, 'Access_revoked');
  draft.text = f.text('Name');
}

const lists: [RegExp, Make][] = [
  [/transaction/i, transaction],
  [/cards/i, card],
  [/confirmed|devices/i, device],
  [/site/i, activity],
  [/third/i, thirdParty],
];

/** Fills the record of one element; lists of the personal part (addresses, employers) describe the account. */
export function listEntry(f: Fields, draft: RecordDraft, { place, value }: JsonContext<Owners>): void {
  const list = (place.path ?? '').replace(/\[\d+\]$/, '');
  const make = lists.find(([name]) => name.test(list))?.[1];
  if (make !== undefined) {
    make(f, draft);
    return;
  }
  if (!/personal/i.test(list)) return;
  draft.kind = 'account';
  draft.category = 'basic_subscriber';
  const members = Object.entries(value ?? {});
  f.keep(...members.map(([key]) => key));
  draft.text ??= members.flatMap(([, one]) => (typeof one === 'string' ? [one] : [])).join(' · ');
}

/** The personal part's own members are the account; the other parts hold nothing but their lists and their titles. */
export function personal(f: Fields, draft: RecordDraft, context: JsonContext<Owners>): false {
  for (const [key, part] of Object.entries(context.value ?? {})) {
    const inner = f.child(key);
    if (inner === undefined) continue;
    inner.aside('Section', 'the title of the part');
    const rest: Record<string, unknown> = emptyRecord();
    const names = Object.entries(part as Record<string, unknown>);
    for (const [name, one] of names) {
      if (Array.isArray(one)) inner.list(name);
      else if (name !== 'Section' && /personal/i.test(key)) rest[name] = inner.whole(name);
    }
    if (Object.keys(rest).length === 0) continue;
    context.out.rows(1);
    const text = Object.values(rest)
      .filter((value) => typeof value === 'string')
      .join(' · ');
    context.out.record({ ...draft, source: { ...context.place, path: key }, rest, text });
  }
  return false;
}
