/**
 * Apple publishes no list of the columns of its logs. A sheet is therefore read by its own header row: times, addresses
 * and ports by their names, every other column kept under its own.
 */
import type { DataCategory, RecordKind } from '../../src/base/vocabulary.js';
import type { Output, RecordDraft } from '../../src/returns/contract.js';
import { markBadIp } from '../../src/returns/member-spec.js';
import type { ColumnUse, TableSpec } from '../../src/returns/table.js';

/** What a sheet is, as far as its file, its sheet or its title says. */
export interface SheetKind {
  id: string;
  kind: RecordKind;
  category: DataCategory | undefined;
  /** What the rows do not prove. */
  note?: string;
}

const kinds: [RegExp, SheetKind][] = [
  [/feature/i, { id: 'account_features', kind: 'account', category: 'basic_subscriber' }],
  [
    /account ?details|customer|subscriber/i,
    { id: 'account_details', kind: 'account', category: 'basic_subscriber' },
  ],
  [
    /query ?logs|capability|\bids\b|_ids_/i,
    {
      id: 'query_logs',
      kind: 'other',
      category: 'message_metadata',
      note: 'a query asks whether an address can be reached by iMessage or FaceTime; it does not show that anything was sent',
    },
  ],
  [
    /facetime/i,
    {
      id: 'facetime_logs',
      kind: 'other',
      category: 'message_metadata',
      note: 'an invitation to a call does not show that the call took place',
    },
  ],
  [/messages ?in ?icloud/i, { id: 'messages_in_icloud', kind: 'message', category: 'message_content' }],
  [/mail ?log/i, { id: 'mail_logs', kind: 'message', category: 'mail_headers' }],
  [/followers|following|friends/i, { id: 'find_my_friends', kind: 'contact', category: 'contacts_friends' }],
  [/bookmark|safari/i, { id: 'bookmarks', kind: 'other', category: 'search_history' }],
  [/find ?my|\bfmip\b/i, { id: 'find_my', kind: 'other', category: 'connection_records' }],
  [/device|activation|registration/i, { id: 'devices', kind: 'device', category: 'device_identifiers' }],
  [
    /purchase|transaction|order|gift ?card/i,
    { id: 'purchases', kind: 'purchase', category: 'purchase_history' },
  ],
  [/contact/i, { id: 'contacts', kind: 'contact', category: 'contacts_friends' }],
  [
    /sign.?(?:in|on)|log ?in|icloud ?logs|\blogs?\b/i,
    { id: 'icloud_logs', kind: 'login', category: 'login_ip_history' },
  ],
];

/** By the file's name, then the sheet's, then the title rows; a sheet that nothing names is kept as `other`. */
export function kindOf(base: string, sheet: string, title: string, header: readonly string[]): SheetKind {
  const plain = base.replace(/[_-]/g, ' ').replace(/\.\w+$/, '');
  for (const text of [sheet, plain, title]) {
    const found = kinds.find(([pattern]) => pattern.test(text.replace(/[_-]/g, ' ')))?.[1];
    if (found !== undefined) return byColumns(found, header);
  }
  return byColumns({ id: 'sheet', kind: 'other', category: undefined }, header);
}

/** A row is a sign-in only where it has an address. */
function byColumns(kind: SheetKind, header: readonly string[]): SheetKind {
  const hasIp = header.some((name) => ipName.test(name));
  if (kind.kind === 'login' && !hasIp) return { ...kind, kind: 'other', category: 'connection_records' };
  return kind;
}

const ipName =
  /^(?:(?:client|source|remote|public|login|registration|creation) ?)?ip(?: ?(?:v4|v6))?(?: ?addr(?:ess)?)?$/i;
const timeName =
  /\b(?:time|timestamp|date|date\/time|datetime)\b|_at$|_ts$|^(?:last )?(?:modified|created|updated|seen|used)$/i;
const accountName = /^(?:apple ?id|apple account)(?: email)?$/i;
const utcName = /\b(?:UTC|GMT)\b/i;
const portName = /^(?:(?:client|source|remote) ?)?port(?: ?number)?$/i;

/** The place of the header among the first rows: the first that is as wide as the sheet gets and holds no values. */
export function headerRow(rows: readonly (readonly string[])[]): number {
  const widths = rows.map((row) => row.filter((cell) => cell.trim() !== '').length);
  const widest = Math.max(0, ...widths);
  if (widest < 2) return -1;
  return rows.findIndex((row, at) => widths[at]! * 10 >= widest * 6 && row.every((cell) => !isValue(cell)));
}

/** True for what stands in a row of data and not in a header: dates, numbers, addresses. */
function isValue(cell: string): boolean {
  const text = cell.trim();
  return /^\d[\d.,:/ -]*$/.test(text) || /@|^https?:|\d{4}-\d{2}-\d{2}/.test(text);
}

/** The spec of a sheet by its own header. `title` are the rows above it; accounts are told to `out`. */
export function sheetSpec(kind: SheetKind, header: readonly string[], title: string, out: Output): TableSpec {
  const columns: Record<string, ColumnUse> = {};
  const stated = utcName.test(title);
  for (const name of header) if (name.trim() !== '') columns[name] = useOf(name, stated, kind);
  const spec: TableSpec = {
    id: kind.id,
    kind: kind.kind,
    service: 'Apple',
    required: Object.keys(columns),
    columns,
    after: (draft) => finish(draft, kind, out),
  };
  if (kind.category !== undefined) spec.category = kind.category;
  return spec;
}

function useOf(name: string, stated: boolean, kind: SheetKind): ColumnUse {
  const plain = name.replace(/[_-]/g, ' ').trim();
  if (ipName.test(plain)) return { to: 'ip' };
  if (portName.test(plain)) return { to: 'port' };
  if (/birth|duration|zone/i.test(plain)) return { to: 'rest' };
  if (timeName.test(plain)) return utcName.test(plain) || stated ? { to: 'at', zone: 'UTC' } : { to: 'at' };
  if (/^latitude$/i.test(plain)) return { to: 'lat' };
  if (/^longitude$/i.test(plain)) return { to: 'lon' };
  if (/^(?:device(?: (?:name|model|type))?|user ?agent)$/i.test(plain)) return { to: 'device' };
  if (accountName.test(plain)) return kind.kind === 'contact' ? { to: 'peers' } : { to: 'account' };
  if (kind.kind === 'contact' && /^(?:name|full name|display name)$/i.test(plain)) return { to: 'text' };
  if (kind.kind === 'message' && /^(?:sender|from)$/i.test(plain)) return { to: 'actor' };
  if (kind.kind === 'message' && /^(?:recipients?|to)$/i.test(plain)) return { to: 'peers' };
  if (kind.kind === 'message' && /^(?:message(?: text)?|text|body|subject)$/i.test(plain))
    return { to: 'text' };
  return { to: 'rest' };
}

function finish(draft: RecordDraft, kind: SheetKind, out: Output): void {
  if (kind.kind === 'account' && draft.account !== undefined)
    out.account({ id: draft.account, service: 'Apple', role: 'subject' });
  if (kind.note !== undefined) draft.notes = [kind.note];
  markBadIp(draft);
}
