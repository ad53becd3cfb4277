/** The shape that many JSON objects of a list share: what stands between their values, and where the values lie. */

/** `number`, `truth` = true or false, `text` = a string that is not empty. `null` and `""` are part of the shape itself. */
export type TokenKind = 'number' | 'truth' | 'text';

/** A top-level member: its scalar's token (-1 for a container, `null` or `""`), and where it begins and ends. */
export interface TemplateMember {
  key: string;
  token: number;
  kind: TokenKind | 'null' | 'empty' | 'container';
  from: Spot;
  to: Spot;
}

/** A place in any object of the shape: so many bytes after the end of token `after` (-1: after the object's first byte). */
export interface Spot {
  after: number;
  plus: number;
}

const [quote, backslash, colon, comma] = [0x22, 0x5c, 0x3a, 0x2c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];
/** A number of 16 characters may be one that does not fit a JavaScript number. */
const longestNumber = 15;
const mostTokens = 400;

/** 1 for the bytes that a string of the quick way may consist of: ASCII without controls, quote and backslash. */
const plain = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x20 && byte < 0x80 && byte !== quote && byte !== backslash ? 1 : 0,
);

/**
 * Made from one object with {@link learn}; {@link match} then tells whether another one differs in nothing but its numbers,
 * truth values and texts, and finds these. What matches is valid JSON if the first one was. It is made for speed: an object
 * with escapes, with letters beyond ASCII or with numbers of 16 characters does not match, and is parsed the usual way.
 */
export class JsonTemplate {
  readonly members: TemplateMember[] = [];
  /** Where the values of the object matched last lie; a text's quotes are outside. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** First byte of the object matched last. */
  start = 0;
  private readonly kinds: Uint8Array;
  private readonly literals: Uint8Array;
  /** Token `i` is preceded by the literal bytes `cuts[i]` to `cuts[i + 1]`; the last piece follows the last token. */
  private readonly cuts: Int32Array;

  private constructor(found: Learned) {
    this.members = found.members;
    this.kinds = Uint8Array.from(found.kinds);
    this.literals = Uint8Array.from(found.literals);
    this.cuts = Int32Array.from([...found.cuts, found.literals.length]);
    this.starts = new Int32Array(found.kinds.length);
    this.ends = new Int32Array(found.kinds.length);
  }

  /** The shape of an object, which must be valid JSON; null when it is none for the quick way, or names a member twice. */
  static learn(bytes: Buffer): JsonTemplate | null {
    const found = new Learner(bytes).run();
    return found === null ? null : new JsonTemplate(found);
  }

  member(key: string): TemplateMember | undefined {
    return this.members.find((member) => member.key === key);
  }

  /** Index just after the object that begins at `at`; -1 when it is of another shape, or goes on past the chunk. */
  match(chunk: Buffer, at: number): number {
    const { literals, cuts, kinds, starts, ends } = this;
    const tokens = kinds.length;
    let i = at;
    this.start = at;
    for (let token = 0; token <= tokens; token++) {
      const end = cuts[token + 1]!;
      let from = cuts[token]!;
      // Bounds first: a byte past the end would be undefined, and comparing that makes the whole loop slow.
      if (i + end - from >= chunk.length + (token === tokens ? 1 : 0)) return -1;
      while (from < end) if (chunk[i++]! !== literals[from++]!) return -1;
      if (token === tokens) break;
      starts[token] = i;
      i = valueEnd(chunk, i, kinds[token]!);
      if (i < 0) return -1;
      ends[token] = i;
    }
    return i;
  }

  /** Where a spot lies in the object matched last. */
  place({ after, plus }: Spot): number {
    return (after < 0 ? this.start : this.ends[after]!) + plus;
  }
}

const numberKind = 0;
const truthKind = 1;
const textKind = 2;
const kindNames: TokenKind[] = ['number', 'truth', 'text'];

/** `at` lies within the chunk; -1 also where the value goes on past it. */
function valueEnd(chunk: Buffer, at: number, kind: number): number {
  if (kind === numberKind) return at + longestNumber + 2 < chunk.length ? numberEnd(chunk, at) : -1;
  if (kind === truthKind) return at + 5 < chunk.length ? truthEnd(chunk, at) : -1;
  const { length } = chunk;
  let i = at;
  while (i < length && plain[chunk[i]!]! === 1) i++;
  return i > at && i < length && chunk[i] === quote ? i : -1;
}

