/** The open containers of a JSON scan, and what its bytes are. */
import { type Active, advance, memberPath, type Step } from './json-path.js';

/** One object or array that is open. */
export interface Frame {
  list: boolean;
  active: Active[];
  path: string;
  key: string;
  /** Elements begun, less one, for a list. */
  index: number;
  /** Pattern that takes this list's elements; -1 for none. */
  takes: number;
  /** A pattern goes on below this list's elements, so that they are walked and not skipped. */
  deeper: boolean;
  /** Where it opened in the skeleton. */
  mark: number;
  /** Where the present taken element began, in the skeleton (-1 for none) and in the stream. */
  elementMark: number;
  elementOffset: number;
}

/** A container that opens at `mark` of the skeleton, below `parent`; decides whether a list's elements are wanted. */
export function openFrame(
  patterns: readonly Step[][],
  parent: Frame | undefined,
  list: boolean,
  mark: number,
): Frame {
  const frame: Frame = {
    list,
    active: parent
      ? advance(patterns, parent.active, parent.list ? null : parent.key)
      : patterns.map((_, pattern) => ({ pattern, at: 0 })),
    path: parent ? childPath(parent) : '',
    key: '',
    index: -1,
    takes: -1,
    deeper: false,
    mark,
    elementMark: -1,
    elementOffset: 0,
  };
  if (list) decide(patterns, frame);
  return frame;
}

function decide(patterns: readonly Step[][], frame: Frame): void {
  for (const { pattern, at } of advance(patterns, frame.active, null)) {
    if (at < patterns[pattern]!.length) frame.deeper = true;
    else if (frame.takes < 0) frame.takes = pattern;
  }
}

/** Where a scan stands below this container: `messages[17]`. */
export function placeIn(frame: Frame | undefined): string {
  if (frame === undefined) return 'the beginning';
  if (frame.list) return `${frame.path}[${Math.max(0, frame.index)}]`;
  return memberPath(frame.path, frame.key) || 'the beginning';
}

function childPath(parent: Frame): string {
  return parent.list ? `${parent.path}[${parent.index}]` : memberPath(parent.path, parent.key);
}

/** A name as it stands in quotes; left raw when its escapes are broken, for the parser of the whole to refuse. */
export function decodeKey(raw: string): string {
  if (!raw.includes('\\')) return raw.slice(1, -1);
  try {
    return JSON.parse(raw) as string;
  } catch {
    return raw.slice(1, -1);
  }
}

/** JSON's white space. */
export function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Ends a number or a word. */
export function endsScalar(byte: number): boolean {
  return isSpace(byte) || byte === 0x2c || byte === 0x5d || byte === 0x7d || byte === 0x3a || byte === 0x22;
}

/** Begins a word, as JavaScript before JSON does. */
export function isLetter(byte: number): boolean {
  return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
}
