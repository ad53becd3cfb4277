/** The text form of a TikTok download: one file a section, its entries as labels and values with a blank line between. */

import type { RecordKind } from '../../src/base/vocabulary.js';
import type { Item, Output, RecordDraft } from '../../src/returns/contract.js';
import { emptyRecord } from '../../src/returns/empty-record.js';
import { encodingLabel, type Line, readLines } from '../../src/returns/formats/text.js';
import { markBadIp } from '../../src/returns/member-spec.js';
import { instant } from '../../src/returns/time.js';

const labelled = /^([A-Za-z][\w /()-]{0,40}?):\s*(.*)$/;
/** Labels of an entry, and what an entry with them is; the first that fits. */
const shapes: [string[], RecordKind, RecordDraft['category']][] = [
  [['IP', 'Device Model'], 'login', 'login_ip_history'],
  [['Search Term'], 'search', 'search_history'],
  [['Comment'], 'reaction', 'posts_public'],
  [['Username'], 'contact', 'contacts_friends'],
  [['Shared Content'], 'other', 'connection_records'],
  // Post.txt: what the account posted.
  [['Link', 'Like(s)'], 'post', 'posts_public'],
  [['Link'], 'visit', 'connection_records'],
  // Videos.txt, the name of 2019.
  [['Video Link'], 'post', 'posts_public'],
];

/** Files whose labels prove too little without the name that TikTok gives the file. */
const named = /^(?:Comments|Following|Follower|Share History|Favorite HashTags|Posts?)\.txt$/i;
const certain = /^(?:Link: https:\/\/(?:www\.)?tiktokv?\.com\/|Video Link: https?:\/\/|IP: |Search Term: )/;
const underName = /^(?:Comment: |Username: |Shared Content: |HashTag Link:{1,2} |Link: https?:\/\/)/;

/** True when a text begins with a date of TikTok's and a label or link of its. */
export function isTextExport(text: string, base: string): boolean {
  const plain = text.replace(/^\ufeff/, '').trimStart();
  const first = /^Date: \d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?: UTC)?\r?\n(.*)/.exec(plain)?.[1] ?? '';
  return certain.test(first) || (named.test(base) && underName.test(first));
}

/** Emits one record for each entry. */
export async function readTextExport(item: Item, out: Output): Promise<void> {
  let values: Record<string, string> = emptyRecord();
  let start: Line | null = null;
  let end: Line | null = null;
  const flush = (): void => {
    if (start !== null && end !== null) out.record(entry(values, start, end, item, out));
    values = emptyRecord();
    start = null;
  };
  const info = await readLines(item, (line) => {
    const text = line.text.replace(/^\ufeff/, '');
    const found = labelled.exec(text);
    if (text.trim() === '' || (found?.[1] === 'Date' && start !== null)) flush();
    if (found === null) {
      if (text.trim() !== '') out.field('(line)', 'unknown', 1, 'no label and value', text);
      return;
    }
    start ??= line;
    end = line;
    out.field(found[1]!, 'read', found[2] === '' ? 0 : 1);
    if (found[2] !== '') values[found[1]!] = found[2]!;
  });
  flush();
  out.encoding(encodingLabel(info.encoding));
  await out.drain();
}

function entry(values: Record<string, string>, start: Line, end: Line, item: Item, out: Output): RecordDraft {
  out.rows(1);
  const [, kind, category] = shapes.find(([labels]) => labels.every((label) => label in values)) ?? [
    [],
    'other',
    undefined,
  ];
  const {
    Date: date,
    IP: ip,
    Link: link,
    'Video Link': video,
    'Search Term': term,
    Comment: comment,
    Username: name,
    'Device Model': device,
    ...rest
  } = values;
  const draft: RecordDraft = {
    kind,
    service: 'TikTok',
    rest: { section: item.base.replace(/\.txt$/i, ''), ...rest },
    source: { offset: start.offset, length: end.offset + end.length - start.offset, line: start.no },
  };
  if (category !== undefined) draft.category = category;
  if (date !== undefined) draft.at = instant.any(date);
  const text = term ?? comment ?? link ?? video;
  if (text !== undefined) draft.text = text;
  if (name !== undefined) draft.peers = [name];
  if (ip !== undefined) draft.ip = ip;
  if (device !== undefined) draft.device = device;
  markBadIp(draft);
  return draft;
}
