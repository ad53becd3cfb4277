/** The multiparts and nested mails that are open, and which delimiter line belongs to which. */

/** An open multipart, or a mail whose content is being read. */
export interface Frame {
  /** Delimiter without its dashes; null for a nested mail, which ends where something around it does. */
  boundary: Buffer | null;
  /** Part number of what is inside: `2` for the children `2.1`, `2.2`; empty at the top. */
  path: string;
  children: number;
  digest: boolean;
  /** Number of the innermost `multipart/alternative` around the content; 0 = none. */
  alternative: number;
  /** Part number of the nested mail around the content; empty for none. */
  within: string;
}

/** A delimiter line that was found: whose it is, and whether it closes. */
export interface Delimiter {
  level: number;
  closes: boolean;
}

const dash = 0x2d;

export class Boundaries {
  readonly frames: Frame[] = [];
  /** How many of them have a delimiter. */
  #multiparts = 0;

  push(frame: Frame): void {
    this.frames.push(frame);
    if (frame.boundary !== null) this.#multiparts++;
  }

  get top(): Frame | undefined {
    return this.frames[this.frames.length - 1];
  }

  get anyMultipart(): boolean {
    return this.#multiparts > 0;
  }

  /** Closes all above `level`, and `level` itself when `itself`. Returns the multiparts that had no closing delimiter. */
  closeTo(level: number, itself: boolean): number {
    const keep = itself ? level : level + 1;
    let unclosed = 0;
    while (this.frames.length > keep) {
      const frame = this.frames.pop()!;
      if (frame.boundary === null) continue;
      this.#multiparts--;
      if (this.frames.length !== level) unclosed++;
    }
    return unclosed;
  }

  /** Whose delimiter the line `bytes[from..to]` (without its end) is; the innermost one that fits. */
  match(bytes: Buffer, from: number, to: number): Delimiter | null {
    if (to - from < 3 || bytes[from] !== dash || bytes[from + 1] !== dash) return null;
    let end = to;
    while (end > from && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0x09)) end--;
    for (let level = this.frames.length - 1; level >= 0; level--) {
      const { boundary } = this.frames[level]!;
      if (boundary === null) continue;
      const length = end - from - 2;
      if (length < boundary.length || length > boundary.length + 2) continue;
      if (boundary.compare(bytes, from + 2, from + 2 + boundary.length) !== 0) continue;
      if (length === boundary.length) return { level, closes: false };
      if (length === boundary.length + 2 && bytes[end - 1] === dash && bytes[end - 2] === dash)
        return { level, closes: true };
    }
    return null;
  }
}
