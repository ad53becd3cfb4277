/** Reads the letter's form into facts. What a form does not carry stays as it is. */
import { identifierKinds } from '../../base/vocabulary.js';
import { isZone } from '../../base/zone.js';
import { type LetterFacts, letterLanguages } from '../../letters/index.js';
import type { FormErrors } from '../contract.js';
import { type Fields, isEmail } from '../forms.js';
import { readFields } from './field-form.js';
import { readIps } from './ip-moments.js';

interface Read {
  change: Partial<LetterFacts>;
  errors: FormErrors;
}
type Part = (form: Fields, facts: LetterFacts, errors: FormErrors) => Partial<LetterFacts>;

/**
 * All parts of the form. With errors, nothing of it should be kept.
 * @param uses names of the facts that the letter's templates print: only these have fields in the form.
 */
export function readLetter(form: Fields, facts: LetterFacts, uses: ReadonlySet<string>): Read {
  const errors: FormErrors = {};
  const change: Partial<LetterFacts> = {};
  for (const [needs, part] of parts) {
    if (needs === null || needs.some((name) => uses.has(name)))
      Object.assign(change, part(form, facts, errors));
  }
  return { change, errors };
}

const example = 'must be a real date, like 27 3 2026';

function dateOf(form: Fields, name: string, label: string, errors: FormErrors): string | null {
  const read = form.date(name);
  if (read !== 'unreadable') return read;
  errors[name] = `${label} ${example}`;
  return null;
}

const day: Part = (form, facts, errors) => {
  const date = dateOf(form, 'date', 'The date of the letter', errors);
  if (date === null && !errors.date) errors.date = 'Enter the date of the letter';
  return { date: date ?? facts.date };
};

const signer: Part = (form, facts, errors) => {
  const email = form.text('signerEmail');
  if (email !== '' && !isEmail(email))
    errors.signerEmail = 'Enter an e-mail address, like name@agency.example.org';
  return {
    signer: {
      ...facts.signer,
      name: form.text('signerName'),
      title: form.text('signerTitle'),
      badge: form.text('signerBadge') || undefined,
      email,
      phone: form.text('signerPhone'),
    },
  };
};

const offence: Part = (form) => {
  const name = form.text('offence');
  const statute = form.text('offenceStatute');
  return { offence: name === '' && statute === '' ? null : { name, ...(statute ? { statute } : {}) } };
};

/** A time of day that the plan had is kept while its day is. What a person changed is assumed no longer. */
const period: Part = (form, facts, errors) => {
  const old = facts.period;
  const from = sameDay(dateOf(form, 'from', 'The first day', errors), old.from);
  const to = sameDay(dateOf(form, 'to', 'The last day', errors), old.to);
  const zone = form.text('zone') || null;
  if (zone !== null && !isZone(zone)) errors.zone = 'Choose a time zone from the list';
  if (from && to && from.slice(0, 10) > to.slice(0, 10))
    errors.to = 'The last day must not be before the first';
  const now = { from, to, zone };
  const assumed = old.assumed.filter(
    (part) => old[part as keyof typeof now] === now[part as keyof typeof now],
  );
  return { period: { ...now, assumed } };
};

function sameDay(date: string | null, before: string | null): string | null {
  return date !== null && before?.slice(0, 10) === date ? before : date;
}

const silence = ['none', 'request', 'order'] as const;

const secrecy: Part = (form, facts, errors) => {
  const asked = form.text('nonDisclosure');
  const nonDisclosure = silence.find((one) => one === asked) ?? facts.notice.nonDisclosure;
  if (nonDisclosure !== 'order') return { notice: { nonDisclosure } };
  const date = dateOf(form, 'orderDate', 'The date of the order', errors);
  const ends = dateOf(form, 'orderEnds', 'The end of the order', errors);
  const court = form.text('orderCourt');
  if (court === '' && date === null) return { notice: { nonDisclosure } };
  if (date === null && !errors.orderDate) errors.orderDate = 'Enter the date of the order';
  const number = form.text('orderNumber');
  return {
    notice: {
      nonDisclosure,
      order: {
        court,
        date: date ?? facts.date,
        ...(number ? { number } : {}),
        ...(ends ? { ends } : {}),
      },
    },
  };
};

const references: Part = (form) => ({ providerReference: form.text('providerReference') || null });

const remarks: Part = (form) => ({ remarks: form.lines('remarks') || null });

const language: Part = (form, facts) => {
  const asked = form.text('language');
  return { language: letterLanguages().includes(asked) ? asked : facts.language };
};

const ownFields: Part = (form, facts, errors) => ({ fields: readFields(form, facts.fields, errors) });

/** An identifier that was missing and is found now joins the others; it is missing no longer. */
const accounts: Part = (form, facts, errors) => {
  const found = facts.missing.flatMap(({ kind }) => {
    const value = form.text(`missing-${kind}`);
    const known = identifierKinds.find((one) => one === kind);
    return value !== '' && known !== undefined ? [{ kind: known, value }] : [];
  });
  const kinds = found.map(({ kind }) => kind as string);
  return {
    identifiers: [...readIps(form, facts.identifiers, errors), ...found],
    missing: facts.missing.filter(({ kind }) => !kinds.includes(kind)),
  };
};

const powers = ['administrative', 'grand_jury', 'trial'] as const;

const power: Part = (form, facts) => {
  const kind = powers.find((one) => one === form.text('authorityKind')) ?? facts.authority?.kind;
  const text = (name: string) => form.text(name) || undefined;
  return {
    authority: {
      kind: kind ?? 'administrative',
      statute: text('statute'),
      court: text('court'),
      number: text('number'),
    },
  };
};

const due: Part = (form, _facts, errors) => ({
  returnDate: dateOf(form, 'returnDate', 'The return date', errors),
});

const delivery: Part = (form) => ({ delivery: form.lines('delivery') || null });

const attestation: Part = (form) => ({ attestsNoProhibitedViolation: form.checked('attests') });

const firstRequest: Part = (form, facts, errors) => {
  const received = dateOf(form, 'received', 'The day of the first request', errors);
  return {
    preservation: received === null ? null : { renewals: 0, ...facts.preservation, received },
  };
};

/** Which facts a letter must use for a part of the form to be there; null = always. */
const parts: [string[] | null, Part][] = [
  [null, day],
  [null, signer],
  [null, accounts],
  [null, ownFields],
  [null, language],
  [['offence'], offence],
  [['period', 'everyTarget'], period],
  [['notice'], secrecy],
  [['providerReference'], references],
  [['remarks'], remarks],
  [['authority'], power],
  [['returnDate'], due],
  [['delivery'], delivery],
  [['attestsNoProhibitedViolation'], attestation],
  [['preservation'], firstRequest],
];
