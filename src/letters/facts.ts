/** The facts of one letter: what a template may print and what `check()` looks at. */
import { DateTime } from 'luxon';
import { z } from 'zod';
import { dataCategories, identifierKinds, instruments, processes } from '../base/vocabulary.js';
import { fieldValue } from './fields.js';

const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Write a date as 2026-11-23.')
  .refine((value) => isReal(value), { error: 'There is no such day; write a date as 2026-11-23.' });
const isoMoment = z.string().refine((value) => /^\d{4}-\d{2}-\d{2}/.test(value) && isReal(value), {
  error: 'Write a day as 2026-11-23, or a minute as 2026-11-23T14:05.',
});

/** A day of the calendar, and a time of the clock: no 30 February, no year 0, no leap second, which no library can place. */
function isReal(value: string): boolean {
  return DateTime.fromISO(value).isValid && !value.startsWith('0000');
}
const text = z.string();

const person = z.object({
  name: text.default(''),
  title: text.default(''),
  badge: text.optional(),
  email: text.default(''),
  phone: text.default(''),
});

const agency = z.object({
  name: text.default(''),
  unit: text.optional(),
  /** One line of the postal address each. */
  address: z.array(text).default([]),
  phone: text.default(''),
  email: text.default(''),
  /** Replaces the letterhead made of name, unit and address. */
  letterhead: z.array(text).optional(),
  /** Where anybody can ask whether this letter is genuine: the agency's public page and number. */
  verify: z.object({ url: text.optional(), phone: text.optional(), words: text.optional() }).default({}),
});

const legalAuthority = z.object({
  kind: z.enum(['administrative', 'grand_jury', 'trial']),
  /** The statute that gives the power, of an administrative subpoena. */
  statute: text.optional(),
  court: text.optional(),
  /** The grand jury's number, or the court's case number. */
  number: text.optional(),
});

/** What is said about secrecy. */
export const noticeSchema = z.object({
  nonDisclosure: z.enum(['none', 'request', 'order']).default('none'),
  /** The order under 18 U.S.C. 2705(b) (or a State's law) that is attached. */
  order: z
    .object({ court: text, number: text.optional(), date: isoDate, ends: isoDate.optional() })
    .optional(),
});

const preservation = z.object({
  /** Day on which the provider received the first request. */
  received: isoDate,
  /** How often it was renewed before this letter. */
  renewals: z.number().int().min(0).default(0),
});

const deficiency = z.object({
  process: text.describe('What was served, as in "subpoena GJ-26-118"'),
  served: isoDate,
  due: isoDate.optional(),
  received: isoDate.optional(),
  rows: z.array(
    z
      .object({ asked: text, received: text, missing: text, lookedIn: text.optional() })
      .describe('One line of the table'),
  ),
  fileProblems: z.array(text).default([]),
  /** What came although it was not asked for; it is sealed. */
  outside: z.array(text).default([]),
});

const identifiers = z.array(
  z.object({
    kind: z.enum(identifierKinds),
    value: text,
    /** Of an IP address: the moment at which it was used, ISO with its offset. */
    at: isoMoment.optional(),
    /** Of a shared IP address: its port at that moment. */
    port: z.number().int().min(1).max(65_535).optional(),
  }),
);

const provider = z.object({ id: text, name: text });

const addressee = z.object({
  entity: text,
  attention: text.optional(),
  address: text.optional(),
  /** Where the name and the address were read, with its date. */
  basis: text.optional(),
});

const channel = z.object({ type: text, value: text, note: text.optional() });

const categories = z.array(
  z.object({
    id: z.enum(dataCategories),
    process: z.enum(processes),
    contains: text.optional(),
    /** Citations of the reasons why this process is the one. */
    citations: z.array(text).default([]),
  }),
);

const period = z.object({
  from: isoMoment.nullable().default(null),
  to: isoMoment.nullable().default(null),
  zone: text.nullable().default(null),
  /** Parts of the period that the plan assumed: `zone`, `from`, `to`. */
  assumed: z.array(text).default([]),
});
const noPeriod = { from: null, to: null, zone: null, assumed: [] };

/** Another provider under the same warrant: what its own attachment says. */
const target = z.object({
  provider,
  addressee,
  channel: channel.nullable().default(null),
  identifiers,
  categories,
  period: period.default(noPeriod),
});

/** The request that this letter follows on: the warrant that a non-disclosure order goes with, say. */
const about = z.object({
  instrument: z.enum(instruments),
  reference: text,
  title: text.optional(),
  /** Day of the earlier letter, and the day it was served. */
  date: isoDate,
  served: isoDate.optional(),
  code: text.optional(),
});

/** Whose law the letter is written under. */
const jurisdiction = z.object({
  /** ISO 3166, lower case. */
  country: text.default('us'),
  /** `us-ca`; absent for a federal authority. */
  state: text.optional(),
});

export const letterFactsSchema = z
  .object({
    instrument: z.enum(instruments),
    jurisdiction: jurisdiction.default({ country: 'us' }),
    case: z.object({ number: text.default(''), title: text.optional() }),
    agency,
    signer: person,
    provider,
    addressee,
    channel: channel.nullable().default(null),
    identifiers,
    missing: z.array(z.object({ kind: text, why: text, how: text })).default([]),
    categories,
    /** The items of 18 U.S.C. 2703(c)(2) that a subpoena's attachment lists. */
    items: z.array(z.object({ letter: text, text, notCovered: text.optional() })).default([]),
    /** Business records of a company that is no provider of communications, which a subpoena asks for beside the items. */
    records: z.array(z.enum(dataCategories)).default([]),
    period: period.default(noPeriod),
    /** Other providers under one warrant. */
    targets: z.array(target).default([]),
    about: about.nullable().default(null),
    offence: z.object({ name: text, statute: text.optional() }).nullable().default(null),
    authority: legalAuthority.nullable().default(null),
    returnDate: isoDate.nullable().default(null),
    delivery: text.nullable().default(null),
    notice: noticeSchema.default({ nonDisclosure: 'none' }),
    preservation: preservation.nullable().default(null),
    deficiency: deficiency.nullable().default(null),
    providerReference: text.nullable().default(null),
    /** The attestation of Cal. Penal Code 1546.5; only a person may give it. */
    attestsNoProhibitedViolation: z.boolean().default(false),
    /** Words that the signer added; printed as they are, and checked. */
    remarks: text.nullable().default(null),
    /** What a State's law wants written on the paper, from the plan. */
    papers: z.array(z.object({ id: text, kind: text, text, placement: text, citation: text })).default([]),
    /** Notice that the agency itself owes, from the plan. */
    ownNotices: z.array(z.object({ id: text, text, citation: text })).default([]),
    /** Answers to the fields that the template asks (`data/letters/fields/`), by the field's id. */
    fields: z.record(z.string(), fieldValue).default({}),
    date: isoDate,
    language: text
      .refine((value) => /^[a-z]{2,3}$/.test(value), { error: 'Write a language as en, es or fr.' })
      .default('en'),
  })
  .describe('The facts of one letter of Tecum');

/** All that a letter says, and nothing of how it looks. */
export type LetterFacts = z.infer<typeof letterFactsSchema>;

/** JSON Schema (draft 2020-12) of {@link LetterFacts}, for the API and for other programs. */
export function letterFactsJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(letterFactsSchema, { io: 'input' }) as Record<string, unknown>;
}
