/** Tells the files of Discord apart, by content and then by name; the case of folders and what holds them do not matter. */
import type { Item } from '../../src/returns/contract.js';
import { headText } from '../../src/returns/formats/head-text.js';
import { isExporterText } from './exporter-text.js';
import { isSubscriberText } from './subscriber.js';

export type FileKind =
  | 'user'
  | 'messages-json'
  | 'messages-csv'
  | 'relationships-csv'
  | 'guild'
  | 'server-index'
  | 'audit-log'
  | 'data-export'
  | 'events'
  | 'exporter'
  | 'exporter-csv'
  | 'exporter-text'
  | 'subscriber-text'
  | 'channel'
  | 'channel-index'
  | 'readme';

/** What a file is, and whether its content alone shows that it is Discord's. */
export interface Known {
  kind: FileKind;
  sure: boolean;
}

/** Null when the file is none of Discord's. */
export async function fileKind(item: Item): Promise<Known | null> {
  if (item.size === 0) return null;
  const name = item.name.toLowerCase();
  const bytes = await item.head();
  if (bytes.includes(0) && !(bytes[0] === 0xff && bytes[1] === 0xfe)) return null;
  const head = await headText(bytes);
  if (/^\s*[[{]/.test(head)) return jsonKind(name, head);
  if (isExporterText(head)) return { kind: 'exporter-text', sure: true };
  if (isSubscriberText(head)) return { kind: 'subscriber-text', sure: true };
  if (/discord data package/i.test(head.slice(0, 2000))) return { kind: 'readme', sure: true };
  return csvKind(head);
}

function csvKind(head: string): Known | null {
  const header = (/^[^\r\n]*/.exec(head)?.[0] ?? '').toLowerCase().replaceAll('"', '');
  if (/^id,timestamp,contents,attachments/.test(header)) return { kind: 'messages-csv', sure: true };
  if (/^authorid,author,date,content/.test(header)) return { kind: 'exporter-csv', sure: true };
  const columns = header.split(',').map((cell) => cell.trim().replace(/[ -]/g, '_'));
  const has = (name: string) => columns.includes(name);
  if (has('author_id') && has('timestamp') && has('contents') && (has('channel_id') || has('channel')))
    return { kind: 'messages-csv', sure: true };
  const related = has('user_id') && has('username') && has('relationship');
  return related ? { kind: 'relationships-csv', sure: false } : null;
}

function jsonKind(name: string, head: string): Known | null {
  return contentKind(head) ?? namedKind(name, head);
}

function contentKind(head: string): Known | null {
  const has = (key: string) => new RegExp(`"${key}"\\s*:`).test(head);
  if (/^\s*\[\s*\{/.test(head) && has('ID') && has('Timestamp') && has('Contents'))
    return { kind: 'messages-json', sure: true };
  if (isExporter(head, has)) return { kind: 'exporter', sure: true };
  if (/^\s*\{[^\n]*"event_type"\s*:/.test(head) && has('event_id')) return { kind: 'events', sure: true };
  if (
    has('username') &&
    has('discriminator') &&
    /^\s*\{/.test(head) &&
    (has('user_sessions') || has('relationships') || has('has_mobile') || has('premium_until'))
  ) {
    return { kind: 'user', sure: true };
  }
  if (has('owner_id') && has('preferred_locale') && has('channels') && /^\s*\{/.test(head))
    return { kind: 'guild', sure: true };
  if (has('section') && has('record_count') && /"records"\s*:\s*\[/.test(head))
    return { kind: 'data-export', sure: false };
  return null;
}

/** A channel as DiscordChatExporter saves it, also where a program left out parts of it. */
function isExporter(head: string, has: (key: string) => boolean): boolean {
  if (!/^\s*\{/.test(head) || !/"messages"\s*:\s*\[/.test(head)) return false;
  if (has('guild') && has('channel') && (has('dateRange') || has('exportedAt'))) return true;
  if (!/"author"\s*:\s*\{/.test(head) || !has('content') || !has('timestamp')) return false;
  return (
    has('guild') || has('channel') || /"author"\s*:\s*\{[^{}]*"(discriminator|nickname|isBot)"/.test(head)
  );
}

/** Small files that say little of themselves: known by their name within the package. */
const names: [RegExp, FileKind][] = [
  [/(^|\/)messages\/index\.json$/, 'channel-index'],
  [/(^|\/)c?\d{5,}\/channel\.json$/, 'channel'],
  [/(^|\/)c?\d{5,}\/messages\.json$/, 'messages-json'],
  [/(^|\/)servers\/index\.json$/, 'server-index'],
  [/(^|\/)\d{5,}\/guild\.json$/, 'guild'],
  [/(^|\/)\d{5,}\/audit-log\.json$/, 'audit-log'],
  [/(^|\/)user_data_exports\/.+\.json$/, 'data-export'],
  [/(^|\/)activity\/[^/]+\/events-[^/]*\.json$/, 'events'],
];

function namedKind(name: string, head: string): Known | null {
  const kind = names.find(([pattern]) => pattern.test(name))?.[1] ?? smallKind(head);
  return kind === undefined ? null : { kind, sure: false };
}

/** Small files that lost their name, by what little they hold: claimed only where others show that it is Discord's. */
function smallKind(head: string): FileKind | undefined {
  if (head.length > 60_000) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(head);
  } catch {
    return undefined;
  }
  if (Array.isArray(value)) return isAuditEntry(value[0]) ? 'audit-log' : undefined;
  const entries = Object.entries(value as Record<string, unknown>);
  if (entries.length > 0 && entries.every(([key, one]) => /^\d{15,20}$/.test(key) && typeof one === 'string'))
    return entries.some(([, one]) => /^(Direct Message with |Unknown channel|.+ in .+)/.test(String(one)))
      ? 'channel-index'
      : 'server-index';
  const { id, type, name, recipients, guild } = value as Record<string, unknown>;
  if (!/^\d{15,20}$/.test(String(id))) return undefined;
  if (type !== undefined && (recipients !== undefined || guild !== undefined || name !== undefined))
    return 'channel';
  return typeof name === 'string' ? 'guild' : undefined;
}

function isAuditEntry(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'action_type' in value && 'user_id' in value;
}
