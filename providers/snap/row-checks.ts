/**
 * What is looked at in every row besides its columns: the account, Snap's own notices, members of a group, the range
 * that was searched, repeats between parts. Works on bytes where it can, since it runs for millions of rows.
 */
import type { RecordDraft } from '../../src/returns/contract.js';
import type { CsvRow } from '../../src/returns/formats/csv.js';
import { normalName, type TableSpec } from '../../src/returns/table.js';
import { instant } from '../../src/returns/time.js';
import { fastUtc } from '../../src/returns/time-bytes.js';
import { type Duplicates, Hash } from './duplicates.js';

/** Counts of one file, told when it ends. */
export class FileCounts {
  rows = 0;
  /** Lines of explanation, and those among them that look like rows rather than words; the first of these. */
  legendRows = 0;
  strange = 0;
  firstStrange: { line: number; offset: number; length: number; text: string } | null = null;
  /** Times that the file says that it holds nothing. */
  none = 0;
  outside = 0;
  /** Messages, and rows of other tables, that stand in another file as well. */
  duplicateMessages = 0;
  duplicateRows = 0;
}

/** What is needed to find rows that stand in another file as well. */
export interface RepeatChecks {
  duplicates: Duplicates | null;
  /** Number of the file that the rows come from. */
  file: number;
  counts: FileCounts;
}

export interface RowChecks extends RepeatChecks {
  account: string | undefined;
  range: { from: number; to: number } | null;
  /** Told each sender, recipient and member of a group once. */
  onPerson?(username: string): void;
  /** Told the day of each row, for tables whose gaps matter. */
  onDay?(day: number): void;
}

/** Kinds that say how something stands: their dates may well lie outside what was searched. */
const standing = new Set(['account', 'change', 'contact', 'device', 'group']);
const dayOfUs = 86_400_000_000;
/** Distinct people remembered; beyond them one is told again, which adds nothing to the list. */
const mostPeople = 200_000;
/** What makes two rows of `conversations` the same message; rows of other tables are the same when all of them is. */
const keyColumns = ['conversation_id', 'message_id', 'timestamp', 'sender_user_id'];
const personColumns = ['sender_username', 'recipient_username', 'group_member_usernames'];

/** The spec with these checks added to what it does itself after each row. */
export function withChecks(spec: TableSpec, header: readonly string[], checks: RowChecks): TableSpec {
  const index = new Map(header.map((name, at) => [normalName(name), at] as const).reverse());
  const where = (name: string): number => index.get(name) ?? -1;
  const time = [...index].find(([name]) => isInstant(spec, name))?.[1] ?? -1;
  const keys = spec.id === 'conversations' ? keyColumns.map(where) : [];
  const [contentType, recipient, members] = [
    where('content_type'),
    where('recipient_username'),
    where('group_member_usernames'),
  ];
  const people = personColumns.map(where).filter((at) => at >= 0);
  const told = new Set<string>();
  const own = spec.after;
  return {
    ...spec,
    after(draft, row) {
      if (checks.account !== undefined) draft.account = checks.account;
      if (contentType >= 0 && isNotice(row, contentType)) draft.kind = 'system';
      if (members >= 0 && isEmpty(row, recipient)) setMembers(draft, row.text(members));
      for (const at of people) tellPerson(row.sharedText(at), told, checks);
      if (time >= 0) checkTime(row, time, checks);
      if (isDuplicate(row, spec.id, keys, checks)) noteDuplicate(draft, spec.kind, checks.counts);
      return own?.(draft, row);
    },
  };
}

function isInstant(spec: TableSpec, name: string): boolean {
  const use = spec.columns[spec.aliases?.[name] ?? name];
  return use !== undefined && 'to' in use && use.to === 'at' && !standing.has(spec.kind);
}

/** `StatusErasedMessage`, `STATUS_SAVED`: notices of Snap's own inside a chat. */
function isNotice(row: CsvRow, at: number): boolean {
  if (at >= row.count || row.ends[at]! - row.starts[at]! < 6) return false;
  const start = row.starts[at]!;
  if ((row.bytes[start]! | 32) !== 115 || (row.bytes[start + 1]! | 32) !== 116) return false;
  return /^status/i.test(row.text(at));
}

function isEmpty(row: CsvRow, at: number): boolean {
  return at < 0 || at >= row.count || row.starts[at] === row.ends[at];
}

/** Members are the other side where no recipient is named; the sender is not his own. */
function setMembers(draft: RecordDraft, members: string): void {
  if (members === '') return;
  const names = members.split(';').map((name) => name.trim());
  const others = names.filter((name) => name !== '' && name !== draft.actor);
  if (draft.peers === undefined || draft.peers.length === 0) draft.peers = others;
}

/** A cell may name several, joined by `;`. */
function tellPerson(cell: string, told: Set<string>, checks: RowChecks): void {
  if (cell === '' || told.has(cell)) return;
  if (told.size < mostPeople) told.add(cell);
  if (!cell.includes(';')) checks.onPerson?.(cell);
  else for (const name of cell.split(';')) tellPerson(name.trim(), told, checks);
}

function checkTime(row: CsvRow, at: number, checks: RowChecks): void {
  if (at >= row.count || (checks.range === null && checks.onDay === undefined)) return;
  const fast = fastUtc(row.bytes, row.starts[at]!, row.ends[at]!);
  const us = Number.isNaN(fast) ? instant.any(row.text(at), { zone: 'UTC' }).us : fast;
  if (us === null) return;
  if (checks.range !== null && (us < checks.range.from || us > checks.range.to)) checks.counts.outside += 1;
  checks.onDay?.(Math.floor(us / dayOfUs));
}

const hash = new Hash();

function isDuplicate(row: CsvRow, table: string, keys: readonly number[], checks: RepeatChecks): boolean {
  const { duplicates, file } = checks;
  if (duplicates === null) return false;
  hash.begin(table);
  if (keys.length > 0 && keys.every((at) => at >= 0 && at < row.count)) {
    for (const at of keys) hash.bytes(row.bytes, row.starts[at]!, row.ends[at]!);
  } else hash.bytes(row.bytes, row.from, row.to);
  return duplicates.seen(hash, file);
}

/** For tables that are too odd for a spec: marks a draft whose whole row stands in another file too. */
export function markRepeat(draft: RecordDraft, row: CsvRow, table: string, checks: RepeatChecks): void {
  if (isDuplicate(row, table, [], checks)) noteDuplicate(draft, draft.kind, checks.counts);
}

function noteDuplicate(draft: RecordDraft, kind: string, counts: FileCounts): void {
  const message = kind === 'message';
  if (message) counts.duplicateMessages += 1;
  else counts.duplicateRows += 1;
  const note = message
    ? 'the same message stands in another part of this return (id, time and sender agree)'
    : 'the same row stands in another part of this return';
  draft.notes = [...(draft.notes ?? []), note];
}
