/** Are the questions of the letter's templates answered, and each in the form that its type wants? */
import { DateTime } from 'luxon';
import { askedFields } from '../documents.js';
import { type FieldValue, isAsked, isGiven, type LetterField, letterField } from '../fields.js';
import type { LetterProblem } from '../types.js';
import { type CheckContext, practice, problem } from './rule.js';

/** Each field asked by a document of the letter: missing where it must be there, wrong where it cannot be read. */
export function checkFields(context: CheckContext): LetterProblem[] {
  return [...askedFields(context.documents)].flatMap(([id, need]) =>
    checkField(context, letterField(id), need),
  );
}

function checkField({ facts }: CheckContext, field: LetterField, need: 'must' | 'may'): LetterProblem[] {
  const value = facts.fields[field.id];
  if (!isAsked(field, facts.fields)) return [];
  if (isGiven(value)) return wrong(field, value!).map((text) => unreadable(field, text));
  return need === 'must' ? [missing(field)] : [];
}

function missing(field: LetterField): LetterProblem {
  return problem(
    'field-missing',
    'must',
    `fields.${field.id}`,
    `The letter does not say: ${field.label.replace(/[?.:]$/, '')}.`,
    field.hint ? `Give it. ${field.hint}.` : 'Give it; the preview shows where it goes.',
    field.citation ?? practice.identity,
  );
}

function unreadable(field: LetterField, text: string): LetterProblem {
  return problem(
    'field-unreadable',
    'must',
    `fields.${field.id}`,
    `${field.label}: ${text}`,
    field.hint ? `Put it right. ${field.hint}.` : 'Put it right.',
    field.citation ?? practice.identity,
  );
}

/** What is wrong with an answer, as sentences. */
function wrong(field: LetterField, value: FieldValue): string[] {
  switch (field.type) {
    case 'text':
    case 'paragraphs':
      return typeof value === 'string' ? wrongLength(field, value.trim().length) : ['it is no text.'];
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? wrongNumber(field, value)
        : ['it is no number.'];
    case 'yes-no':
      return typeof value === 'boolean' ? [] : ['it is neither yes nor no.'];
    case 'date':
      return isDay(value) ? [] : [`"${String(value)}" is no day; write it as 2026-11-23.`];
    case 'moment':
      return isMoment(value)
        ? []
        : [`"${String(value)}" is no moment with its zone; write it as 2026-11-23T14:05-05:00.`];
    case 'choice':
      return isChoice(field, value) ? [] : [`"${String(value)}" is none of the choices.`];
    default:
      return wrongList(field, value);
  }
}

function wrongLength({ min, max }: LetterField, length: number): string[] {
  if (min !== undefined && length < min)
    return [`it has ${length} characters, too few to say something; ${min} are the least.`];
  if (max !== undefined && length > max) return [`it has ${length} characters; ${max} are the most.`];
  return [];
}

function wrongNumber({ min, max }: LetterField, value: number): string[] {
  if (min !== undefined && value < min) return [`${value} is less than ${min}.`];
  if (max !== undefined && value > max) return [`${value} is more than ${max}.`];
  return [];
}

function isDay(value: FieldValue): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && DateTime.fromISO(value).isValid;
}

function isMoment(value: FieldValue): boolean {
  return (
    typeof value === 'string' && /T.+(Z|[+-]\d{2}:?\d{2})$/.test(value) && DateTime.fromISO(value).isValid
  );
}

function isChoice(field: LetterField, value: unknown): boolean {
  return field.choices?.some((choice) => choice.id === value) ?? false;
}

function wrongList(field: LetterField, value: FieldValue): string[] {
  if (!Array.isArray(value)) return ['it is no list.'];
  if (field.min !== undefined && value.length < field.min) return [`it wants at least ${field.min} entries.`];
  if (field.max !== undefined && value.length > field.max) return [`it takes at most ${field.max} entries.`];
  if (field.type === 'choices')
    return value.flatMap((one) => (isChoice(field, one) ? [] : [`"${String(one)}" is none of the choices.`]));
  return field.type === 'table' ? value.flatMap((row, index) => wrongRow(field, row, index)) : [];
}

function wrongRow(field: LetterField, row: string | Record<string, string>, index: number): string[] {
  if (typeof row === 'string') return [`row ${index + 1} is no row of the table.`];
  return (field.columns ?? [])
    .filter((column) => column.required && !row[column.id]?.trim())
    .map((column) => `row ${index + 1} lacks "${column.label}".`);
}
