/** New names of files and folders: public words, numbers of parts and endings stay. */

import { fillExactly } from './filler.js';
import type { Names } from './names.js';
import { tokenLike } from './values.js';
import { wordsOf } from './vocabulary.js';

/** One for a shape: a folder keeps one new name, and no two files get the same. */
export class FileNames {
  private readonly parts = new Map<string, string>();
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

  private shape(part: string): string {
    if (/@/.test(part))
      return this.pieces(part.replace(/[^\s/]*@[^\s/]*?(?=\.[\w]{2,5}$|[\s_-]|$)/g, 'account'));
    return this.pieces(part);
  }

  /** Between separators, a piece whose words are all known stays, also with a number of a part. */
  private pieces(part: string): string {
    return part.replace(/[\p{L}\p{N}\p{M}]+/gu, (piece) => (this.isKept(piece) ? piece : tokenLike(piece)));
  }

  private isKept(piece: string): boolean {
    if (/^\d{1,2}$|^00\d$/.test(piece)) return true;
    if (/\d{3}/.test(piece)) return false;
    return wordsOf(piece).every((word) => /^\d+$/.test(word) || this.names.isKnown(word));
  }
}
