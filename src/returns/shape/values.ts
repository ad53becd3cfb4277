/** Replaces a value by filler of the same class: what it is made of is kept, nothing of what it says. */
import { type DateForm, datePatterns, fillDate } from './dates.js';
import { fillDigits, fillExactly, fillForeign, fillMoment, fillWord } from './filler.js';
import { pick } from './random.js';

const dateForms = Object.keys(datePatterns) as DateForm[];

/** Pieces of a value, tried in this order at each place. */
const pieces: [name: string, source: string][] = [
  ['mail', String.raw`[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}.-]+\.[\p{L}]{2,}(?![\p{L}\p{N}])`],
  ['url', String.raw`(?:https?|ftp|wss?)://[^\s"'<>,;)\]}]+`],
  [
    'uuid',
    String.raw`(?<![\p{L}\p{N}])[\da-fA-F]{8}-[\da-fA-F]{4}-[\da-fA-F]{4}-[\da-fA-F]{4}-[\da-fA-F]{12}(?![\p{L}\p{N}])`,
  ],
  ['v4', String.raw`(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])`],
  [
    'v6',
    String.raw`(?<![\p{L}\p{N}:])(?=[\da-fA-F:]*::|(?:[\da-fA-F]{1,4}:){7})[\da-fA-F:]{3,45}(?:\.\d+){0,3}(?![\p{L}\p{N}:])`,
  ],
  [
    'stamp',
    String.raw`(?<!\d)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?`,
  ],
  ...dateForms.map((form): [string, string] => [form, datePatterns[form]]),
  ['phone', String.raw`(?<![\p{L}\p{N}])\+\d[\d ().-]{6,18}\d`],
  ['decimal', String.raw`(?<![\p{L}\p{N}])\d+\.\d+(?![\p{L}\p{N}])`],
  ['token', String.raw`[\p{L}\p{N}\p{M}]+`],
  ['picture', String.raw`\p{Extended_Pictographic}`],
];
const anyPiece = new RegExp(pieces.map(([name, source]) => `(?<${name}>${source})`).join('|'), 'gu');

/** More words than this are prose: even how long it is, is blurred. */
const mostWords = 14;

/** Values that say that there is none; they are part of the structure. */
const nothing = /^\s*(null|n\/a|none|nil|\\N|undefined|-+)\s*$/i;
const twins: [RegExp, readonly string[]][] = [
  [/^true$|^false$/, ['true', 'false']],
  [/^True$|^False$/, ['True', 'False']],
  [/^TRUE$|^FALSE$/, ['TRUE', 'FALSE']],
  [/^Yes$|^No$/, ['Yes', 'No']],
  [/^yes$|^no$/, ['yes', 'no']],
];

/** A value's filler. Empty values, and those without a letter or digit (`---`, `=====`), stay as they are. */
export function shapeValue(value: string): string {
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(value) || nothing.test(value)) return value;
  const twin = twins.find(([pattern]) => pattern.test(value.trim()));
  if (twin !== undefined) return pick(twin[1]);
  const broken = doubled(value);
  if (broken) return 'Ã¼';
  const words = value.length > 400 ? mostWords + 1 : (value.match(/[\p{L}\p{N}]+/gu)?.length ?? 0);
  return words > mostWords ? prose(value) : skeleton(value);
}

/** Piece by piece; what stands between the pieces is kept. */
export function skeleton(value: string): string {
  const spoken = namesMonth.test(value);
  let end = -1;
  return value.replace(anyPiece, (piece, ...rest) => {
    const groups = rest.at(-1) as Record<string, string | undefined>;
    const at = rest.at(-3) as number;
    const name = pieces.find(([one]) => groups[one] !== undefined)![0];
    const filled = (spoken && name === 'token' ? dayOrYear(piece) : null) ?? fill(name, piece);
    // Pieces without anything between them must stay two, or their fillers could make a third.
    const glued = at === end && !(spoken && /^[A-Za-z\d]{1,9}$/.test(piece));
    end = at + piece.length;
    return glued ? ` ${filled}` : filled;
  });
}

const namesMonth = new RegExp(datePatterns.month, 'u');

/** In `Apr 06 2026` and the like, day and year stand on their own. */
function dayOrYear(piece: string): string | null {
  if (/^(19|20)\d{2}$/.test(piece)) return fillMoment().year;
  if (!/^([0-2]?\d|3[01])$/.test(piece)) return null;
  return piece.length === 2 ? `0${fillExactly(1)}` : fillExactly(1);
}

