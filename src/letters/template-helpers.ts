/** The helpers that a letter's template may call. docs/add-a-letter.md lists them. */
import type Handlebars from 'handlebars';
import { ofKind } from './category-kinds.js';
import { addDays, longDate, longMoment, periodText, periodUtc } from './dates.js';
import type { LetterFacts } from './facts.js';
import { type FieldValue, isGiven, letterField } from './fields.js';
import { escapeMarkdown } from './markdown/escape.js';
import { channelWay, countryIn, instrumentName, wordsIn } from './words.js';

type Options = Handlebars.HelperOptions;
interface Data {
  open: string[];
  language: string;
  root: { fields?: Record<string, FieldValue> };
}

/** Registers them and answers their names, Handlebars' own blocks included. */
export function addHelpers(handlebars: typeof Handlebars): ReadonlySet<string> {
  const helpers = {
    md: (value: unknown) => escapeMarkdown(value === undefined || value === null ? '' : String(value)),
    need: (value: unknown, words: string, options: Options) => need(value, words, dataOf(options)),
    ask: (id: string, options: Options) => ask(id, dataOf(options)),
    askParagraphs: (id: string, options: Options) => askParagraphs(id, dataOf(options)),
    choice: (id: string, value: unknown) => choiceWords(id, value),
    date: (iso: unknown, options: Options) =>
      typeof iso === 'string' ? longDate(iso, dataOf(options).language) : '',
    moment: (iso: unknown, options: Options) =>
      typeof iso === 'string' ? longMoment(iso, dataOf(options).language) : '',
    plusDays: (iso: string, days: number) => addDays(iso, days),
    inc: (n: number) => n + 1,
    letter: (n: number) => letterOf(n),
    eq: (a: unknown, b: unknown) => a === b,
    has: (list: unknown, value: unknown) => (Array.isArray(list) ? list.includes(value) : list === value),
    holds: (rows: unknown, key: string, value: unknown) =>
      Array.isArray(rows) && rows.some((row) => (row as Record<string, unknown>)[key] === value),
    not: (value: unknown) => !holds(value),
    and: (...values: unknown[]) => values.slice(0, -1).every(holds),
    or: (...values: unknown[]) => values.slice(0, -1).find(holds),
    count: (list: unknown) => (Array.isArray(list) ? list.length : 0),
    tick: (value: unknown) => (value && !(Array.isArray(value) && value.length === 0) ? '☒' : '☐'),
    ofKind: (list: unknown, kind: string) =>
      Array.isArray(list) ? ofKind(list as LetterFacts['categories'], kind) : [],
    category: (id: string, options: Options) => wordsIn(dataOf(options).language).categories[id] ?? id,
    identifier: (kind: string, options: Options) =>
      wordsIn(dataOf(options).language).identifiers[kind] ?? kind,
    channelWay: (channel: unknown, options: Options) => channelWay(channel, dataOf(options).language),
    country: (code: unknown, options: Options) => countryIn(String(code ?? ''), dataOf(options).language),
    instrumentName: (id: string) => instrumentName(id),
    period: (value: LetterFacts['period'], options: Options) =>
      periodText(value, dataOf(options).language) ?? '',
    periodUtc: (value: LetterFacts['period'], options: Options) =>
      periodUtc(value, dataOf(options).language) ?? '',
    paragraphs: (value: unknown) => paragraphs(value),
  };
  handlebars.registerHelper(helpers as unknown as Handlebars.HelperDeclareSpec);
  return new Set([...Object.keys(helpers), 'if', 'unless', 'each', 'with', 'lookup']);
}

/** As `{{#if}}` sees it: an empty list is nothing. */
function holds(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function dataOf(options: Options): Data {
  return options.data as Data;
}

/** The value, or its name in brackets, which also goes on the list of what is open. */
function need(value: unknown, words: string, data: Data): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  if (typeof value === 'number') return String(value);
  data.open.push(words);
  return `[${words}]`;
}

/** The answer to a field, written as its type wants; its label in brackets where it is open. */
function ask(id: string, data: Data): string {
  const value = data.root.fields?.[id];
  return isGiven(value) ? written(id, value!, data.language) : need('', letterField(id).label, data);
}

function written(id: string, value: FieldValue, language: string): string {
  const { type } = letterField(id);
  if (type === 'date') return longDate(String(value), language);
  if (type === 'moment') return longMoment(String(value), language);
  if (type === 'choice') return choiceWords(id, value);
  if (typeof value === 'boolean') return wordsIn(language).furniture[value ? 'yes' : 'no'] ?? '';
  if (!Array.isArray(value)) return String(value);
  const texts = value.map((one) => (typeof one === 'string' ? one : Object.values(one).join(', ')));
  return (type === 'choices' ? texts.map((one) => choiceWords(id, one)) : texts).join('; ');
}

/** A free answer of several paragraphs as Markdown, for `{{{askParagraphs "facts"}}}`. */
function askParagraphs(id: string, data: Data): string {
  const value = data.root.fields?.[id];
  return isGiven(value) ? paragraphs(value) : escapeMarkdown(need('', letterField(id).label, data));
}

/** How a letter writes one choice of a field. */
function choiceWords(id: string, value: unknown): string {
  const found = letterField(id).choices?.find((choice) => choice.id === value);
  return found?.words ?? found?.label ?? (typeof value === 'string' ? value : '');
}

/** 0 → A, 25 → Z, 26 → AA: how pages and attachments are lettered. */
export function letterOf(n: number): string {
  const last = String.fromCharCode(65 + (n % 26));
  return n < 26 ? last : `${letterOf(Math.floor(n / 26) - 1)}${last}`;
}

/** Free text of several paragraphs as Markdown; for `{{{paragraphs remarks}}}`. */
function paragraphs(value: unknown): string {
  if (typeof value !== 'string') return '';
  return value
    .split(/\n\s*\n/)
    .map((part) => escapeMarkdown(part.trim()))
    .filter((part) => part !== '')
    .join('\n\n');
}
