/** Reads one JSON file of a My Data download: its lists, the objects beside them, and conversations under their own keys. */

import { keepBadElement } from '../../../src/returns/bad-element.js';
import type { Item, Output, Place, RecordDraft } from '../../../src/returns/contract.js';
import { sampleOf } from '../../../src/returns/fields.js';
import { type ElementInfo, readJson } from '../../../src/returns/formats/json.js';
import { encodingLabel } from '../../../src/returns/formats/text.js';
import { type MemberSpec, memberRecord } from '../../../src/returns/member-spec.js';
import { plainText } from '../../../src/returns/plain-text.js';
import { isMessage, messageRecord, oldKeys } from './message.js';
import { plainRecords } from './plain.js';
import { listSections, objectSections, plusSection, sectionOfFile } from './sections.js';
import type { DownloadState } from './state.js';
import { keep } from './uses.js';

/** Emits one record for each entry; a section that is not known is kept and reported. */
export async function readDownloadFile(item: Item, out: Output, state: DownloadState): Promise<void> {
  const file = new DownloadFile(item, out, state);
  const { skeleton, encoding } = await readJson(item, {
    elements: ['*[]', '*.*[]'],
    onElement: (value, place, info) => file.element(value, place, info),
    onBadElement: keepBadElement(out, '(element)'),
  });
  out.encoding(encodingLabel(encoding));
  file.around(skeleton);
  await out.drain();
}

class DownloadFile {
  readonly #item: Item;
  readonly #out: Output;
  readonly #state: DownloadState;
  readonly #unknown = new Map<string, number>();
  readonly #threads = new Set<string>();
  #path = '';
  #keys: string[] = [];

  constructor(item: Item, out: Output, state: DownloadState) {
    this.#item = item;
    this.#out = out;
    this.#state = state;
  }

