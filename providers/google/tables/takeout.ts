/** CSV tables of a Takeout: saved links, payments, YouTube, contacts, health. */
import type { RecordDraft } from '../../../src/returns/contract.js';
import { parseJson } from '../../../src/returns/formats/json.js';
import { type KnownTable, keep } from './kinds.js';

/** Lists of saved links: title, note, address, comment. */
export const savedLinks: KnownTable = {
  id: 'saved links',
  kind: 'other',
  service: 'Saved',
  columns: { Title: { to: 'text' }, ...keep('Note|URL|Comment|Tags') },
  required: ['Title', 'Note', 'URL', 'Comment'],
};

export const payTransactions: KnownTable = {
  id: 'pay transactions',
  kind: 'payment',
  category: 'transaction_history',
  service: 'Google Pay',
  columns: {
    Time: { to: 'at' },
    Description: { to: 'text' },
    Amount: { via: money },
    ...keep('Transaction ID|Product|Payment Method|Status'),
  },
  aliases: { 'Payment Status': 'Status' },
  required: ['Time', 'Transaction ID', 'Payment Method', 'Amount'],
};

export const youtubeComments: KnownTable = {
  id: 'youtube comments',
  kind: 'post',
  category: 'posts_public',
  service: 'YouTube',
  columns: {
    'Comment Create Timestamp': { to: 'at' },
    'Comment Text': { via: commentText },
    'Channel ID': { to: 'actor' },
    'Video ID': { to: 'thread' },
    ...keep('Comment ID|Price|Parent Comment ID|Post ID|Top-Level Comment ID'),
  },
  required: ['Comment ID', 'Comment Create Timestamp'],
};

export const youtubePlaylist: KnownTable = {
  id: 'youtube playlist',
  kind: 'other',
  service: 'YouTube',
  columns: { 'Video ID': { to: 'text' }, 'Playlist Video Creation Timestamp': { to: 'at' } },
  required: ['Video ID', 'Playlist Video Creation Timestamp'],
};

/** Google's CSV of contacts, since 2024 (First Name …) and before (Name, Given Name …). */
export const contacts: KnownTable = {
  id: 'contacts',
  kind: 'contact',
  category: 'contacts_friends',
  service: 'Contacts',
  columns: {
    ...keep(
      'Name Prefix|Name Suffix|Nickname|File As|Organization Name|Organization Title|Organization Department|Birthday|Notes|Photo|Labels|Phonetic First Name|Phonetic Middle Name|Phonetic Last Name',
    ),
    ...keep(
      'Given Name|Additional Name|Family Name|Yomi Name|Given Name Yomi|Additional Name Yomi|Family Name Yomi|Initials|Short Name|Maiden Name|Gender|Location|Billing Information|Directory Server|Mileage|Occupation|Hobby|Sensitivity|Priority|Subject|Language|Group Membership',
    ),
    ...numbered(4),
    Name: { via: peer },
    'First Name': { via: named },
    'Middle Name': { via: named },
    'Last Name': { via: named },
  },
  telling: ['Phonetic First Name', 'Phonetic Last Name', 'File As'],
  required: ['E-mail 1 - Value'],
};

/** The older header of the same. */
export const olderContacts: KnownTable = { ...contacts, telling: ['Name', 'Given Name', 'Group Membership'] };

export const fitDays: KnownTable = {
  id: 'fit days',
  kind: 'other',
  service: 'Fit',
  columns: {
    Date: { to: 'at' },
    ...keep(
      'Move Minutes count|Calories (kcal)|Distance (m)|Heart Points|Heart Minutes|Average heart rate (bpm)|Max heart rate (bpm)|Min heart rate (bpm)|Low latitude (deg)|Low longitude (deg)|High latitude (deg)|High longitude (deg)|Average speed (m/s)|Max speed (m/s)|Min speed (m/s)|Step count|Average weight (kg)|Max weight (kg)|Min weight (kg)|Start time|End time|Cycling duration (ms)|Walking duration (ms)|Running duration (ms)|Inactive duration (ms)|Sleep duration (ms)',
    ),
  },
  telling: ['Date', 'Move Minutes count', 'Calories (kcal)'],
  required: ['Date'],
};

/** `-$12.00`, `USD 15.87`, `€3.20`: the number where it is plain, the rest of the text as its currency. */
function money(value: string, draft: RecordDraft): void {
  draft.rest = { ...draft.rest, Amount: value };
  const found =
    /^\s*(-?)\s*([A-Z]{3}|[$€£¥₹])?\s*(-?)\s*(\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?)\s*([A-Z]{3}|[$€£¥₹])?\s*$/u.exec(
      value.replace(/\u00a0/gu, ' '),
    );
  if (found === null) return;
  const amount = Number(found[4]!.replaceAll(',', ''));
  draft.amount = found[1] !== '' || found[3] !== '' ? -amount : amount;
  const currency = found[2] ?? found[5];
  if (currency !== undefined) draft.currency = currency;
}

/** Since 2023 the cell holds JSON: segments of text, links and mentions among them. */
function commentText(value: string, draft: RecordDraft): void {
  const texts = segments(value);
  draft.text = texts ?? value;
  if (texts !== null && texts !== value) draft.rest = { ...draft.rest, 'Comment Text': value };
}

function segments(value: string): string | null {
  if (!value.startsWith('{')) return null;
  try {
    const read = parseJson(value.includes('},{') ? `[${value}]` : value) as unknown;
    const parts = (Array.isArray(read) ? read : [read]).flatMap(
      (part: { takeoutSegments?: unknown; text?: unknown }) => part.takeoutSegments ?? [part],
    );
    return parts.map((part) => String((part as { text?: unknown } | null)?.text ?? '')).join('');
  } catch {
    return null;
  }
}

function numbered(most: number): KnownTable['columns'] {
  const columns: KnownTable['columns'] = {};
  for (let n = 1; n <= most; n++) {
    for (const part of [
      'E-mail',
      'Phone',
      'IM',
      'Address',
      'Organization',
      'Relation',
      'Website',
      'Event',
      'Custom Field',
    ]) {
      const value = `${part} ${n} - Value`;
      columns[value] = part === 'E-mail' || part === 'Phone' ? { via: peer } : { to: 'rest' };
      columns[`${part} ${n} - Label`] = { to: 'rest' };
      columns[`${part} ${n} - Type`] = { to: 'rest' };
    }
    Object.assign(
      columns,
      keep(
        'Formatted|Street|City|PO Box|Region|Postal Code|Country|Extended Address'
          .split('|')
          .map((name) => `Address ${n} - ${name}`)
          .join('|'),
      ),
      keep(
        'Name|Yomi Name|Title|Department|Symbol|Location|Job Description'
          .split('|')
          .map((name) => `Organization ${n} - ${name}`)
          .join('|'),
      ),
      keep(`IM ${n} - Service`),
    );
  }
  return columns;
}

/** Names, addresses and numbers of a contact; several in one cell stand between `:::`. */
function peer(value: string, draft: RecordDraft): void {
  const parts = value.split(':::').map((part) => part.trim());
  draft.peers = [...(draft.peers ?? []), ...parts.filter((part) => part !== '')];
}

function named(value: string, draft: RecordDraft): void {
  draft.text = draft.text === undefined ? value : `${draft.text} ${value}`;
}
