/** What a person may propose to change: the keys of a provider's file, and the fields of a row under each. */
import { dataCategories, identifierKinds, processes } from '../../base/vocabulary.js';

/** How a field is asked for. `choice` has `options`; `yes` is a box to tick; `list` takes ids of categories. */
export type FieldKind = 'line' | 'lines' | 'choice' | 'number' | 'yes' | 'list';

export interface FactField {
  name: string;
  label: string;
  kind: FieldKind;
  must?: boolean;
  options?: readonly string[];
  hint?: string;
}

export interface FactGroup {
  key: FactKey;
  /** Heading on a screen. */
  title: string;
  /** One such row, in a sentence: `an entity that process names`. */
  one: string;
  /** True where one holds at a time. */
  single: boolean;
  fields: readonly FactField[];
}

export const factKeys = [
  'entities',
  'channels',
  'identifiers',
  'data',
  'preservation',
  'notice',
  'emergency',
  'international',
  'cost',
  'returns',
  'certification',
  'rejects',
  'quirks',
  'conflicts',
] as const;
export type FactKey = (typeof factKeys)[number];

const line = (name: string, label: string, hint?: string): FactField => ({
  name,
  label,
  kind: 'line',
  ...(hint ? { hint } : {}),
});
const lines = (name: string, label: string): FactField => ({ name, label, kind: 'lines' });
const choice = (name: string, label: string, options: readonly string[]): FactField => ({
  name,
  label,
  kind: 'choice',
  options,
});
const must = (field: FactField): FactField => ({ ...field, must: true });
const note = lines('note', 'Note');
const words: readonly FactField[] = [must(lines('text', 'What is so, in your own words')), note];

const uses = ['legal-process', 'preservation', 'emergency', 'questions', 'testimony', 'other'];
const types = ['portal', 'email', 'phone', 'fax', 'post', 'form', 'agent', 'other'];

/** Every group, in the order of a provider's page. */
export const factGroups: readonly FactGroup[] = [
  group('entities', 'Whom process names', 'an entity that process names', [
    must(line('region', 'Region', 'us, eu, uk, other, or the two letters of a country')),
    must(line('name', 'Legal name')),
    line('attention', 'Attention line'),
    lines('address', 'Address for service'),
    line('country', 'Country in which it sits', 'Two capital letters'),
    line('state', 'State of the United States in which it sits', 'Two capital letters'),
    note,
  ]),
  group('channels', 'How to reach it', 'a way to reach it', [
    must(choice('use', 'What it is for', uses)),
    must(choice('type', 'What it is', types)),
    must(lines('value', 'Address, number or link')),
    choice('audience', 'Who may use it', ['all', 'us', 'non-us']),
    { name: 'value_known', label: 'The address itself is not public', kind: 'yes' },
    { name: 'confirm', label: 'Confirm by telephone before use', kind: 'yes' },
    note,
  ]),
  group('identifiers', 'What it can search by', 'an identifier that it takes', [
    must(choice('id', 'Identifier', identifierKinds)),
    must(line('label', 'What the provider calls it')),
    note,
  ]),
  group('data', 'What it has', 'a kind of data', [
    must(choice('category', 'Kind of data', dataCategories)),
    lines('contains', 'What it is'),
    choice('process', 'Process that the provider asks for', processes),
    choice('process_basis', 'Whose word the process is', ['provider', 'general']),
    line('retention', 'How long it is kept'),
    note,
  ]),
  one('preservation', 'Preservation', 'how it preserves', [
    line('period', 'How long it preserves'),
    { name: 'days', label: 'The same in days', kind: 'number' },
    lines('extension', 'Extension'),
    lines('how', 'How to ask'),
    note,
  ]),
  one('notice', 'Telling the user', 'whether it tells the user', [
    choice('default', 'What it does unless told otherwise', ['notifies', 'does_not_notify', 'case_by_case']),
    lines('how_to_delay', 'How to delay it'),
    note,
  ]),
  one('emergency', 'Emergencies', 'what it does in an emergency', [
    lines('how', 'How to ask'),
    lines('needs', 'What it needs'),
    note,
  ]),
  one('international', 'Requests from other countries', 'how it answers authorities abroad', [
    lines('accepts', 'What it accepts'),
    lines('how', 'How to ask'),
    { name: 'direct', label: 'Kinds of data that it gives to an authority abroad directly', kind: 'list' },
    note,
  ]),
  one('cost', 'Cost', 'what it charges', words),
  one('returns', 'What a return looks like', 'what a return looks like', [
    lines('delivery', 'How it is delivered'),
    lines('format', 'Format'),
    lines('timezone', 'Time zone of its times'),
    lines('anatomy', 'Files in it'),
    { name: 'link_days', label: 'Days until a download link ends', kind: 'number' },
    note,
  ]),
  one('certification', 'Certificate and testimony', 'how records are certified', words),
  group('rejects', 'What gets sent back', 'a reason for sending a request back', words),
  group('quirks', 'Good to know', 'a thing to know', words),
  group('conflicts', 'Where sources disagree', 'a conflict between sources', words),
];

/** The group of a key; undefined for a key that nobody may propose to change. */
export function factGroup(key: string): FactGroup | undefined {
  return factGroups.find((each) => each.key === key);
}

function group(key: FactKey, title: string, words: string, fields: readonly FactField[]): FactGroup {
  return { key, title, one: words, single: false, fields };
}

function one(key: FactKey, title: string, words: string, fields: readonly FactField[]): FactGroup {
  return { key, title, one: words, single: true, fields };
}
