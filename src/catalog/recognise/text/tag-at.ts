/** $cashtags. */
import { normaliseName } from '../name.js';
import type { ScanState } from './scan-state.js';
import { isWord } from './signs.js';

const moneyWords = new Set(
  'cashtag cashapp cash app sent send sending sends paid pay payment payments paying transfer transferred transfers received'.split(
    ' ',
  ),
);
const cashWords = new Set(['cashtag', 'cashapp', 'cash']);

/**
 * A cashtag of Cash App: a dollar sign, a letter, up to twenty signs. Because stocks (`$ACME`) and variables (`$HOME`)
 * are written alike, a word of payment must stand near it, and Cash App's own word where it is only capitals or short.
 */
export function cashtagAt(scan: ScanState, place: number): number {
  let end = place + 1;
  while (end - place < 22 && isWord(scan.code(end))) end++;
  const name = scan.text.slice(place + 1, end);
  if (!/^[a-z][a-z0-9_-]{0,19}$/i.test(name) || isWord(scan.code(place - 1))) return 0;
  const near = [...scan.wordsBefore(place, 8), ...scan.wordsAfter(end, 6)].map(({ word }) => word);
  const cash = near.some((word) => cashWords.has(word));
  const telling = name.length >= 6 && name !== name.toUpperCase();
  if (!cash && !(telling && near.some((word) => moneyWords.has(word)))) return 0;
  const provider = scan.index.named('cash app') ?? scan.index.named('cashapp');
  return scan.add({
    kind: 'cashtag',
    identifier: 'username',
    value: `$${provider ? normaliseName(provider, name) : name}`,
    start: place,
    end,
    candidates: provider ? [{ provider: provider.id, why: 'Cash App names its accounts so' }] : [],
    why: cash ? 'a $cashtag beside Cash App’s name' : 'a $cashtag beside a word of payment',
    check: 'word',
  });
}
