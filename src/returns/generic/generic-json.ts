/** Reads JSON that no reader knows: every element of every outer list a record, kept as it is. */

import type { Item, Output, Place, RecordDraft } from '../contract.js';
import { Fields, tallyInside } from '../fields.js';
import { readJson, readNdjson } from '../formats/json.js';
import { plainText } from '../plain-text.js';
import { quoted } from '../told.js';
import { reportEncoding } from './generic-text.js';
import { quotedKeys } from './quoted-keys.js';
import { asInstant, speaksOfTime } from './time-columns.js';

/** The outermost lists, wherever they are down to four levels. */
const outerLists = ['[]', '*[]', '*.*[]', '*.*.*[]'];

/** Reads the item; what lies outside the lists becomes one record of its own. */
export async function readGenericJson(item: Item, to: Output): Promise<void> {
  const out = quotedKeys(to);
  const { skeleton, encoding } = await readJson(item, {
    elements: outerLists,
    onElement: (value, place) => element(value, place, listName(place.path ?? ''), out),
  });
  reportEncoding(out, encoding);
  const outside = withoutEmptyLists(skeleton);
  // Lists whose elements became records, and empty ones, are members of the file too.
  tallyLists(skeleton, outside, out);
  if (outside === undefined) return;
  element(outside, { offset: 0, length: item.size, path: '(outside the lists)' }, '', out);
}

function tallyLists(skeleton: unknown, outside: unknown, out: Output): void {
  if (typeof skeleton !== 'object' || skeleton === null) return;
  const told = new Set<string>();
  if (typeof outside === 'object' && outside !== null) tallyInside(outside, '', (path) => told.add(path));
  tallyInside(skeleton, '', (path, member) => {
    if (!told.has(path)) out.field(path, 'read', member === null || member === '' ? 0 : 1);
  });
}

/** Reads JSON lines; a line that is no JSON is reported and stepped over. */
export async function readGenericNdjson(item: Item, to: Output): Promise<void> {
  const out = quotedKeys(to);
  const info = await readNdjson(
    item,
    (value, place) => element(value, place, '', out),
    (error, place, text) => {
      out.rows(1);
      out.field('(line)', 'failed', 1, 'not JSON', text.slice(0, 120));
      out.finding(
        'finding',
        'line-broken',
        `Line ${place.line} is not JSON (${quoted(error.message)}); the others were read.`,
        place,
      );
    },
  );
  reportEncoding(out, info.encoding);
}

function element(value: unknown, source: Place, path: string, out: Output): void {
  out.rows(1);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    out.field(path || '(value)', 'read');
    out.record({ kind: 'other', text: plainText(value), source });
    return;
  }
  const fields = new Fields(value, path, out);
  fields.keep(...Object.keys(value));
  const draft: RecordDraft = { kind: 'other', rest: fields.rest(), source };
  const when = Object.entries(value).find(([name, one]) => speaksOfTime(name) && asInstant(one) !== null);
  if (when !== undefined) draft.at = asInstant(when[1]);
  out.record(draft);
  fields.done();
}

/** `a.list[17]` → `a.list[]`. */
function listName(path: string): string {
  return path.replace(/\[\d+\]$/, '[]');
}

/** The skeleton without the lists that were emptied; undefined when nothing is left. */
function withoutEmptyLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value;
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .map(([key, inner]) => [key, withoutEmptyLists(inner)] as const)
    .filter(([, inner]) => inner !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
