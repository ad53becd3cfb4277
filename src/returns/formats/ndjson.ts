/** JSON lines: one JSON value on each line. */
import type { Item, Place } from '../contract.js';
import type { Encoding } from './encoding.js';
import { parseJson } from './json-numbers.js';
import { readLines } from './lines.js';

export interface NdjsonInfo {
  encoding: Encoding;
  values: number;
  /** Lines that are no JSON. */
  bad: number;
}

/**
 * Calls `onValue` for each line's value, `onBad` for each line that is no JSON (the rest goes on).
 * Empty lines are stepped over. Whole numbers of 16 or more digits come as strings.
 */
export async function readNdjson(
  item: Item,
  onValue: (value: unknown, place: Place) => void,
  onBad: (error: Error, place: Place, text: string) => void,
): Promise<NdjsonInfo> {
  let values = 0;
  let bad = 0;
  const info = await readLines(item, (line) => {
    if (line.text.trim() === '') return;
    const place: Place = { offset: line.offset, length: line.length, line: line.no };
    let value: unknown;
    try {
      value = parseJson(line.text);
    } catch (error) {
      bad++;
      onBad(error as Error, place, line.text);
      return;
    }
    values++;
    onValue(value, place);
  });
  return { encoding: info.encoding, values, bad };
}
