/** Files that are themselves what was asked for: pictures, recordings, documents of Drive. */
import type { RecordDraft } from '../../../src/returns/contract.js';
import { genericRead } from '../../../src/returns/generic/generic.js';
import { sniffFile } from '../../../src/returns/generic/sniff-file.js';
import type { ReadFile } from '../context.js';
import { categoryOf } from './categories.js';

/** Emits one `media` or `file` that points to the file; what can be read is also read, so that it can be searched. */
export const readPlainFile: ReadFile = async (item, out, { resource = '' }) => {
  const { kind, title } = await sniffFile(await item.head(), item.name);
  const draft: RecordDraft = {
    kind: kind === 'media' ? 'media' : 'file',
    category: categoryOf(resource),
    service: resource,
    text: item.base,
    media: [`item:${item.no}`],
    rest: { name: item.name, bytes: item.size, type: title },
    source: { offset: 0, length: item.size },
  };
  if (item.modified !== null) draft.rest = { ...draft.rest, 'time in the zip': item.modified };
  out.rows(1);
  out.field('(file)', 'read', 1);
  out.record(draft);
  if (kind !== 'media' && kind !== 'document' && kind !== 'binary') await genericRead(item, out);
  await out.drain();
};
