/** The filters of a time line as an address, and back: the same address shows the same view to anyone who may see it. */
import { DateTime } from 'luxon';
import { type RecordKind, recordKinds } from '../../base/vocabulary.js';
import { isZone } from '../../base/zone.js';
import { parseSearch, termOf } from '../../desk/returns/search-words.js';
import type { RecordFilters, SearchTerm } from '../../store/records/query.js';
import type { FormErrors } from '../contract.js';
import { type Fields, fieldsOf } from '../forms.js';

/** The filters as typed, and as the records are asked. */
export interface TimelineQuery {
  values: Record<string, string | string[]>;
  filters: RecordFilters;
  provider: string | null;
  returnId: number | null;
  /** One reading, newest or not; null = the newest of each return. */
  readingId: number | null;
  zone: string;
  order: 'oldest' | 'newest';
  after: string | undefined;
  before: string | undefined;
  errors: FormErrors;
  /** The address's own query without the page's cursor: what a link to this view carries. */
  search: string;
  /** True when anything narrows the view. */
  narrowed: boolean;
}

const texts = [
  'account',
  'person',
  'provider',
  'text',
  'sender',
  'recipient',
  'device',
  'file',
  'rest',
  'ip',
  'from',
  'to',
  'thread',
  'category',
  'return',
  'reading',
  'item',
  'zone',
  'order',
] as const;

/** Reads an address's query. A date that is none is told beside its field and does not narrow. */
export function readQuery(query: Record<string, unknown>, agencyZone: string): TimelineQuery {
  const form = fieldsOf(query);
  const errors: FormErrors = {};
  const values: Record<string, string | string[]> = {};
  for (const name of texts) if (form.text(name)) values[name] = form.text(name);
  const kinds = form
    .list('kind')
    .filter((kind): kind is RecordKind => (recordKinds as readonly string[]).includes(kind));
  if (kinds.length > 0) values.kind = kinds;
  if (form.checked('position')) values.position = '1';
  const zone = isZone(form.text('zone')) ? form.text('zone') : agencyZone;
  const from = readEdge(form.text('from'), zone, 'from', errors);
  const to = readEdge(form.text('to'), zone, 'to', errors);
  if (from !== undefined && to !== undefined && from >= to) errors.to = 'The end lies before the beginning';
  const filters: RecordFilters = {
    kinds,
    account: form.text('account'),
    person: form.text('person'),
    search: searchTerms(form),
    ip: form.text('ip'),
    thread: form.text('thread'),
    category: form.text('category'),
    hasPosition: form.checked('position'),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(/^\d{1,9}$/.test(form.text('item')) ? { item: Number(form.text('item')) } : {}),
  };
  const { zone: _zone, order: _order, ...narrowing } = values;
  return {
    values,
    filters,
    errors,
    zone,
    provider: form.text('provider') || null,
    returnId: numberOf(form.text('return')),
    readingId: numberOf(form.text('reading')),
    order: form.text('order') === 'newest' ? 'newest' : 'oldest',
    after: form.text('after') || undefined,
    before: form.text('before') || undefined,
    search: searchOf(values),
    narrowed: Object.keys(narrowing).length > 0,
  };
}

/** What the field of words says, and what stands in the fields beside it. */
function searchTerms(form: Fields): SearchTerm[] {
  return [
    ...parseSearch(form.text('text')),
    ...termOf('from', form.text('sender')),
    ...termOf('to', form.text('recipient')),
    ...termOf('device', form.text('device')),
    ...termOf('file', form.text('file')),
    ...termOf('rest', form.text('rest')),
  ];
}

function numberOf(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** `?kind=message&kind=login&person=…`, in a fixed order; empty when nothing is set. */
export function searchOf(values: Record<string, string | string[]>): string {
  const params = new URLSearchParams();
  for (const name of Object.keys(values).sort()) {
    for (const value of [values[name]!].flat()) params.append(name, value);
  }
  return params.size === 0 ? '' : `?${params}`;
}

/**
 * A day, or a day and a time, in the zone chosen; `Z` or an offset at its end goes before the zone. The end of a bare
 * day is the end of that day. µs.
 */
function readEdge(text: string, zone: string, name: 'from' | 'to', errors: FormErrors): number | undefined {
  if (text === '') return undefined;
  const at = DateTime.fromISO(text.replace(' ', 'T'), { zone });
  if (!at.isValid || !/^\d{4}-\d{2}-\d{2}/.test(text)) {
    errors[name] = 'Write a day like 2026-11-03, or a time like 2026-11-03 14:10';
    return undefined;
  }
  const bare = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const edge = name === 'to' ? at.plus(bare ? { days: 1 } : { minutes: 1 }) : at;
  return edge.toMillis() * 1000;
}
