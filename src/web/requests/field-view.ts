/** A letter's own fields as its form shows them: by group, with what was answered. */
import { DateTime } from 'luxon';
import {
  documentsOf,
  type FieldValue,
  isAsked,
  type LetterFacts,
  type LetterField,
  type LetterTemplate,
  letterField,
} from '../../letters/index.js';
import { dateValues } from '../forms.js';
import { cellName, fieldName } from './field-form.js';

export interface FieldRow {
  id: string;
  name: string;
  label: string;
  hint: string;
  /** Which partial draws it. */
  kind: string;
  optional: boolean;
  options: { value: string; text: string; hint?: string }[];
  rows: { legend: string; cells: { name: string; label: string; long: boolean; value: string }[] }[];
  size: number;
}

export interface FieldGroup {
  id: string;
  title: string;
  fields: FieldRow[];
}

/** The fields that the letter's documents ask for now, each once, by group in the order in which they come. */
export function fieldGroups(template: LetterTemplate, facts: LetterFacts): FieldGroup[] {
  const groups = new Map<string, FieldRow[]>();
  for (const [id, need] of askedOf(template, facts)) {
    const field = letterField(id);
    if (!isAsked(field, facts.fields)) continue;
    groups.set(field.group, [...(groups.get(field.group) ?? []), rowOf(field, need, facts.fields[id])]);
  }
  return [...groups].map(([title, fields]) => ({ id: groupId(title), title, fields }));
}

/** `Adverse results` → `g-adverse-results` */
function groupId(title: string): string {
  return `g-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

/** Every field that a document asks for, `must` where one of them must have it. */
export function askedOf(template: LetterTemplate, facts: LetterFacts): Map<string, 'must' | 'may'> {
  const asked = new Map<string, 'must' | 'may'>();
  for (const { asks } of documentsOf(template, facts))
    for (const [id, need] of Object.entries(asks)) if (asked.get(id) !== 'must') asked.set(id, need);
  return asked;
}

function rowOf(field: LetterField, need: 'must' | 'may', value: FieldValue | undefined): FieldRow {
  const { id, label, type } = field;
  const options = (field.choices ?? []).map(({ id: choice, label: text, citation }) => ({
    value: choice,
    text,
    ...(citation ? { hint: citation } : {}),
  }));
  const hint = [field.hint, type === 'lines' ? 'One on each line' : '', field.citation]
    .filter(Boolean)
    .join('. ');
  return {
    id,
    name: fieldName(id),
    label,
    hint: hint === '' ? '' : `${hint}.`.replace(/\.\.$/, '.'),
    kind: type === 'choice' && options.length > 7 ? 'select' : type,
    optional: need === 'may',
    options: type === 'yes-no' ? yesNo : options,
    rows: type === 'table' ? rowsOf(field, value) : [],
    size: type === 'paragraphs' ? 8 : 4,
  };
}

const yesNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];

/** The rows that are there, and two empty ones; saving gives two more. */
function rowsOf(field: LetterField, value: FieldValue | undefined): FieldRow['rows'] {
  const there = (Array.isArray(value) ? value : []) as Record<string, string>[];
  return [...there, {}, {}].map((row: Record<string, string>, index) => ({
    legend: `${field.label}: row ${index + 1}`,
    cells: (field.columns ?? []).map((column) => ({
      name: cellName(field.id, index, column.id),
      label: column.label,
      long: column.long,
      value: row[column.id] ?? '',
    })),
  }));
}

/** The answers as the form's inputs want them. @param zone the zone that a moment not yet given begins with. */
export function fieldInputs(
  template: LetterTemplate,
  facts: LetterFacts,
  zone: string,
): Record<string, unknown> {
  const inputs: Record<string, unknown> = {};
  for (const id of askedOf(template, facts).keys())
    Object.assign(inputs, inputsOf(letterField(id), facts.fields[id], zone));
  return inputs;
}

function inputsOf(
  { id, type }: LetterField,
  value: FieldValue | undefined,
  zone: string,
): Record<string, unknown> {
  const name = fieldName(id);
  if (type === 'date') return dateValues(name, value === undefined ? null : String(value));
  if (type === 'moment') return momentInputs(name, value, zone);
  if (type === 'yes-no') return { [name]: value === undefined ? '' : value ? 'yes' : 'no' };
  if (type === 'lines') return { [name]: Array.isArray(value) ? value.join('\n') : '' };
  return { [name]: value };
}

/** A moment keeps the offset with which it was given: `UTC-05:00`. */
export function momentInputs(
  name: string,
  value: FieldValue | undefined,
  zone: string,
): Record<string, unknown> {
  const at = typeof value === 'string' ? DateTime.fromISO(value, { setZone: true }) : null;
  if (!at?.isValid) return { [`${name}-zone`]: zone };
  return {
    ...dateValues(name, at.toISODate()),
    [`${name}-time`]: at.toFormat(at.second === 0 ? 'HH:mm' : 'HH:mm:ss'),
    [`${name}-zone`]: at.offset === 0 ? 'UTC' : `UTC${at.toFormat('ZZ')}`,
  };
}

/** The zones to choose from, with those offsets that answers were given in. */
export function zonesFor(inputs: Record<string, unknown>, zones: { value: string; text: string }[]) {
  const offsets = Object.entries(inputs)
    .filter(([name, value]) => name.endsWith('-zone') && /^UTC[+-]/.test(String(value)))
    .map(([, value]) => String(value));
  return [...[...new Set(offsets)].map((one) => ({ value: one, text: one })), ...zones];
}
