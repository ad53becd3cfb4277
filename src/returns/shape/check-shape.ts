/** Looks through a finished shape for anything that is neither a public layout word nor filler. */

import { readSheets } from '../formats/xlsx.js';
import { sniffFile } from '../generic/sniff-file.js';
import { openReturn } from '../open/open-return.js';
import type { OpenItem } from '../open/types.js';
import { textOf } from './decode.js';
import { isFiller } from './filler.js';
import { type Vocabulary, vocabulary, wordsOf } from './vocabulary.js';

/** Words of file formats and of the filler that are in no glossary. */
const ofFormats = new Set(
  'cdata june july begin signed message signature hash version standalone jsonld ndjson jsonl sqlite heic heif webp tiff webm opus flac yaml equiv emsp ensp thinsp middot hellip mdash ndash copy example boundary charset utf latin windows plain mixed alternative related octet stream multipart quoted printable base inline attachment january february march april june july sunday monday tuesday wednesday thursday friday saturday undefined true false null none doctype html xml head body title meta link style script table thead tbody tfoot caption colspan rowspan class href http https type text footer header section article main code span center font border align valign cellpadding cellspacing width height iframe blockquote video audio source label input button form stylesheet javascript css viewport shift koi rfc image jpeg jpg jpeg png gif mp4 mp3 pdf zip json csv calendar begin end vcard vcalendar version filler account sheet nbsp quot'.split(
    ' ',
  ),
);

/** A run that ought not to be there. `where` is the new path of its file. */
export interface Foreign {
  run: string;
  where: string;
}

/**
 * Runs of 4 letters or more, and of 3 digits or more, in names and contents of every file of a shape (after unpacking), that
 * are neither known nor filler; at most 50. An empty list is the proof that nothing but these two is in it.
 */
export async function checkShape(dir: string): Promise<Foreign[]> {
  const known = vocabulary();
  const found: Foreign[] = [];
  const opened = await openReturn([dir]);
  try {
    const root = `${dir
      .split('/')
      .filter((part) => part !== '')
      .at(-1)}/`;
    for (const item of opened.items) {
      const name = item.path.startsWith(root) ? item.path.slice(root.length) : item.path;
      for (const run of foreignRuns(name, known)) found.push({ run, where: item.path });
      for await (const text of textsOf(item))
        for (const run of foreignRuns(text, known)) found.push({ run, where: item.path });
      if (found.length >= 50) break;
    }
  } finally {
    await opened.close();
  }
  return found.slice(0, 50);
}

async function* textsOf(item: OpenItem): AsyncGenerator<string> {
  const { kind } = await sniffFile(await item.head(), item.base);
  if (kind === 'sheets') {
    const texts: string[] = [];
    await readSheets(item, (row) => texts.push(row.cells().join('\n')), {
      onSheet: (name) => texts.push(name),
    });
    yield texts.join('\n');
    return;
  }
  if (['media', 'document', 'binary', 'pdf'].includes(kind)) {
    let at = 0;
    for await (const chunk of item.stream()) {
      yield chunk.subarray(at === 0 ? 32 : 0).toString('latin1');
      at += chunk.length;
    }
    return;
  }
  let rest = '';
  for await (const piece of (await textOf(item)).pieces) {
    const text = rest + piece;
    const cut = Math.max(text.length - 256, 0);
    const at = text.slice(cut).search(/[^\p{L}\p{N}_\\]/u);
    const end = at < 0 ? 0 : cut + at;
    yield text.slice(0, end);
    rest = text.slice(end);
  }
  yield rest;
}

/** The runs of a text that are neither known nor filler. */
export function foreignRuns(text: string, { words, tokens }: Vocabulary): string[] {
  const foreign: string[] = [];
  const plain = text
    .replace(/\\u([\da-fA-F]{4})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\[nrtbf"\\/]/g, ' ')
    .replace(/(?<=\d\d)T(?=\d\d)|(?<=\d\d)(?:Z|[aApP][mM])(?![\p{L}\p{N}])/gu, ' ');
  for (const token of plain.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []) {
    if (tokens.has(token.toLowerCase()) || /^Z+$/.test(token)) continue;
    if (isOddId(token, words)) foreign.push(token);
    for (const part of token.match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []) {
      const letters = /\p{L}/u.test(part);
      if (part.length < (letters ? 4 : 3) || isFiller(part) || /^00\d$/.test(part)) continue;
      const low = part.toLowerCase();
      if (letters && (words.has(low) || ofFormats.has(low) || wordsOf(part).every((w) => isShort(w, words))))
        continue;
      foreign.push(part);
    }
  }
  return foreign;
}

/** Letters and digits mixed, as in an id, that are neither filler nor a word with a number behind it. */
function isOddId(token: string, words: ReadonlySet<string>): boolean {
  const runs =
    token
      .split('_')
      .join(' ')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return runs.some((run) => {
    if (run.length < 4 || !/\p{L}/u.test(run) || !/\p{N}/u.test(run)) return false;
    const pieces = run.match(/[\p{L}\p{M}]+|\p{N}+/gu)!;
    const plain = (piece: string) =>
      isFiller(piece) ||
      /^jun$|^jul$/i.test(piece) ||
      (piece.length > 2 && isShort(piece.toLowerCase(), words));
    if (pieces.every(plain)) return false;
    const [, letters = ''] = /^([\p{L}\p{M}]+)\d{1,2}$/u.exec(run) ?? [];
    return letters === '' || !wordsOf(letters).every((word) => isShort(word, words));
  });
}

function isShort(word: string, words: ReadonlySet<string>): boolean {
  const low = word.toLowerCase();
  return words.has(low) || ofFormats.has(low) || isFiller(word) || word.length === 1;
}
