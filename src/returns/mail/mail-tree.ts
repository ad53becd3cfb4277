/** Builds a {@link ParsedMail} from the heads, contents and delimiters that the parser finds. */
import { Boundaries, type Delimiter, type Frame } from './boundaries.js';
import { type Entity, entityOf, plainEntity as plain } from './entity.js';
import { type HeaderBlock, parseHeaders } from './header-block.js';
import { AttachmentLeaf, groupsOf, type Leaf, TextLeaf } from './leaves.js';
import type { ParsedMail } from './parsed-mail.js';

/** Multiparts and mails in each other; what lies deeper is kept as one attachment. */
const deepest = 100;
/** Decoded bytes of body text kept of one mail; what is beyond stays in the original, and the record says so. */
const mostText = 8 * 1024 * 1024;
/** Bytes before the first part that are kept until there is one. */
const mostPreamble = 1024 * 1024;
/** Parts of one mail that are looked at; a mail that has more was made to have more. */
const mostParts = 10_000;
/** A plain text shorter than this may only say that the mail is HTML: then the HTML is read too. */
const enoughPlain = 200;

/** Reports made of header fields: of a delivery (RFC 3464), of abuse (RFC 5965). */
const reports = new Set(['message/delivery-status', 'message/feedback-report']);
const textTypes = new Set(['text/plain', 'text/html', ...reports]);
const mailTypes = new Set(['message/rfc822', 'message/global']);
const openEncodings = new Set(['', '7bit', '8bit', 'binary']);
const oddLine = '(line that is no header field)';
const skip: Leaf = { write: () => undefined };

export class MailTree {
  readonly mail: ParsedMail;
  readonly bounds = new Boundaries();
  /** Where content goes; what stands between the parts of a multipart is only counted. */
  leaf: Leaf;
  readonly #between: Leaf;
  readonly #unquote: boolean;
  /** What stands before the first part of a multipart: dropped when there is one, the text when there is none. */
  #preamble: TextLeaf | null = null;
  #alternatives = 0;
  #textLeft = mostText;

