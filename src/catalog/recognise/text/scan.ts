/** The one pass over a text: cuts it into tokens and hands those that may hold something to who knows them. */

import { iban } from '../checks/bank.js';
import { colonsAt } from './ip-at.js';
import { ibanAhead } from './labelled-at.js';
import { addIban, longAt } from './long-at.js';
import { mailsAt } from './mail-at.js';
import { afterLabel, nameAt } from './name-at.js';
import { numbersAt } from './number-at.js';
import type { ScanState } from './scan-state.js';
import * as sign from './signs.js';
import { cashtagAt } from './tag-at.js';
import { webAt } from './web-at.js';

const telling = sign.digit | sign.at | sign.slash | sign.dollar | sign.colon | sign.underscore;

/**
 * Reads the text from its first sign to its last. Every sign is looked at once by the loop; what a token asks for looks
 * at a bounded number of signs around it, so that time grows with the length of the text and with nothing else.
 */
export function scanText(scan: ScanState): void {
  const { text } = scan;
  const { length } = text;
  for (let place = 0; place < length; ) {
    let kind = sign.signOf(text.charCodeAt(place));
    if (kind === sign.parting) {
      place++;
      continue;
    }
    const start = place;
    let all = 0;
    do {
      all |= kind;
      place++;
      kind = place < length ? sign.signOf(text.charCodeAt(place)) : sign.parting;
    } while (kind !== sign.parting);
    if ((all & telling) !== 0 || ((all & sign.dot) !== 0 && innerDot(text, start, place)))
      place = Math.max(place, tokenAt(scan, start, place, all));
  }
}

/** A full stop that only ends a sentence is no inner dot. */
function innerDot(text: string, start: number, end: number): boolean {
  return text.indexOf('.', start) < end - 1;
}

/** Two letters after the last dot within: what a domain's ending needs at the least. */
function hasEnding(scan: ScanState, start: number, end: number): boolean {
  let last = end;
  while (last > start && !sign.isWord(scan.code(last - 1))) last--;
  const dot = scan.text.lastIndexOf('.', last - 1);
  return dot > start && last - dot > 2 && sign.signOf(scan.code(last - 1)) === sign.letter;
}

/** What a token holds; answers where the scan goes on. Each finder says 0 for nothing. */
function tokenAt(scan: ScanState, start: number, end: number, all: number): number {
  const letters = (all & sign.letter) !== 0;
  const digits = (all & sign.digit) !== 0;
  if ((all & sign.slash) !== 0 && (all & sign.dot) !== 0 && letters) {
    const web = webAt(scan, start, end);
    if (web > 0) return web;
  }
  const mail = (all & sign.at) === 0 ? 0 : mailsAt(scan, start, end);
  if (mail > 0) return mail;
  if (
    (all & sign.dot) !== 0 &&
    letters &&
    (all & (sign.slash | sign.at)) === 0 &&
    hasEnding(scan, start, end)
  ) {
    const web = webAt(scan, start, end);
    if (web > 0) return web;
  }
  // Six pairs of hex letters alone are a MAC address as well.
  const mac = !digits && (all & sign.colon) !== 0 && end - start < 20 ? colonsAt(scan, start, end) : 0;
  if (mac > 0) return mac;
  const found = digits ? withDigits(scan, start, end, all, letters) : 0;
  if (found > 0) return found;
  const tag = (all & sign.dollar) === 0 ? 0 : cashtagAt(scan, scan.text.indexOf('$', start));
  if (tag > 0) return tag;
  const label = (all & sign.colon) === 0 ? 0 : afterLabel(scan, scan.text.lastIndexOf(':', end - 1));
  if (label > 0) return label;
  return letters && end - start <= 42 ? nameAt(scan, start, end) : 0;
}

function withDigits(scan: ScanState, start: number, end: number, all: number, letters: boolean): number {
  if (letters && end - start >= 14) {
    const long = longAt(scan, start, end);
    if (long > 0) return long;
  }
  if (letters && end - start === 4) {
    const bank = groupedIban(scan, start);
    if (bank > 0) return bank;
  }
  const colons = (all & sign.colon) === 0 ? 0 : colonsAt(scan, start, end);
  return colons > 0 ? colons : numbersAt(scan, start, end);
}

const groups = /[A-Z]{2}\d\d(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?/y;

/** An IBAN in groups of four: `DE89 3704 …`. */
function groupedIban(scan: ScanState, start: number): number {
  const length = ibanAhead(scan, start);
  if (length === undefined) return 0;
  groups.lastIndex = start;
  const text = groups.exec(scan.text)?.[0];
  if (text === undefined) return 0;
  const end = start + length + Math.ceil(length / 4) - 1;
  const value = scan.text.slice(start, end).replaceAll(' ', '');
  return iban(value) && !sign.isWord(scan.code(end)) ? addIban(scan, value, start, end) : 0;
}
