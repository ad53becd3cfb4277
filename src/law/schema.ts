/** The shape of `data/law/<jurisdiction>.yaml` as it is written by hand. */
import { z } from 'zod';
import { clockIds, dataCategories, type Instrument, instruments, processes } from '../base/vocabulary.js';

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);
const text = z.string().trim().min(1);
const process = z.enum(processes);

const source = z.strictObject({ id, url: z.url(), title: text, read: z.iso.date() });

const rule = z.strictObject({
  id,
  text,
  citation: text,
  source: id,
  verification: z.enum(['read', 'secondary', 'unconfirmed']),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

const rung = z.strictObject({
  process,
  rank: z.int().min(0),
  track: z.enum(['request', 'stored', 'prospective', 'abroad']),
  reaches: z.array(process),
  name: text,
  standard: text,
  issuer: text,
  rules: z.array(id).min(1),
});

const floor = z.strictObject({
  category: z.enum(dataCategories),
  process,
  rules: z.array(id).min(1),
  note: text.optional(),
});

const clock = z.strictObject({
  id: z.enum(clockIds),
  days: z.number().positive().optional(),
  from: text,
  rule: id,
  appliesTo: z.array(z.enum(instruments as readonly Instrument[])),
  remind: z.array(z.number().positive()),
});

const item = z.strictObject({
  letter: z.enum(['A', 'B', 'C', 'D', 'E', 'F']),
  text,
  covers: z.array(z.enum(dataCategories)).min(1),
  notCovered: text.optional(),
});

/** One jurisdiction's file. Dates are ISO; `days` may be a fraction; every `rules`/`rule`/`source` is an id of the file. */
export const lawFile = z.strictObject({
  jurisdiction: id,
  name: text,
  asOf: z.iso.date(),
  sources: z.array(source).min(1),
  rules: z.array(rule).min(1),
  ladder: z.array(rung).min(1),
  floors: z.array(floor).min(1),
  clocks: z.array(clock),
  subscriberItems: z.array(item),
});

export type LawFile = z.infer<typeof lawFile>;
