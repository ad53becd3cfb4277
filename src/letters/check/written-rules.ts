/** Rules of `check()` that stand in files: `data/letters/rules/written/*.yaml`. */
import { readdirSync } from 'node:fs';
import { z } from 'zod';
import { Problem } from '../../base/problem.js';
import { projectPath } from '../../base/root.js';
import { dataCategories, instruments, processes, severities } from '../../base/vocabulary.js';
import { letterData } from '../data-file.js';

const values = z.array(z.union([z.string(), z.boolean()])).min(1);
const fields = z.array(z.string()).min(1);
/** Pieces of regular expressions, each looked for where a word begins, in any case. */
const words = z.array(z.string()).min(1);

/** One thing that must be so for the rule to bear. Paths are `date`, `about.instrument`, `fields.ndo_ends`. */
const test = z.union([
  /** The texts of these fields together: something is written, and none of the words is in it. */
  z.strictObject({ fields, lacks: words }),
  z.strictObject({ fields, holds: words }),
  /** The text says nearly nothing beside the stock words of `boilerplate.yaml`. */
  z.strictObject({ field: z.string(), repeats: z.literal('stock words') }),
  /** Two fields that say the same. */
  z.strictObject({ alike: fields }),
  /** A field or fact has one of these values (`=signer.name`: that of another), or (of a list) holds one; `not`: has something, and none of these. */
  z.strictObject({ path: z.string(), is: values }),
  z.strictObject({ path: z.string(), not: values }),
  z.strictObject({ path: z.string(), given: z.boolean() }),
  /** A day that lies more than `by` days after (before) another. */
  z.strictObject({ day: z.string(), after: z.string(), by: z.number().default(0) }),
  z.strictObject({ day: z.string(), before: z.string(), by: z.number().default(0) }),
  /** A number over the limit. */
  z.strictObject({ path: z.string(), over: z.number() }),
  /** The letter asks for one of these; for more kinds of data, or of days, than so many. */
  z.strictObject({ categories: z.array(z.enum(dataCategories)) }),
  z.strictObject({ moreCategoriesThan: z.number() }),
  z.strictObject({ moreDaysThan: z.number() }),
  z.strictObject({ moreAccountsThan: z.number() }),
  /** Rows of a table whose column is not like the pattern. */
  z.strictObject({ rows: z.string(), column: z.string(), unlike: z.string() }),
]);
export type RuleTest = z.infer<typeof test>;

const rule = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  instruments: z.array(z.enum(instruments)).min(1),
  /** Whose letters: `us` and States (`us-ca`, `federal` = a letter of no State); everybody's when absent. */
  of: z.array(z.string()).optional(),
  notOf: z.array(z.string()).optional(),
  severity: z.enum(severities),
  where: z.string(),
  all: z.array(test).min(1),
  /** Whole sentences; `{value}` is what stands at `where`. */
  text: z.string(),
  remedy: z.string(),
  citation: z.string().min(1),
});
export type WrittenRule = z.infer<typeof rule>;

const file = z.strictObject({ asOf: z.string(), rules: z.array(rule).min(1) });
const stockFile = z.strictObject({
  asOf: z.string(),
  source: z.string(),
  least: z.number(),
  words: z.array(z.string()),
});
export type StockWords = z.infer<typeof stockFile>;

let known: WrittenRule[] | undefined;
let stock: StockWords | undefined;

/** All rules, in the order of files and lines; read once. @throws Problem `letter-data-bad` */
export function writtenRules(): readonly WrittenRule[] {
  known ??= readAll(projectPath('data', 'letters', 'rules', 'written'));
  return known;
}

/** Words that stand in every such application and so say nothing of a case. @throws Problem `letter-data-bad` */
export function stockWords(): StockWords {
  stock ??= letterData(stockFile, 'rules', 'stock-words.yaml');
  return stock;
}

function readAll(folder: string): WrittenRule[] {
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => letterData(file, 'rules', 'written', name).rules);
  for (const one of all) compileWords(one, folder);
  return all;
}

const patterns = new Map<readonly string[], RegExp>();

/** One expression for a list of words; made once. */
export function patternOf(list: readonly string[]): RegExp {
  const made = patterns.get(list) ?? new RegExp(`(?<![\\p{L}\\p{N}])(?:${list.join('|')})`, 'iu');
  patterns.set(list, made);
  return made;
}

/** So that a bad pattern is found when the file is read, and not in the middle of a check. */
function compileWords({ id, all }: WrittenRule, folder: string): void {
  try {
    for (const one of all) {
      if ('lacks' in one) patternOf(one.lacks);
      if ('holds' in one) patternOf(one.holds);
      if ('unlike' in one) new RegExp(one.unlike, 'u');
    }
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause);
    const remedy = 'Correct the brackets and signs of the pattern.';
    throw new Problem({ code: 'letter-data-bad', what, where: `${folder}, rule ${id}`, remedy, cause });
  }
}

/** Names of instruments and processes that a rule may compare with: for tests of the files. */
export const comparable: readonly string[] = [...instruments, ...processes];
