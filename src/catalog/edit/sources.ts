/** The sources of a provider's file when a change is written into it, and the day on which the file was last checked. */
import { type Document, isMap, isSeq, type YAMLMap } from 'yaml';
import { reviewBy } from '../review-period.js';
import { type ChangeSource, type FactChange, movedOn } from './change.js';
import { inStyle } from './nodes.js';

/**
 * The id of the source that a new fact names; a document that the file does not have yet is added to it.
 * @throws Problem `catalog-change-moved` when the file no longer has the source that is named by its id
 */
export function sourceId(doc: Document, source: ChangeSource): string {
  const known = sourcesOf(doc);
  if ('id' in source) {
    if (known.some((each) => each.get('id') === source.id)) return source.id;
    throw movedOn(`The source ${source.id} is no longer in the file.`);
  }
  const same = known.find(
    (each) =>
      each.get('url') === source.url &&
      each.get('title') === source.title &&
      each.get('doc_date') === source.doc_date,
  );
  return same ? String(same.get('id')) : addSource(doc, source, known);
}

function addSource(doc: Document, source: Exclude<ChangeSource, { id: string }>, known: YAMLMap[]): string {
  const taken = new Set(known.map((each) => String(each.get('id'))));
  let count = 1;
  while (taken.has(`a${count}`)) count += 1;
  const id = `a${count}`;
  const { url, title, doc_date, kind, note } = source;
  const row = {
    id,
    ...(url ? { url } : {}),
    title,
    ...(doc_date ? { doc_date } : {}),
    kind,
    ...(note ? { note } : {}),
  };
  const list = doc.get('sources', true);
  if (isSeq(list)) list.add(inStyle(doc, row, known[0]?.flow ?? true));
  return id;
}

/**
 * Sets `last_verified`. Where only a part was looked at again, what was not must not look younger for it: its sources
 * keep the day on which they were read, and the file its day of review.
 */
export function markChecked(doc: Document, change: FactChange, on: string): void {
  const before = String(doc.get('last_verified') ?? on);
  const read = new Set(change.read ?? []);
  const known = sourcesOf(doc);
  const whole = known.length > 0 && known.every((each) => read.has(String(each.get('id'))));
  // A file that was checked today, or is of a later day, looks no younger for it.
  const younger = on > before;
  if (whole) doc.delete('review_by');
  else if (younger && !doc.has('review_by')) doc.set('review_by', reviewBy({ last_verified: before }));
  for (const each of known) {
    if (read.has(String(each.get('id')))) setDate(doc, each, readAgain(each.get('doc_date'), on));
    else if (younger && !each.has('doc_date')) setDate(doc, each, `read ${before}`);
  }
  if (younger) doc.set('last_verified', on);
}

/** The document's own date stays; the latest day on which it was read stands beside it. */
function readAgain(date: unknown, on: string): string {
  const own = String(date ?? '')
    .replace(/(?:; )?read \d{4}-\d\d-\d\d$/, '')
    .trim();
  return own ? `${own}; read ${on}` : `read ${on}`;
}

function setDate(doc: Document, source: YAMLMap, date: string): void {
  const had = source.has('doc_date');
  source.set('doc_date', inStyle(doc, date));
  if (had) return;
  const at = source.items.findIndex((pair) => String(pair.key) === 'kind');
  const [pair] = source.items.splice(-1, 1);
  if (pair) source.items.splice(at < 0 ? source.items.length : at, 0, pair);
}

function sourcesOf(doc: Document): YAMLMap[] {
  const list = doc.get('sources', true);
  return isSeq(list) ? list.items.filter(isMap) : [];
}
