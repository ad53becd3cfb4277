/** User names and user IDs that stand with the word that says so. */
import { normaliseName } from '../name.js';
import { type Beside, providerBefore, providerBeside } from './provider-beside.js';
import type { NearWord, ScanState } from './scan-state.js';
import { isDigit, isWord } from './signs.js';

const shape = /^[a-z0-9_](?:[a-z0-9_.-]{1,38}[a-z0-9_])$/i;
const version = /^v?\d+(?:\.\d+)+$/i;
const fileName =
  /\.(?:pdf|docx?|xlsx?|csv|txt|jpe?g|png|gif|mp[34]|mov|avi|zip|html?|js|ts|py|json|xml|ya?ml|md|exe|dll|heic|webp)$/i;
const explicit = new Set(['username', 'usernames', 'screenname', 'handle', 'gamertag', 'psn', 'login']);
const passing = new Set(['is', 'was', 'named', 'called', 'account', 'user', 'profile', 'the', 'id', 'name']);

/** A token with a digit, a line or a dot in it, that a word before calls a user name; answers where it ends, or 0. */
export function nameAt(scan: ScanState, start: number, end: number): number {
  const first = isWord(scan.code(start)) ? start : start + 1;
  let last = end;
  while (last > first && !isWord(scan.code(last - 1))) last--;
  const name = scan.text.slice(first, last);
  if (
    name.length > 40 ||
    !shape.test(name) ||
    !/[a-z]/i.test(name) ||
    version.test(name) ||
    fileName.test(name)
  )
    return 0;
  const near = scan.wordsBefore(first, 4);
  if (callsItName(near)) return add(scan, name, first, last, providerBeside(scan, first, last));
  const beside = providerBefore(scan, first);
  return beside && tells(scan, name, near, beside, first) ? add(scan, name, first, last, beside) : 0;
}

/** `username`, `user name`, `screen name`, perhaps with `is` between. */
function callsItName(near: readonly NearWord[]): boolean {
  for (const [at, { word }] of near.entries()) {
    if (explicit.has(word)) return true;
    if (word === 'name' && ['user', 'screen'].includes(near[at + 1]?.word ?? '')) return true;
    if (!passing.has(word)) return false;
  }
  return false;
}

/** A provider's word with nothing but `account` or `user` between; the name must look like one and like none of its products. */
function tells(
  scan: ScanState,
  name: string,
  near: readonly NearWord[],
  beside: Beside,
  first: number,
): boolean {
  if (!near.slice(0, beside.distance).every(({ word }) => passing.has(word))) return false;
  const { recognise } = beside.provider;
  if (recognise?.username === undefined || isDigit(name.charCodeAt(0))) return false;
  if (!scan.index.canBeName(beside.provider, normaliseName(beside.provider, name))) return false;
  const line = name.includes('_') || /[a-z]\.[a-z]/i.test(name);
  const marked = line || (/\d\d/.test(name) && name.length >= 6 && name === name.toLowerCase());
  return beside.word.length > 2 ? marked : line && ': '.includes(scan.text.charAt(first - 1));
}

function add(scan: ScanState, name: string, start: number, end: number, beside: Beside | undefined): number {
  return scan.add({
    kind: 'username',
    identifier: 'username',
    value: beside ? normaliseName(beside.provider, name) : name,
    start,
    end,
    candidates: beside ? [{ provider: beside.provider.id, why: `“${beside.word}” stands beside it` }] : [],
    why: beside ? 'a user name beside a provider’s word' : 'the word before it says user name',
    check: 'word',
  });
}

const idLabel =
  /(?:^|[^a-z])(?:user ?name|screen ?name|screen\/user name|handle|user ?id|uid|esp user id|gamertag|profile id)$/i;
const empty = new Set(['n/a', 'none', 'unknown', 'not', 'null', '-']);

/** What follows a label with a colon (`username: riverfox`), whatever it looks like; `place` is the colon's. */
export function afterLabel(scan: ScanState, place: number): number {
  if (!idLabel.test(scan.text.slice(Math.max(0, place - 20), place))) return 0;
  let start = place + 1;
  while (start - place < 4 && (scan.code(start) === 32 || scan.code(start) === 9 || scan.code(start) === 64))
    start++;
  let end = start;
  while (end - start < 41 && (isWord(scan.code(end)) || scan.code(end) === 46 || scan.code(end) === 45))
    end++;
  while (end > start && !isWord(scan.code(end - 1))) end--;
  const name = scan.text.slice(start, end);
  if (!shape.test(name) || empty.has(name.toLowerCase())) return 0;
  if (!/^\d+$/.test(name)) return add(scan, name, start, end, providerBeside(scan, place, end));
  return userId(scan, name, start, end, providerBeside(scan, place, end));
}

/** A number that a word calls a user's ID. */
export function userId(
  scan: ScanState,
  value: string,
  start: number,
  end: number,
  beside: Beside | undefined,
): number {
  return scan.add({
    kind: 'user-id',
    identifier: 'user_id',
    value,
    start,
    end,
    candidates: beside ? [{ provider: beside.provider.id, why: `“${beside.word}” stands beside it` }] : [],
    why: 'the word before it says user ID',
    check: 'word',
  });
}
