/** Where the content of a part goes: text is kept, everything else is hashed and measured. */
import { createHash } from 'node:crypto';
import { decodeText } from './charset.js';
import type { Entity } from './entity.js';
import { unflowed } from './flowed.js';
import type { Attachment, TextPart } from './parsed-mail.js';
import { decoderFor, type TransferDecoder } from './transfer-decoders.js';
import { unquoteFrom } from './unquote-from.js';

/** Takes the content of one part. */
export interface Leaf {
  write(bytes: Buffer, from: number, to: number): void;
}

/** Body text. */
export class TextLeaf implements Leaf {
  /** Decoded bytes kept, and those beyond what may be kept. */
  kept = 0;
  cut = 0;
  readonly #pieces: Buffer[] = [];
  readonly #decoder: TransferDecoder;
  readonly #unquote: boolean;

  constructor(
    readonly entity: Entity,
    readonly facts: Pick<TextPart, 'part' | 'alternative' | 'within'>,
    unquote: boolean,
    private readonly most: number,
  ) {
    this.#decoder = decoderFor(entity.encoding);
    this.#unquote = unquote && entity.encoding !== 'base64';
  }

  write(bytes: Buffer, from: number, to: number): void {
    const plain = this.#unquote ? unquoteFrom(bytes, from, to) : null;
    this.#add(
      plain === null ? this.#decoder.decode(bytes, from, to) : this.#decoder.decode(plain, 0, plain.length),
    );
  }

  /** The text as a whole. Line ends become LF. */
  end(): TextPart {
    this.#add(this.#decoder.finish());
    const bytes = this.#pieces.length === 1 ? this.#pieces[0]! : Buffer.concat(this.#pieces);
    const { text, charset, guessed } = decodeText(bytes, this.entity.charset);
    const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
    const { flowed, delSp, type } = this.entity;
    const html = type === 'text/html';
    return { ...this.facts, html, text: flowed && !html ? unflowed(lines, delSp) : lines, charset, guessed };
  }

  #add(bytes: Buffer): void {
    const fits = Math.min(bytes.length, this.most - this.kept);
    this.cut += bytes.length - fits;
    if (fits === 0) return;
    this.kept += fits;
    this.#pieces.push(Buffer.from(bytes.subarray(0, fits)));
  }
}

/** Groups of fields in a delivery report, each ended by an empty line; counted as parts, as other tools do. */
export function groupsOf(text: string): number {
  return text.split('\n\n').length;
}

/** Content that is no body text. */
export class AttachmentLeaf implements Leaf {
  readonly #hash = createHash('sha256');
  readonly #decoder: TransferDecoder;
  readonly #unquote: boolean;
  #bytes = 0;

  constructor(
    readonly entity: Entity,
    readonly part: string,
    readonly offset: number,
    unquote: boolean,
  ) {
    this.#decoder = decoderFor(entity.encoding);
    this.#unquote = unquote && entity.encoding !== 'base64';
  }

  write(bytes: Buffer, from: number, to: number): void {
    const plain = this.#unquote ? unquoteFrom(bytes, from, to) : null;
    this.#add(
      plain === null ? this.#decoder.decode(bytes, from, to) : this.#decoder.decode(plain, 0, plain.length),
    );
  }

  /** `end` is the first byte after the content in the item. */
  end(end: number): Attachment {
    this.#add(this.#decoder.finish());
    const { name, type, disposition, contentId, encoding } = this.entity;
    const found: Attachment = {
      part: this.part,
      type,
      bytes: this.#bytes,
      sha256: this.#hash.digest('hex'),
      offset: this.offset,
      length: end - this.offset,
    };
    if (name !== undefined) found.name = name;
    if (disposition !== undefined) found.disposition = disposition;
    if (contentId !== undefined) found.contentId = contentId;
    if (encoding !== '') found.encoding = encoding;
    return found;
  }

  #add(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
  }
}
