/** Which of Snap's tables a file holds: by its own name, else by the legend, rulers and headers at its beginning. */
import type { Item } from '../../src/returns/contract.js';
import { type FileHead, fileHead } from '../../src/returns/declared/file-head.js';
import { headerFit, matchTable, normalName, type TableSpec } from '../../src/returns/table.js';
import { MediaIndex } from './media-index.js';
import { tablesFor } from './tables.js';

/** File names of Snap's tables, both sets that occur. */
const tableNames = new Set(
  (
    'subscriber_info subscriber_account_change_history conversations conversation_list ai_conversations call_logs ' +
    'friends_list friends geo_locations loc_priv_sets ip_data login_history memories story shared_story public_story ' +
    'public_profile reported_conversations reported_group_conversations reported_comments reported_media_metadata ' +
    'reported_public_profile snap_inc_communications device_advertising_id push_tokens detected_url snap_history'
  ).split(' '),
);
/** The legend's sentence on the account. */
const legend = /target username\b[^\n]{0,200}\buser id\b/i;
export const target = /target username|user id[\s"]/i;
export const ruler = /^"?={5,}"?[\s,]*$/m;
/** Files in which a table stands that is not called as they are. */
const homes: Record<string, string> = {
  account_change_history: 'subscriber_account_change_history',
  value_changes: 'subscriber_info',
  account_details: 'subscriber_info',
  privacy_settings: 'subscriber_info',
  bitmoji: 'subscriber_info',
  geo_locations_city: 'geo_locations',
  snap_emails: 'snap_inc_communications',
  snap_sms: 'snap_inc_communications',
  snap_appeals: 'snap_inc_communications',
};
/** A header must fit a table as well as this to tell a file that has another name. */
const sureFit = 0.8;
const known = new WeakMap<Item, string | null>();

/** True for the name that Snap gives to a table. */
export function isTableName(name: string): boolean {
  return tableNames.has(name);
}

/** A file's name as a table's, without its ending. */
export function baseName(item: Item): string {
  return item.base.toLowerCase().replace(/\.csv$/, '');
}

/** The table's name, or null for a file that is none of Snap's. */
export async function tableNameOf(item: Item): Promise<string | null> {
  const found = known.get(item);
  if (found !== undefined) return found;
  const name = await find(item);
  known.set(item, name);
  return name;
}

/** The same for a file that was looked at before; by its own name alone where it was not. */
export function knownTableName(item: Item): string | null {
  const found = known.get(item);
  if (found !== undefined) return found;
  return /\.csv$/i.test(item.base) && isTableName(baseName(item)) ? baseName(item) : null;
}

async function find(item: Item): Promise<string | null> {
  const own = baseName(item);
  const isCsv = /\.csv$/i.test(item.base);
  if (isCsv && isTableName(own)) return own;
  if (item.size === 0) return null;
  const head = await fileHead(item);
  if (head.kind !== 'csv' && head.kind !== 'text') return null;
  const ruled = ruler.test(head.text);
  const told = target.test(head.text.slice(0, 4000));
  if (ruled || legend.test(head.text.slice(0, 4000))) return byContent(head, ruled) ?? (isCsv ? own : null);
  if (isCsv && told) return own;
  return isConversations(head) ? 'conversations' : null;
}

/** Without legend and ruler only the widest table is beyond doubt. */
function isConversations({ rows }: FileHead): boolean {
  const cells = rows[0]?.map(normalName) ?? [];
  return ['content_type', 'message_type', 'conversation_id', 'sender_username'].every((name) =>
    cells.includes(name),
  );
}

function byContent(head: FileHead, ruled: boolean): string | null {
  const specs = specsFor(head.item);
  const lines = head.text.split(/\r\n|\r|\n/);
  for (const line of lines) {
    const cells = line.split(',').map((cell) => cell.replace(/^"|"$/g, ''));
    if (cells.length < 3) continue;
    if (cells.map(normalName).includes('call_start')) return 'call_logs';
    const spec = matchTable(specs, cells);
    if (spec !== null && headerFit(spec, cells) >= sureFit) return homes[spec.id] ?? spec.id;
  }
  if (ruled && legend.test(head.text) && lists(lines)) return 'friends_list';
  // A legend alone, or word that nothing is held: the table is not known, but the file is Snap's.
  return legend.test(head.text) ? 'legend' : null;
}

/** Below a ruler a title, and below that one name a line. */
function lists(lines: readonly string[]): boolean {
  const at = lines.findIndex((line) => /^={5,}\s*$/.test(line));
  const [title = '', first = ''] = lines.slice(at + 1).filter((line) => line.trim() !== '');
  return /^[A-Z][a-z ]{3,40}$/.test(title) && /^[a-z0-9][\w.-]{1,40}$/i.test(first);
}

function specsFor(item: Item): readonly TableSpec[] {
  return tablesFor({ item, media: new MediaIndex({ items: [], matching: () => [] }) });
}
