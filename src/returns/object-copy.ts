/** Writes the objects of a JSON list into the batch straight from their bytes, where many of them have the same shape. */
import { isDeepStrictEqual } from 'node:util';
import type { DataCategory, RecordKind } from '../base/vocabulary.js';
import { type NumericColumn, numberAt, textAt } from './column-set.js';
import type { Output, Place, RecordDraft } from './contract.js';
import { JsonTemplate, type Spot, type TemplateMember } from './formats/json-template.js';
import { ItemOutput } from './item-output.js';
import { fastIsoBytes } from './time-bytes.js';
import type { Utf8Column } from './utf8-column.js';

/** What the quick way must know of a list's objects: nothing that is not also done by {@link ObjectSpec.slow}. */
export interface ObjectSpec {
  kind: RecordKind;
  category: DataCategory;
  service: string;
  /** Member with the time, as ISO 8601 in UTC. */
  time: string;
  /** Members that fill a column of numbers. `of` gives NaN for one that must go the usual way. */
  numbers: { key: string; into: NumericColumn; required: boolean; of(value: number): number }[];
  /** Members that, where they are there, need the usual way. */
  not: readonly string[];
  /** The usual way: the record of one object, its members reported to `out`. */
  slow(value: unknown, out: Output, place: Place): RecordDraft;
}

/** One call of `out.field` that the usual way makes for every object of a shape. */
type FieldCall = Parameters<Output['field']>;

interface Shape {
  template: JsonTemplate;
  time: number;
  numbers: { token: number; name: NumericColumn; into: number; of(value: number): number }[];
  /** Runs of members that are kept in the rest. */
  runs: { from: Spot; to: Spot }[];
  calls: FieldCall[];
  met: number;
}

/** Shapes looked for; a list with more of them is one that the quick way does not suit. */
const mostShapes = 48;
const [opening, closing, comma] = [0x7b, 0x7d, 0x2c];

/**
 * One for a list. {@link quick} takes the objects whose shape is known, {@link slow} all others, from which it learns; at the
 * end {@link done} reports the members of what was taken.
 */
export class ObjectCopier {
  private readonly shapes: Shape[] = [];
  private readonly spec: ObjectSpec;
  private readonly out: Output;
  /** Null where the output is not the engine's own, as where records are changed on their way. */
  private readonly item: ItemOutput | null;
  private refused = 0;

  constructor(spec: ObjectSpec, out: Output) {
    this.spec = spec;
    this.out = out;
    this.item = out instanceof ItemOutput && !out.writer.judge.needsAccount ? out : null;
  }

  /**
   * Writes the record of the object at `at` of a chunk of valid UTF-8, and returns the index after it; -1 when that is not
   * for the quick way, and nothing was written.
   */
  quick(chunk: Buffer, at: number, offset: number, path: string): number {
    const { item, shapes } = this;
    if (item === null) return -1;
    for (let i = 0; i < shapes.length; i++) {
      const shape = shapes[i]!;
      const end = shape.template.match(chunk, at);
      if (end < 0) continue;
      if (i > 0) this.toFront(i);
      if (!this.write(item, shape, chunk, { offset, length: end - at, path })) return -1;
      shape.met++;
      return end;
    }
    return -1;
  }

  /** The usual way, which also learns the object's shape. `bytes` are the object's. */
  slow(value: unknown, bytes: Buffer, place: Place): void {
    this.out.rows(1);
    const draft = this.spec.slow(value, this.out, place);
    this.out.record(draft);
    if (this.item !== null && this.shapes.length + this.refused < mostShapes) this.learn(value, bytes, draft);
  }

  /** Reports what became of the members of all objects taken. Call once. */
  done(): void {
    for (const { calls, met } of this.shapes) {
      if (met === 0) continue;
      this.out.rows(met);
      for (const [path, state, count = 1, why, sample] of calls)
        this.out.field(path, state, count * met, why, sample);
    }
  }

  /** Shapes met lately are looked for first. */
  private toFront(i: number): void {
    const [shape] = this.shapes.splice(i, 1);
    this.shapes.unshift(shape!);
  }

