/** JSON values one after another in a text, as older files of X have them between their `****` lines. */
import type { OnBadElement } from '../../src/returns/bad-element.js';
import type { Item, Place } from '../../src/returns/contract.js';
import { parseJson } from '../../src/returns/formats/json.js';

/** Longest single value that is held: a conversation, not a file. */
const longest = 64 * 1024 * 1024;

/**
 * Calls `onValue` for each object or list at the outer level, `onBad` for one that is no JSON or is cut off, `onWords` for
 * text between values.
 */
export async function readLooseJson(
  item: Item,
  onValue: (value: unknown, place: Place) => void,
  onBad: OnBadElement,
  onWords: (text: string, place: Place) => void,
): Promise<void> {
  const words = new Words(onWords);
  let depth = 0;
  let inText = false;
  let escaped = false;
  let start = -1;
  let at = 0;
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of item.stream()) {
    let from = start < 0 ? -1 : 0;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i]!;
      if (inText) {
        if (escaped) escaped = false;
        else if (byte === 92) escaped = true;
        else if (byte === 34) inText = false;
        continue;
      }
      if (depth === 0) words.byte(byte, at + i);
      if (byte === 34 && depth > 0) inText = true;
      else if (byte === 123 || byte === 91) {
        if (depth++ === 0) {
          start = at + i;
          from = i;
        }
      } else if ((byte === 125 || byte === 93) && depth > 0 && --depth === 0) {
        held.push(chunk.subarray(from, i + 1));
        hand(Buffer.concat(held), start, onValue, onBad);
        held = [];
        size = 0;
        start = -1;
        from = -1;
      }
    }
    if (start >= 0 && from >= 0) {
      held.push(chunk.subarray(from));
      size += chunk.length - from;
    }
    at += chunk.length;
    if (size > longest) break;
  }
  words.end();
  if (start < 0) return;
  const error = new Error('the value ends too early, or is too long');
  onBad(error, { offset: start, length: size }, Buffer.concat(held).toString('utf8'));
}

/** Gathers what stands between values: a line of it at a time, at most so many bytes. */
class Words {
  private bytes: number[] = [];
  private offset = 0;

  constructor(private readonly onWords: (text: string, place: Place) => void) {}

  byte(byte: number, at: number): void {
    if (byte === 10 || byte === 123 || byte === 91 || this.bytes.length >= longestWords) this.end();
    if (this.bytes.length === 0) this.offset = at;
    // Brackets and commas are no words.
    if (byte > 32 || this.bytes.length > 0) if (!isPunctuation(byte)) this.bytes.push(byte);
  }

  end(): void {
    const text = Buffer.from(this.bytes).toString('utf8').trim();
    if (text !== '') this.onWords(text, { offset: this.offset, length: this.bytes.length });
    this.bytes = [];
  }
}

const longestWords = 4096;

function isPunctuation(byte: number): boolean {
  return byte === 44 || byte === 91 || byte === 93 || byte === 123 || byte === 125;
}

function hand(
  bytes: Buffer,
  offset: number,
  onValue: (value: unknown, place: Place) => void,
  onBad: OnBadElement,
): void {
  const place = { offset, length: bytes.length };
  const text = bytes.toString('utf8');
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    onBad(error as Error, place, text);
    return;
  }
  onValue(value, place);
}
