/** The number of a month by its name, in the languages of letters. */
import { Info } from 'luxon';

let numbers: Map<string, number> | undefined;

/** 1–12 for `November`, `Nov`, `noviembre`, `novembre`; undefined for another word. */
export function monthNumber(name: string): number | undefined {
  numbers ??= new Map(['en', 'es', 'fr'].flatMap(namesIn));
  return numbers.get(name.toLowerCase());
}

function namesIn(locale: string): [string, number][] {
  return (['long', 'short'] as const).flatMap((length) =>
    Info.months(length, { locale }).map((name, index): [string, number] => [
      name.toLowerCase().replace(/\.$/, ''),
      index + 1,
    ]),
  );
}
