/** What a difference between two versions of a provider reads like to a person. */
import type { Difference, PropertyChange, Row } from './rows.js';

/** Names of properties as people say them; a property that is not here is called by its own name. */
const properties: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  entities: { name: 'entity', address: 'service address', attention: 'attention line' },
  channels: {
    value: 'address',
    value_known: 'whether the address is known',
    confirm: 'whether to confirm it',
  },
  data: { process: 'process', process_basis: 'basis of the process', contains: 'what it contains' },
  notice: { default: 'what the user is told', how_to_delay: 'how to delay it' },
  sources: { doc_date: 'date of the document', url: 'address' },
  '': {
    from: 'first day',
    to: 'last day',
    note: 'note',
    text: 'wording',
    source: 'source',
    contains: 'what it contains',
    last_verified: 'day of the last check',
    review_by: 'day of the next review',
  },
};

const regions: Readonly<Record<string, string>> = {
  us: 'the United States',
  uk: 'the United Kingdom',
  eu: 'the European Union',
  other: 'other countries',
};

/** Properties that the subject has said already. */
const subjectKeys: Readonly<Record<string, readonly string[]>> = {
  entities: ['region'],
  channels: ['use', 'type'],
  identifiers: ['id'],
  data: ['category'],
  changes: ['date'],
  sources: ['id'],
};

const subjects: Readonly<Record<string, (row: Row) => string>> = {
  entities: (row) => `entity for ${regions[String(row.region)] ?? word(row.region).toUpperCase()}`,
  channels: (row) => `channel for ${word(row.use)} by ${word(row.type)}`,
  identifiers: (row) => `identifier ${word(row.id)}`,
  data: (row) => `data: ${word(row.category)}`,
  names: () => 'other name',
  rejects: () => 'reason for refusal',
  quirks: () => 'thing to know',
  conflicts: () => 'conflict between sources',
  changes: (row) => `change of ${word(row.date)}`,
  sources: (row) => `source ${word(row.id)}`,
  provider: () => 'the file',
  services: () => 'service',
};

/** What the row is about: `channel for legal-process by portal`. */
export function subjectOf({ key, before, after }: Pick<Difference, 'key' | 'before' | 'after'>): string {
  const row = after ?? before ?? {};
  return subjects[key]?.(row) ?? key.replaceAll('_', ' ');
}

/** One sentence for each thing that differs, without the provider's name and without a stop. */
export function wordsOf(difference: Difference): string[] {
  const { kind, before, after } = difference;
  const subject = subjectOf(difference);
  if (difference.key === 'recognise') return [`how its accounts are recognised ${ruleWords(difference)}`];
  if (kind === 'added') return [`${subject} added: ${quoted(rowWords(after ?? {}, difference.key))}`];
  if (kind === 'removed') return [`${subject} removed: ${quoted(rowWords(before ?? {}, difference.key))}`];
  return difference.properties.map((property) => changeWords(difference, property));
}

/** Patterns read badly in a sentence: only which of them are otherwise. */
function ruleWords({ kind, properties }: Difference): string {
  if (kind === 'added') return 'is there now';
  if (kind === 'removed') return 'is gone';
  return `changed: ${properties.map(({ name }) => name).join(', ')}`;
}

function changeWords(difference: Difference, { name, before, after }: PropertyChange): string {
  const what = `${propertyWords(difference.key, name)} (${subjectOf(difference)})`;
  if (before === undefined) return `${what} is now ${quoted(after ?? '')}; it was not there`;
  if (after === undefined) return `${what} is gone; it was ${quoted(before)}`;
  return `${what} changed from ${quoted(before)} to ${quoted(after)}`;
}

/** `service address` for the address of an entity. */
export function propertyWords(key: string, name: string): string {
  return properties[key]?.[name] ?? properties['']?.[name] ?? name.replaceAll('_', ' ');
}

/** A row's own words: what it says beside its subject and its source. */
export function rowWords(row: Row, key: string): string {
  const { source: _, from, to, ...rest } = row;
  const words = Object.entries(rest)
    .filter(([name]) => !subjectKeys[key]?.includes(name))
    .map(([, value]) => word(value))
    .filter(Boolean);
  const days = [from ? `from ${word(from)}` : '', to ? `until ${word(to)}` : ''].filter(Boolean);
  return [...words, ...days].join('; ');
}

function quoted(text: string): string {
  return `“${text}”`;
}

function word(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