  constructor(offset: number, separator: string | undefined, unquote: boolean) {
    this.#unquote = unquote;
    this.mail = emptyMail(offset);
    if (separator !== undefined) this.mail.separator = separator;
    this.#between = {
      write: (_bytes, from, to) => {
        this.mail.outside += to - from;
      },
    };
    this.leaf = this.#between;
  }

  /** A head is whole and content begins at `start` of the item. True when that content is a mail, with a head of its own. */
  head(bytes: Buffer, start: number): boolean {
    const block = parseHeaders(bytes);
    const top = this.bounds.top;
    const part = partOf(top);
    this.mail.parts++;
    this.#keepHeaders(block, part, top);
    if (top !== undefined && top.boundary === null) top.children = 1;
    const entity = entityOf(block.headers, top?.digest ?? false);
    this.mail.types.set(entity.type, (this.mail.types.get(entity.type) ?? 0) + 1);
    return this.#begin(entity, part, top, start);
  }

  delimiter({ level, closes }: Delimiter): void {
    this.#preambleEnds(!closes && level === this.bounds.frames.length - 1);
    this.#unclosed(this.bounds.closeTo(level, closes));
    this.leaf = this.#between;
    if (!closes) this.bounds.top!.children++;
  }

  /** The content that was being read ends before `end` of the item. */
  leafEnds(end: number): void {
    const { leaf } = this;
    this.leaf = this.#between;
    if (leaf === this.#preamble) return;
    if (leaf instanceof AttachmentLeaf) this.mail.attachments.push(leaf.end(end));
    if (leaf instanceof TextLeaf) this.#textEnds(leaf);
  }

  #textEnds(leaf: TextLeaf): void {
    const text = leaf.end();
    this.#textLeft -= leaf.kept;
    this.mail.texts.push(text);
    if (reports.has(leaf.entity.type)) this.#report(text.text);
    this.mail.cutText += leaf.cut;
    if (leaf.cut > 0)
      this.mail.notes.push(
        `part ${leaf.facts.part}: ${leaf.cut} bytes of text beyond 8 MiB are not kept here; open the original`,
      );
    if (leaf.entity.name !== undefined)
      this.mail.notes.push(
        `part ${leaf.facts.part}: text shown in the mail, from a file named ${leaf.entity.name}`,
      );
  }

  end(end: number): ParsedMail {
    this.#preambleEnds(false);
    this.#unclosed(this.bounds.closeTo(-1, false));
    this.mail.length = end - this.mail.offset;
    return this.mail;
  }

  #keepHeaders({ headers, odd }: HeaderBlock, part: string, top: Frame | undefined): void {
    for (const value of odd) headers.push({ name: oddLine, key: oddLine, value });
    if (top === undefined) this.mail.headers = headers;
    else if (top.boundary === null) this.mail.nested[this.mail.nested.length - 1]!.headers = headers;
    else
      for (const { name, value, key } of headers)
        if (!key.startsWith('content-')) this.mail.partHeaders.push({ part, name, value });
  }

  #begin(entity: Entity, part: string, top: Frame | undefined, start: number): boolean {
    const deep = this.bounds.frames.length >= deepest;
    const multipart = entity.type.startsWith('multipart/');
    if (multipart && entity.boundary && !deep) {
      this.bounds.push(this.#multipart(entity, top));
      const facts = { part, alternative: 0, within: top?.within ?? '' };
      const room = Math.min(mostPreamble, this.#textLeft);
      this.#preamble = new TextLeaf(plain, facts, this.#unquote, room);
      this.leaf = this.#preamble;
      return false;
    }
    if (mailTypes.has(entity.type) && openEncodings.has(entity.encoding) && !deep) {
      this.mail.nested.push({ part, headers: [] });
      this.bounds.push(nestedFrame(part, top));
      return true;
    }
    if (multipart)
      this.mail.notes.push(deep ? tooDeep : `part ${part}: ${entity.type} without a boundary, kept as one`);
    this.#leafBegins(entity, part, top, start);
    return false;
  }

  /** `began` = the first part of this multipart follows. */
  #preambleEnds(began: boolean): void {
    const text = this.#preamble;
    this.#preamble = null;
    if (text === null || text.kept === 0) return;
    if (began) {
      this.mail.outside += text.kept + text.cut;
      return;
    }
    this.mail.leaves++;
    this.mail.notes.push(
      `part ${text.facts.part}: a multipart without a single part; what it holds was read as text`,
    );
    this.#textEnds(text);
  }

  #multipart(entity: Entity, top: Frame | undefined): Frame {
    const alternative =
      entity.type === 'multipart/alternative' ? ++this.#alternatives : (top?.alternative ?? 0);
    const boundary = entity.boundary!;
    return {
      boundary: Buffer.from(boundary, /[\u0080-\uffff]/.test(boundary) ? 'utf8' : 'latin1'),
      // What a nested mail holds has the mail's number; what a multipart holds, that of its place.
      path: top === undefined ? '' : top.boundary === null ? top.path : partOf(top),
      children: 0,
      digest: entity.type === 'multipart/digest',
      alternative,
      within: top?.within ?? '',
    };
  }

  #leafBegins(entity: Entity, part: string, top: Frame | undefined, start: number): void {
    this.mail.leaves++;
    if (this.mail.leaves > mostParts) {
      if (this.mail.unlisted++ === 0) this.mail.notes.push(tooMany);
      this.leaf = skip;
      return;
    }
    const alternative = top?.alternative ?? 0;
    const text = textTypes.has(entity.type) && (entity.disposition ?? 'inline') === 'inline';
    if (text && entity.type === 'text/html' && this.#hasPlain(alternative)) {
      this.mail.asideHtml++;
      this.leaf = skip;
    } else if (text) {
      const facts = { part, alternative, within: top?.within ?? '' };
      this.leaf = new TextLeaf(entity, facts, this.#unquote, this.#textLeft);
    } else this.leaf = new AttachmentLeaf(entity, part, start, this.#unquote);
  }

  /** A report is a container of groups of fields. */
  #report(text: string): void {
    const groups = groupsOf(text);
    this.mail.parts += groups;
    this.mail.leaves += groups - 1;
  }

  /** True when the alternative already has a plain text of some length. */
  #hasPlain(alternative: number): boolean {
    if (alternative === 0) return false;
    return this.mail.texts.some(
      (text) => text.alternative === alternative && !text.html && text.text.length >= enoughPlain,
    );
  }

  #unclosed(count: number): void {
    if (count > 0)
      this.mail.notes.push(
        `${count === 1 ? 'a multipart' : `${count} multiparts`} without a closing delimiter: the mail may be cut`,
      );
  }
}

const tooMany = `more than ${mostParts} parts: those beyond are counted only; open the original`;
const tooDeep = `parts lie more than ${deepest} levels deep in each other: what is deeper is kept as one`;

function emptyMail(offset: number): ParsedMail {
  return {
    offset,
    length: 0,
    headers: [],
    texts: [],
    attachments: [],
    nested: [],
    partHeaders: [],
    parts: 0,
    leaves: 0,
    types: new Map(),
    asideHtml: 0,
    outside: 0,
    cutText: 0,
    unlisted: 0,
    notes: [],
  };
}

/** A mail in a mail ends where something around it does. */
function nestedFrame(part: string, top: Frame | undefined): Frame {
  return {
    boundary: null,
    path: part,
    children: 0,
    digest: false,
    alternative: 0,
    within: top?.within || part,
  };
}

/** Number of the part whose head is being read. */
function partOf(top: Frame | undefined): string {
  if (top === undefined) return '1';
  if (top.boundary === null) return `${top.path}.1`;
  return top.path === '' ? String(top.children) : `${top.path}.${top.children}`;
}
