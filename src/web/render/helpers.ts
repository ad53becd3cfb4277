/** Helpers of the templates: comparison, numbers, times with their zone, addresses. */
import Handlebars from 'handlebars';
import { showDate, showInstant } from '../../base/zone.js';
import { ageInWords } from '../../catalog/facts.js';
import { shownName } from '../../returns/open/names.js';
import { assetPath } from '../assets.js';
import { blocks } from './blocks.js';
import { dateFieldView, fieldView } from './fields.js';
import { bytesInWords, plural, withCommas, wordsOf } from './words.js';

type Options = Handlebars.HelperOptions;
type Helper = Handlebars.HelperDelegate;

/** Adds the helpers that `docs/web.md` lists to a Handlebars environment. */
export function registerHelpers(hb: typeof Handlebars): void {
  const all = { ...logic, ...text, ...time, ...page, ...form, ...blocks };
  for (const [name, helper] of Object.entries(all)) hb.registerHelper(name, orField(name, helper));
}

/** A helper's name may also be a field's (`{{number}}` of a case): without anything handed to it, it is the field. */
function orField(name: string, helper: Helper): Helper {
  return function (this: Record<string, unknown> | null, ...args: unknown[]) {
    const options = args.at(-1) as Options;
    const bare = args.length === 1 && options.fn === undefined && Object.keys(options.hash).length === 0;
    return bare ? this?.[name] : helper.apply(this, args as Parameters<Helper>);
  };
}

const logic: Record<string, Helper> = {
  eq: (a: unknown, b: unknown) => a === b,
  not: (a: unknown) => !a || (Array.isArray(a) && a.length === 0),
  and: (...args: unknown[]) => args.slice(0, -1).every(Boolean),
  or: (...args: unknown[]) => args.slice(0, -1).some(Boolean),
  gt: (a: number, b: number) => a > b,
  includes: (list: unknown, item: unknown) =>
    Array.isArray(list)
      ? list.map(String).includes(String(item))
      : list !== undefined && String(list) === String(item),
  'or-else': (a: unknown, b: unknown) => (a === undefined || a === null || a === '' ? b : a),
  'is-set': (a: unknown) => a !== undefined && a !== null && a !== '',
};

const text: Record<string, Helper> = {
  concat: (...args: unknown[]) =>
    args
      .slice(0, -1)
      .map((a) => a ?? '')
      .join(''),
  plural: (n: number, one: string, many: string) =>
    plural(n, one, typeof many === 'string' ? many : `${one}s`),
  number: (n: number) => withCommas(n),
  bytes: (n: number) => bytesInWords(n),
  words: (id: string) => wordsOf(id),
  'file-name': (name: string) => shownName(String(name ?? '')),
  capital: (words: string) => `${String(words).charAt(0).toUpperCase()}${String(words).slice(1)}`,
  json: (value: unknown) => JSON.stringify(value),
  join: (list: unknown[], by: string) => (list ?? []).join(typeof by === 'string' ? by : ', '),
  'line-list': (value: string) =>
    String(value ?? '')
      .split('\n')
      .filter((line) => line.trim() !== ''),
};

const time: Record<string, Helper> = {
  instant(at: string | null | undefined, options: Options) {
    if (!at) return '';
    const zone = String(options.hash.zone ?? options.data?.root?.zone ?? 'UTC');
    const local = Handlebars.escapeExpression(showInstant(at, zone));
    const utc =
      zone === 'UTC'
        ? ''
        : ` <span class="tc-muted">(${Handlebars.escapeExpression(showInstant(at))})</span>`;
    return new Handlebars.SafeString(
      `<time datetime="${Handlebars.escapeExpression(at)}">${local}${utc}</time>`,
    );
  },
  day: (at: string | null | undefined, options: Options) =>
    at ? showDate(at, String(options.hash.zone ?? options.data?.root?.zone ?? 'UTC')) : '',
  age: (date: string, options: Options) =>
    ageInWords(date, String(options.data?.root?.today ?? '').slice(0, 10)),
};

const page: Record<string, Helper> = {
  asset: (name: string) => assetPath(name),
  may: (action: string, options: Options) => Boolean(options.data?.root?.allowed?.(action)),
  current(section: string, options: Options) {
    return options.data?.root?.section === section ? new Handlebars.SafeString(' aria-current="page"') : '';
  },
  query(href: string, options: Options) {
    const [path = '', search = ''] = String(href).split('?');
    const params = new URLSearchParams(search);
    for (const [name, value] of Object.entries(options.hash)) {
      if (value === '' || value === null || value === undefined) params.delete(name);
      else params.set(name, String(value));
    }
    return params.size === 0 ? path : `${path}?${params}`;
  },
};

type Row = (string | number | { text: unknown })[];

const form: Record<string, Helper> = {
  field: (given: Record<string, unknown>, options: Options) => fieldView(given, options.data?.root ?? {}),
  'date-field': (given: Record<string, unknown>, options: Options) =>
    dateFieldView(given, options.data?.root ?? {}),
  'table-rows': (rows: Row[], columns: { text: string; numeric?: boolean }[]) =>
    rows.map((row) => row.map((cell, i) => ({ ...columns[i], label: columns[i]?.text, ...asCell(cell) }))),
};

function asCell(cell: Row[number]): { text: unknown } {
  return typeof cell === 'object' && cell !== null ? cell : { text: cell };
}
