/** The facts of a provider's file as a person chooses among them, and what a change would make of the file. */

import { rowWords } from '../../catalog/compare/words.js';
import { catalogDiff } from '../../catalog/diff.js';
import { fingerprint } from '../../catalog/edit/change.js';
import { type FactGroup, factGroups } from '../../catalog/edit/fields.js';
import { parseQuickly } from '../../catalog/read-file.js';

type Row = Readonly<Record<string, unknown>>;

/** One row of the file. */
export interface FactInFile {
  /** Place in its list; absent for a single group that is not a list. */
  at?: number;
  row: Row;
  /** Its own words in a line. */
  words: string;
  was: string;
  /** Until when it held; absent where it still does, or may. */
  to?: string;
}

export interface FactsOfGroup extends FactGroup {
  facts: FactInFile[];
}

/** All facts that may be changed, by group; groups without any stand there too, since one may be added. */
export function factsInFile(text: string): FactsOfGroup[] {
  const file = rowOf(parseQuickly(text));
  return factGroups.map((group) => ({ ...group, facts: factsUnder(group, file[group.key]) }));
}

/** One fact; undefined when the file has none there. */
export function factInFile(text: string, key: string, at: number | undefined): FactInFile | undefined {
  return factsInFile(text)
    .find((group) => group.key === key)
    ?.facts.find((fact) => fact.at === at);
}

/** The sources of a file, as it lists them. */
export function sourcesInFile(text: string): { id: string; title: string; url: string; doc_date: string }[] {
  const { sources } = rowOf(parseQuickly(text));
  return (Array.isArray(sources) ? sources.map(rowOf) : []).map((row) => ({
    id: String(row.id ?? ''),
    title: String(row.title ?? ''),
    url: String(row.url ?? ''),
    doc_date: String(row.doc_date ?? ''),
  }));
}

/** What differs between two texts of one provider's file, in sentences. */
export interface Difference {
  /** What is said of the provider. */
  facts: string[];
  /** What is said of the file: its sources, when it was checked. */
  file: string[];
}

/** Compares two texts; that a fact has another source is left to the source itself. @param day ISO day of looking */
export function differenceWords(id: string, before: string, after: string, day: string): Difference {
  const version = (text: string) => ({
    name: '',
    files: new Map([[id, rowOf(parseQuickly(text))]]),
    problems: [],
  });
  const { changes } = catalogDiff(version(before), version(after), day);
  const ofFile = ({ key }: { key: string }): boolean => key === 'provider' || key === 'sources';
  const facts = changes.filter((change) => !ofFile(change)).map(({ text }) => text);
  return {
    facts: facts.filter((text) => !/^[^:]+: source \(/.test(text)),
    file: changes.filter(ofFile).map(({ text }) => text),
  };
}

function factsUnder(group: FactGroup, value: unknown): FactInFile[] {
  if (Array.isArray(value)) return value.map((row, at) => fact(group, rowOf(row), at));
  return value === undefined || value === null ? [] : [fact(group, rowOf(value))];
}

function fact(group: FactGroup, row: Row, at?: number): FactInFile {
  return {
    ...(at === undefined ? {} : { at }),
    row,
    words: rowWords(row, group.key) || group.one,
    was: fingerprint(row),
    ...(typeof row.to === 'string' ? { to: row.to } : {}),
  };
}

function rowOf(value: unknown): Row {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Row) : {};
}