/** The chunk goes on for longer than a number may be. */
function numberEnd(chunk: Buffer, at: number): number {
  const most = at + longestNumber + 1;
  let i = chunk[at] === 0x2d ? at + 1 : at;
  const whole = digitsEnd(chunk, i, most);
  if (whole === i || (chunk[i] === 0x30 && whole > i + 1)) return -1;
  i = whole;
  if (chunk[i] === 0x2e) {
    const part = digitsEnd(chunk, i + 1, most);
    if (part === i + 1) return -1;
    i = part;
  }
  if ((chunk[i]! | 0x20) === 0x65 || i - at > longestNumber) return -1;
  return i;
}

function digitsEnd(chunk: Buffer, from: number, most: number): number {
  let i = from;
  while (i < most && chunk[i]! >= 0x30 && chunk[i]! <= 0x39) i++;
  return i;
}

function truthEnd(chunk: Buffer, at: number): number {
  const word = chunk[at] === 0x74 ? 'true' : 'false';
  for (let i = 0; i < word.length; i++) if (chunk[at + i] !== word.charCodeAt(i)) return -1;
  return at + word.length;
}

interface Learned {
  members: TemplateMember[];
  kinds: number[];
  literals: number[];
  cuts: number[];
}

/** Walks one object that is known to be valid JSON. */
class Learner {
  private readonly bytes: Buffer;
  /** The same with some bytes more, so that a value at its end is not taken for one that goes on. */
  private readonly padded: Buffer;
  private readonly found: Learned = { members: [], kinds: [], literals: [], cuts: [0] };
  private at = 0;
  private spotBase = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.padded = Buffer.concat([bytes, Buffer.alloc(longestNumber * 2)]);
  }

  run(): Learned | null {
    const { bytes, found } = this;
    if (bytes[0] !== openObject || bytes.some((byte) => byte >= 0x80)) return null;
    if (!this.container() || this.at !== bytes.length || found.kinds.length > mostTokens) return null;
    const keys = new Set(found.members.map(({ key }) => key));
    return keys.size === found.members.length ? found : null;
  }

  /** From an opening bracket to just after its closing one. */
  private container(depth = 0): boolean {
    const { bytes } = this;
    const list = bytes[this.at] === openList;
    this.literal(1);
    for (;;) {
      this.between();
      const byte = bytes[this.at];
      if (byte === undefined) return false;
      if (byte === closeList || byte === closeObject) {
        this.literal(1);
        return true;
      }
      if (!(list ? this.value(depth) !== null : this.memberAt(depth))) return false;
    }
  }

  private memberAt(depth: number): boolean {
    const from = this.spot();
    const start = this.at;
    if (!this.text()) return false;
    const key = this.bytes.toString('latin1', start + 1, this.at - 1);
    this.between();
    const before = this.found.kinds.length;
    const kind = this.value(depth);
    if (kind === null) return false;
    const token = kind in tokenNumbers ? before : -1;
    if (depth === 0) this.found.members.push({ key, token, kind, from, to: this.spot() });
    return true;
  }

  private value(depth: number): TemplateMember['kind'] | null {
    const byte = this.bytes[this.at]!;
    if (byte === openList || byte === openObject)
      return depth < 50 && this.container(depth + 1) ? 'container' : null;
    if (byte === quote && this.bytes[this.at + 1] === quote) {
      this.literal(2);
      return 'empty';
    }
    if (byte === 0x6e) {
      this.literal(4);
      return 'null';
    }
    const kind = byte === quote ? textKind : byte === 0x74 || byte === 0x66 ? truthKind : numberKind;
    if (kind === textKind) this.literal(1);
    const end = valueEnd(this.padded, this.at, kind);
    if (end < 0) return null;
    this.at = end;
    this.spotBase = end;
    this.found.kinds.push(kind);
    this.found.cuts.push(this.found.literals.length);
    if (kind === textKind) this.literal(1);
    return kindNames[kind]!;
  }

  /** A key, as part of the shape. */
  private text(): boolean {
    const { bytes } = this;
    if (bytes[this.at] !== quote) return false;
    let end = this.at + 1;
    while (plain[bytes[end]!] === 1) end++;
    if (bytes[end] !== quote) return false;
    this.literal(end + 1 - this.at);
    return true;
  }

  /** White space, commas and colons. */
  private between(): void {
    const { bytes } = this;
    let end = this.at;
    while (end < bytes.length && (bytes[end]! <= 0x20 || bytes[end] === comma || bytes[end] === colon)) end++;
    this.literal(end - this.at);
  }

  private literal(bytes: number): void {
    for (const byte of this.bytes.subarray(this.at, this.at + bytes)) this.found.literals.push(byte);
    this.at += bytes;
  }

  private spot(): Spot {
    return { after: this.found.kinds.length - 1, plus: this.at - this.spotBase };
  }
}

const tokenNumbers: Record<string, true> = { number: true, truth: true, text: true };
