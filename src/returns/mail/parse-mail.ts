/** One mail of bytes in memory, parsed: for tests, and for showing a single mail. */
import { MimeParser } from './mime-parser.js';
import type { ParsedMail } from './parsed-mail.js';

/** Parses a whole mail; `chunk` = bytes handed over at a time, cut at line ends. */
export function parseMail(bytes: Buffer, chunk = 1 << 20): ParsedMail {
  const parser = new MimeParser(0, 0, undefined, false);
  const cutter = new LineCutter((piece) => parser.push(piece));
  for (let at = 0; at < bytes.length; at += chunk) cutter.push(bytes.subarray(at, at + chunk));
  cutter.end();
  return parser.finish(bytes.length);
}

const longLine = 1024 * 1024;

/** Hands on pieces that end at a line end, but for very long lines. */
export class LineCutter {
  #rest: Buffer = Buffer.alloc(0);

  constructor(private readonly onPiece: (piece: Buffer) => void) {}

  push(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const end = bytes.lastIndexOf(10) + 1;
    const cut = end > 0 ? end : bytes.length > longLine ? bytes.length : 0;
    if (cut > 0) this.onPiece(bytes.subarray(0, cut));
    this.#rest = Buffer.from(bytes.subarray(cut));
  }

  end(): void {
    if (this.#rest.length > 0) this.onPiece(this.#rest);
    this.#rest = Buffer.alloc(0);
  }
}
