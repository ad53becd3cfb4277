/**
 * Which planted words a reading lost. A word is there when it stands in a record or in the ledger. Else a line of the ledger of its own file
 * must answer for it: by the name of the column or key, and no more often than the line counts.
 */
import type { StoredRecord } from '../../../src/base/stored-record.js';
import type { FieldTally, ItemEntry, ReadingSummary } from '../../../src/returns/contract.js';
import type { Case } from './make-case.js';
import type { PlantedWord } from './planted.js';

/** What became of the words that stand in no record. */
export interface Words {
  lost: PlantedWord[];
  /** Words that a line answers for, by that line: `kik set_aside (line)`. */
  excused: Map<string, number>;
}

/** Compares the words of a case with what was read. */
export function lostWords(made: Case, summary: ReadingSummary, records: readonly StoredRecord[]): Words {
  const excused = new Map<string, number>();
  if (made.planted.length === 0) return { lost: [], excused };
  const text = JSON.stringify([records, summary]).toLowerCase();
  const missing = made.planted.filter(({ word }) => !text.includes(word));
  const entry = summary.ledger.items.find((item) => item.sha256 === made.sha256);
  if (missing.length === 0 || entry === undefined) return { lost: missing, excused };
  return { lost: unanswered(missing, entry, summary, excused), excused };
}

function unanswered(
  missing: readonly PlantedWord[],
  entry: ItemEntry,
  summary: ReadingSummary,
  excused: Map<string, number>,
): PlantedWord[] {
  const reader = entry.reader ?? 'nobody';
  const note = (line: string, words: readonly PlantedWord[]): void => {
    if (words.length > 0)
      excused.set(`${reader} ${line}`, (excused.get(`${reader} ${line}`) ?? 0) + words.length);
  };
  let left = [...missing];
  for (const field of linesFirstByName(entry.fields)) {
    const answered = answeredBy(field, left);
    note(`${field.state} ${field.path}`, answered);
    left = left.filter((one) => !answered.includes(one));
  }
  const whole = wholeFile(left, entry, summary);
  note(`file ${entry.state}: ${(entry.why ?? '').replace(/\d+/g, '#')}`, whole);
  return left.filter((one) => !whole.includes(one));
}

/** Lines for what has no name of its own, `(line)`, answer only for what no named line answers for. */
function linesFirstByName(fields: readonly FieldTally[]): FieldTally[] {
  const kept = fields.filter(({ state, count }) => state !== 'read' && count > 0);
  const bare = ({ path }: FieldTally): boolean => path.startsWith('(');
  return [...kept.filter((one) => !bare(one)), ...kept.filter(bare)];
}

/** Words in values of that name: of as many different values as the line counts. */
function answeredBy(field: FieldTally, words: readonly PlantedWord[]): PlantedWord[] {
  const name = plain(/([^.]*)$/.exec(field.path)![1]!);
  const values = new Set<string>();
  // A word that the line itself shows is one of those that it counts.
  const shown = `${field.path} ${field.sample ?? ''}`.toLowerCase().match(/zq\d+kx/g)?.length ?? 0;
  return words.filter(({ word, at }) => {
    const value = at.length === 0 || field.path.startsWith('(') ? word : valueNamed(name, at);
    if (value === null) return false;
    if (!values.has(value) && values.size + shown >= field.count) return false;
    values.add(value);
    return true;
  });
}

/** The innermost value of that name around a word, as a path; null when none has it. */
function valueNamed(name: string, at: readonly string[]): string | null {
  const depth = at.findLastIndex((one) => plain(one) === name);
  if (depth < 0) return null;
  const index = /^\[\d+\]$/.test(at[depth + 1] ?? '') ? depth + 2 : depth + 1;
  return at.slice(0, index).join('\n');
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A file set aside as a whole answers for all of it; one that failed answers for what stands past the byte that it names. */
function wholeFile(words: readonly PlantedWord[], entry: ItemEntry, summary: ReadingSummary): PlantedWord[] {
  if (entry.state === 'set_aside' || entry.state === 'unknown') return [...words];
  if (entry.state !== 'failed') return [];
  const said = (summary.problems ?? []).filter(({ item }) => item === entry.no).map(({ text }) => text);
  const at = Math.min(...[entry.why ?? '', ...said].flatMap(bytesNamed));
  // What an XML parser stumbles over ends a few bytes before the place that it names ("near byte …").
  return words.filter(({ byte }) => byte + near >= at);
}

/** Bytes between the beginning of a word outside the root and the place that the error names. */
const near = 16;

function bytesNamed(text: string): number[] {
  return [...text.matchAll(/byte (\d+)/g)].map((found) => Number(found[1]));
}
