/** A letter's own fields as its form shows them: by group, with what was answered. */
import { DateTime } from 'luxon';
import {
  askedFields,
  documentsOf,
  type FieldValue,
  isAsked,
  isGiven,
  type LetterFacts,
  type LetterField,
  type LetterTemplate,
  letterField,
} from '../../letters/index.js';
import { dateValues } from '../forms.js';
import { cellName, fieldName, mostRows } from './field-form.js';

export interface FieldRow {
  id: string;
  name: string;
  label: string;
  hint: string;
  /** Which partial draws it. */
  kind: string;
  optional: boolean;
  options: { value: string; text: string; hint?: string }[];
  rows: {
    id: string;
    legend: string;
    cells: { name: string; label: string; long: boolean }[];
  }[];
  size: number;
}

export interface FieldGroup {
  id: string;
  title: string;
  /** True when all of it is optional: it stands in a part that can be opened. */
  folded: boolean;
  /** A folded part with an answer, or with something wrong in it, stands open. */
  open: boolean;
  fields: FieldRow[];
}

export interface FormAround {
  facts: LetterFacts;
  /** Names of inputs with something wrong. */
  wrong: readonly string[];
  /** What was typed, by input, where the form comes back. */
  typed: Record<string, unknown>;
}

/** The fields that the letter's documents ask for now, each once, by group in the order in which they come. */
export function fieldGroups(template: LetterTemplate, around: FormAround): FieldGroup[] {
  const { facts, wrong } = around;
  const groups = new Map<string, FieldRow[]>();
  for (const [id, need] of askedOf(template, facts)) {
    const field = letterField(id);
    if (!isAsked(field, facts.fields)) continue;
    groups.set(field.group, [...(groups.get(field.group) ?? []), rowOf(field, need, around)]);
  }
  return [...groups].map(([title, fields]) => ({
    id: groupId(title),
    title,
    folded: fields.every(({ optional }) => optional),
    open: fields.some(({ id, name }) => isGiven(facts.fields[id]) || wrong.includes(name)),
    fields,
  }));
}

/** `Adverse results` → `g-adverse-results` */
function groupId(title: string): string {
  return `g-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

function askedOf(template: LetterTemplate, facts: LetterFacts): Map<string, 'must' | 'may'> {
  return askedFields(documentsOf(template, facts));
}

function rowOf(field: LetterField, need: 'must' | 'may', around: FormAround): FieldRow {
  const { id, label, type } = field;
  const options = (field.choices ?? []).map(({ id: choice, label: text, citation }) => ({
    value: choice,
    text,
    ...(citation ? { hint: citation } : {}),
  }));
  // The form has boxes for day, time and zone, so that nobody need write them as one.
  const own = type === 'moment' ? field.hint?.replace(/^With its zone.*$/, '') : field.hint;
  const hint = [own, type === 'lines' ? 'One on each line' : '', field.citation].filter(Boolean).join('. ');
  return {
    id,
    name: fieldName(id),
    label,
    hint: hint === '' ? '' : `${hint}.`.replace(/\.\.$/, '.'),
    kind: type === 'choice' && options.length > 7 ? 'select' : type,
    optional: need === 'may',
    options: type === 'yes-no' ? yesNo : options,
    rows: type === 'table' ? rowsOf(field, need, around) : [],
    size: type === 'paragraphs' ? 8 : 4,
  };
}

const yesNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];

/** The rows that are there, and two empty ones; one where none is needed and none is there. */
function rowsOf(field: LetterField, need: 'must' | 'may', around: FormAround): FieldRow['rows'] {
  const there = filledRows(around.facts.fields[field.id]).length;
  const shown = Math.max(there + (there === 0 && need === 'may' ? 1 : 2), typedRows(field, around.typed));
  return Array.from({ length: Math.min(shown, mostRows) }, (_, index) => ({
    id: `r-${field.id}-${index}`,
    legend: `${field.label}: row ${index + 1}`,
    cells: (field.columns ?? []).map((column) => ({
      name: cellName(field.id, index, column.id),
      label: column.label,
      long: column.long,
    })),
  }));
}

function filledRows(value: FieldValue | undefined): Record<string, string>[] {
  return (Array.isArray(value) ? value : []) as Record<string, string>[];
}

/** How many rows the form had that comes back, so that none of them is lost. */
function typedRows({ id }: LetterField, typed: Record<string, unknown>): number {
  const start = `${fieldName(id)}-`;
  const rows = Object.keys(typed)
    .filter((name) => name.startsWith(start))
    .map((name) => Number.parseInt(name.slice(start.length), 10) + 1);
  return Math.max(0, ...rows.filter(Number.isFinite));
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
  if (type === 'table') return cellInputs(id, filledRows(value));
  if (type === 'lines') return { [name]: Array.isArray(value) ? value.join('\n') : '' };
  return { [name]: value };
}

function cellInputs(id: string, rows: Record<string, string>[]): Record<string, unknown> {
  return Object.fromEntries(
    rows.flatMap((row, index) =>
      Object.entries(row).map(([column, text]) => [cellName(id, index, column), text]),
    ),
  );
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