function fill(name: string, piece: string): string {
  if (name === 'mail') return `${fillWord('abcdef')}@${fillWord('abcdef')}.example`;
  if (name === 'url') return urlLike(piece);
  if (name === 'uuid') return [8, 4, 4, 4, 12].map(fillExactly).join('-');
  if (name === 'v4') return `192.0.2.${fillExactly(2)}`;
  if (name === 'v6') return `2001:db8::${fillExactly(1)}:${fillExactly(2)}`;
  if (name === 'stamp') return stampLike(piece);
  if (name === 'phone') return `+1667555016${fillExactly(1)}`;
  if (name === 'decimal') return decimalLike(piece);
  if (name === 'picture') return '\u{1f642}';
  return name === 'token' ? tokenLike(piece) : fillDate(name as DateForm, piece);
}

function stampLike(piece: string): string {
  const [, day, clock, zone] = /^(.{10})T(.*?)(Z|[+-]\d{2}:?\d{2})?$/.exec(piece)!;
  const offset = zone === undefined || zone === 'Z' ? (zone ?? '') : zone.includes(':') ? '+00:00' : '+0000';
  return `${fillDate('iso', day!)}T${fillDate('clock', clock!)}${offset}`;
}

/** Scheme and the kind of file stay. */
function urlLike(piece: string): string {
  const scheme = /^\w+/.exec(piece)![0].toLowerCase();
  const ending = /\.(jpe?g|png|gif|mp4|mp3|pdf|html?|zip)(?=$|\?)/i.exec(piece)?.[0].toLowerCase() ?? '';
  const path = /^\w+:\/\/[^/]+\/./.test(piece) ? `/${fillWord('abcdef')}${ending}` : '/';
  return `${scheme}://${fillWord('abcdef')}.example${path}`;
}

function decimalLike(piece: string): string {
  const [whole = '', part = ''] = piece.split('.');
  const n = part.length;
  return `${/^0+$/.test(whole) ? '0' : fillDigits(whole)}.${fillExactly(n < 3 ? n : n < 6 ? 4 : n < 9 ? 7 : 10)}`;
}

/** A run of letters and digits. Hashes keep their length, since it is their format. */
export function tokenLike(token: string): string {
  if (/^[\da-f]{32}$|^[\da-f]{40}$|^[\da-f]{64}$|^[\da-f]{128}$/i.test(token))
    return fillExactly(token.length);
  if (/^(AM|PM|am|pm|Z|T)$/.test(token)) return token;
  return token.replace(/\p{N}+|[\p{L}\p{M}]+/gu, (run) => {
    if (/^\p{N}/u.test(run)) return /^\d+$/.test(run) ? fillDigits(run) : '6';
    return /^[A-Za-z]+$/.test(run) ? fillWord(run) : fillForeign(run);
  });
}

/** UTF-8 that was written as if it were Latin-1, as Meta's downloads do. */
function doubled(value: string): boolean {
  if (value.length > 4000 || !/[\u0080-\u00ff]/.test(value) || /[^\0-\u00ff]/.test(value)) return false;
  const mended = Buffer.from(value, 'latin1').toString('utf8');
  return !mended.includes('\ufffd') && mended !== value;
}

const signs = [
  '\r\n',
  '\n',
  '\t',
  ',',
  ';',
  '|',
  '"',
  "'",
  '<',
  '>',
  '&',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ':',
  '/',
];

/** Long text: a number of words by class, each of its scripts once, each sign of the syntax once. */
function prose(value: string): string {
  const count = Math.ceil(value.length / 6);
  const n = count < 32 ? 20 : count < 128 ? 60 : 120;
  const words = Array.from({ length: n }, () => fillWord(pick(['ab', 'abcd', 'abcdefg'])));
  const other = /[^\0-\u007f\u2000-\u206f]\p{L}*/u.exec(
    value.replace(/\p{Extended_Pictographic}/gu, ''),
  )?.[0];
  if (other !== undefined && /\p{L}/u.test(other)) words[3] = fillForeign(other);
  if (/\p{Extended_Pictographic}/u.test(value)) words[5] = '\u{1f642}';
  const used = signs.filter((sign) => value.includes(sign) && !(sign === '\n' && value.includes('\r\n')));
  return words
    .map((word, i) => (i < used.length ? word + used[i]! : word))
    .join(' ')
    .replace(/\n /g, '\n');
}
