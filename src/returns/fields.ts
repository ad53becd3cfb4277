/** Takes the members of an object one by one, so that each is read, set aside by name, or reported as unknown. */

import type { Output, RecordDraft } from './contract.js';
import { ownMember, setMember } from './own.js';

/** The paths of an object's members, each text made once: `content` of `messages[]` is `messages[].content`. */
class MemberPaths {
  /** Of the elements, where the prefix is a list. */
  readonly elements: string;
  private readonly prefix: string;
  private readonly known = new Map<string, string>();

  constructor(prefix: string) {
    this.prefix = prefix;
    this.elements = `${prefix}[]`;
  }

  of(key: string): string {
    let path = this.known.get(key);
    if (path === undefined) {
      if (this.known.size > mostKnown) this.known.clear();
      path = this.prefix === '' ? key : `${this.prefix}.${key}`;
      this.known.set(key, path);
    }
    return path;
  }
}

/** Keys may be data (`{ "<user name>": … }`), so what is kept of them has an end. */
const mostKnown = 5_000;
const knownPaths = new Map<string, MemberPaths>();

function pathsBelow(prefix: string): MemberPaths {
  let paths = knownPaths.get(prefix);
  if (paths === undefined) {
    if (knownPaths.size > mostKnown) knownPaths.clear();
    paths = new MemberPaths(prefix);
    knownPaths.set(prefix, paths);
  }
  return paths;
}

/**
 * One JSON object (or any record of values) being read. Ask for the members by name; {@link finish} keeps in the
 * record what nobody took, and reports every member to the ledger under its path.
 * @example
 * const f = new Fields(value, 'messages[]', out);
 * const draft = f.finish({ kind: 'message', actor: f.text('sender_name'), text: f.text('content'), source });
 */
export class Fields {
  private readonly value: Record<string, unknown>;
  private readonly paths: MemberPaths;
  private readonly out: Output;
  private readonly taken = new Map<string, string | null>();
  private readonly kept: string[] = [];
  private readonly wholes = new Set<string>();
  private readonly below: { key: string; fields: Fields; list: boolean }[] = [];

  /** `path` has `[]` for list places: `chats.list[].messages[]`; empty for the root. */
  constructor(value: unknown, path: string, out: Output) {
    this.value = isObject(value) ? value : strayMembers(value);
    this.paths = pathsBelow(path);
    this.out = out;
  }

  /** True when the member is there with a value. */
  has(key: string): boolean {
    const value = ownMember(this.value, key);
    return value !== undefined && value !== null;
  }

  /** The member as it is, to look at: it stays untaken. */
  peek(key: string): unknown {
    return ownMember(this.value, key);
  }

  /** The member as it is; counted as read. */
  raw(key: string): unknown {
    if (!Object.hasOwn(this.value, key)) return undefined;
    this.taken.set(key, null);
    return this.value[key];
  }

  /** The member as it is, for a reader that takes all of it: what lies inside is counted as read too. */
  whole(key: string): unknown {
    this.wholes.add(key);
    return this.raw(key);
  }

  /** Text, number or truth value as text; undefined for null, absent or empty. Objects and lists are left untaken. */
  text(key: string): string | undefined {
    const value = ownMember(this.value, key);
    if (value === undefined || isContainer(value)) return undefined;
    this.taken.set(key, null);
    return value === null || value === '' ? undefined : String(value);
  }

  /** A number, or text that is one; other values are left untaken, and so unknown. */
  number(key: string): number | undefined {
    const value = ownMember(this.value, key);
    if (value === undefined) return undefined;
    const number = typeof value === 'number' ? value : Number.NaN;
    const parsed = typeof value === 'string' && value.trim() !== '' ? Number(value) : number;
    if (value !== null && Number.isNaN(parsed)) return undefined;
    this.taken.set(key, null);
    return value === null ? undefined : parsed;
  }

  /** A truth value; others are left untaken. */
  flag(key: string): boolean | undefined {
    const value = ownMember(this.value, key);
    if (typeof value !== 'boolean') return undefined;
    this.taken.set(key, null);
    return value;
  }

  /** A list; empty when absent or null. Its elements are the caller's to account for. */
  list(key: string): unknown[] {
    const value = ownMember(this.value, key);
    if (value === null) this.taken.set(key, null);
    if (!Array.isArray(value)) return [];
    this.taken.set(key, null);
    return value;
  }

  /** A member that is an object, to be read the same way; reported with this one. */
  child(key: string): Fields | undefined {
    const value = ownMember(this.value, key);
    if (!isObject(value)) return undefined;
    this.taken.set(key, null);
    const fields = new Fields(value, this.paths.of(key), this.out);
    this.below.push({ key, fields, list: false });
    return fields;
  }

