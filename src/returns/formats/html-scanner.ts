/** Cuts the bytes of an HTML page into tags and texts, with their places, whatever the chunks. */
import { Problem } from '../../base/problem.js';
import { closingTag, type HtmlTag, HtmlTags } from './html-tags.js';

/** What the scanner finds. Places are in the bytes handed over so far, all chunks together. */
export interface HtmlPieces {
  open(tag: HtmlTag, start: number, end: number): void;
  close(tag: HtmlTag, start: number, end: number): void;
  /** A stretch of text: `bytes[from..to]`, which begins at `start` of the page. Valid during the call only. */
  text(bytes: Buffer, from: number, to: number, start: number, raw: boolean): void;
}

const dropped = new Set(['script', 'style']);
const [less, greater, slash, bang, question] = [0x3c, 0x3e, 0x2f, 0x21, 0x3f];
/** Half of all tags of a page of records: taken without a look at any other. */
const closingDiv = closingTag('div');
const closingDivBytes = 6;
const more = -1;
const longestPiece = 64 * 1024 * 1024;

export class HtmlScanner {
  readonly #tags = new HtmlTags();
  #rest: Buffer = Buffer.alloc(0);
  #waiting: Buffer[] = [];
  #waits = 0;
  #enough = 0;
  /** Place of the first byte of the present buffer. */
  #base = 0;
  /** Element in whose raw content we are. */
  #raw: { name: string; entities: boolean } | null = null;
  #hash = 0;

  constructor(private readonly pieces: HtmlPieces) {}

  /**
   * Takes the next bytes.
   * @throws Problem `html-piece-too-long`
   */
  push(chunk: Buffer): void {
    this.#waiting.push(chunk);
    this.#waits += chunk.length;
    if (this.#waits < this.#enough) return;
    this.#work(this.#taken(), false);
    const rest = this.#rest.length;
    if (rest > longestPiece) throw tooLong(this.#base);
    // A long piece is looked at again only when it has doubled, so that its length costs no more than once over.
    this.#enough = rest > 1 << 20 ? rest : 0;
  }

  /** No more bytes. Returns how many are left over, as those of a tag or comment that has no end. */
  end(): number {
    this.#work(this.#taken(), true);
    return this.#rest.length;
  }

  /** What was left over and all that came since; a single chunk is used as it is. */
  #taken(): Buffer {
    const parts = this.#rest.length === 0 ? this.#waiting : [this.#rest, ...this.#waiting];
    const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    this.#waiting = [];
    this.#waits = 0;
    return bytes;
  }

  #work(bytes: Buffer, last: boolean): void {
    let at = 0;
    while (at < bytes.length) {
      const next = this.#raw === null ? this.#piece(bytes, at, last) : this.#rawPiece(bytes, at, last);
      if (next === more) break;
      at = next;
    }
    this.#base += at;
    // The chunk belongs to whoever gave it: what is kept is a copy.
    this.#rest = Buffer.from(bytes.subarray(at));
  }

  /** One text or one piece of markup; returns where it ends, or {@link more}. */
  #piece(bytes: Buffer, at: number, last: boolean): number {
    if (bytes[at] !== less) return this.#text(bytes, at, last);
    const byte = bytes[at + 1];
    if (byte === undefined) return last ? this.#literal(bytes, at, last) : more;
    if (isLetter(byte)) return this.#tag(bytes, at, false);
    if (byte === slash) {
      if (isClosingDiv(bytes, at)) {
        this.pieces.close(closingDiv, this.#base + at, this.#base + at + closingDivBytes);
        return at + closingDivBytes;
      }
      const name = bytes[at + 2];
      if (name === undefined) return last ? this.#literal(bytes, at, last) : more;
      return isLetter(name) ? this.#tag(bytes, at, true) : this.#until(bytes, at, greater);
    }
    if (byte === bang) return this.#declaration(bytes, at, last);
    return byte === question ? this.#until(bytes, at, greater) : this.#literal(bytes, at, last);
  }

  #text(bytes: Buffer, at: number, last: boolean): number {
    let end = bytes.indexOf(less, at);
    if (end < 0) {
      if (!last) return more;
      end = bytes.length;
    }
    this.pieces.text(bytes, at, end, this.#base + at, false);
    return end;
  }

