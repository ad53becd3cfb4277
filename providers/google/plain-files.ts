/** Files of a Takeout that programs of others write just so: they are Google's by the folder that they lie in. */
import type { Claim, Item, Output } from '../../src/returns/contract.js';
import { headText } from '../../src/returns/formats/head-text.js';
import { readLines } from '../../src/returns/formats/lines.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { readGenericCards } from '../../src/returns/generic/generic-cards.js';
import { namedLikeTakeout } from './files.js';

/** Address cards, calendars and Chrome's own dictionary; null for others. A calendar also says itself that Google wrote it. */
export async function plainFile(item: Item): Promise<Claim | null> {
  if (item.size === 0) return null;
  const head = (await headText(await item.head())).replace(/^\ufeff/, '').trimStart();
  const isOurs = namedLikeTakeout(item);
  if (/^BEGIN:VCARD\s/i.test(head) && isOurs && !/^PRODID:.*Apple/im.test(head))
    return { table: 'contact cards', read: readGenericCards };
  if (/^BEGIN:VCALENDAR\s/i.test(head) && (isOurs || /^PRODID:-\/\/Google Inc\/\//im.test(head)))
    return { table: 'calendar', read: readGenericCards };
  if (/^dictionary\.csv$/i.test(item.base) && isOurs) return { table: 'dictionary', read: readWords };
  return null;
}

/** One word a line, without a header: words that the user told Chrome to take as rightly spelt. */
async function readWords(item: Item, out: Output): Promise<void> {
  let words = 0;
  const info = await readLines(item, ({ text, offset, length, no }) => {
    const word = text.replace(/^\ufeff/, '').trim();
    if (word === '') return;
    words++;
    out.rows(1);
    out.field('word', 'read', 1);
    out.record({ kind: 'other', text: word, service: 'Chrome', source: { offset, length, line: no } });
  });
  if (words === 0) out.field('(words)', 'read', 1, 'Asked, none held: the list is empty.');
  out.encoding(encodingLabel(info.encoding));
  await out.drain();
}
