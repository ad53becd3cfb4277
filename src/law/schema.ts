/** The shape of `data/law/<jurisdiction>.yaml` as it is written by hand. */
import { z } from 'zod';
import {
  agencyTypes,
  clockIds,
  dataCategories,
  type Instrument,
  instruments,
  processes,
} from '../base/vocabulary.js';

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);
const text = z.string().trim().min(1);
const process = z.enum(processes);

const day = z.iso.date().optional();
const someDate = z.string().regex(/^\d{4}(-\d\d){0,2}$/);
const reviewer = text.nullable().default(null);
const instrumentList = z.array(z.enum(instruments as readonly Instrument[]));

const source = z.strictObject({
  id,
  url: z.url(),
  title: text,
  read: z.iso.date(),
  date: someDate.optional(),
});

const when = z.strictObject({
  agency: z.array(z.enum(['own', 'other-state', 'federal', 'abroad'])).optional(),
  provider: z.array(z.enum(['own', 'other-state', 'abroad'])).optional(),
  providerKinds: z.array(text).optional(),
  agencyTypes: z.array(z.enum(agencyTypes)).optional(),
  processes: z.array(process).optional(),
  categories: z.array(z.enum(dataCategories)).optional(),
});

const rule = z.strictObject({
  id,
  text,
  citation: text,
  source: id,
  verification: z.enum(['read', 'secondary', 'unconfirmed']),
  sourceDate: someDate.optional(),
  status: z.enum(['in-force', 'not-in-force', 'not-used']).default('in-force'),
  reviewedBy: reviewer,
  from: day,
  to: day,
  supersededBy: id.optional(),
  providerIn: z.array(z.string().regex(/^[A-Z]{2}$/)).optional(),
  figure: z
    .strictObject({
      value: z.number().min(0),
      unit: z.enum(['hours', 'days', 'working-days', 'months', 'years', 'percent', 'times']),
    })
    .optional(),
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
  when: when.optional(),
  from: day,
  to: day,
});

const clock = z.strictObject({
  id: z.enum(clockIds),
  days: z.number().positive().optional(),
  from: text,
  rule: id,
  appliesTo: instrumentList,
  remind: z.array(z.number().positive()),
  note: text.optional(),
  when: when.optional(),
  validFrom: day,
  to: day,
});

const paper = z.strictObject({
  id,
  kind: z.enum(['text', 'form', 'attestation', 'particulars']),
  text,
  placement: z.enum(['first-page', 'head', 'body', 'attachment', 'signature']),
  appliesTo: instrumentList.min(1),
  rule: id,
  when: when.optional(),
  from: day,
  to: day,
});

const notice = z.strictObject({
  id,
  text,
  days: z.number().min(0).nullable(),
  event: text,
  delay: text.optional(),
  delayDays: z.number().positive().optional(),
  appliesTo: z.array(process).min(1),
  rule: id,
  when: when.optional(),
  from: day,
  to: day,
});

const route = z.strictObject({
  id,
  name: text,
  path: z.enum(['domestic', 'direct', 'voluntary', 'agreement', 'epoc', 'mlat', 'network-24-7']),
  process,
  instrument: z.enum(instruments as readonly Instrument[]),
  reach: z.array(z.string().regex(/^(\*|own|EU|[A-Z]{2})$/)).min(1),
  except: z.array(z.string().regex(/^[A-Z]{2}$/)).optional(),
  categories: z.array(z.enum(dataCategories)).min(1),
  issuers: z.array(z.enum(agencyTypes)),
  applicants: z.array(z.enum(agencyTypes)).optional(),
  validation: text.optional(),
  validators: z.array(z.enum(agencyTypes)).optional(),
  validateWithinHours: z.number().positive().optional(),
  minPenaltyYears: z.number().positive().optional(),
  listedOffences: text.optional(),
  notifies: text.optional(),
  standard: text,
  days: z.number().positive().nullable(),
  emergencyDays: z.number().positive().optional(),
  expect: text,
  secrecy: text.optional(),
  excludes: z.array(text).optional(),
  rank: z.int().min(0),
  together: id.optional(),
  sentBy: z.strictObject({ type: text, value: text, note: text.optional(), rule: id }).optional(),
  rules: z.array(id).min(1),
  from: day,
  to: day,
});

/** A country bound by the law of a union or by a treaty: `FR`, or with the days between which it is. */
const member = z.union([
  z.string().regex(/^[A-Z]{2}$/),
  z.strictObject({ country: z.string().regex(/^[A-Z]{2}$/), from: day, to: day }),
]);

const item = z.strictObject({
  letter: z.enum(['A', 'B', 'C', 'D', 'E', 'F']),
  text,
  covers: z.array(z.enum(dataCategories)).min(1),
  notCovered: text.optional(),
});

/** One jurisdiction's file. Dates are ISO; `days` may be a fraction; every `rules`/`rule`/`source` is an id of the file or of its base. */
export const lawFile = z.strictObject({
  jurisdiction: id,
  kind: z.enum(['nation', 'overlay', 'treaty']).default('nation'),
  name: text,
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  state: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  base: id.optional(),
  members: z.array(member).optional(),
  summary: text,
  asOf: z.iso.date(),
  reviewedBy: reviewer,
  sources: z.array(source).min(1),
  rules: z.array(rule).min(1),
  ladder: z.array(rung).default([]),
  floors: z.array(floor).default([]),
  clocks: z.array(clock).default([]),
  papers: z.array(paper).default([]),
  notices: z.array(notice).default([]),
  routes: z.array(route).default([]),
  subscriberItems: z.array(item).default([]),
});

export type LawFile = z.infer<typeof lawFile>;
