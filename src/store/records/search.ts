/** What words to be found become in SQL: parts of texts, folded, in one field of a record or in all of them. */
import { listValue } from '@duckdb/node-api';
import type { Bound } from './engine.js';
import { foldSql, foldText } from './fold.js';

/** Where words are looked for. `any` is all that the record says, its rest included. */
export const searchFields = [
  'any',
  'text',
  'from',
  'to',
  'account',
  'conversation',
  'ip',
  'place',
  'device',
  'media',
  'file',
  'rest',
] as const;
export type SearchField = (typeof searchFields)[number];

/** One word, or several in a row as they stand. */
export interface SearchTerm {
  field: SearchField;
  words: string;
  /** Ids of people whose names hold the words: records know people by their ids. */
  people?: readonly string[];
  /** Files whose path in the return holds the words, by reading. */
  files?: readonly { reading: number; items: readonly number[] }[];
}

const plain = {
  text: ['text'],
  from: ['actor'],
  account: ['account'],
  conversation: ['thread'],
  ip: ['ip'],
  place: ['place'],
  device: ['device'],
  any: ['text', 'actor', 'account', 'thread', 'ip', 'place', 'device'],
  to: [],
  media: [],
  file: [],
  rest: [],
} as const satisfies Record<SearchField, readonly string[]>;
/** Columns that hold JSON lists of texts. */
const lists = { to: ['peers'], media: ['media'], any: ['peers', 'media'] } as const;

/** The condition that a row holds the term. `at` tells its values from those of other terms. */
export function termSql(term: SearchTerm, at: number, bound: Bound): string {
  const use = (name: string, words: string): string => {
    bound[name] = foldText(words);
    return `$${name}::VARCHAR`;
  };
  const plainly = () => use(`w${at}`, term.words);
  const escaped = () => use(`j${at}`, JSON.stringify(term.words).slice(1, -1));
  const parts: string[] = plain[term.field].map((column) => holds(column, plainly()));
  for (const column of lists[term.field as keyof typeof lists] ?? []) parts.push(holds(column, escaped()));
  if (term.field === 'rest' || term.field === 'any') parts.push(restSql(plainly(), escaped()));
  return `(${[...parts, ...peopleSql(term, at, bound), ...filesSql(term, at, bound)].join(' OR ') || 'false'})`;
}

function holds(column: string, word: string): string {
  return `contains(${foldSql(`"${column}"`)}, ${word})`;
}

/** In the values of the rest, not in their names. The first test is the cheap one that leaves few rows for the second. */
function restSql(word: string, escaped: string): string {
  // A list of values where many rows share the names, else an object: see `recordColumns`.
  const list = `CASE WHEN starts_with(rest, '[') THEN json_extract_string(rest, '$[*]') ELSE json_extract_string(rest, '$.*') END`;
  const values = `array_to_string(${list}, chr(10))`;
  return `(${holds('rest', escaped)} AND contains(${foldSql(values)}, ${word}))`;
}

/** Rows of people whose names hold the words, though the rows know them by their ids. */
export function peopleSql(term: SearchTerm, at: number, bound: Bound): string[] {
  const ids = term.people ?? [];
  if (ids.length === 0) return [];
  bound[`p${at}`] = listValue([...ids]);
  const list = `$p${at}::VARCHAR[]`;
  const actor = `coalesce(list_contains(${list}, actor), false) OR coalesce(list_contains(${list}, account), false)`;
  const peers = `(peers IS NOT NULL AND list_has_any(from_json(peers, '["VARCHAR"]'), ${list}))`;
  if (term.field === 'from') return [`coalesce(list_contains(${list}, actor), false)`];
  if (term.field === 'to') return [peers];
  if (term.field === 'account') return [`coalesce(list_contains(${list}, account), false)`];
  return term.field === 'any' ? [actor, peers] : [];
}

function filesSql(term: SearchTerm, at: number, bound: Bound): string[] {
  if (term.field !== 'file') return [];
  return (term.files ?? []).map(({ reading, items }, i) => {
    bound[`f${at}_${i}`] = listValue([...items]);
    bound[`r${at}_${i}`] = reading;
    return `(reading = $r${at}_${i}::INTEGER AND item IN (SELECT unnest($f${at}_${i}::INTEGER[])))`;
  });
}
