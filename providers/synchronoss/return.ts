/** Reads the legal return of Verizon Cloud (Synchronoss): daily tables, contacts, access log, and the files kept. */
import type { Item, Output, RecordDraft } from '../../src/returns/contract.js';
import { declaredReader, type Part } from '../../src/returns/declared/declared-reader.js';
import { jsonPart } from '../../src/returns/declared/json-part.js';
import type { Fields } from '../../src/returns/fields.js';
import { instant } from '../../src/returns/time.js';
import { placeOf, SynchronossState } from './media.js';
import { tableParts } from './tables.js';

function contact(f: Fields, draft: RecordDraft): void {
  const name = [f.text('firstname'), f.text('lastname')].filter(Boolean).join(' ');
  const numbers = f.children('tel').map((tel) => {
    tel.keep('type');
    return tel.text('number');
  });
  draft.peers = [name, ...numbers].filter((one): one is string => Boolean(one));
  draft.text = draft.peers.join(' · ');
  const created = f.text('created');
  if (created !== undefined) draft.at = time(created);
  const deleted = f.text('deleted');
  if (deleted !== undefined) draft.until = time(deleted);
  f.keep('source', 'itemguid', 'incaseofemergency', 'favorite');
}

function time(text: string) {
  return /^\d{9,}$/.test(text) ? instant.epochBySize(text).instant : instant.any(text);
}

/** A file of the attachments that no row names, or one of a device's backup: a record of its own. */
async function file(item: Item, out: Output, state: SynchronossState): Promise<void> {
  const place = placeOf(item)!;
  if (place.folder === 'mms' && state.named.has(item.base)) {
    out.state('set_aside', 'sent with a message, whose row names it');
    return;
  }
  out.rows(1);
  out.field('(folder)', 'read', 1, 'day and device or direction, from the names of the folders');
  out.record({
    kind: 'media',
    category: place.folder === 'mms' ? 'media_photos_video' : 'cloud_backup',
    service: 'Verizon Cloud',
    text: item.base,
    media: [`item:${item.no}`],
    ...(place.folder === 'backup' ? { device: place.from } : {}),
    rest: { 'day of upload': place.day, folder: place.folder === 'mms' ? `mms/${place.from}` : 'VZMOBILE' },
    notes: [
      'the day is the name of the folder, which is the day of upload; no row of a message names this file with an ending, and a name without one (0, 1) fits every message of its day',
    ],
    source: { offset: 0, length: item.size },
  });
}

const filePart: Part<SynchronossState> = {
  table: 'file',
  fit: ({ item, kind }) => (placeOf(item) !== null && kind !== 'csv' ? 30 : 0),
  read: file,
};

export const reader = declaredReader<SynchronossState>({
  id: 'synchronoss',
  version: 1,
  provider: 'synchronoss',
  title: 'Legal return of Verizon Cloud (Synchronoss)',
  layouts: [{ id: 'verizon-cloud', title: '<LCID>/messages, contacts_<date>.txt, Dv Access logs, VZMOBILE' }],
  parts: [
    ...tableParts,
    jsonPart<SynchronossState>({
      table: 'contacts',
      proof: ['contacts.contact', 'contacts.contact[].itemguid'],
      lists: [
        {
          elements: 'contacts.contact[]',
          kind: 'contact',
          category: 'contacts_friends',
          service: 'Verizon Cloud',
          make: contact,
        },
      ],
      aside: { 'contacts.itemcount': 'the number of entries, which are counted here' },
    }),
    filePart,
  ],
  state: (listing) => new SynchronossState(listing),
});
