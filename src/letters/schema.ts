/** The published shape of a letter's JSON, for other programs: JSON Schema, draft 2020-12. */
import { z } from 'zod';
import { instruments } from '../base/vocabulary.js';
import { canonicalJson } from './canonical.js';
import { letterFactsSchema } from './facts.js';
import { fieldValue, type LetterField, letterFields } from './fields.js';

const problem = z.looseObject({
  rule: z.string(),
  severity: z.enum(['must', 'should']),
  where: z.string(),
  text: z.string(),
  remedy: z.string(),
  citation: z.string(),
  /** True where a person accepted the warning. */
  acknowledged: z.boolean(),
});

const document = z.strictObject({
  template: z.string(),
  title: z.string(),
  audience: z.enum(['provider', 'court', 'both', 'own']),
  language: z.string(),
  provider: z.string().nullable(),
});

/** What `letterJson` gives and `tecum letter --follow` reads. */
export const letterJsonSchema = z
  .strictObject({
    schema: z.literal('tecum.letter/1'),
    id: z.string(),
    instrument: z.enum(instruments),
    title: z.string(),
    reference: z.string(),
    status: z.enum(['draft', 'final']),
    code: z.string().nullable(),
    restsOn: z.array(z.string()),
    documents: z.array(document).default([]),
    facts: letterFactsSchema,
    problems: z.array(problem),
  })
  .describe('A request of Tecum: its facts, its papers, and what was found wrong with it');
export type LetterJson = z.infer<typeof letterJsonSchema>;

type Json = Record<string, unknown>;

/** JSON Schema of a letter's JSON (`tecum.letter/1`), with every field that Tecum's own templates ask. */
export function letterSchema(): Json {
  const whole = z.toJSONSchema(letterJsonSchema, { io: 'input' }) as Json;
  const properties = whole.properties as Record<string, Json>;
  const facts = properties.facts!;
  const factProperties = { ...(facts.properties as Json), fields: fieldsSchema() };
  return {
    ...whole,
    $id: 'https://example.org/tecum/schemas/letter.schema.json',
    title: 'Letter of Tecum',
    properties: { ...properties, facts: { ...facts, properties: factProperties } },
  };
}

/** {@link letterSchema} as text, as `docs/schemas/letter.schema.json` holds it. */
export function letterSchemaText(): string {
  return `${canonicalJson(letterSchema(), 2)}\n`;
}

/** A template of the agency may ask fields of its own: these take any value that a field can have. */
function fieldsSchema(): Json {
  const other = z.toJSONSchema(fieldValue, { io: 'input' }) as Json;
  delete other.$schema;
  const known = [...letterFields().values()].map((field) => [field.id, fieldSchemaOf(field)]);
  return { type: 'object', properties: Object.fromEntries(known), additionalProperties: other, default: {} };
}

function fieldSchemaOf(field: LetterField): Json {
  const { label, hint } = field;
  return { title: label, ...(hint ? { description: hint } : {}), ...valueSchemaOf(field) };
}

const day = '^\\d{4}-\\d{2}-\\d{2}$';

function valueSchemaOf({ type, choices, columns }: LetterField): Json {
  const ids = choices?.map((one) => one.id);
  switch (type) {
    case 'date':
      return { type: 'string', pattern: day };
    case 'number':
      return { type: 'number' };
    case 'yes-no':
      return { type: 'boolean' };
    case 'choice':
      return { type: 'string', enum: ids };
    case 'choices':
      return { type: 'array', items: { type: 'string', enum: ids } };
    case 'lines':
      return { type: 'array', items: { type: 'string' } };
    case 'table':
      return { type: 'array', items: rowSchema((columns ?? []).map((one) => one.id)) };
    default:
      return { type: 'string' };
  }
}

function rowSchema(columns: string[]): Json {
  const properties = Object.fromEntries(columns.map((id) => [id, { type: 'string' }]));
  return { type: 'object', properties, additionalProperties: false };
}
