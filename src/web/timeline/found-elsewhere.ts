/** Where the words of a search stand in a record beside what its line shows anyway. */
import type { SearchField, SearchTerm, StoredRecord } from '../../store/records/query.js';
import { hasWord, type MarkedPart, marked, wordsIn } from './marks.js';

/** Places shown beside one line. */
const atMost = 3;

/** Fields of the record that hold a word and that `shown`, the line's own text, does not. */
export function foundElsewhere(
  record: StoredRecord,
  shown: string,
  terms: readonly SearchTerm[],
): { name: string; parts: MarkedPart[] }[] {
  const found: { name: string; parts: MarkedPart[] }[] = [];
  for (const [name, field, text] of textsOf(record)) {
    const words = wordsIn(terms, field).filter((word) => !hasWord(shown, [word]));
    if (hasWord(text, words) && found.length < atMost) found.push({ name, parts: marked(text, words) });
  }
  return found;
}

function textsOf(record: StoredRecord): [name: string, field: SearchField, text: string][] {
  const own: [string, SearchField, string | null][] = [
    ['who', 'from', record.actor],
    ['whom', 'to', record.peers.join(', ')],
    ['account', 'account', record.account],
    ['conversation', 'conversation', record.thread],
    ['text', 'text', record.text],
    ['media', 'media', record.media.join(', ')],
    ['device', 'device', record.device],
  ];
  const rest = Object.entries(record.rest ?? {}).map(([name, value]): [string, SearchField, string] => [
    name,
    'rest',
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return [
    ...own.flatMap(([name, field, text]) =>
      text ? [[name, field, text] as [string, SearchField, string]] : [],
    ),
    ...rest,
  ];
}
