/** A part of a declared reader that is one JSON file: lists of things, each made into a record, and what stands around them. */

import { keepBadElement } from '../bad-element.js';
import type { Item, Output, Place, RecordDraft } from '../contract.js';
import { Fields } from '../fields.js';
import { type ElementInfo, readJson } from '../formats/json.js';
import { encodingLabel } from '../formats/text.js';
import { plainText } from '../plain-text.js';
import type { Part } from './declared-reader.js';
import type { FileHead } from './file-head.js';

/** What a list's element, or the root, may need beside itself. */
export interface JsonContext<S> {
  item: Item;
  out: Output;
  state: S;
  place: Place;
  /** The element or the root as it is, for a maker that must see its members' names. */
  value: unknown;
  /** For elements only. */
  info?: ElementInfo;
}

export interface JsonList<S> {
  /** As `readJson` has it: `[]`, `messages[]`, `contacts.contact[]`. */
  elements: string;
  kind: RecordDraft['kind'];
  category?: RecordDraft['category'];
  service?: string;
  /** Fills the draft. `false` = no record of it: the maker has emitted its own, or said why there is none. */
  make(f: Fields, draft: RecordDraft, context: JsonContext<S>): unknown;
}

export interface JsonPartOptions<S> {
  table: string;
  layout?: string;
  /** Paths of members that, all together, no other provider's file has: `[].ts`, `[].ip_addr`. */
  proof: string[];
  /** Paths of which one at least must be there too. */
  oneOf?: string[];
  sign?: RegExp;
  /** The usual name, where the members alone are no proof: the file is then taken only beside one that is known. */
  base?: RegExp;
  /** Names under which an empty list or object is this part's "asked, none held". */
  empty?: RegExp;
  lists?: readonly JsonList<S>[];
  /** Members around the lists that are set aside by name, and why: `contacts.itemcount`. */
  aside?: Record<string, string>;
  /** A record of the root's own members. `false` = none. Without it they are only reported. */
  root?: Omit<JsonList<S>, 'elements'>;
  learn?(head: FileHead, state: S): unknown;
}

/** The part. A list's element that is no object is kept whole, as text; what nobody takes of the root is a record of its own. */
export function jsonPart<S>(options: JsonPartOptions<S>): Part<S> {
  const { table, layout, learn } = options;
  return {
    table,
    ...(layout === undefined ? {} : { layout }),
    fit: (head) => fitOf(head, options),
    read: (item, out, state) => readPart(item, out, state, options),
    ...(learn === undefined ? {} : { learn }),
  };
}

function fitOf<S>({ item, json, text }: FileHead, options: JsonPartOptions<S>): number {
  const { proof, oneOf, sign, base, empty = base } = options;
  if (item.size < 16 && /^\s*(\[\s*\]|\{\s*\})?\s*$/.test(text)) return empty?.test(item.base) ? 5 : 0;
  if (json === null) return 0;
  if (sign !== undefined && !sign.test(text)) return 0;
  if (!proof.every((path) => json.paths.has(path))) return 0;
  if (oneOf !== undefined && !oneOf.some((path) => json.paths.has(path))) return 0;
  if (base === undefined) return 90;
  return base.test(item.base) ? 40 : 20;
}

async function readPart<S>(item: Item, out: Output, state: S, options: JsonPartOptions<S>): Promise<void> {
  const lists = options.lists ?? [];
  const { skeleton, encoding } = await readJson(item, {
    elements: lists.map((list) => list.elements),
    onElement: (value, place, info) => {
      const list = lists[info.pattern]!;
      out.rows(1);
      emit(value, list, list.elements, { item, out, state, place, value, info });
    },
    onBadElement: keepBadElement(out, '(element)'),
  });
  out.encoding(encodingLabel(encoding));
  const place: Place = { offset: 0, length: item.size, path: '' };
  around(skeleton, { item, out, state, place, value: skeleton }, options);
  await out.drain();
}

function emit<S>(
  value: unknown,
  list: Omit<JsonList<S>, 'elements'>,
  path: string,
  context: JsonContext<S>,
): void {
  const draft = newDraft(list, context.place);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    context.out.field(path, 'read', 1);
    const own = plainText(value);
    draft.text = own;
    if (list.make(new Fields({}, path, context.out), draft, context) === false) return;
    // A list of objects may take its text from a member, which this one has not.
    if (draft.text !== own) draft.rest = { ...draft.rest, '(not an object)': own };
    context.out.record(draft);
    return;
  }
  const f = new Fields(value, path, context.out);
  if (list.make(f, draft, context) === false) f.done();
  else context.out.record(f.finish(draft));
}

function newDraft<S>({ kind, category, service }: Omit<JsonList<S>, 'elements'>, source: Place): RecordDraft {
  return {
    kind,
    ...(category === undefined ? {} : { category }),
    ...(service === undefined ? {} : { service }),
    source,
  };
}

/** The members around the lists: a record of the root where the part has one, else only of what nobody knows. */
function around<S>(skeleton: unknown, context: JsonContext<S>, options: JsonPartOptions<S>): void {
  if (typeof skeleton !== 'object' || skeleton === null || Array.isArray(skeleton)) return;
  const f = new Fields(skeleton, '', context.out);
  const below = new Map<string, Fields | undefined>();
  for (const { elements } of options.lists ?? []) takeList(f, elements, below);
  for (const [path, why] of Object.entries(options.aside ?? {})) asideAt(f, path, why, below);
  if (options.root !== undefined) {
    context.out.rows(1);
    const draft = newDraft(options.root, context.place);
    if (options.root.make(f, draft, context) !== false) {
      context.out.record(f.finish(draft));
      return;
    }
  }
  const rest = f.rest();
  f.done();
  if (rest !== undefined) context.out.record({ kind: 'other', rest, source: context.place });
}

/** The lists are in the skeleton, empty: their names are known. `*` and a list in a list are the reader's own affair. */
function takeList(f: Fields, elements: string, below: Map<string, Fields | undefined>): void {
  const names = elements.split(/(?<!\\)\./).map((name) => name.replace(/\\\./g, '.'));
  let at: Fields | undefined = f;
  let path = '';
  for (const name of names) {
    if (at === undefined || name.startsWith('*')) return;
    if (name.endsWith('[]')) {
      at.list(name.slice(0, -2));
      return;
    }
    path += `.${name}`;
    if (!below.has(path)) below.set(path, at.child(name));
    at = below.get(path);
  }
}

function asideAt(f: Fields, path: string, why: string, below: Map<string, Fields | undefined>): void {
  const cut = path.lastIndexOf('.');
  const parent = cut < 0 ? '' : `.${path.slice(0, cut)}`;
  const at = parent === '' ? f : (below.get(parent) ?? f.child(path.slice(0, cut)));
  at?.aside(path.slice(cut + 1), why);
}
