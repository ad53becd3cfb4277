/** The time in an HTML entry of My Activity, in the languages that Google writes it in. */
import type { Instant } from '../../src/returns/contract.js';
import { instant } from '../../src/returns/time.js';

/** Beginnings of month names that differ from the English ones, by month. */
const monthNames: [number, string[]][] = [
  [1, ['ene', 'janv', 'gen', 'janu', 'jän', 'sty', 'oca', 'янв']],
  [2, ['févr', 'fév', 'fevr', 'fev', 'lut', 'şub', 'фев']],
  [3, ['mars', 'märz', 'mär', 'mrt', 'maa', 'março', 'marzo', 'мар']],
  [4, ['avr', 'abr', 'kwi', 'nis', 'апр']],
  [5, ['mai', 'mei', 'mag', 'maj', 'мая']],
  [6, ['juin', 'giu', 'cze', 'haz', 'июн']],
  [7, ['juil', 'lug', 'lip', 'tem', 'июл']],
  [8, ['août', 'aout', 'ago', 'sie', 'ağu', 'авг']],
  [9, ['set', 'wrz', 'eyl', 'сен']],
  [10, ['okt', 'oct', 'out', 'ott', 'paź', 'eki', 'окт']],
  [11, ['lis', 'kas', 'ноя']],
  [12, ['dez', 'déc', 'dic', 'des', 'gru', 'ara', 'дек']],
];
const english = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** True for a line that ends in a clock time with seconds, as the last line of every entry does. */
export function looksLikeTime(line: string): boolean {
  return /\d/u.test(line) && /\d{1,2}[:.]\d{2}[:.]\d{2}/u.test(line) && line.length < 60;
}

/**
 * Reads the line. Dates with dots stand day first, as the countries that write dots do. A zone is taken where
 * its name means one thing (`UTC`, the US ones, `GMT+1`); `CET` and the like leave the wall clock.
 */
export function htmlTime(line: string): Instant {
  const plain = line.replace(/[\u202f\u00a0]/gu, ' ').trim();
  const tried = instant.any(plain, /^\d{1,2}\.\d{1,2}\.\d{4}/u.test(plain) ? { order: 'dmy' } : {});
  const found = tried.basis === 'unreadable' ? instant.any(toEnglish(plain)) : tried;
  return { ...found, text: line };
}

/** `31 janv. 2018, 22:54:50 CET` → `31 Jan 2018, 22:54:50 CET`; leaves what it does not know. */
function toEnglish(text: string): string {
  return text
    .replace(/^(\d{4})(?:年|\.)\s?(\d{1,2})(?:月|\.)\s?(\d{1,2})(?:日|\.)\s*/u, '$1-$2-$3 ')
    .replace(/(오전|上午|午前)\s?(\d{1,2}:\d{2}:\d{2})/u, '$2 AM')
    .replace(/(오후|下午|午後)\s?(\d{1,2}:\d{2}:\d{2})/u, '$2 PM')
    .replace(/\s(de|del)\s/giu, ' ')
    .replace(/^(\d{1,2})\.?\s+(\p{L}+)\.?\s+(\d{4})/u, (whole, day: string, name: string, year: string) => {
      const month = monthOf(name);
      return month === null ? whole : `${day} ${month} ${year}`;
    })
    .replace(/,?\s+(à|at|um|a las|às|alle|om|kl\.?)\s+(?=\d)/iu, ', ')
    .replace(/(\d{1,2})\.(\d{2})\.(\d{2})(?=\s|$)/u, '$1:$2:$3');
}

function monthOf(name: string): string | null {
  const lower = name.toLowerCase();
  const same = english.find((month) => lower.startsWith(month.toLowerCase()));
  const found = monthNames.find(([, starts]) => starts.some((start) => lower.startsWith(start)));
  return (found === undefined ? same : english[found[0] - 1]) ?? null;
}
