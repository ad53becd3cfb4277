/** Reads forms: text without stray spaces and invisible characters, lists, ticks, dates. */
import type { Request } from 'express';
import { DateTime } from 'luxon';
import type { FormErrors } from './contract.js';

export interface Fields {
  /** One line of text, trimmed; inner runs of spaces become one. Absent = ''. */
  text(name: string): string;
  /** Several lines, each without spaces at its end. */
  lines(name: string): string;
  /** As it was sent: passwords. */
  raw(name: string): string;
  /** All values of a field, trimmed, without the empty ones. */
  list(name: string): string[];
  /** True when a box was ticked or a button pressed. */
  checked(name: string): boolean;
  /** `<name>-day`, `-month`, `-year` as an ISO date; null when all are empty; 'unreadable' otherwise. */
  date(name: string): string | null | 'unreadable';
  /** All fields as typed, for `values`. */
  all(): Record<string, unknown>;
}

/** Characters without width or shape that copying from a web page or a PDF brings along. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** The fields of a posted form. */
export function fields(req: Request): Fields {
  return fieldsOf((req.body ?? {}) as Record<string, unknown>);
}

/** The same over any set of names and values (a query, a multipart form). */
export function fieldsOf(body: Record<string, unknown>): Fields {
  const values = (name: string): string[] => {
    const value = Object.hasOwn(body, name) ? body[name] : undefined;
    if (value === undefined || value === null) return [];
    return (Array.isArray(value) ? value : [value]).map(String);
  };
  const one = (name: string): string => values(name)[0] ?? '';
  const text = (name: string): string => clean(one(name)).replace(/\s+/g, ' ').trim();
  return {
    text,
    lines: (name) =>
      clean(one(name))
        .split(/\r\n|\r|\n/)
        // Not by a pattern that ends in `$`: on a long run of spaces it takes the square of its length.
        .map((line) => line.trimEnd())
        .join('\n')
        .trim(),
    raw: one,
    list: (name) =>
      values(name)
        .map((value) => clean(value).trim())
        .filter((value) => value !== ''),
    checked: (name) => values(name).some((value) => value !== ''),
    date: (name) => readDate(text(`${name}-year`), text(`${name}-month`), text(`${name}-day`)),
    all: () => ({ ...body }),
  };
}

/** True when at least one field has an error. */
export function hasErrors(errors: FormErrors): boolean {
  return Object.keys(errors).length > 0;
}

/** Splits an ISO date into the three boxes of `date-field`. */
export function dateValues(name: string, iso: string | null | undefined): Record<string, string> {
  const [year = '', month = '', day = ''] = (iso ?? '').slice(0, 10).split('-');
  return {
    [`${name}-year`]: year,
    [`${name}-month`]: month.replace(/^0/, ''),
    [`${name}-day`]: day.replace(/^0/, ''),
  };
}

/** Something that looks like an e-mail address: one @, no spaces, a dot after it. */
export function isEmail(text: string): boolean {
  return /^[^\s@<>()",;]+@[^\s@<>()",;]+\.[^\s@<>()",;.]+$/.test(text) && text.length <= 254;
}

function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/\u00a0/g, ' ');
}

function readDate(year: string, month: string, day: string): string | null | 'unreadable' {
  if (year === '' && month === '' && day === '') return null;
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return 'unreadable';
  const date = DateTime.fromObject(
    { year: Number(year), month: Number(month), day: Number(day) },
    { zone: 'utc' },
  );
  return date.isValid ? date.toISODate() : 'unreadable';
}
