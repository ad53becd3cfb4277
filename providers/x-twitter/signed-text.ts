/** The body of a file that X signed in clear (PGP), with every byte at its own place: what is not JSON becomes blanks. */
import type { Item } from '../../src/returns/contract.js';

const begin = '-----BEGIN PGP SIGNED MESSAGE-----';
const end = '-----BEGIN PGP SIGNATURE-----';
/** Lines longer than this are passed on as they come: no line of PGP's own is so long. */
const longestOwnLine = 4096;

/** What stands at a place of the file. */
interface Placed {
  offset: number;
  text: string;
}

/** The item as `readJson` takes it, and what its last reading met beside JSON. */
export interface Body {
  item: Item;
  signed: boolean;
  /** Lines of stars: `**** id: … ****` above a record, as older files have it. */
  rulerLines: number;
  /** Conversations that lines of stars name, in their order. */
  conversations: Placed[];
  /** What lines of stars say besides. */
  words: Placed[];
  /** Lines of PGP's own that its last reading met. */
  signatureLines: number;
}

/** True when the text is signed in clear. */
export function isSigned(head: string): boolean {
  return head.startsWith(begin);
}

/** Text of a head without the lines of PGP. */
export function bodyText(head: string): string {
  const text = isSigned(head) ? head.replace(/^[\s\S]*?\r?\n\r?\n/, '') : head;
  return text.split(end)[0]!.replace(/^\*{4}.*$/gm, '');
}

/** Wraps an item so that its stream is JSON alone. Offsets stay those of the file. */
export function bodyOf(item: Item, signed: boolean): Body {
  const body = newBody(item, signed);
  const { size } = item;
  body.item = Object.assign(Object.create(item) as Item, {
    head: () => blanked(item, signed),
    stream: () => bodyStream(item, signed, body),
    random: () => item.random(),
    size,
  });
  return body;
}

async function blanked(item: Item, signed: boolean): Promise<Buffer> {
  const text = Buffer.from(await item.head());
  return new Blanker(signed, newBody(item, signed)).push(text) ?? text;
}

function newBody(item: Item, signed: boolean): Body {
  return { item, signed, rulerLines: 0, conversations: [], words: [], signatureLines: 0 };
}

async function* bodyStream(item: Item, signed: boolean, body: Body): AsyncIterable<Buffer> {
  body.rulerLines = 0;
  body.conversations.length = 0;
  body.words.length = 0;
  body.signatureLines = 0;
  const blanker = new Blanker(signed, body);
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of item.stream()) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk);
    const cut = bytes.lastIndexOf(10) + 1;
    // A line that has not ended yet waits for its end, unless it is too long to be one of PGP's.
    const ready = cut > 0 ? cut : bytes.length > longestOwnLine ? bytes.length : 0;
    rest = Buffer.from(bytes.subarray(ready));
    const out = blanker.push(bytes.subarray(0, ready));
    if (out !== null && out.length > 0) yield out;
  }
  const last = blanker.push(rest);
  if (last !== null && last.length > 0) yield last;
}

/** Blanks the lines of PGP and the rulers, in place. */
class Blanker {
  private state: 'armor' | 'body' | 'signature';
  private offset = 0;
  private readonly body: Body;

  constructor(signed: boolean, body: Body) {
    this.state = signed ? 'armor' : 'body';
    this.body = body;
  }

  /** Whole lines in, the same bytes out with what is not JSON blank; null once the signature has begun. */
  push(bytes: Buffer): Buffer | null {
    if (this.state === 'signature') return this.own(bytes);
    let from = 0;
    while (from < bytes.length && this.current() !== 'signature') {
      const lf = bytes.indexOf(10, from);
      const to = lf < 0 ? bytes.length : lf + 1;
      this.line(bytes.subarray(from, to), this.offset + from);
      from = to;
    }
    this.offset += bytes.length;
    if (this.current() !== 'signature') return bytes;
    this.own(bytes.subarray(from));
    return bytes.subarray(0, from);
  }

  /** Counts the lines of the signature. */
  private own(bytes: Buffer): null {
    for (const line of bytes.toString('latin1').split('\n'))
      if (line.trim() !== '') this.body.signatureLines++;
    return null;
  }

  private current(): 'armor' | 'body' | 'signature' {
    return this.state;
  }

  private line(line: Buffer, offset: number): void {
    if (this.state === 'armor') {
      const empty = line.toString('latin1', 0, 64).trim() === '';
      if (!empty) this.body.signatureLines++;
      line.fill(32);
      if (empty) this.state = 'body';
      return;
    }
    // Only lines that begin with a hyphen or a star can be anything but JSON.
    if (line[0] === 45) this.hyphen(line);
    else if (line[0] === 42 && line.length <= longestOwnLine) this.ruler(line, offset);
  }

  private hyphen(line: Buffer): void {
    if (line.toString('latin1', 0, end.length) === end) {
      line.fill(32);
      this.body.signatureLines++;
      this.state = 'signature';
    } else if (line[1] === 32) line.fill(32, 0, 2); // RFC 9580 7.2: a line that began with "-" got "- " before it
  }

  private ruler(line: Buffer, offset: number): void {
    const text = line.toString('utf8').trim();
    if (!text.startsWith('****')) return;
    const found = /^\*{4}\s*([\w ]+?)\s*:\s*(.*?)\s*(?:\*{4}\s*(.*))?$/.exec(text);
    const [, name = '', value = '', words = ''] = found ?? ['', '', '', text];
    this.body.rulerLines++;
    if (name === 'conversationId') this.body.conversations.push({ offset, text: value });
    if (words !== '') this.body.words.push({ offset, text: words });
    line.fill(32);
  }
}
