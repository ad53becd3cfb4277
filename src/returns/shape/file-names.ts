/** New names of files and folders: public words, numbers of parts and endings stay. */

import { fillDate } from './dates.js';
import { fillExactly, fillMoment } from './filler.js';
import type { Names } from './names.js';
import { pick } from './random.js';
import { shapeValue, tokenLike } from './values.js';

/** One for a shape: a folder keeps one new name, and no two files get the same. */
export class FileNames {
  private readonly parts = new Map<string, string>();
  private readonly met = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly names: Names;

  constructor(names: Names) {
    this.names = names;
  }

  /** A path of `/` parts, made unique within `container`. */
  path(path: string, container: string): string {
    const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
    const shaped = parts.map((part) => this.part(part));
    let whole = shaped.join('/') || 'file';
    while (this.taken.has(`${container}!${whole}`))
      whole = whole.replace(/(\.[^./]*)?$/, `-${fillExactly(4)}$1`);
    this.taken.add(`${container}!${whole}`);
    return whole;
  }

  private part(part: string): string {
    let shaped = this.parts.get(part);
    if (shaped === undefined) {
      shaped = this.shape(part);
      this.parts.set(part, shaped);
    }
    return shaped;
  }

  /** Dates first, then what stands between separators; the ending last. */
  private shape(part: string): string {
    const [, stem = part, ending = ''] = /^(.+?)((?:\.(?:[A-Za-z]{1,10}|7z|mp[34]|bz2))+)$/.exec(part) ?? [];
    const kept = ending.replace(/[A-Za-z0-9]+/g, (word) =>
      endings.has(word.toLowerCase()) ? word : this.piece(word),
    );
    return (
      stem.replace(dateOrPiece, (piece) => this.mail(piece) ?? this.dated(piece) ?? this.piece(piece)) + kept
    );
  }

  private mail(piece: string): string | null {
    if (!piece.includes('@')) return null;
    let shaped = this.met.get(piece);
    if (shaped === undefined) {
      shaped = shapeValue(piece);
      this.met.set(piece, shaped);
    }
    return shaped;
  }

  private dated(piece: string): string | null {
    if (/^\d{4}[-_.]\d{2}[-_.]\d{2}/.test(piece)) {
      const day = fillDate('iso', piece.slice(0, 10).replaceAll('_', '-')).replaceAll('-', piece[4]!);
      return day + piece.slice(10).replace(/\d\d/g, () => pick(['06', '07']));
    }
    if (/^(19|20)\d{2}$/.test(piece)) return fillMoment().year;
    return /^(19|20)\d{6}$/.test(piece) ? fillDate('compact', piece) : null;
  }

  /** One piece has one new form in all names of a shape: what belongs together stays together. */
  private piece(piece: string): string {
    if (this.isKept(piece)) return piece;
    let shaped = this.met.get(piece);
    if (shaped === undefined) {
      shaped = tokenLike(piece);
      this.met.set(piece, shaped);
    }
    return shaped;
  }

  private isKept(piece: string): boolean {
    if (/^\d{1,2}$|^00\d$/.test(piece)) return true;
    return this.names.isWordToken(piece);
  }
}

/** Endings that tell a format and nothing else. */
const endings = new Set(
  'csv tsv txt json jsonl ndjson jsonld html htm xml xlsx xls pdf mbox eml msg vcf ics gpx kml zip gz tgz tar rar db sqlite js css log md yaml jpg jpeg png gif webp heic heif bmp tif tiff mp3 mp4 m4a m4v mov avi mkv webm ogg opus amr wav aac 3gp flac 7z bz2 xz zst'.split(
    ' ',
  ),
);

const dateOrPiece =
  /[\p{L}\p{N}._+-]+@[\p{L}\p{N}-]+(?:\.(?:co|com|org|gov|ac)(?=\.\p{L}{2}(?!\p{L})))?\.\p{L}{2,6}(?!\p{L})|(?<!\d)\d{4}[-_.]\d{2}[-_.]\d{2}(?:T\d{2}[-_]\d{2}[-_]\d{2}Z?(?![\p{L}\p{N}])|(?!\d))|[\p{L}\p{N}\p{M}]+/gu;
