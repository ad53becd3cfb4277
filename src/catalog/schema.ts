/** The shape of `providers/<id>/provider.yaml` as it is written by hand. */
import { z } from 'zod';
import { dataCategories, identifierKinds, processes } from '../base/vocabulary.js';

const text = z.string().trim().min(1);
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);
const dated = { from: z.iso.date().optional(), to: z.iso.date().optional() };
const sourced = { source: id, note: text.optional(), ...dated };
const process = z.enum(processes);

const entity = z.strictObject({
  region: z.string().regex(/^[a-z]{2,5}$/),
  name: text,
  attention: text.optional(),
  address: text.optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  state: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  held_in: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  ...sourced,
});

/** `mail` is how older notes write `post`. */
const channelType = z.preprocess(
  (word) => (word === 'mail' ? 'post' : word),
  z.enum(['portal', 'email', 'phone', 'fax', 'post', 'form', 'agent', 'other']),
);

const channel = z.strictObject({
  use: z.enum(['legal-process', 'preservation', 'emergency', 'questions', 'testimony', 'other']),
  type: channelType,
  value: text,
  audience: z.enum(['all', 'us', 'non-us']).optional(),
  value_known: z.boolean().optional(),
  confirm: z.boolean().optional(),
  ...sourced,
});

const identifier = z.strictObject({ id: z.enum(identifierKinds), label: text, ...sourced });

const data = z.strictObject({
  category: z.enum(dataCategories),
  contains: text.optional(),
  process: process.optional(),
  process_basis: z.enum(['provider', 'general']).optional(),
  retention: text.optional(),
  ...sourced,
});

const textFact = z.strictObject({ text, ...sourced });
const otherName = z.strictObject({ name: text, ...sourced });
const service = z.strictObject({ name: text, ...dated });
const change = z.strictObject({ date: z.iso.date(), text, ...sourced });

/** A second-hand list whose own address nobody knows has no `url` and says so in `note`; its facts are shown as unverified. */
const source = z.strictObject({
  id,
  url: z.url({ protocol: /^https?$/ }).optional(),
  note: text.optional(),
  title: text,
  doc_date: text.optional(),
  kind: z.enum(['provider', 'government', 'court', 'secondary']),
  archive: z.url({ protocol: /^https?$/ }).optional(),
});

const host = z.string().regex(/^[a-z0-9.-]+$/);
/** `*.example.com` stands for every host below `example.com`. */
const hosts = z.array(z.string().regex(/^(?:\*\.)?[a-z0-9.-]+$/));

const path = z.strictObject({
  pattern: text,
  identifier: z.enum(identifierKinds),
  host: host.optional(),
  note: text.optional(),
});

const recognise = z.strictObject({
  hosts,
  paths: z.array(path),
  hints: z.array(z.string().regex(/^[a-z0-9][a-z0-9 .+&'/-]*$/)),
  username: text.optional(),
  foldsCase: z.boolean().optional(),
  notAccounts: z.array(z.string().regex(/^[a-z0-9._-]+$/)).optional(),
  mailDomains: z.array(host).optional(),
});

const preservation = z.strictObject({
  period: text.optional(),
  extension: text.optional(),
  how: text.optional(),
  days: z.number().positive().optional(),
  ...sourced,
});

const notice = z.strictObject({
  default: z.enum(['notifies', 'does_not_notify', 'case_by_case']).optional(),
  how_to_delay: text.optional(),
  ...sourced,
});

const returns = z.strictObject({
  delivery: text.optional(),
  format: text.optional(),
  timezone: text.optional(),
  anatomy: text.optional(),
  link_days: z.number().positive().optional(),
  ...sourced,
});

const emergency = z.strictObject({ how: text.optional(), needs: text.optional(), ...sourced });
/** `direct`: what it gives to an authority abroad on that authority's own process, without mutual legal assistance; `direct_from`: only to authorities of these countries. */
const international = z.strictObject({
  accepts: text.optional(),
  how: text.optional(),
  direct: z.array(z.enum(dataCategories)).optional(),
  direct_from: z.array(z.string().regex(/^[A-Z]{2}$/)).optional(),
  ...sourced,
});

/** A group of which one holds at a time: written once, or as a list whose rows have dates. */
function single<T extends z.ZodType>(group: T) {
  return eitherOf(Array.isArray, z.array(group).min(1), group).optional();
}

/** One of two shapes, told apart beforehand, so that a mistake is told in the words of the one that was meant. */
function eitherOf<A extends z.ZodType, B extends z.ZodType>(
  isFirst: (value: unknown) => boolean,
  first: A,
  second: B,
) {
  return z.unknown().transform((value, context): z.output<A> | z.output<B> => {
    const result = (isFirst(value) ? first : second).safeParse(value);
    if (result.success) return result.data as z.output<A> | z.output<B>;
    for (const issue of result.error.issues)
      context.issues.push({ ...issue, input: value } as z.core.$ZodRawIssue);
    return z.NEVER;
  });
}

/** One provider's file. Dates are ISO, but `doc_date`, which is as the document prints it with an ISO date first. */
export const providerFile = z.strictObject({
  id,
  name: text,
  names: z.array(otherName).default([]),
  services: z.array(eitherOf((value) => typeof value === 'string', text, service)).min(1),
  kind: text,
  entities: z.array(entity).default([]),
  channels: z.array(channel).default([]),
  identifiers: z.array(identifier).default([]),
  data: z.array(data).default([]),
  preservation: single(preservation),
  notice: single(notice),
  emergency: single(emergency),
  international: single(international),
  cost: single(textFact),
  returns: single(returns),
  rejects: z.array(textFact).default([]),
  certification: single(textFact),
  quirks: z.array(textFact).default([]),
  conflicts: z.array(textFact).default([]),
  changes: z.array(change).default([]),
  sources: z.array(source).min(1),
  recognise: recognise.optional(),
  confidence: z.enum(['high', 'medium', 'low']),
  last_verified: z.iso.date(),
  review_by: z.iso.date().optional(),
});

export type ProviderFile = z.infer<typeof providerFile>;
