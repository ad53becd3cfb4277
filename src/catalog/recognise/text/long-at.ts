/** Long tokens of letters and digits: wallets, hashes, IBAN, tracking numbers. */
import { iban } from '../checks/bank.js';
import { upsTracking } from '../checks/ups.js';
import { walletOf } from '../wallet.js';
import { type Label, labelOfWords } from './label.js';
import type { ScanState } from './scan-state.js';
import { isWord } from './signs.js';

const hex = /^(?:0x)?[0-9a-f]+$/i;
const algorithms: Readonly<Record<number, string>> = {
  32: 'md5',
  40: 'sha1',
  64: 'sha256',
  96: 'sha384',
  128: 'sha512',
};

/** Tries each run of letters and digits of the token; answers where the last that was found ends, or 0. */
export function longAt(scan: ScanState, start: number, end: number): number {
  let done = 0;
  for (let place = start; place < end; ) {
    let last = place;
    while (last < end && isWord(scan.code(last))) last++;
    if (last - place >= 14 && last - place <= 130) done = Math.max(done, runAt(scan, place, last));
    place = last + 1;
  }
  return done;
}

function runAt(scan: ScanState, start: number, end: number): number {
  const text = scan.text.slice(start, end);
  if (!/\d/.test(text)) return 0;
  const hash = hex.test(text) ? hexAt(scan, text, start, end) : 0;
  return (
    hash ||
    walletAt(scan, text, start, end) ||
    ibanRun(scan, text, start, end) ||
    upsAt(scan, text, start, end)
  );
}

function walletAt(scan: ScanState, text: string, start: number, end: number): number {
  const wallet = walletOf(text);
  if (!wallet) return 0;
  return scan.add({
    kind: 'wallet',
    identifier: 'wallet_address',
    value: wallet.value,
    start,
    end,
    why: wallet.checked
      ? `a ${wallet.coin} address whose check fits`
      : `the shape of a ${wallet.coin} address`,
    check: wallet.checked ? 'checksum' : 'shape',
    detail: wallet.coin,
  });
}

/** `md5 of the file is …`: what the nearest word that speaks of hashes or transactions says. */
function hashLabel(scan: ScanState, start: number): Label | undefined {
  const near = scan.wordsBefore(start, 6);
  for (let at = 0; at < near.length; at++) {
    const label = labelOfWords(near.slice(at));
    if (label === 'hash' || label === 'transaction') return label;
  }
  return undefined;
}

/** A transaction's or a file's hash, by the word before it; 64 hex digits after `0x` are a transaction. */
function hexAt(scan: ScanState, text: string, start: number, end: number): number {
  const prefixed = text.toLowerCase().startsWith('0x');
  const bare = (prefixed ? text.slice(2) : text).toLowerCase();
  const label = hashLabel(scan, start);
  if (bare.length === 64 && (prefixed || label === 'transaction'))
    return scan.add({
      kind: 'transaction',
      identifier: 'transaction_hash',
      value: prefixed ? `0x${bare}` : bare,
      start,
      end,
      why: prefixed ? 'a hash of 256 bits after 0x' : 'the word before it says transaction',
      check: prefixed ? 'shape' : 'word',
    });
  const algorithm = algorithms[bare.length];
  if (algorithm === undefined || (label !== 'hash' && bare.length < 64) || !/[a-f]/.test(bare)) return 0;
  const named = /pdq|photodna/.exec(scan.text.slice(Math.max(0, start - 24), start).toLowerCase())?.[0];
  const either = bare.length === 64 && label !== 'hash' ? ' or a transaction' : '';
  return scan.add({
    kind: 'hash',
    value: bare,
    start,
    end,
    why: `a hash of a file${either}`,
    check: label === 'hash' ? 'word' : 'shape',
    detail: named ?? algorithm,
  });
}

function ibanRun(scan: ScanState, text: string, start: number, end: number): number {
  return iban(text) ? addIban(scan, text.toUpperCase(), start, end) : 0;
}

/** Keeps an IBAN. */
export function addIban(scan: ScanState, value: string, start: number, end: number): number {
  const why = `an IBAN of ${value.slice(0, 2)} whose check fits`;
  return scan.add({ kind: 'iban', identifier: 'account_number', value, start, end, why, check: 'checksum' });
}

function upsAt(scan: ScanState, text: string, start: number, end: number): number {
  if (!upsTracking(text)) return 0;
  const value = text.toUpperCase();
  const why = 'a UPS tracking number whose check digit fits';
  return scan.add({
    kind: 'reference',
    identifier: 'order_id',
    value,
    start,
    end,
    why,
    check: 'checksum',
    detail: 'UPS',
  });
}
