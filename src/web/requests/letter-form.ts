/** Reads the letter's form into facts. What a form does not carry stays as it is. */
import { identifierKinds } from '../../base/vocabulary.js';
import { isZone } from '../../base/zone.js';
import type { LetterFacts } from '../../letters/index.js';
import type { FormErrors } from '../contract.js';
import { type Fields, isEmail } from '../forms.js';

interface Read {
  change: Partial<LetterFacts>;
  errors: FormErrors;
}
type Part = (form: Fields, facts: LetterFacts, errors: FormErrors) => Partial<LetterFacts>;

/** All parts of the form. With errors, nothing of it should be kept. */
export function readLetter(form: Fields, facts: LetterFacts): Read {
  const errors: FormErrors = {};
  const parts = [day, signer, offence, period, secrecy, words, accounts];
  if (facts.instrument === 'subpoena') parts.push(power);
  if (facts.instrument === 'preservation_extension') parts.push(firstRequest);
  const change: Partial<LetterFacts> = {};
  for (const part of parts) Object.assign(change, part(form, facts, errors));
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

const words: Part = (form) => ({
  providerReference: form.text('providerReference') || null,
  remarks: form.lines('remarks') || null,
});

/** An identifier that was missing and is found now joins the others; it is missing no longer. */
const accounts: Part = (form, facts) => {
  const found = facts.missing.flatMap(({ kind }) => {
    const value = form.text(`missing-${kind}`);
    const known = identifierKinds.find((one) => one === kind);
    return value !== '' && known !== undefined ? [{ kind: known, value }] : [];
  });
  const kinds = found.map(({ kind }) => kind as string);
  return {
    identifiers: [...facts.identifiers, ...found],
    missing: facts.missing.filter(({ kind }) => !kinds.includes(kind)),
  };
};

const powers = ['administrative', 'grand_jury', 'trial'] as const;

const power: Part = (form, facts, errors) => {
  const kind = powers.find((one) => one === form.text('authorityKind')) ?? facts.authority?.kind;
  const text = (name: string) => form.text(name) || undefined;
  return {
    authority: {
      kind: kind ?? 'administrative',
      statute: text('statute'),
      court: text('court'),
      number: text('number'),
    },
    returnDate: dateOf(form, 'returnDate', 'The return date', errors),
    delivery: form.lines('delivery') || null,
    attestsNoProhibitedViolation: form.checked('attests'),
  };
};

const firstRequest: Part = (form, facts, errors) => {
  const received = dateOf(form, 'received', 'The day of the first request', errors);
  return {
    preservation: received === null ? null : { renewals: 0, ...facts.preservation, received },
  };
};
