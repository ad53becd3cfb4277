/** Tables of the download from privacy.apple.com, as far as public readers of them name columns. Others are kept as they stand. */
import type { DataCategory, RecordKind } from '../../src/base/vocabulary.js';
import type { RecordDraft } from '../../src/returns/contract.js';
import { markBadIp } from '../../src/returns/member-spec.js';
import type { ColumnUse, TableSpec } from '../../src/returns/table.js';

const utc: ColumnUse = { to: 'at', zone: 'UTC' };
const at: ColumnUse = { to: 'at' };
const text: ColumnUse = { to: 'text' };

function table(
  id: string,
  kind: RecordKind,
  category: DataCategory,
  columns: Record<string, ColumnUse>,
): TableSpec {
  return { id, kind, category, service: 'Apple', required: Object.keys(columns), columns, after: address };
}

/** Apple writes `N/A` where a sign-in has no address. */
function address(draft: RecordDraft): void {
  if (draft.ip === 'N/A') {
    draft.rest = { ...draft.rest, 'IP Address': draft.ip };
    draft.ip = undefined;
  } else markBadIp(draft);
}

const tables: TableSpec[] = [
  table('sign_on', 'login', 'login_ip_history', {
    'Logged In Date': utc,
    'IP Address': { to: 'ip' },
    Application: text,
  }),
  table('devices', 'device', 'device_identifiers', {
    'Device Added Date': utc,
    'Device Name': { to: 'device' },
    'Device Last Heartbeat IP': { to: 'ip' },
    'Device Last Heartbeat Timestamp': { to: 'until', zone: 'UTC' },
  }),
  table('music_likes', 'reaction', 'purchase_history', {
    Created: at,
    'Item Description': text,
    Preference: { to: 'rest' },
  }),
  table('music_play', 'visit', 'purchase_history', {
    'Event Start Timestamp': at,
    'Song Name': text,
    'Event Type': { to: 'rest' },
    'Event End Timestamp': { to: 'until' },
  }),
  table('purchases', 'purchase', 'purchase_history', {
    'Item Purchased Date': at,
    'Item Description': text,
    'Content Type': { to: 'rest' },
  }),
  table('clicks', 'visit', 'connection_records', { 'Event Date Time': at, 'Event Type': text }),
  table('care_cases', 'support', 'support_correspondence', { 'Creation Date': at, 'Case Title': text }),
  table('marketing', 'other', 'support_correspondence', {
    'Response Time': utc,
    'Communication Name': text,
    'Response Type': { to: 'rest' },
  }),
];

/** The table of a header, with every column that it has: those without a meaning here are kept under their names. */
export function downloadTable(header: readonly string[]): TableSpec | null {
  const names = new Set(header);
  const found = tables.find((spec) => spec.required!.every((name) => names.has(name)));
  if (found === undefined) return null;
  const others = header.filter((name) => name !== '' && found.columns[name] === undefined);
  const kept = Object.fromEntries(others.map((name) => [name, { to: 'rest' } as ColumnUse]));
  return { ...found, columns: { ...found.columns, ...kept } };
}