  /** The objects of a list member, each to be read the same way. Elements that are no objects stay in the rest. */
  children(key: string): Fields[] {
    const value = ownMember(this.value, key);
    if (!Array.isArray(value) || !value.every(isObject)) return [];
    this.taken.set(key, null);
    const path = pathsBelow(this.paths.of(key)).elements;
    return value.map((element) => {
      const fields = new Fields(element, path, this.out);
      this.below.push({ key, fields, list: true });
      return fields;
    });
  }

  /** Sets a member aside by name, with the reason. */
  aside(key: string, why: string): void {
    if (Object.hasOwn(this.value, key)) this.taken.set(key, why);
  }

  /** Known members that have no column of their own: counted as read and kept in the rest. */
  keep(...keys: string[]): void {
    for (const key of keys) {
      if (!Object.hasOwn(this.value, key)) continue;
      this.taken.set(key, null);
      this.kept.push(key);
    }
  }

  /** What is to be kept beside the columns: members nobody took and those of {@link keep}, by their own names. */
  rest(): Record<string, unknown> | undefined {
    const rest: Record<string, unknown> = {};
    for (const key of this.kept) if (this.has(key)) setMember(rest, key, this.value[key]);
    for (const key in this.value)
      if (!this.taken.has(key) && this.has(key)) setMember(rest, key, this.value[key]);
    for (const { key, fields, list } of this.below) {
      const inner = fields.rest();
      if (inner === undefined) continue;
      const before = list ? ((ownMember(rest, key) as unknown[] | undefined) ?? []) : [];
      setMember(rest, key, list ? [...before, inner] : inner);
    }
    return Object.keys(rest).length > 0 ? rest : undefined;
  }

  /** Reports every member to the ledger. Call once, after all have been asked for. */
  done(): void {
    for (const key in this.value) {
      const value = ownMember(this.value, key);
      const count = value === null || value === '' ? 0 : 1;
      const path = this.paths.of(key);
      const why = this.taken.get(key);
      if (why === null) this.out.field(path, 'read', count);
      else if (why !== undefined) this.out.field(path, 'set_aside', count, why);
      else
        this.out.field(path, 'unknown', count, 'no reader knows this key; kept in the rest', sampleOf(value));
      if (isContainer(value)) this.inside(key, value, path, why);
    }
    for (const { fields } of this.below) fields.done();
  }

  /** The record with its {@link rest}, and every member reported ({@link done}): how reading an object ends. */
  finish(draft: RecordDraft): RecordDraft {
    const rest = this.rest();
    if (rest !== undefined) draft.rest = rest;
    this.done();
    return draft;
  }

  /** What lies in a member that was kept, set aside or left unknown as a whole shares its state; the rest is the reader's. */
  private inside(key: string, value: unknown, path: string, why: string | null | undefined): void {
    if (this.below.some((inner) => inner.key === key)) return;
    if (why === null && !this.kept.includes(key) && !this.wholes.has(key)) return;
    const state = why === null ? 'read' : why === undefined ? 'unknown' : 'set_aside';
    tallyInside(value, path, (inner, member) => {
      const sample = state === 'unknown' ? sampleOf(member) : undefined;
      this.out.field(inner, state, member === null || member === '' ? 0 : 1, why ?? undefined, sample);
    });
  }
}

/** Calls `met` for each member of the objects in a value, at any depth: `poll.answers[].text`. */
export function tallyInside(
  value: unknown,
  path: string,
  met: (path: string, member: unknown) => void,
): void {
  if (Array.isArray(value)) {
    const places = pathsBelow(path).elements;
    for (const element of value) if (isContainer(element)) tallyInside(element, places, met);
    return;
  }
  const paths = pathsBelow(path);
  const members = value as Record<string, unknown>;
  for (const key of Object.keys(members)) {
    const inner = paths.of(key);
    const member = members[key];
    met(inner, member);
    if (isContainer(member)) tallyInside(member, inner, met);
  }
}

/** A list or text where an object was due is kept as a member that nobody takes: it ends in the rest, reported as unknown. */
function strayMembers(value: unknown): Record<string, unknown> {
  const nothing = value === undefined || value === null || value === '' || (value as unknown[]).length === 0;
  return nothing ? {} : { '(not an object)': value };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isContainer(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** A value as a short text. Cut before it is turned into JSON where it can be, since it may be large. */
export function sampleOf(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, 120);
  return (JSON.stringify(value) ?? '').slice(0, 120);
}
