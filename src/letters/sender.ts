/** Agency, signer and case of a letter, out of the loose forms in which answers and settings give them. */
import { z } from 'zod';
import { Problem } from '../base/problem.js';
import type { LetterFacts } from './facts.js';

/** One or several lines; text is split at line ends. */
const lines = z
  .union([z.string(), z.array(z.coerce.string())])
  .transform((value) =>
    (Array.isArray(value) ? value : value.split(/\r?\n/)).map((line) => line.trim()).filter(Boolean),
  );
const scalar = z.union([z.string(), z.number()]).transform((value) => String(value).trim());
const maybe = scalar.nullish().transform((value) => value || undefined);

const personForm = z.looseObject({ name: maybe, title: maybe, badge: maybe, email: maybe, phone: maybe });

const agencyForm = z.looseObject({
  name: maybe,
  unit: maybe,
  address: lines.nullish(),
  phone: maybe,
  email: maybe,
  letterhead: lines.nullish(),
  verify: z.looseObject({ url: maybe, phone: maybe, words: maybe }).nullish(),
  /** As the desk's settings keep it. */
  verification: maybe,
  verifyUrl: maybe,
  signer: personForm.nullish(),
  signerName: maybe,
  signerTitle: maybe,
});

export interface Sender {
  case: LetterFacts['case'];
  agency: LetterFacts['agency'];
  signer: LetterFacts['signer'];
}

/** An answers file's `agency` and `investigator`, or the desk's settings; any part may be missing. */
export interface SenderSource {
  agency?: unknown;
  investigator?: unknown;
}

/**
 * Puts a sender together. What the first source leaves out is taken from the next; details of one person
 * never complete another's.
 * @param sources `agency` is `{ name, unit, address, phone, email, letterhead, verify: { url, phone, words },
 *   signer: { name, title, badge, email, phone } }`, all optional, or the desk's `AgencySettings`.
 * @throws Problem `agency-shape` when a field cannot be read (a list where a name is due).
 */
export function senderFrom(
  caseOf: { number?: string; title?: string } | undefined,
  sources: SenderSource[],
): Sender {
  const read = sources.map(readSource);
  return {
    case: { number: (caseOf?.number ?? '').trim(), title: caseOf?.title },
    agency: mergeAgency(read.flatMap((source) => source.agency ?? [])),
    signer: mergePerson(read.flatMap((source) => source.people)),
  };
}

type AgencyForm = z.infer<typeof agencyForm>;
type PersonForm = z.infer<typeof personForm>;

function readSource(source: SenderSource): { agency: AgencyForm | undefined; people: PersonForm[] } {
  const agency = source.agency ? readForm(agencyForm, source.agency, 'agency') : undefined;
  const investigator = source.investigator
    ? readForm(personForm, source.investigator, 'investigator')
    : undefined;
  const usual = agency?.signerName ? { name: agency.signerName, title: agency.signerTitle } : undefined;
  const people = [agency?.signer, investigator, usual].filter((one): one is PersonForm => Boolean(one));
  return { agency, people };
}

function readForm<T>(form: z.ZodType<T>, value: unknown, where: string): T {
  const read = form.safeParse(value);
  if (read.success) return read.data;
  const first = read.error.issues[0];
  throw new Problem({
    code: 'agency-shape',
    what: `${first?.message ?? 'It cannot be read'}.`,
    where: [where, ...(first?.path ?? [])].join('.'),
    remedy: 'Write text, or a list of lines for the address and the letterhead.',
  });
}

function mergeAgency(forms: AgencyForm[]): LetterFacts['agency'] {
  const first = <K extends keyof AgencyForm>(key: K): AgencyForm[K] | undefined =>
    forms.find((form) => form[key] !== undefined && form[key] !== null)?.[key];
  const verify = first('verify');
  return {
    name: first('name') ?? '',
    unit: first('unit'),
    address: first('address') ?? [],
    phone: first('phone') ?? '',
    email: first('email') ?? '',
    letterhead: first('letterhead') ?? undefined,
    verify: {
      url: verify?.url ?? first('verifyUrl'),
      phone: verify?.phone,
      words: verify?.words ?? first('verification'),
    },
  };
}

function mergePerson(forms: PersonForm[]): LetterFacts['signer'] {
  const name = forms.find((form) => form.name)?.name;
  const same = forms.filter((form) => form.name === undefined || form.name === name);
  const first = (key: 'title' | 'badge' | 'email' | 'phone') => same.find((form) => form[key])?.[key];
  return {
    name: name ?? '',
    title: first('title') ?? '',
    badge: first('badge'),
    email: first('email') ?? '',
    phone: first('phone') ?? '',
  };
}
