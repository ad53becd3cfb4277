/** What fields begin with by the plan: `data/letters/presets.yaml` laid over a step and the answers. */
import { z } from 'zod';
import { agencyTypes, businessCases, dangers, dataCategories, instruments } from '../base/vocabulary.js';
import type { Answers, Step } from '../navigator/types.js';
import { letterData } from './data-file.js';
import type { FieldValues } from './fields.js';
import { countryIn } from './words.js';

const rule = z
  .strictObject({
    field: z.string(),
    is: z.union([z.string(), z.boolean()]).optional(),
    /** One more tick of a field of several choices. */
    add: z.string().optional(),
    /** Text with `{country}` and the like in it; left out where one of them is not known. */
    words: z.string().optional(),
    instruments: z.array(z.enum(instruments)).min(1),
    countries: z.array(z.string().regex(/^[A-Z]{2}$/)).optional(),
    agencies: z.array(z.enum(agencyTypes)).optional(),
    categories: z.array(z.enum(dataCategories)).optional(),
    only: z.array(z.enum(dataCategories)).optional(),
    routes: z.array(z.string()).optional(),
    abroad: z.boolean().optional(),
    cases: z.array(z.enum(businessCases)).optional(),
    years: z.number().optional(),
    danger: z.array(z.enum(dangers)).optional(),
  })
  .refine((one) => [one.is, one.add, one.words].filter((value) => value !== undefined).length === 1, {
    error: 'Say one of "is", "add" and "words".',
  });
export type PresetRule = z.infer<typeof rule>;

const file = z.strictObject({
  /** Names of countries as a sentence takes them, where the usual one lacks its article. */
  names: z.record(z.string(), z.record(z.string(), z.string())),
  presets: z.array(rule),
});

let known: z.infer<typeof file> | undefined;

function presetFile(): z.infer<typeof file> {
  known ??= letterData(file, 'presets.yaml');
  return known;
}

/** All rules, in the file's order. Read once. @throws Problem `letter-data-bad`, with the file. */
export function presetRules(): readonly PresetRule[] {
  return presetFile().presets;
}

/**
 * Values for fields that follow from what the step asks, by which way, and from whom the answers say it is.
 * @param language of the letter: a country is named in it.
 */
export function plannedFields(step: Step, answers: Answers, language: string): FieldValues {
  const values: FieldValues = {};
  for (const one of presetRules()) {
    if (!applies(one, step, answers)) continue;
    const value = valueFor(one, answers, language);
    if (one.add !== undefined) values[one.field] = withTick(values[one.field], one.add);
    else if (value !== undefined) values[one.field] = value;
  }
  return values;
}

function withTick(before: FieldValues[string] | undefined, tick: string): string[] {
  const ticks = (before ?? []) as string[];
  return ticks.includes(tick) ? ticks : [...ticks, tick];
}

function valueFor(one: PresetRule, answers: Answers, language: string): string | boolean | undefined {
  if (one.words === undefined) return one.is;
  const blanks = blanksOf(answers, language);
  const names = [...one.words.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!);
  if (names.some((name) => !blanks[name])) return undefined;
  return one.words.replace(/\{(\w+)\}/g, (_, name: string) => blanks[name]!);
}

function blanksOf({ authority, offence }: Answers, language: string): Record<string, string | undefined> {
  const nameOf = (code: string) => presetFile().names[language]?.[code] ?? countryIn(code, language);
  return {
    country: nameOf(authority.country.toUpperCase()),
    US: nameOf('US'),
    offence: offence?.name,
    statute: offence?.statute,
    years: offence?.maxPenaltyYears?.toString(),
  };
}

function applies(one: PresetRule, step: Step, answers: Answers): boolean {
  const asked = [...step.categories.map(({ id }) => id), ...step.preserves];
  const chosen = (step.paths ?? []).filter((way) => way.chosen);
  const ways = chosen.map(({ id }) => id);
  const abroad = chosen.some(({ path }) => path !== 'domestic');
  return (
    one.instruments.includes(step.instrument) &&
    (one.countries?.includes(answers.authority.country.toUpperCase()) ?? true) &&
    (one.agencies?.includes(answers.authority.agencyType) ?? true) &&
    (one.categories?.some((id) => asked.includes(id)) ?? true) &&
    (one.only === undefined || (asked.length > 0 && asked.every((id) => one.only!.includes(id)))) &&
    (one.routes?.some((id) => ways.includes(id)) ?? true) &&
    (one.abroad === undefined || one.abroad === abroad) &&
    (one.cases?.includes(answers.businessCase) ?? true) &&
    (one.years === undefined || (answers.offence?.maxPenaltyYears ?? 0) >= one.years) &&
    (one.danger?.includes(answers.danger) ?? true)
  );
}
