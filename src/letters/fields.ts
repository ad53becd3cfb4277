/** What letters ask a person for beside the plan: fields of `data/letters/fields/`, shared by all templates. */
import { readdirSync } from 'node:fs';
import { z } from 'zod';
import { Problem } from '../base/problem.js';
import { projectPath } from '../base/root.js';
import { letterData } from './data-file.js';

/**
 * How a field is filled in: `text` one line, `paragraphs` free text, `date` (ISO day), `moment` (ISO day and minute with
 * the zone's offset or `Z`), `number`, `yes-no`, `choice` one id, `choices` several, `lines` short texts, `table` rows.
 */
export const fieldTypes = [
  'text',
  'paragraphs',
  'date',
  'moment',
  'number',
  'yes-no',
  'choice',
  'choices',
  'lines',
  'table',
] as const;
export type FieldType = (typeof fieldTypes)[number];

const choice = z.strictObject({
  id: z.string().regex(/^[a-z0-9_-]+$/),
  label: z.string().min(1),
  /** How a letter writes it; the label when absent. */
  words: z.string().optional(),
  citation: z.string().optional(),
});

const column = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  label: z.string().min(1),
  required: z.boolean().default(false),
  long: z.boolean().default(false),
});

const fieldSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9_]*$/),
    /** The question, as a form shows it and as a blank names it. */
    label: z.string().min(1),
    type: z.enum(fieldTypes),
    hint: z.string().optional(),
    /** Heading of the form under which it stands. */
    group: z.string().default('This letter'),
    /** Why it is asked: a statute, or the page of a provider. */
    citation: z.string().optional(),
    choices: z.array(choice).optional(),
    columns: z.array(column).optional(),
    /** Of a number its bounds; of text the least and the most characters; of lists the least and the most entries. */
    min: z.number().optional(),
    max: z.number().optional(),
    /** Asked and required only where another field has one of these values; without `is`, where it is given. */
    when: z
      .strictObject({ field: z.string(), is: z.array(z.union([z.string(), z.boolean()])).optional() })
      .optional(),
    /** Filled in from the agency's profile where it holds this key. */
    profile: z.string().optional(),
  })
  .refine((field) => !field.type.startsWith('choice') || (field.choices?.length ?? 0) > 1, {
    error: 'A choice needs at least two "choices".',
  })
  .refine((field) => field.type !== 'table' || (field.columns?.length ?? 0) > 0, {
    error: 'A table needs "columns".',
  });

export type LetterField = z.infer<typeof fieldSchema>;

/** Rows of a table hold one text for each column. */
export const fieldValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.array(z.record(z.string(), z.string())),
]);
export type FieldValue = z.infer<typeof fieldValue>;
export type FieldValues = Record<string, FieldValue>;

const file = z.strictObject({ fields: z.array(fieldSchema) });

let known: Map<string, LetterField> | undefined;

/** Every field, by id. Read once. @throws Problem `letter-data-bad`, with the file. */
export function letterFields(): ReadonlyMap<string, LetterField> {
  known ??= readAll(projectPath('data', 'letters', 'fields'));
  return known;
}

/** The field of an id. @throws Problem `letter-field-unknown` */
export function letterField(id: string): LetterField {
  const found = letterFields().get(id);
  if (found) return found;
  throw new Problem({
    code: 'letter-field-unknown',
    what: `There is no field "${id}".`,
    where: 'data/letters/fields/',
    remedy: 'Add it to a file there, or use one that is there; docs/add-a-letter.md lists what a field has.',
  });
}

function readAll(folder: string): Map<string, LetterField> {
  const all = new Map<string, LetterField>();
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.yaml')) continue;
    for (const field of letterData(file, 'fields', name).fields) {
      if (all.has(field.id)) throw twice(field.id, `data/letters/fields/${name}`);
      all.set(field.id, field);
    }
  }
  return all;
}

function twice(id: string, path: string): Problem {
  return new Problem({
    code: 'letter-data-bad',
    what: `The field "${id}" is defined twice.`,
    where: path,
    remedy: 'Keep one of the two, or give one another id.',
  });
}

/** True when a field has something in it. `false` is an answer. */
export function isGiven(value: FieldValue | undefined): boolean {
  if (value === undefined) return false;
  if (typeof value === 'string') return value.trim() !== '';
  return !Array.isArray(value) || value.length > 0;
}

/** True when the values given make this field one that is asked. */
export function isAsked(field: LetterField, values: FieldValues): boolean {
  if (!field.when) return true;
  const other = values[field.when.field];
  if (!field.when.is) return isGiven(other) && other !== false;
  const held = Array.isArray(other) ? (other as unknown[]) : [other];
  return held.some((value) => field.when!.is!.includes(value as string | boolean));
}
