/** Reads MeWe's legal return: text files of `key: value` pairs in mewe-content/, and the files that they name. */
import { declaredReader, type Part } from '../../src/returns/declared/declared-reader.js';
import type { FileHead } from '../../src/returns/declared/file-head.js';
import { type Entries, files } from './entries.js';
import { pairsOf } from './pairs.js';
import { readFile } from './read-file.js';
import { learnUser, MeWeState } from './state.js';

/** By what only the file holds; else by its name, when its first line is made of pairs. */
function fitOf({ item, text, kind }: FileHead, { base, sign, blocks }: Entries): number {
  const named = base.test(item.base) && /\.txt$/i.test(item.base);
  if (item.size === 0) return named ? 5 : 0;
  if (kind === 'json' || kind === 'ndjson' || kind === 'html' || kind === 'media') return 0;
  if (sign?.test(text)) return named ? 85 : 80;
  const [first = ''] = text.split('\n');
  return named && (blocks || pairsOf(first).length > 0) ? 30 : 0;
}

const parts: Part<MeWeState>[] = files.map((entries) => ({
  table: entries.table,
  fit: (head) => fitOf(head, entries),
  read: (item, out, state) => readFile(entries, item, out, state),
  ...(entries.table === 'profile' ? { learn: learnUser } : {}),
}));

export const reader = declaredReader<MeWeState>({
  id: 'mewe',
  version: 1,
  provider: 'mewe',
  title: "MeWe's legal return (text)",
  layouts: [{ id: 'mewe-content', title: 'text files of "key: value" pairs in mewe-content/' }],
  parts,
  state: (listing) => new MeWeState(listing),
  finish: (out, { owners, parties }) => {
    for (const account of owners.all) parties.subject(out, account);
  },
});
