/** The parts of a taught reader: tables, HTML tables, JSON lists, JSON lines, text lines. */

import { keepBadElement } from '../bad-element.js';
import type { Item, Output, Place, RecordDraft } from '../contract.js';
import type { Part } from '../declared/declared-reader.js';
import type { FileHead } from '../declared/file-head.js';
import { deepest } from '../declared/json-keys.js';
import { readJson, readNdjson } from '../formats/json.js';
import { encodingLabel } from '../formats/text.js';
import { readHtmlTables } from '../html-table.js';
import { memberRecord } from '../member-spec.js';
import { ownMember } from '../own.js';
import { plainText } from '../plain-text.js';
import { normalName, readTable } from '../table.js';
import { quoted } from '../told.js';
import { readTaughtLines } from './lines.js';
import type { TaughtPart } from './schema.js';
import { constants, membersOf, setKind, tableSpecOf } from './uses.js';

/** The part as the declared readers take it. What is remembered across files: nothing. */
export function taughtPart(part: TaughtPart): Part<null> {
  return { table: part.id, fit: (head) => fitOf(head, part), read: (item, out) => readPart(part, item, out) };
}

/** 85 = every field and word asked for is there: a shipped reader's proof (90) goes before it. */
function fitOf(head: FileHead, part: TaughtPart): number {
  const words = part.recognise.words ?? [];
  const text = head.pdfText ?? head.text;
  if (!words.every((word) => text.includes(word))) return 0;
  return fieldsThere(head, part) ? 85 : 0;
}

function fieldsThere(head: FileHead, part: TaughtPart): boolean {
  const fields = part.recognise.fields ?? [];
  if (part.format === 'table') {
    const wanted = fields.map(normalName);
    return head.rows.some((cells) => {
      const there = new Set(cells.map(normalName));
      return wanted.every((name) => there.has(name));
    });
  }
  if (part.format === 'html')
    return head.kind === 'html' && fields.every((name) => cellText(name).test(head.text));
  if (part.format === 'lines') return head.kind === 'text' || head.kind === 'csv';
  if (head.json === null || (part.format === 'ndjson') !== (head.kind === 'ndjson')) return false;
  const list = part.format === 'ndjson' ? '' : part.list!;
  return fields.every((name) => hasMember(head, list === '' ? name : `${list}.${name}`));
}

/** A cell of a page that holds the name and nothing else. */
function cellText(name: string): RegExp {
  const plain = name
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+');
  return new RegExp(`>\\s*${plain}\\s*<`, 'i');
}

/** The head knows only members near the root: of deeper ones it must know an ancestor, and the name must be in the text. */
function hasMember(head: FileHead, path: string): boolean {
  const { paths } = head.json!;
  if (hasPath(paths, path)) return true;
  const parts = path.split('.');
  if (depthOf(parts) <= deepest || !head.text.includes(`"${withoutPlaces(parts.at(-1)!)}"`)) return false;
  while (depthOf(parts) > deepest) parts.pop();
  return hasPath(paths, withoutPlaces(parts.join('.')));
}

/** Objects and lists that a member lies within. */
function depthOf(parts: readonly string[]): number {
  return parts.length + parts.slice(0, -1).join('.').split('[]').length - 1;
}

function withoutPlaces(path: string): string {
  return path.replace(/(?:\[\])+$/, '');
}

/** A `*` of a list's path stands for any name. */
function hasPath(paths: ReadonlySet<string>, wanted: string): boolean {
  if (!wanted.includes('*')) return paths.has(wanted);
  const source = wanted.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^.]*');
  const pattern = new RegExp(`^${source}$`);
  return [...paths].some((path) => pattern.test(path));
}

async function readPart(part: TaughtPart, item: Item, out: Output): Promise<void> {
  if (part.format === 'table') await readTable(item, out, tableSpecOf(part));
  else if (part.format === 'html') await readHtmlTables(item, out, tableSpecOf(part));
  else if (part.format === 'lines') await readTaughtLines(part, item, out);
  else if (part.format === 'ndjson') await readLinesOfJson(part, item, out);
  else await readList(part, item, out);
}

async function readList(part: TaughtPart, item: Item, out: Output): Promise<void> {
  const members = membersOf(part);
  const { skeleton, encoding } = await readJson(item, {
    elements: [part.list!],
    onElement: (value, place) => element(part, members, value, part.list!, place, out),
    onBadElement: keepBadElement(out, part.list!),
  });
  out.encoding(encodingLabel(encoding));
  const around = withoutLists(skeleton);
  if (around !== undefined)
    out.record(memberRecord({ id: part.id, kind: 'other', members: {} }, around, '', out, whole(item)));
  await out.drain();
}

async function readLinesOfJson(part: TaughtPart, item: Item, out: Output): Promise<void> {
  const members = membersOf(part);
  const info = await readNdjson(
    item,
    (value, place) => element(part, members, value, '', place, out),
    (error, place) => bad(out, place, error),
  );
  out.encoding(encodingLabel(info.encoding));
}

function element(
  part: TaughtPart,
  members: ReturnType<typeof membersOf>,
  value: unknown,
  path: string,
  place: Place,
  out: Output,
): void {
  out.rows(1);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    out.field(path || '(value)', 'read');
    out.record({
      kind: part.kind,
      text: plainText(value),
      source: place,
    });
    return;
  }
  const { id, kind, category } = part;
  const draft: RecordDraft = memberRecord(
    { id, kind, ...(category === undefined ? {} : { category }), members },
    value,
    path,
    out,
    place,
  );
  if (part.kinds !== undefined)
    setKind(part, ownMember(value as Record<string, unknown>, part.kinds.field), draft);
  constants(part, draft);
  out.record(draft);
  if (draft.thread !== undefined) out.thread(draft.thread);
}

function bad(out: Output, place: Place, error: Error): void {
  out.rows(1);
  out.field(place.path ?? '(line)', 'failed', 1, `no JSON: ${quoted(error.message)}`);
  out.finding(
    'finding',
    'json-element-broken',
    `An element is no JSON (${quoted(error.message)}); the others were read.`,
    place,
  );
}

function whole(item: Item): Place {
  return { offset: 0, length: item.size, path: '(outside the list)' };
}

/** What stands around the list, without lists that were emptied; undefined when nothing is left. */
function withoutLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value;
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .map(([key, inner]) => [key, withoutLists(inner)] as const)
    .filter(([, inner]) => inner !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