  element(value: unknown, place: Place, info: ElementInfo): void {
    const keys = this.#keysOf(place.path ?? '');
    const key = keys[keys.length - 1] ?? '';
    this.#out.rows(1);
    if (info.pattern === 0 && !(key in listSections) && isMessage(key, value)) {
      const draft = messageRecord(value, key, this.#state, this.#out, place);
      this.#conversation(draft.thread);
      this.#emit(draft, key);
      return;
    }
    const spec = this.#specFor(keys, value);
    for (const draft of this.#recordsOf(value, keys.join('.'), spec, place)) this.#emit(draft, keys[0] ?? '');
  }

  /** Objects and single values of the root; what the lists took is there as empty lists. */
  around(skeleton: unknown): void {
    for (const [key, value] of Object.entries((skeleton ?? {}) as Record<string, unknown>)) {
      if (Array.isArray(value)) this.#emptyList(key);
      else if (typeof value === 'object' && value !== null) this.#object(key, value);
      else this.#single(key, value);
    }
    for (const [key, count] of this.#unknown) {
      const text = `The section “${key}” in ${this.#item.path} is new to Tecum: its ${count} entries are kept. Look at them, and tell the maintainers what they are.`;
      this.#out.finding('drift', 'section-unknown', text);
    }
  }

  #recordsOf(value: unknown, path: string, spec: MemberSpec, place: Place): RecordDraft[] {
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && !isDays(value))
      return [memberRecord(spec, value, `${path}[]`, this.#out, place)];
    return plainRecords(value, `${path}[]`, spec, this.#out, place);
  }

  #specFor(keys: readonly string[], value: unknown): MemberSpec {
    const key = keys.at(-1) ?? '';
    const known = listSections[key] ?? listSections[keys[0] ?? ''] ?? this.#ofParent(keys[0] ?? '');
    if (known !== undefined) return { id: key, ...known };
    if (key === '' && typeof value === 'object' && value !== null) {
      if ('Purchase Date' in value) return { id: 'Snapchat+', ...plusSection };
      if ('Search Term' in value) return { id: 'Search', ...listSections['Search History']! };
    }
    const path = keys.join('.');
    this.#unknown.set(path, (this.#unknown.get(path) ?? 0) + 1);
    return { id: key, ...sectionOfFile(this.#item.base.toLowerCase()) };
  }

  /** Places visited lie one level down, under keys that are ids of businesses. */
  #ofParent(parent: string): Omit<MemberSpec, 'id'> | undefined {
    return parent.startsWith('Businesses and places')
      ? listSections['Businesses and public places you may have visited']
      : undefined;
  }

  #object(key: string, value: object): void {
    const place: Place = { offset: 0, length: this.#item.size, path: key };
    if (/^Home/.test(key)) this.#homes(key, value as Record<string, unknown>, place);
    else if (key in objectSections) {
      this.#out.rows(1);
      this.#emit(memberRecord({ id: key, ...objectSections[key]! }, value, key, this.#out, place), key);
    } else this.#inner(key, value as Record<string, unknown>, place);
  }

  /** An object of lists, whose elements were read; other members of it are kept as a record. */
  #inner(key: string, value: Record<string, unknown>, place: Place): void {
    const others = Object.entries(value).filter(([, member]) => !Array.isArray(member));
    for (const name of Object.keys(value))
      if (Array.isArray(value[name])) this.#out.field(`${key}.${keyName(name)}`, 'read');
    if (others.length === 0) return;
    this.#unknown.set(key, (this.#unknown.get(key) ?? 0) + 1);
    this.#out.rows(1);
    const spec = { id: key, ...sectionOfFile(this.#item.base.toLowerCase()) };
    this.#emit(memberRecord(spec, Object.fromEntries(others), key, this.#out, place), key);
  }

  /** `Home, School & Work`: a position for each, without a time. */
  #homes(key: string, value: Record<string, unknown>, place: Place): void {
    const spec: MemberSpec = { id: key, ...listSections['Location History']! };
    for (const [name, where] of Object.entries(value)) {
      this.#out.rows(1);
      const path = { ...place, path: `${key}.${name}` };
      for (const draft of plainRecords(where, `${key}.(place)`, spec, this.#out, path)) {
        keep(draft, 'Place', name);
        this.#emit(draft, key);
      }
    }
  }

  #single(key: string, value: unknown): void {
    const device = key === 'Mobile Ad Id';
    this.#out.field(
      key,
      device ? 'read' : 'unknown',
      value === null || value === '' ? 0 : 1,
      undefined,
      sampleOf(value),
    );
    if (value === null || value === '') return;
    this.#out.rows(1);
    const source: Place = { offset: 0, length: this.#item.size, path: key };
    this.#emit(
      device
        ? { kind: 'device', category: 'device_identifiers', device: plainText(value), source }
        : { kind: 'other', source },
      key,
      { [key]: value },
    );
  }

  #emptyList(key: string): void {
    if (key in listSections || key === '' || oldKeys.test(key)) this.#out.field(key || '(unnamed)', 'read');
    else if (this.#threads.size === 0) this.#out.field(key, this.#unknown.has(key) ? 'unknown' : 'read');
    else {
      this.#out.field('(conversation)', 'read');
      // A conversation in which nothing is left is one all the same.
      this.#conversation(this.#state.thread(key, undefined));
    }
  }

  #conversation(thread: string | undefined): void {
    if (thread === undefined || this.#threads.has(thread)) return;
    this.#threads.add(thread);
    this.#out.thread(thread);
  }

  /** The section stays beside the record: it tells a blocked person from a friend, an outgoing call from an incoming one. */
  #emit(draft: RecordDraft, section: string, more?: Record<string, unknown>): void {
    draft.service ??= 'Snapchat';
    if (this.#state.account !== undefined) draft.account ??= this.#state.account;
    if (draft.kind !== 'message' && draft.thread === undefined) keep(draft, 'Section', section);
    if (more !== undefined) draft.rest = { ...draft.rest, ...more };
    this.#link(draft);
    for (const peer of draft.kind === 'contact' ? (draft.peers ?? []) : [])
      this.#state.party(peer, this.#out);
    this.#out.record(draft);
  }

  #link(draft: RecordDraft): void {
    const link = draft.rest?.['Media Download Url'] ?? draft.rest?.['Download Link'];
    if (draft.kind !== 'media' || typeof link !== 'string') return;
    const found = this.#state.media.ofLink(link);
    if (found.length > 0) draft.media = found;
  }

  /** The keys of a path such as `friends[3]`, `["odd.name"][0]` or `Interactions["Web Interactions"][2]`. */
  #keysOf(path: string): string[] {
    const list = path.replace(/\[\d+\]$/, '');
    if (list === this.#path && this.#keys.length > 0) return this.#keys;
    this.#path = list;
    this.#keys = [...list.matchAll(/\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)].map(
      ([, quoted, plain]) => plain ?? (JSON.parse(`"${quoted}"`) as string),
    );
    return this.#keys;
  }
}

/** `{ "2021-05-01": "40.1, -123.9" }`: the day is the key. */
function isDays(value: object): boolean {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => /^\d{4}[-/]\d{1,2}[-/]\d{1,2}/.test(key));
}

/** Keys that are ids are data: they have no place in the ledger. */
function keyName(name: string): string {
  return /^[\w-]{20,}$/.test(name) ? '(business)' : name;
}
