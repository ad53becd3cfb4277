/** Loads `data/refusals.yaml`: what providers send back most, how it is said, and how to say it better. */
import { z } from 'zod';
import { ProblemList } from '../base/problem-list.js';
import { dataCategories, identifierKinds } from '../base/vocabulary.js';
import { readYamlFile } from '../base/yaml-file.js';

/** The four reasons, as SIRIUS counts them. */
export const refusalReasons = ['wrong-identifier', 'over-broad', 'not-held', 'no-legal-basis'] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Checks that the code asks for by id. */
const checkIds = [
  'identifier-ok',
  'no-account',
  'not-searchable',
  'display-name',
  'no-holder',
  'address-without-time',
  'exact-address',
  'breadth-ok',
  'period-missing',
  'period-long',
  'period-ahead',
  'everything',
  'zone-missing',
  'held-ok',
  'not-held-kind',
  'not-held-provider',
  'retention-passed',
  'retention-partly',
  'retention-maybe',
  'other-holder',
  'basis-ok',
  'basis-not-needed',
  'offence-missing',
  'statute-missing',
  'nothing-to-sign',
] as const;
export type CheckId = (typeof checkIds)[number];

const text = z.string().min(1);
const check = z.strictObject({ reason: z.enum(refusalReasons), text, how: text, citation: text });
const categories = z.array(z.enum(dataCategories));
const kinds = z.array(z.enum(identifierKinds));
const schema = z.strictObject({
  asOf: text,
  longDays: z.int().positive(),
  wideContents: z.int().positive(),
  contents: categories,
  timeless: categories,
  namesOnly: kinds,
  exact: z.record(text, kinds),
  checks: z.strictObject(
    Object.fromEntries(checkIds.map((id) => [id, check])) as Record<CheckId, typeof check>,
  ),
  narrower: text,
});

/** What the checks compare with, and their words. */
export type RefusalBook = Omit<z.infer<typeof schema>, 'asOf'>;

/** What one check found. `account`, `provider`, `need` and `category` say where, as far as it is about one of them. */
export interface RefusalCheck {
  id: CheckId;
  reason: RefusalReason;
  /** `stop`: it will come back as it is; `warn`: it may; `ok`: nothing was found of this reason. */
  state: 'ok' | 'warn' | 'stop';
  text: string;
  how: string;
  citation: string;
  provider?: string;
  account?: string;
  need?: string;
  category?: string;
}

/** Where a check belongs. */
export type CheckPlace = Pick<RefusalCheck, 'provider' | 'account' | 'need' | 'category'>;

/**
 * Reads it.
 * @throws ProblemList `refusals-file` with every problem: file, line, remedy
 */
export function loadRefusals(file: string): RefusalBook {
  const read = readYamlFile(file, schema);
  if (read.value === undefined)
    throw new ProblemList('refusals-file', 'The checks against refusals cannot be read', read.problems);
  return read.value;
}

/** One check in its words, with its places filled in: `{provider}` by `values.provider`. */
export function checked(
  book: RefusalBook,
  id: CheckId,
  state: RefusalCheck['state'],
  values: Record<string, string> = {},
  place: CheckPlace = {},
): RefusalCheck {
  const { reason, text, how, citation } = book.checks[id];
  const fill = (words: string): string =>
    words.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '').trim();
  return { id, reason, state, text: fill(text), how: fill(how), citation: fill(citation), ...place };
}
