/** Loads `data/plan.yaml`: what is lost first, how identifiers are found, what else may answer, and a step's notes. */
import { z } from 'zod';
import { Problem } from '../base/problem.js';
import { ProblemList } from '../base/problem-list.js';
import {
  type DataCategory,
  dataCategories,
  type IdentifierKind,
  identifierKinds,
} from '../base/vocabulary.js';
import { readYamlFile } from '../base/yaml-file.js';
import type { PlanWarning } from './types.js';

/** Notes that the code asks for by id. */
const noteIds = [
  'zone-not-stated',
  'period-open',
  'offence-not-named',
  'cannot-issue',
  'lower-gives',
  'higher-signed',
  'preservation-snapshot',
  'preservation-not-secret',
  'emergency-not-secret',
  'emergency-voluntary',
  'emergency-then-process',
  'emergency-voluntary-abroad',
  'emergency-then-process-abroad',
  'emergency-two-people',
  'emergency-nothing-urgent',
  'emergency-only',
  'order-of-silence',
  'several-entities',
  'foreign-entity',
  'no-channel',
  'no-identifier',
  'state-law',
  'foreign-authority',
  'consent',
  'nothing-asked',
  'no-account',
  'unknown-need',
  'not-reviewed',
  'carrier-date',
  'counsel-note',
  'little-known',
  'general-ladder',
  'first-day',
  'state-not-named',
] as const;
export type NoteId = (typeof noteIds)[number];

const text = z.string().min(1);
const note = z.strictObject({ text, citation: text });
const lookUp = z.strictObject({ why: text, how: text });
const hours = z.number().min(0);
const schema = z.strictObject({
  asOf: text,
  lostFirst: z.strictObject({
    words: z.array(z.strictObject({ pattern: text, hours })),
    categories: z.partialRecord(z.enum(dataCategories), hours),
  }),
  identifiers: z.strictObject({
    changeable: z.array(z.enum(identifierKinds)),
    stable: z.array(z.enum(identifierKinds)),
    how: z.partialRecord(z.enum(identifierKinds), text),
    unplaced: z.strictObject({
      phone: lookUp,
      ip_address: lookUp,
      email: lookUp,
      any: lookUp,
      'unknown-provider': lookUp,
    }),
  }),
  askAnyway: z.array(z.enum(dataCategories)),
  askAnywayOfKind: z.record(text, z.array(z.enum(dataCategories))),
  goesWith: z.partialRecord(z.enum(dataCategories), z.array(z.enum(dataCategories))),
  instead: z.partialRecord(z.enum(dataCategories), text),
  insteadOfKind: z.record(text, z.partialRecord(z.enum(dataCategories), text)),
  notes: z.strictObject(Object.fromEntries(noteIds.map((id) => [id, note])) as Record<NoteId, typeof note>),
});

/** What the plan knows beside law and catalog. */
export interface PlanBook {
  lostFirst: {
    words: { pattern: RegExp; hours: number }[];
    categories: Partial<Record<DataCategory, number>>;
  };
  identifiers: {
    changeable: IdentifierKind[];
    stable: IdentifierKind[];
    how: Partial<Record<IdentifierKind, string>>;
    unplaced: Record<
      'phone' | 'ip_address' | 'email' | 'any' | 'unknown-provider',
      { why: string; how: string }
    >;
  };
  askAnyway: DataCategory[];
  /** By a provider's kind: what all of that kind have by what they do. */
  askAnywayOfKind: Record<string, DataCategory[]>;
  /** What a provider has as well, when its file says that it has one of these. */
  goesWith: Partial<Record<DataCategory, DataCategory[]>>;
  instead: Partial<Record<DataCategory, string>>;
  /** By a provider's kind, where the words of `instead` would lead back to it. */
  insteadOfKind: Record<string, Partial<Record<DataCategory, string>>>;
  notes: Record<NoteId, PlanWarning>;
}

/**
 * Reads the plan's own data.
 * @throws ProblemList `plan-file` with every problem: file, line, remedy
 */
export function loadPlanBook(file: string): PlanBook {
  const read = readYamlFile(file, schema);
  if (read.value === undefined)
    throw new ProblemList('plan-file', "The plan's notes cannot be read", read.problems);
  const words = read.value.lostFirst.words.map((each, at) => ({
    hours: each.hours,
    pattern: expression(each.pattern, () => read.at(['lostFirst', 'words', at, 'pattern'])),
  }));
  return { ...read.value, lostFirst: { ...read.value.lostFirst, words } };
}

/** `where` is asked only when something is wrong: to find the line, the file is read a second time. */
function expression(pattern: string, where: () => string): RegExp {
  try {
    return new RegExp(pattern, 'i');
  } catch (cause) {
    const remedy = 'Correct the brackets and signs of this pattern.';
    throw new Problem({
      code: 'plan-pattern',
      what: 'The pattern is no regular expression.',
      where: where(),
      remedy,
      cause,
    });
  }
}

/** A note with its places filled in: `{provider}` by `values.provider`. */
export function noteOf(book: PlanBook, id: NoteId, values: Record<string, string> = {}): PlanWarning {
  const note = book.notes[id];
  if (Object.keys(values).length === 0) return note;
  const { text, citation } = note;
  return { text: filled(text, values), citation: filled(citation, values) };
}

function filled(words: string, values: Record<string, string>): string {
  return words.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '').trim();
}
