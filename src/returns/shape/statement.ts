/** What a shape keeps, in words for those who decide whether it may be shared. */
import type { Written } from './write-shape.js';

/** The statement that is printed, and lies beside the shape. */
export function statement(files: number, written: Written, rezipped: number): string {
  const kinds = Object.entries(written).map(([as, count]) => `${count} ${as}`);
  return `${[
    `Shape of a return: ${files} ${files === 1 ? 'file' : 'files'} (${kinds.join(', ') || 'none'}).`,
    '',
    'Every value was replaced by filler that was drawn at random and depends on its class alone. There is no key, and no list',
    'from old to new: nothing can be turned back. Before it was handed out, the whole shape was looked through: each run of',
    'four letters or three digits in it is a public word of a layout or filler.',
    '',
    'Kept: names of columns, keys, labels, tags, files and folders where each word is a public word of Tecum’s glossaries and',
    'readers; values that are such a word in a column that tells a kind; nesting, number of rows, order, empty cells and',
    'nulls; statements such as “No responsive records located”; the class of each value (date and its format, number, address, word, text) and of its length; separators, quotes,',
    'line ends, encoding, byte-order mark; that a date’s part is above 12; whole texts of a page that are the name of a field.',
    'Not kept: what any message, name, number, address, date, place, picture or document was; sizes of media; times,',
    'comments and extra fields of archives; properties of workbooks; scripts, styles and comments of pages.',
    'PDF, other documents and media are a mark of their format and zeros.',
    ...(rezipped > 0 ? [`${rezipped} archives of another format are zips here.`] : []),
    '',
    'What it still tells: which provider and which parts a return had, how many rows each, and in what order which kind of',
    'thing came. Where a case is secret, that may be too much.',
    '',
    'Before it is shared: the case officer and whoever answers for evidence in the agency look through it, with the law that',
    'holds for the return (sealing, non-disclosure orders) before them. Tecum sends it to nobody.',
    '',
  ].join('\n')}`;
}
