/** Tells the files of a Discord package apart, by content and name; the case of folders and what holds them do not matter. */
import type { Item } from '../../src/returns/contract.js';
import { isExporterText } from './exporter-text.js';

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
  | 'channel'
  | 'channel-index'
  | 'readme';

/** What a file is, and whether its content alone shows that it is Discord's. */
export interface Known {
  kind: FileKind;
  sure: boolean;
}

/** Null when the file is none of a Discord package. */
export async function fileKind(item: Item): Promise<Known | null> {
  if (item.size === 0) return null;
  const name = item.name.toLowerCase();
  if (!/\.(json|csv|txt)$/.test(name)) return null;
  const head = (await item.head()).toString('utf8').replace(/^\ufeff/, '');
  if (name.endsWith('.txt') && isExporterText(head)) return { kind: 'exporter-text', sure: true };
  if (name.endsWith('.txt'))
    return /discord data package/i.test(head.slice(0, 2000)) ? { kind: 'readme', sure: true } : null;
  return name.endsWith('.csv') ? csvKind(name, head) : jsonKind(name, head);
}

function csvKind(name: string, head: string): Known | null {
  const header = (/^[^\r\n]*/.exec(head)?.[0] ?? '').toLowerCase();
  if (/^"?id"?,"?timestamp"?,"?contents"?,"?attachments"?/.test(header))
    return { kind: 'messages-csv', sure: true };
  if (/^"?authorid"?,"?author"?,"?date"?,"?content"?/.test(header))
    return { kind: 'exporter-csv', sure: true };
  const legal = /author_id/.test(header) && /timestamp/.test(header) && /contents/.test(header);
  if (legal && /channel/.test(header)) return { kind: 'messages-csv', sure: true };
  const related = /relationship/.test(header) && /username/.test(header) && /relationships_/.test(name);
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
  const kind = names.find(([pattern]) => pattern.test(name))?.[1];
  return kind === undefined || !/^\s*[[{]/.test(head) ? null : { kind, sure: false };
}