  private write(item: ItemOutput, shape: Shape, chunk: Buffer, place: Place): boolean {
    const { template } = shape;
    const { writer } = item;
    const { columns } = writer;
    const start = template.starts[shape.time]!;
    const end = template.ends[shape.time]!;
    const us = fastIsoBytes(chunk, start, end);
    if (Number.isNaN(us)) return false;
    for (const { token, into, of } of shape.numbers) {
      const value = of(numberIn(chunk, template.starts[token]!, template.ends[token]!));
      if (Number.isNaN(value)) {
        columns.dropRow();
        return false;
      }
      columns.setNumber(into, value);
    }
    const { kind, category, service } = this.spec;
    columns.setNumber(numberAt.at, us);
    columns.cell(textAt.at_text).addBytes(chunk, start, end);
    columns.setText(textAt.at_basis, 'stated');
    columns.setText(textAt.category, category);
    columns.setText(textAt.service, service);
    columns.setNumber(numberAt.offset, place.offset);
    columns.setNumber(numberAt.length, place.length);
    columns.setText(textAt.path, place.path);
    if (shape.runs.length > 0) writeRest(columns.cell(textAt.rest), shape, chunk);
    writer.endRow({ kind, us, wall: null, category, account: undefined });
    return true;
  }

  private learn(value: unknown, bytes: Buffer, draft: RecordDraft): void {
    const template = JsonTemplate.learn(bytes);
    const shape = template === null ? null : this.shapeOf(template, value);
    if (shape !== null && this.agrees(shape, bytes, draft)) this.shapes.unshift(shape);
    else this.refused++;
  }

  /** The plan for a shape; null when one of its members needs the usual way. */
  private shapeOf(template: JsonTemplate, value: unknown): Shape | null {
    const { time, numbers, not } = this.spec;
    const at = template.member(time);
    if (at?.kind !== 'text' || not.some((key) => template.member(key) !== undefined)) return null;
    const planned: Shape['numbers'] = [];
    for (const { key, into, required, of } of numbers) {
      const member = template.member(key);
      if (member === undefined && !required) continue;
      if (member?.kind !== 'number') return null;
      planned.push({ token: member.token, name: into, into: numberAt[into], of });
    }
    const taken = new Set([time, ...numbers.map(({ key }) => key)]);
    const calls: FieldCall[] = [];
    this.spec.slow(value, recorder(calls), { offset: 0, length: 0 });
    return { template, time: at.token, numbers: planned, runs: runsOf(template, taken), calls, met: 0 };
  }

  /** Holds the quick way against what the usual one made of the same object. */
  private agrees(shape: Shape, bytes: Buffer, draft: RecordDraft): boolean {
    const { template, runs } = shape;
    // With some bytes more, as in a file: a value just before the end might go on past it.
    if (template.match(Buffer.concat([bytes, Buffer.alloc(64)]), 0) !== bytes.length) return false;
    const text = runs.map(({ from, to }) => bytes.toString('utf8', template.place(from), template.place(to)));
    const rest = text.length > 0 ? JSON.parse(`{${text.join()}}`) : undefined;
    const us = fastIsoBytes(bytes, template.starts[shape.time]!, template.ends[shape.time]!);
    const numbers = shape.numbers.every(
      ({ token, name, of }) =>
        of(numberIn(bytes, template.starts[token]!, template.ends[token]!)) ===
        draft[name as keyof RecordDraft],
    );
    if (!numbers) return false;
    const { kind, category, service } = this.spec;
    const same = draft.kind === kind && draft.category === category && draft.service === service;
    return same && draft.notes === undefined && draft.at?.us === us && isDeepStrictEqual(rest, draft.rest);
  }
}

/** Members that are kept: all but those taken and those without a value; neighbours make one run. */
function runsOf(template: JsonTemplate, taken: ReadonlySet<string>): Shape['runs'] {
  const runs: Shape['runs'] = [];
  let before: TemplateMember | null = null;
  for (const member of template.members) {
    const kept = !taken.has(member.key) && member.kind !== 'null';
    if (kept && before !== null) runs.at(-1)!.to = member.to;
    else if (kept) runs.push({ from: member.from, to: member.to });
    before = kept ? member : null;
  }
  return runs;
}

function writeRest(cell: Utf8Column, { template, runs }: Shape, chunk: Buffer): void {
  let before = opening;
  for (const { from, to } of runs) {
    cell.addByte(before);
    cell.addBytes(chunk, template.place(from), template.place(to));
    before = comma;
  }
  cell.addByte(closing);
}

function recorder(calls: FieldCall[]): Output {
  const nothing = (): void => undefined;
  return {
    record: nothing,
    rows: nothing,
    field: (...call) => void calls.push(call),
    finding: nothing,
    account: nothing,
    thread: nothing,
    encoding: nothing,
    state: nothing,
    drain: async () => undefined,
  };
}

/** A number of a template, which has at most 15 characters. */
function numberIn(bytes: Buffer, start: number, end: number): number {
  const minus = bytes[start] === 0x2d;
  let value = 0;
  for (let i = minus ? start + 1 : start; i < end; i++) {
    const digit = bytes[i]! - 48;
    if (digit < 0) return Number(bytes.toString('latin1', start, end));
    value = value * 10 + digit;
  }
  return minus ? -value : value;
}