  /** A `<` that begins nothing is text, with what follows it. */
  #literal(bytes: Buffer, at: number, last: boolean): number {
    let end = bytes.indexOf(less, at + 1);
    if (end < 0) {
      if (!last) return more;
      end = bytes.length;
    }
    this.pieces.text(bytes, at, end, this.#base + at, false);
    return end;
  }

  #tag(bytes: Buffer, at: number, closing: boolean): number {
    const end = this.#tagEnd(bytes, at);
    if (end === more) return more;
    const tag = this.#tags.at(bytes, at, end, this.#hash);
    if (closing) this.pieces.close(tag, this.#base + at, this.#base + end);
    else {
      this.pieces.open(tag, this.#base + at, this.#base + end);
      if (tag.element.content !== 'markup')
        this.#raw = { name: tag.name, entities: tag.element.content === 'entities' };
    }
    return end;
  }

  /** After the tag's `>`; one inside a quoted value does not count. Leaves a hash of the bytes. */
  #tagEnd(bytes: Buffer, from: number): number {
    let hash = 0;
    let before = 0;
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at]!;
      hash = (Math.imul(hash, 31) + byte) | 0;
      if (byte === greater) {
        this.#hash = hash ^ (hash >>> 11);
        return at + 1;
      }
      if ((byte === 0x22 || byte === 0x27) && before === 0x3d) {
        const quote = bytes.indexOf(byte, at + 1);
        if (quote < 0) return more;
        for (at++; at < quote; at++) hash = (Math.imul(hash, 31) + bytes[at]!) | 0;
      }
      if (byte > 0x20) before = byte;
    }
    return more;
  }

  /** Comments end with `-->`, all other declarations with `>`. */
  #declaration(bytes: Buffer, at: number, last: boolean): number {
    if (bytes.length < at + 4 && !last) return more;
    if (bytes[at + 2] !== 0x2d || bytes[at + 3] !== 0x2d) return this.#until(bytes, at, greater);
    // `<!-->` and `<!--->` are whole comments.
    const end = bytes.indexOf('-->', at + 2, 'latin1');
    return end < 0 ? more : end + 3;
  }

  #until(bytes: Buffer, at: number, byte: number): number {
    const end = bytes.indexOf(byte, at);
    return end < 0 ? more : end + 1;
  }

  /** Content of a script, style or title: up to its own closing tag. */
  #rawPiece(bytes: Buffer, at: number, last: boolean): number {
    const { name, entities } = this.#raw!;
    const end = closingOf(name, bytes, at);
    if (end === at) {
      const next = this.#tag(bytes, at, true);
      if (next !== more) this.#raw = null;
      return next;
    }
    if (end < 0 && !last) {
      // Code, which nobody hears, need not be kept until its end; its last bytes may begin the closing tag.
      const stop = bytes.length - name.length - 3;
      return dropped.has(name) && stop > at ? stop : more;
    }
    const stop = end < 0 ? bytes.length : end;
    this.pieces.text(bytes, at, stop, this.#base + at, !entities);
    return stop;
  }
}

/** Where `</name` stands, followed by what ends a name; -1 where it does not. */
function closingOf(name: string, bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf('</', from, 'latin1'); at >= 0; at = bytes.indexOf('</', at + 2, 'latin1')) {
    const end = at + 2 + name.length;
    const after = bytes[end];
    if (after === undefined) return -1;
    if (!isLetter(after) && bytes.toString('latin1', at + 2, end).toLowerCase() === name) return at;
  }
  return -1;
}

/** `</div>`, as it is nearly always written. */
function isClosingDiv(bytes: Buffer, at: number): boolean {
  return (
    bytes[at + 2] === 0x64 && bytes[at + 3] === 0x69 && bytes[at + 4] === 0x76 && bytes[at + 5] === greater
  );
}

function isLetter(byte: number): boolean {
  return (byte | 32) >= 0x61 && (byte | 32) <= 0x7a;
}

function tooLong(at: number): Problem {
  return new Problem({
    code: 'html-piece-too-long',
    what: 'A tag, comment or text of this page is longer than 64 MiB.',
    where: `byte ${at}`,
    remedy: 'No page of records has such a piece. Look at the file; what stands before it was read.',
  });
}
