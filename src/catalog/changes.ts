/** What changed at a provider between two days: whether what was drafted then still stands now. */
import { dayAfter, providerAt } from './at.js';
import {
  type Difference,
  differences,
  type FactRows,
  type PropertyChange,
  type Row,
} from './compare/rows.js';
import { subjectOf, wordsOf } from './compare/words.js';
import type { Provider } from './types.js';

/** The things on which a request that is under way depends. */
export type ChangeField = 'entity' | 'address' | 'attention' | 'channel' | 'process' | 'notice' | 'other';

export interface ProviderChange {
  field: ChangeField;
  /** What it is about: `entity for us`, `channel for legal-process by post`, `data: message_content`. */
  subject: string;
  /** The region of an entity (`us`, `eu`, `other` …); absent for the rest. */
  region?: string;
  before: string | null;
  after: string | null;
  /** ISO day from which it was so; null where the file does not say. */
  date: string | null;
  source: { title: string; url: string };
  /** One sentence to a person. */
  text: string;
}

/** Which property of which row is a change that a request feels. */
const felt: Readonly<Record<string, Readonly<Record<string, ChangeField>>>> = {
  entities: { name: 'entity', address: 'address', attention: 'attention' },
  channels: { value: 'channel' },
  data: { process: 'process' },
  notice: { default: 'notice', how_to_delay: 'notice' },
};

/** What is said of a row that came or went. */
const main: Readonly<Record<string, string>> = {
  entities: 'name',
  channels: 'value',
  data: 'process',
  notice: 'default',
};

/**
 * What differs between the provider on one day and on another, in entity, address, attention line, channels, the
 * process of categories and notice to the user; and what the file tells under `changes` for the days between (`other`),
 * unless a dated fact says the same day. Pure.
 * @param provider of the catalog
 * @param from ISO day (or date-time) of drafting
 * @param to ISO day to compare with, mostly today
 * @returns nothing where nothing is known to have changed
 */
export function changesBetween(provider: Provider, from: string, to: string): ProviderChange[] {
  const before = providerAt(provider, from);
  const after = providerAt(provider, to);
  const dated =
    before === after
      ? []
      : differences(rowsOf(before), rowsOf(after)).flatMap((difference) => told(provider, difference));
  return [...dated, ...noted(provider, from, to, new Set(dated.map(({ date }) => date)))];
}

/** What stands under `changes`: for providers whose facts have no dates of their own. */
function noted(
  provider: Provider,
  from: string,
  to: string,
  known: ReadonlySet<string | null>,
): ProviderChange[] {
  return provider.changes
    .filter(({ date }) => date > from.slice(0, 10) && date <= to.slice(0, 10) && !known.has(date))
    .map(({ date, text, source }) => ({
      field: 'other',
      subject: 'what the provider changed',
      before: null,
      after: text,
      date,
      source: sourceOf(provider, source),
      text: `${provider.name}, ${date}: ${text}.`,
    }));
}

function sourceOf(provider: Provider, id: unknown): ProviderChange['source'] {
  const source = provider.sources.get(String(id));
  return { title: source?.title ?? provider.name, url: source?.url ?? '' };
}

function rowsOf(provider: Provider): FactRows {
  const rows = (list: readonly object[]): Row[] => list.map((row) => row as Row);
  return {
    entities: rows(provider.entities),
    channels: rows(provider.channels),
    data: rows(provider.data),
    notice: provider.notice ? rows([provider.notice]) : [],
  };
}

function told(provider: Provider, difference: Difference): ProviderChange[] {
  return propertiesOf(difference).flatMap((property) => {
    const field = felt[difference.key]?.[property.name];
    return field ? [providerChange(provider, difference, property, field)] : [];
  });
}

/** A row that came or went counts as its main property, which was not there before or is not there now. */
function propertiesOf({ key, kind, before, after, properties }: Difference): PropertyChange[] {
  if (kind === 'changed') return properties;
  const name = main[key] ?? '';
  return [{ name, before: wordOf(before?.[name]), after: wordOf(after?.[name]) }];
}

function providerChange(
  provider: Provider,
  difference: Difference,
  property: PropertyChange,
  field: ChangeField,
): ProviderChange {
  const row = difference.after ?? difference.before ?? {};
  const region = difference.key === 'entities' ? { region: String(row.region) } : {};
  const [words = ''] = wordsOf(
    difference.kind === 'changed' ? { ...difference, properties: [property] } : difference,
  );
  return {
    field,
    subject: subjectOf(difference),
    ...region,
    before: property.before ?? null,
    after: property.after ?? null,
    date: dayOf(difference),
    source: sourceOf(provider, row.source),
    text: `${provider.name}: ${words}.`,
  };
}

/** The day on which the new row began, or the day after the old one ended. */
function dayOf({ before, after }: Difference): string | null {
  if (typeof after?.from === 'string') return after.from;
  return typeof before?.to === 'string' ? dayAfter(before.to) : null;
}

function wordOf(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}
