/** XML cut into units: each chosen element with all that lies in it, flat, and what lies outside of them. */

import iconv from 'iconv-lite';
import type { Item } from '../contract.js';
import { detectEncoding, type Encoding, originalMeasure, toUtf8 } from './encoding.js';
import { leaveRemains, type Remains } from './remains.js';
import { readXml, type XmlHandlers, type XmlPlace } from './xml.js';

/** An element and all below it. Paths are joined by `/`; attributes begin with `@`: `extensions/hr`, `link/@href`. */
export interface XmlUnit {
  name: string;
  /** The elements around it, outermost first. */
  around: readonly string[];
  values: Map<string, string[]>;
  /** The elements in it that have attributes, in order, each by its path, for a reader that must tell them apart. */
  elements: { path: string; attributes: Record<string, string> }[];
  /** First byte, bytes and line of the whole element. */
  offset: number;
  length: number;
  line: number;
}

export interface XmlUnitsInfo {
  encoding: Encoding;
  /** What lies in no unit: texts and attributes by their whole path, each value met (at most 200 of a path). */
  outside: Map<string, string[]>;
}

const mostOutside = 200;

/**
 * Calls `onUnit` for each element that `isUnit` chooses, at its end; units do not lie in each other.
 * @throws Problem `xml-broken`, `xml-too-deep`, `xml-doctype`; what came before has been told
 */
export async function readXmlUnits(
  item: Item,
  isUnit: (name: string, around: readonly string[]) => boolean,
  onUnit: (unit: XmlUnit) => void,
): Promise<XmlUnitsInfo> {
  const head = await item.head();
  const encoding = statedEncoding(head) ?? detectEncoding(head);
  const cutter = new UnitCutter(isUnit, onUnit);
  const places = new BytePlaces(encoding);
  const chunks = places.watch(toUtf8(item.stream(), encoding));
  const handlers: XmlHandlers = {
    open: (name, attributes, at) => cutter.open(name, attributes, places.before(at), at.line),
    close: (name, at) => cutter.close(name, places.at(at.position)),
    text: (text) => cutter.text(text),
    byteAt: (position) => places.at(position),
  };
  try {
    await readXml(chunks, handlers, item.path);
  } catch (error) {
    leaveRemains(error, cutter.remains(item.size));
    throw error;
  }
  return { encoding, outside: cutter.outside };
}

/** The encoding that the document itself names, where the bytes do not say otherwise. */
function statedEncoding(head: Buffer): Encoding | null {
  const found = detectEncoding(head);
  if (found.basis === 'bom' || found.basis === 'zeros') return found;
  const name = /^\s*<\?xml[^>]*\sencoding=["']([\w.-]+)["']/.exec(head.toString('latin1', 0, 200))?.[1];
  return name === undefined || /^utf-?(8|16)/i.test(name) || !iconv.encodingExists(name)
    ? null
    : { ...found, name: name.toLowerCase(), basis: 'valid' };
}

class UnitCutter {
  readonly outside = new Map<string, string[]>();
  private readonly around: string[] = [];
  private unit: XmlUnit | null = null;
  /** Depth of the unit in `around`. */
  private depth = 0;
  private readonly texts: string[] = [];
  private readonly isUnit: (name: string, around: readonly string[]) => boolean;
  private readonly onUnit: (unit: XmlUnit) => void;

  constructor(isUnit: (name: string, around: readonly string[]) => boolean, onUnit: (unit: XmlUnit) => void) {
    this.isUnit = isUnit;
    this.onUnit = onUnit;
  }

  open(name: string, attributes: Record<string, string>, offset: number, line: number): void {
    if (this.unit === null && this.isUnit(name, this.around)) {
      this.unit = {
        name,
        around: [...this.around],
        values: new Map(),
        elements: [],
        offset,
        length: 0,
        line,
      };
      this.depth = this.around.length;
    }
    this.around.push(name);
    if (this.unit !== null) this.element(this.unit, attributes);
    this.texts.push('');
    for (const key in attributes) if (!/^xmlns(:|$)/.test(key)) this.add(`@${key}`, attributes[key]!);
  }

  private element(unit: XmlUnit, attributes: Record<string, string>): void {
    const path = this.around.slice(this.depth + 1).join('/');
    for (const _ in attributes) {
      unit.elements.push({ path, attributes });
      return;
    }
  }

  text(text: string): void {
    const last = this.texts.length - 1;
    if (last >= 0) this.texts[last] += text;
  }

  close(name: string, end: number): void {
    const text = (this.texts.pop() ?? '').trim();
    if (text !== '') this.add('', text);
    this.around.pop();
    if (this.unit === null || this.around.length > this.depth || name !== this.unit.name) return;
    const { unit } = this;
    this.unit = null;
    unit.length = end - unit.offset;
    this.onUnit(unit);
  }

  /** What is in hand where a document breaks off: values of no unit, and the unit that was begun. */
  remains(size: number): Remains[] {
    while (this.texts.length > 0) {
      const text = this.texts.pop()!.trim();
      if (text !== '') this.add('', text);
      this.around.pop();
    }
    const outside = { value: singly(this.outside), place: { offset: 0, length: size } };
    if (this.unit === null) return [outside];
    const { values, name, offset, line } = this.unit;
    const place = { offset, length: Math.max(0, size - offset), line, path: name };
    return [outside, { value: singly(values), place }];
  }

  private add(last: string, value: string): void {
    const { unit } = this;
    const steps = unit === null ? this.around : this.around.slice(this.depth + 1);
    const path = [...steps, last].filter((step) => step !== '').join('/') || '(text)';
    const values = unit === null ? this.outside : unit.values;
    const known = values.get(path);
    if (known === undefined) values.set(path, [value]);
    else if (unit !== null || known.length < mostOutside) known.push(value);
  }
}

/** Values by their paths, one that stands alone without a list. */
function singly(values: ReadonlyMap<string, string[]>): Record<string, unknown> {
  return Object.fromEntries([...values].map(([path, list]) => [path, list.length === 1 ? list[0] : list]));
}

/** Turns the parser's count of UTF-16 units into bytes of the original. Places are asked for in rising order. */
class BytePlaces {
  private text = '';
  private textStart = 0;
  /** The last place asked for. */
  private units = 0;
  private bytes: number;
  private readonly measure: (text: string) => number;
  private readonly decoder = new TextDecoder('utf-8');

  constructor(encoding: Encoding) {
    this.bytes = encoding.bom;
    const measure = originalMeasure(encoding);
    this.measure =
      measure === null ? (text) => Buffer.byteLength(text) : (text) => measure(Buffer.from(text));
  }

  async *watch(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
    for await (const chunk of chunks) {
      // The end of the text before stays, since a tag may have begun in it.
      const cut = Math.max(0, this.text.length - 16_384);
      this.at(this.textStart + cut);
      this.textStart += cut;
      this.text = this.text.slice(cut) + this.decoder.decode(chunk, { stream: true });
      yield chunk;
    }
  }

  /** The byte at a count of units. */
  at(position: number): number {
    if (position <= this.units) return this.bytes;
    this.bytes += this.measure(this.text.slice(this.units - this.textStart, position - this.textStart));
    this.units = position;
    return this.bytes;
  }

  /** The byte at which the tag begins behind which the parser stands. */
  before(at: XmlPlace): number {
    const from = this.text.lastIndexOf('<', at.position - this.textStart - 1);
    return this.at(this.textStart + Math.max(0, from));
  }
}
