/** The shape of a reader written as data: `data/readers/*.yaml` and the agency's own `<data>/readers/*.yaml`. */
import { z } from 'zod';
import { dataCategories, recordKinds } from '../../base/vocabulary.js';

const words = z.string().trim().min(1).max(300);
const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,59}$/, 'small letters, digits and hyphens, beginning with a letter');

export const textTargets = [
  'account',
  'actor',
  'thread',
  'text',
  'ip',
  'place',
  'currency',
  'device',
  'service',
] as const;
export const numberTargets = ['port', 'lat', 'lon', 'accuracy', 'amount'] as const;
export const listTargets = ['peers', 'media'] as const;
export const timeTargets = ['at', 'until'] as const;

/** How times without a form of their own are read. */
export const timeForms = ['any', 'epoch-s', 'epoch-ms', 'epoch-us', 'epoch-ns'] as const;

const timeSchema = z
  .strictObject({
    /** One of the forms above, or a pattern in Luxon's letters: `dd.MM.yyyy HH:mm`. */
    format: words.default('any'),
    /** Of dates such as 03/04/2026. */
    order: z.enum(['dmy', 'mdy']).optional(),
    /** `UTC` or an IANA name, where the text itself names none. */
    zone: words.optional(),
    /** What says so: the header, the provider's guide. Needed with `zone` and with `order`. */
    because: words.optional(),
  })
  .refine((time) => (time.zone === undefined && time.order === undefined) || time.because !== undefined, {
    message: 'a zone or an order needs `because`: what says so',
  });
export type TaughtTime = z.infer<typeof timeSchema>;

const common = {
  /** What the field means; goes into the glossary of the file. */
  meaning: words.optional(),
};

/** What one column, key or named group is for: into a field of the record, kept under its own name, or set aside. */
export const useSchema = z.union([
  z.strictObject({ to: z.enum([...textTargets, ...numberTargets]), ...common }),
  z.strictObject({ to: z.enum(timeTargets), time: timeSchema.optional(), ...common }),
  z.strictObject({ to: z.enum(listTargets), split: z.string().min(1).max(5).optional(), ...common }),
  z.strictObject({ to: z.literal('rest'), ...common }),
  z.strictObject({ aside: words, ...common }),
]);
export type TaughtUse = z.infer<typeof useSchema>;

const partSchema = z
  .strictObject({
    /** What the ledger calls it. */
    id,
    format: z.enum(['table', 'html', 'json', 'ndjson', 'lines']),
    /** All of these must be there for a file to be known. */
    recognise: z.strictObject({
      /** Columns or keys of one record; those below must be all in one header row or in one list. */
      fields: z.array(words).max(50).optional(),
      /** Words that stand in the first 64 KiB of the file, exactly as written. */
      words: z.array(words).max(10).optional(),
    }),
    /** JSON only: path of the list whose elements are records, `[]` or `chats[].messages[]`. */
    list: words.optional(),
    /** Text only: one line is one record; `(?<name>…)` names its parts. */
    line: z.string().min(1).max(500).optional(),
    kind: z.enum(recordKinds),
    category: z.enum(dataCategories).optional(),
    /** Kind by the value of one column: `{ column: Type, values: { CALL: call } }`. */
    kinds: z.strictObject({ field: words, values: z.record(z.string(), z.enum(recordKinds)) }).optional(),
    /** The same for every record of the file. */
    constants: z.strictObject({ service: words.optional(), currency: words.optional() }).optional(),
    /** Columns, keys (a dot leads inward: `sender.name`) or named groups, and what each is for. */
    fields: z.record(z.string().min(1).max(300), useSchema),
  })
  .refine((part) => part.format !== 'json' || part.list !== undefined, {
    message: 'a JSON part needs `list`: the path of the list that holds the records',
  })
  .refine((part) => part.format !== 'lines' || part.line !== undefined, {
    message: 'a part of text lines needs `line`: the pattern of one line',
  })
  .refine((part) => part.format === 'lines' || (part.recognise.fields?.length ?? 0) > 1, {
    message: '`recognise` needs at least two `fields`: one alone could be anybody’s',
  })
  .refine((part) => part.format !== 'lines' || (part.recognise.words?.length ?? 0) > 0, {
    message: 'a part of text lines needs `recognise.words`: lines alone could be anybody’s',
  });
export type TaughtPart = z.infer<typeof partSchema>;

export const definitionSchema = z.strictObject({
  id,
  /** Raised with each change. */
  version: z.number().int().min(1),
  /** Catalog id of the provider. */
  provider: id,
  title: words,
  /** Where its facts come from: `the return's own header`, a guide of the provider. */
  source: words,
  parts: z.array(partSchema).min(1).max(50),
});
export type TaughtDefinition = z.infer<typeof definitionSchema>;

/** The schema for editors and other programs, as `docs/schemas/reader.schema.json` holds it. */
export function readerSchemaText(): string {
  const schema = {
    $id: 'https://example.org/tecum/schemas/reader.schema.json',
    title: 'A reader of returns, written as data',
    ...z.toJSONSchema(definitionSchema, { io: 'input' }),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
