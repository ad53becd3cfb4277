/** JSON as a stream: wanted list elements one by one with their places, the rest as a small skeleton. */
import { Problem } from '../../base/problem.js';
import type { Item, Place } from '../contract.js';
import { quoted } from '../told.js';
import { detectEncoding, type Encoding, toUtf8 } from './encoding.js';
import { cutValue } from './json-cut.js';
import { type Framed, JsonFramer, type QuickElement } from './json-framer.js';
import { parseJson } from './json-numbers.js';
import { parsePattern } from './json-path.js';
import { leaveRemains, type Remains } from './remains.js';

export { parseJson } from './json-numbers.js';
export { type NdjsonInfo, readNdjson } from './ndjson.js';

/** What is known of an element beside its value. */
export interface ElementInfo {
  /** Number in its list, from 0. */
  index: number;
  /** Which of the `elements` patterns took it. */
  pattern: number;
  /**
   * The members of the object around the list that stand before it in the file (`name` and `id` of a chat before its
   * `messages`); null when the list stands in no object. Members after the list are only in the skeleton.
   */
  parent(): Record<string, unknown> | null;
  /** The element as it stands in the file, in UTF-8; valid only during the call. */
  bytes: Buffer;
}

export interface ReadJsonOptions {
  /** Which list elements are wanted: `messages[]`, `[]`, `chats.list[].messages[]`, `*[]`; a dot in a name is `\.`. */
  elements: string[];
  /** Called for each, in file order. Its `place` is new each time: offset, length and JSON path. */
  onElement(value: unknown, place: Place, info: ElementInfo): void;
  /** Takes objects of the lists itself, from their bytes; those that it does not take go to {@link onElement}. */
  quick?: QuickElement;
  /** An element that is no JSON, and its text. Without it such an element ends the reading with a Problem. */
  onBadElement?(error: Error, place: Place, text: string): void;
}

export interface ReadJsonResult {
  /** Everything but the wanted elements: their lists are there, empty. */
  skeleton: unknown;
  encoding: Encoding;
}

/**
 * Reads one JSON value. Whole numbers of 16 or more digits come as strings. A prefix such as `window.YTD.x.part0 =`
 * and a closing `;` are stepped over. Offsets are bytes of the item; in UTF-16 they count the text as UTF-8.
 * @throws Problem `json-cut` when the file ends too early (elements before the cut were handed over),
 *   `json-broken` when it is no JSON, `json-more-than-one` when a second value follows, `json-too-large`.
 */
export async function readJson(item: Item, options: ReadJsonOptions): Promise<ReadJsonResult> {
  const encoding = detectEncoding(await item.head());
  const { quick } = options;
  const bom = encoding.name === 'utf-8' ? encoding.bom : 0;
  const framer = new JsonFramer(
    options.elements.map(parsePattern),
    (framed) => handElement(item, framed, bom, options),
    quick === undefined ? null : (chunk, at, offset, path) => quick(chunk, at, offset + bom, path),
  );
  try {
    for await (const chunk of toUtf8(item.stream(), encoding)) feed(item, framer, chunk);
    checkEnd(item, framer);
    return { skeleton: parseSkeleton(item, framer), encoding };
  } catch (error) {
    leaveRemains(error, remainsIn(framer, bom));
    throw error;
  }
}

/** What no element had when the reading ended: what stands around the lists, and the element that was open. */
function remainsIn(framer: JsonFramer, bom: number): Remains[] {
  try {
    const { text, offset, path } = framer.openElement();
    const around = { offset: 0, length: framer.offset + bom, path: '' };
    return [
      { value: cutValue(framer.skeletonText()), place: around },
      { value: cutValue(text), place: { offset: offset + bom, length: framer.offset - offset, path } },
    ];
  } catch {
    // Larger than can be held as text: the ledger says at which byte the file failed.
    return [];
  }
}

/** Reads a whole small JSON file (up to 512 MiB) with long whole numbers kept as strings. */
export async function readWholeJson(item: Item): Promise<unknown> {
  return (await readJson(item, { elements: [], onElement: () => undefined })).skeleton;
}

function feed(item: Item, framer: JsonFramer, chunk: Buffer): void {
  try {
    framer.push(chunk);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Problem({
      code: 'json-too-large',
      what: `One part of this JSON is larger than can be held in memory (near byte ${framer.offset}).`,
      where: item.path,
      remedy:
        'Split the file into parts, or tell the maintainers of the reader which list in it holds the records.',
      cause: error,
    });
  }
}

function handElement(item: Item, framed: Framed, bom: number, options: ReadJsonOptions): void {
  const place: Place = { offset: framed.offset + bom, length: framed.length, path: framed.path };
  let value: unknown;
  try {
    const text = framed.bytes.toString('utf8');
    value = framed.longNumber ? parseJson(text) : JSON.parse(text);
  } catch (error) {
    const text = framed.bytes.toString('utf8');
    if (options.onBadElement === undefined) throw brokenElement(item, place, text, error);
    options.onBadElement(error as Error, place, text);
    return;
  }
  options.onElement(value, place, {
    index: framed.index,
    pattern: framed.pattern,
    parent: () => parentOf(framed),
    bytes: framed.bytes,
  });
}

function brokenElement(item: Item, place: Place, text: string, error: unknown): Problem {
  const problem = broken(item, place.offset, place.path ?? '', error);
  leaveRemains(problem, [{ value: text, place }]);
  return problem;
}

function parentOf(framed: Framed): Record<string, unknown> | null {
  const text = framed.parent();
  if (text === null) return null;
  try {
    return parseJson(text) as Record<string, unknown>;
  } catch {
    // What stands around the list is broken: the end of the reading says so (`json-broken`), with its place.
    return null;
  }
}

function checkEnd(item: Item, framer: JsonFramer): void {
  if (framer.trailing >= 0) {
    throw new Problem({
      code: 'json-more-than-one',
      what: `After the JSON value there is more, at byte ${framer.trailing}.`,
      where: item.path,
      remedy: 'If each line is a value of its own, it is JSON lines and must be read as that.',
    });
  }
  if (framer.complete) return;
  throw new Problem({
    code: 'json-cut',
    what: `The JSON ends too early, at byte ${framer.offset}, inside ${framer.openPath}.`,
    where: item.path,
    remedy: 'What stood before the cut was read. Ask the provider for the file again.',
  });
}

function parseSkeleton(item: Item, framer: JsonFramer): unknown {
  try {
    return parseJson(framer.skeletonText());
  } catch (error) {
    throw broken(item, 0, 'the file', error);
  }
}

function broken(item: Item, offset: number, path: string, cause: unknown): Problem {
  return new Problem({
    code: 'json-broken',
    what: `${path} is not valid JSON (from byte ${offset}): ${quoted((cause as Error).message)}`,
    where: item.path,
    remedy:
      'What stood before it was read. Compare the file with the original, and ask the provider for it again.',
    cause,
  });
}
