/** Changes one file by what it is: table, JSON, page, workbook, mail or lines. */
import type { Dice } from '../open/dice.js';
import { damageBytes, dressed, misdressed, textIn } from './bytes.js';
import { joinCsv, mutateCsv, parseCsv, plantCsv } from './csv-text.js';
import { mutateHtml, plantHtml } from './html-text.js';
import { deepJson, joinJson, mutateJson, parseJson, plantJson } from './json-text.js';
import { mutateLines, plantLines } from './plain-text.js';
import type { Planter } from './planted.js';
import { isZip, mutateWorkbook, plantWorkbook } from './workbook.js';

export interface Changed {
  bytes: Buffer;
  ways: string[];
}

/** Text that a person could read, but no mail: a mail's headers and encodings are no place to plant words in. */
function textOf(bytes: Buffer): string | null {
  const text = bytes.toString('utf8');
  return text.includes('\0') || text.includes('\ufffd') || bytes.length > 400_000 ? null : text;
}

const isPage = (text: string): boolean => /^\s*(<\?xml[^>]*\?>\s*)?(<!doctype html|<html)/i.test(text);
const isTable = (name: string): boolean => /\.csv$/i.test(name);
const isMail = (text: string): boolean =>
  /^(From |[\w-]+: )/.test(text) && /^(Message-ID|MIME-Version|Content-Type|Subject): /im.test(text);

/** Changes the structure, in one to three ways, then often the bytes. Anything may be lost by it but without a word. */
export function damagedFile(dice: Dice, name: string, bytes: Buffer): Changed {
  const ways: string[] = [];
  let result = bytes;
  for (let left = 1 + dice.below(3); left > 0; left--) {
    const changed = dice.once(3) ? damageBytes(dice, result) : restructured(dice, name, result);
    result = changed.bytes;
    ways.push(changed.way);
  }
  const text = textOf(result);
  if (text === null || !dice.once(3)) return { bytes: result, ways };
  const changed = misdressed(dice, text, false);
  return { bytes: changed.bytes, ways: [...ways, changed.way] };
}

function restructured(dice: Dice, name: string, bytes: Buffer): { bytes: Buffer; way: string } {
  if (isZip(bytes)) return workbook(dice, bytes) ?? damageBytes(dice, bytes);
  const text = textOf(bytes);
  if (text === null) return damageBytes(dice, bytes);
  const changed = restructuredText(dice, name, text);
  return { bytes: Buffer.from(changed.text), way: changed.way };
}

function workbook(dice: Dice, bytes: Buffer): { bytes: Buffer; way: string } | null {
  try {
    return mutateWorkbook(dice, bytes);
  } catch {
    return null; // damaged before, so that it is no zip any more
  }
}

function restructuredText(dice: Dice, name: string, text: string): { text: string; way: string } {
  if (isPage(text)) return mutateHtml(dice, text);
  const json = parseJson(text);
  if (json !== null) {
    if (/^[[{]{40}|^(\{"a":){40}/.test(text)) return { text, way: 'as it was' };
    if (dice.once(40)) return { text: deepJson(dice), way: 'deep JSON' };
    const way = mutateJson(dice, json);
    return { text: joinJson(dice, json), way };
  }
  if (!isTable(name)) return mutateLines(dice, text);
  const csv = parseCsv(text);
  const way = mutateCsv(dice, csv);
  return { text: joinCsv(csv), way };
}

/**
 * Changes the structure in a way that keeps every value, plants words in values, and writes it in an encoding that
 * keeps them. Null for a file that no word can be planted in.
 */
export function plantedFile(dice: Dice, name: string, bytes: Buffer, planter: Planter): Changed | null {
  if (isZip(bytes)) {
    const packed = plantWorkbook(dice, bytes, planter);
    return packed === null ? null : { bytes: packed, ways: ['words planted in a workbook'] };
  }
  const text = textOf(bytes);
  if (text === null || isMail(text) || text.startsWith('%PDF')) return null;
  const ways = [];
  let change = text;
  if (!isPage(text) && dice.once(2)) {
    const changed = restructuredText(dice, name, text);
    change = changed.text;
    ways.push(changed.way);
  }
  const filled = planted(dice, name, change, planter);
  const result = dice.once(4) ? misdressed(dice, filled, true) : dressed(dice, filled);
  ways.push('words planted', result.way);
  const left = dice.once(6) ? cutShort(dice, result.bytes, ways) : result.bytes;
  planter.settle(textIn(left));
  return { bytes: left, ways };
}

/** What stands before the cut must still be read, or be accounted for. */
function cutShort(dice: Dice, bytes: Buffer, ways: string[]): Buffer {
  ways.push('cut short after planting');
  return bytes.subarray(0, dice.below(bytes.length + 1));
}

function planted(dice: Dice, name: string, text: string, planter: Planter): string {
  if (isPage(text)) return plantHtml(dice, text, planter);
  if (/^[[{]{40}|^(\{"a":){40}/.test(text)) return text;
  const json = parseJson(text);
  if (json !== null) {
    plantJson(dice, json, planter);
    return joinJson(dice, json);
  }
  if (!isTable(name)) return plantLines(dice, text, planter);
  const csv = parseCsv(text);
  plantCsv(dice, csv, planter);
  return joinCsv(csv);
}
