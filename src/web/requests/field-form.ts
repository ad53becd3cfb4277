/** Reads the answers to a letter's own fields (`data/letters/fields/`) from its form. */
import { DateTime } from 'luxon';
import { isZone } from '../../base/zone.js';
import {
  type FieldValue,
  type FieldValues,
  isGiven,
  type LetterField,
  letterField,
} from '../../letters/index.js';
import type { FormErrors } from '../contract.js';
import type { Fields } from '../forms.js';

/** The name under which a field stands in the form. */
export function fieldName(id: string): string {
  return `f-${id}`;
}

/** Hidden inputs of this name say which fields the form showed, so that the others stay as they are. */
export const shownFields = 'shown-field';

/**
 * The answers with what the form changed. A field that the form did not show keeps its answer.
 * @param errors gets what cannot be read, by the name of the input.
 */
export function readFields(form: Fields, before: FieldValues, errors: FormErrors): FieldValues {
  const values = { ...before };
  for (const id of form.list(shownFields)) {
    const value = readField(form, letterField(id), errors);
    if (value === undefined || !isGiven(value)) delete values[id];
    else values[id] = value;
  }
  return values;
}

function readField(form: Fields, field: LetterField, errors: FormErrors): FieldValue | undefined {
  const name = fieldName(field.id);
  switch (field.type) {
    case 'text':
      return form.text(name);
    case 'paragraphs':
      return form.lines(name);
    case 'number':
      return readNumber(form.text(name), name, errors);
    case 'yes-no':
      return form.text(name) === '' ? undefined : form.text(name) === 'yes';
    case 'choice':
      return form.text(name);
    case 'choices':
      return form.list(name);
    case 'date':
      return readDay(form, name, errors) ?? undefined;
    case 'moment':
      return readMoment(form, name, errors);
    case 'lines':
      return form
        .lines(name)
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    case 'table':
      return readRows(form, field);
  }
}

function readNumber(text: string, name: string, errors: FormErrors): number | undefined {
  if (text === '') return undefined;
  const number = Number(text.replace(/[\s,](?=\d{3}\b)/g, ''));
  if (Number.isFinite(number)) return number;
  errors[name] = 'Enter a number, like 90';
  return undefined;
}

function readDay(form: Fields, name: string, errors: FormErrors): string | null {
  const read = form.date(name);
  if (read !== 'unreadable') return read;
  errors[name] = 'The date must be a real date, like 27 3 2026';
  return null;
}

/** Day, time and zone as one ISO moment with its offset. */
export function readMoment(form: Fields, name: string, errors: FormErrors): string | undefined {
  const day = readDay(form, name, errors);
  const time = form.text(`${name}-time`);
  if (day === null) {
    if (time !== '' && !errors[name]) errors[name] = 'Enter the day as well as the time';
    return undefined;
  }
  const zone = form.text(`${name}-zone`);
  if (!/^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(time)) errors[name] = 'Enter the time of day, like 14:05';
  else if (!isZone(zone) && !/^UTC[+-]\d\d:\d\d$/.test(zone))
    errors[name] = 'Choose a time zone from the list';
  if (errors[name]) return undefined;
  const at = DateTime.fromISO(`${day}T${time.replace(/^\d:/, '0$&')}`, { zone });
  return at.toISO({ suppressMilliseconds: true }) ?? undefined;
}

/** No letter has more rows than this typed by hand; longer lists come from files. */
export const mostRows = 200;

/** Rows in which at least one cell holds something. */
function readRows(form: Fields, field: LetterField): Record<string, string>[] {
  const rows: Record<string, string>[] = [];
  for (let row = 0; row < mostRows; row++) {
    const cells = (field.columns ?? []).map(({ id }): [string, string] => [
      id,
      form.lines(cellName(field.id, row, id)),
    ]);
    if (cells.some(([, text]) => text !== '')) rows.push(Object.fromEntries(cells));
  }
  return rows;
}

/** `f-adverse_facts-0-facts` */
export function cellName(id: string, row: number, column: string): string {
  return `${fieldName(id)}-${row}-${column}`;
}
