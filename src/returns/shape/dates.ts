/** Dates and clocks of the invented epoch in the format of those that they stand for. */
import { fillExactly, fillMoment } from './filler.js';
import { below, pick } from './random.js';

const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const days = 'Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday';
/** Sources of patterns, each with one capturing group that {@link fillDate} is told the name of. */
export const datePatterns = {
  iso: String.raw`(?<!\d)\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)`,
  slashed: String.raw`(?<![\d.])\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?![\d.])`,
  compact: String.raw`(?<!\d)(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)`,
  clock: String.raw`(?<![\d:.a-fA-F])\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:\s?[+-]\d{2}:?\d{2}(?!\d))?(?![\d:])`,
  month: String.raw`(?<!\p{L})(?:${months}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?!\p{L})`,
  weekday: String.raw`(?<!\p{L})(?:${days}|Sun|Mon|Tue|Wed|Thu|Fri|Sat)(?!\p{L})`,
  zone: String.raw`(?<![\p{L}\p{N}])(?:UTC|GMT|[ECMP][SD]T|CES?T|BST|IST)(?![\p{L}\p{N}])`,
} as const;
export type DateForm = keyof typeof datePatterns;

const monthNames = months.split('|');
const dayNames = days.split('|');

/** The piece with a fresh moment in it: same separators, same number of digits, same way of naming. */
export function fillDate(form: DateForm, piece: string): string {
  const moment = fillMoment();
  if (form === 'iso') return isoLike(piece, moment);
  if (form === 'slashed') return slashedLike(piece, moment.year);
  if (form === 'compact') return `${moment.year}0${moment.month}1${pick(['6', '7'])}`;
  if (form === 'clock') return clockLike(piece);
  if (form === 'month') return named(piece, monthNames[moment.month - 1]!);
  if (form === 'weekday') return named(piece, dayNames[moment.weekday]!);
  return /^(UTC|GMT)$/i.test(piece) ? piece : /^[ECMP]/.test(piece) && !/^CES?T$/.test(piece) ? 'PST' : 'CET';
}

function isoLike(piece: string, { year, month, day }: ReturnType<typeof fillMoment>): string {
  const [, y, a, m, b, d] = /^(\d{4})(\D)(\d{1,2})(\D)(\d{1,2})$/.exec(piece)!;
  return `${y === '0000' ? y : year}${a}${padded(month, m!)}${b}${padded(day, d!)}`;
}

/** A part above 12 stays above 12, since it tells which one is the day. */
function slashedLike(piece: string, year: string): string {
  const [, first, a, second, b, y] = /^(\d{1,2})(\D)(\d{1,2})(\D)(\d+)$/.exec(piece)!;
  const part = (old: string): string =>
    Number(old) > 12 ? pick(['16', '17', '26', '27']) : padded(pick([6, 7]), old);
  return `${part(first!)}${a}${part(second!)}${b}${y!.length === 4 ? year : year.slice(2)}`;
}

function clockLike(piece: string): string {
  const [, h, , s, mark, f, gap, zone] =
    /^(\d{1,2}):(\d{2})(?::(\d{2})(?:([.,])(\d+))?)?(?:(\s?)([+-]\d{2}:?\d{2}))?$/.exec(piece)!;
  const hour = Number(h) > 12 ? pick(['16', '17']) : padded(pick([6, 7]), h!);
  const rest = `${f === undefined ? '' : mark + fillExactly(f.length)}`;
  const offset = zone === undefined ? '' : `${gap}${zone.includes(':') ? '+00:00' : '+0000'}`;
  return `${hour}:${minute()}${s === undefined ? '' : `:${minute()}`}${rest}${offset}`;
}

function minute(): string {
  return `${below(4) === 0 ? '0' : pick(['1', '2'])}${pick(['6', '7'])}`;
}

function padded(value: number, like: string): string {
  return like.length === 2 ? `0${value}` : String(value);
}

/** Long or short as it was, in its case. */
function named(piece: string, full: string): string {
  const name =
    piece.length <= 4 && piece.toLowerCase() !== 'june' && piece.toLowerCase() !== 'july'
      ? full.slice(0, 3)
      : full;
  if (piece === piece.toUpperCase()) return name.toUpperCase();
  return piece === piece.toLowerCase() ? name.toLowerCase() : name;
}
