/** The form of a proposed change: its fields from those of the fact, and a change from what was typed. */
import type { ChangeKind, ChangeSource, FactChange, FactValues } from '../../catalog/edit/change.js';
import type { FactField, FactGroup } from '../../catalog/edit/fields.js';
import type { FactInFile } from '../../desk/catalog/facts-in-file.js';
import type { FormErrors } from '../contract.js';
import { dateValues, type Fields } from '../forms.js';
import { wordsOf } from '../render/words.js';

/** How a field of the fact is called in the form: apart from those of source and reason. */
const named = (field: FactField): string => `f-${field.name}`;

/** The fields of a fact for the template, each with its partial's kind. */
export function fieldViews(group: FactGroup): Record<string, unknown>[] {
  return group.fields.map((field) => ({
    ...field,
    name: named(field),
    optional: !field.must,
    choices: (field.options ?? []).map((value) => ({ value, text: wordsOf(value) })),
    is: { [field.kind]: true },
  }));
}

/** What stands in the fields before anything is typed: the fact as the file has it, and its source. */
export function valuesOf(
  group: FactGroup,
  fact: FactInFile | undefined,
  today: string,
): Record<string, unknown> {
  const row = fact?.row ?? {};
  const pairs = group.fields.map((field) => [named(field), shown(field, row[field.name])]);
  return {
    ...Object.fromEntries(pairs),
    kind: fact ? 'change' : 'add',
    source: String(row.source ?? 'new'),
    was: fact?.was ?? '',
    ...dateValues('day', fact ? today : null),
  };
}

/** `value_known: false` is a box that says the contrary. */
function shown(field: FactField, value: unknown): unknown {
  if (field.name === 'value_known') return value === false;
  return value ?? '';
}

interface Read {
  change: FactChange;
  why: string;
  errors: FormErrors;
}

/** Reads the form. With errors, the change is not whole. @param today ISO day: the day on which a page was read */
export function readChange(
  form: Fields,
  group: FactGroup,
  fact: FactInFile | undefined,
  today: string,
): Read {
  const errors: FormErrors = {};
  const kind = kindOf(form, fact === undefined);
  const values = kind === 'end' ? {} : valuesFrom(form, group, fact, errors);
  const day = dayFrom(form, kind, errors);
  const source = sourceFrom(form, today, errors);
  const why = form.lines('why');
  if (why === '') errors.why = 'Say what you read, and where in the source it stands';
  return {
    change: {
      kind,
      key: group.key,
      ...(fact?.at === undefined ? {} : { at: fact.at }),
      ...(kind === 'add' ? {} : { was: form.text('was') }),
      values,
      ...(day ? { day } : {}),
      source,
    },
    why,
    errors,
  };
}

function kindOf(form: Fields, isNew: boolean): ChangeKind {
  const asked = form.text('kind');
  if (isNew) return 'add';
  return asked === 'correct' || asked === 'end' ? asked : 'change';
}

function valuesFrom(
  form: Fields,
  group: FactGroup,
  fact: FactInFile | undefined,
  errors: FormErrors,
): FactValues {
  const values: Record<string, FactValues[string]> = {};
  for (const field of group.fields) {
    const value = read(form, field, errors);
    if (value !== undefined) values[field.name] = value;
    // A list that was there and has nothing ticked any more says “none”; one that was not there says nothing.
    else if (field.kind === 'list' && fact?.row[field.name] !== undefined) values[field.name] = [];
    else if (field.must && !errors[named(field)]) errors[named(field)] = `Enter: ${lower(field.label)}`;
  }
  return values;
}

function read(form: Fields, field: FactField, errors: FormErrors): FactValues[string] | undefined {
  const name = named(field);
  if (field.kind === 'yes') return form.checked(name) ? field.name !== 'value_known' : undefined;
  if (field.kind === 'list') return form.list(name).length > 0 ? form.list(name) : undefined;
  const typed = form.lines(name).replace(/\s*\n\s*/g, ' ');
  if (typed === '') return undefined;
  if (field.kind !== 'number') return typed;
  if (/^\d+(\.\d+)?$/.test(typed) && Number(typed) > 0) return Number(typed);
  errors[name] = 'Enter a number, like 90';
  return undefined;
}

function dayFrom(form: Fields, kind: ChangeKind, errors: FormErrors): string | undefined {
  if (kind === 'correct') return undefined;
  const day = form.date('day');
  if (day === 'unreadable') errors.day = 'The day must be a real date, like 27 3 2026';
  if (day === null && kind !== 'add')
    errors.day =
      kind === 'end' ? 'Enter the last day on which it held' : 'Enter the first day on which it holds';
  return day === null || day === 'unreadable' ? undefined : day;
}

const sourceKinds = ['provider', 'government', 'court', 'secondary'] as const;

/** A source of the file, or a new one; the day on which it was read is part of its date. */
function sourceFrom(form: Fields, today: string, errors: FormErrors): ChangeSource {
  const chosen = form.text('source');
  if (chosen !== '' && chosen !== 'new') return { id: chosen };
  const [url, title] = [form.text('sourceUrl'), form.text('sourceTitle')];
  const kind = sourceKinds.find((id) => id === form.text('sourceKind'));
  const date = form.date('sourceDate');
  if (!/^https?:\/\/\S+$/.test(url))
    errors.sourceUrl = 'Enter the address of the page, beginning with https://';
  if (title === '') errors.sourceTitle = 'Enter the title of the page or document';
  if (!kind) errors.sourceKind = 'Choose who wrote it';
  if (date === 'unreadable') errors.sourceDate = 'The date must be a real date, like 27 3 2026';
  else if (date !== null && date > today) errors.sourceDate = 'The date must not be after today';
  const own = date === null || date === 'unreadable' ? '' : `${date}; `;
  return { url, title, doc_date: `${own}read ${today}`, kind: kind ?? 'provider' };
}

function lower(words: string): string {
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}
