/** The table of a deficiency letter, out of "asked and came". */
import { showDate } from '../base/zone.js';
import { categoryWords } from './category-words.js';
import type { AskedRow, MissingRow, Reconciliation } from './reconcile-types.js';

/** One line of the letter's table. */
export interface DeficiencyRow {
  asked: string;
  received: string;
  missing: string;
}

/** One line for each thing missing; what came unasked is told apart, as sentences. */
export function deficiencyTable(found: Reconciliation): { rows: DeficiencyRow[]; outside: string[] } {
  return {
    rows: found.missing.map((row) =>
      lineOf(
        row,
        found.asked.find((a) => a.category === row.category),
      ),
    ),
    outside: found.notAsked.map((row) => row.text),
  };
}

function lineOf(missing: MissingRow, asked: AskedRow | undefined): DeficiencyRow {
  const whose = missing.account === null ? '' : ` of ${missing.account}`;
  const what = missing.category === null ? `Records${whose}` : `${categoryWords(missing.category)}${whose}`;
  return { asked: what, received: receivedWords(asked), missing: missingWords(missing) };
}

function receivedWords(asked: AskedRow | undefined): string {
  if (!asked || asked.records === 0) return 'Nothing';
  const span = asked.first && asked.last ? `, ${showDate(asked.first)} to ${showDate(asked.last)}` : '';
  return `${asked.records} records${span}`;
}

function missingWords(missing: MissingRow): string {
  if (missing.from === null || missing.to === null) return 'All of it, with no word that none is held';
  return `${showDate(missing.from)} to ${showDate(missing.to)} (${missing.days} days)`;
}
