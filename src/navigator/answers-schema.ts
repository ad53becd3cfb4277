/** The shape of a plan's answers; every message says what to write. */
import { DateTime } from 'luxon';
import { z } from 'zod';
import {
  agencyTypes,
  businessCases,
  canIssueIds,
  dangers,
  dataCategories,
  identifierKinds,
} from '../base/vocabulary.js';
import { isZone } from '../base/zone.js';

/** Most characters of one answer: a long report, not a book. */
const longest = 50_000;
/** Text without invisible characters and without space around it. */
const text = z.string().max(longest, 'It is longer than 50,000 characters.').transform(tidy);
const filled = text.pipe(z.string().min(1, 'It is empty.'));
/** Empty text counts as not given. */
const optional = text.transform((value) => (value === '' ? undefined : value)).optional();
const moment = optional.refine((value) => value === undefined || isMoment(value), 'It is not a date.');
const day = optional
  .refine((value) => value === undefined || /^\d{4}-\d\d-\d\d/.test(value), 'It is not a date.')
  .refine((value) => value === undefined || isMoment(value), 'There is no such day.');

const account = z.looseObject({ provider: optional, identifier: z.enum(identifierKinds), value: filled });
const offence = z.looseObject({
  name: text.default(''),
  statute: optional,
  maxPenaltyYears: z.number().min(0, 'It cannot be below 0.').optional(),
});
const authority = z.looseObject({
  country: text
    .transform((value) => value.toUpperCase())
    .pipe(z.string().regex(/^[A-Z]{2}$/, 'It is no country code.')),
  state: optional,
  agencyType: z.enum(agencyTypes),
  canIssue: z.array(z.enum(canIssueIds)).default([]),
});
const period = z.looseObject({
  from: moment,
  to: moment,
  zone: optional.refine((value) => value === undefined || isZone(value), 'It is no time zone.'),
});

/** Questions that may be answered with "I do not know". */
export const unsureIds = [
  'businessCase',
  'offence',
  'authority',
  'canIssue',
  'danger',
  'accounts',
  'needs',
  'period',
  'notice',
] as const;

const safeguards = z.looseObject({
  person: optional,
  predicate: optional,
  until: day,
  reviewDays: z.number().positive('It must be above 0.').optional(),
  services: optional,
  conduct: optional,
  threat: optional,
  threatened: optional,
  done: z.array(filled).optional(),
  resolvedAt: moment,
});
const emergency = z.looseObject({
  danger: optional,
  whom: optional,
  whyNow: optional,
  howHelps: optional,
});

/** Loose, so that keys nobody knows are kept apart and told, not refused. */
export const answersSchema = z.looseObject({
  businessCase: z.enum(businessCases),
  offence: offence.optional(),
  authority,
  danger: z.enum(dangers).default('none'),
  accounts: z.array(account).default([]),
  needs: z.array(filled).default([]),
  categories: z.array(z.enum(dataCategories)).optional(),
  period: period.optional(),
  mayNotify: z.boolean().optional(),
  narrative: optional,
  asOf: day,
  investigator: z
    .looseObject({ name: filled, badge: optional, email: optional, phone: optional, title: optional })
    .optional(),
  reviewer: optional,
  unsure: z.array(z.enum(unsureIds)).optional(),
  safeguards: safeguards.optional(),
  emergency: emergency.optional(),
  oneWarrant: z.boolean().optional(),
  case: z.looseObject({ number: filled, title: optional }).optional(),
  agency: z.record(z.string(), z.unknown()).optional(),
});

/** Keys that the answers know, by the path of their group; `accounts` stands for each account. */
export const knownKeys: Readonly<Record<string, readonly string[]>> = {
  // `letter` is what only a person knows of a letter: the letters room reads it.
  '': [...Object.keys(answersSchema.shape), 'letter'],
  offence: Object.keys(offence.shape),
  authority: Object.keys(authority.shape),
  period: Object.keys(period.shape),
  accounts: Object.keys(account.shape),
  safeguards: Object.keys(safeguards.shape),
  emergency: Object.keys(emergency.shape),
};

/** No invisible characters (a pasted zero-width space, a direction mark), no space around. */
export function tidy(value: string): string {
  return value.replace(/[\p{Cf}\u00a0]/gu, (char) => (char === '\u00a0' ? ' ' : '')).trim();
}

/** A date or date-time of ISO 8601 that exists; 30 February does not. */
export function isMoment(value: string): boolean {
  return /^\d{4}-\d\d-\d\d/.test(value) && DateTime.fromISO(value, { zone: 'utc' }).isValid;
}
