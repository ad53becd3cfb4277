/** Tags as they stand in the bytes of a page. The same few are written millions of times: each is taken apart once. */
import { Parser } from 'htmlparser2';
import { utf8Text } from './utf8-text.js';

export interface HtmlTag {
  /** Lower case. */
  name: string;
  /** By lower-case name, entities decoded; shared by all tags of the same bytes, so never changed. */
  attributes: Record<string, string>;
  /** A `script` element, or an attribute that would run one. */
  scripted: boolean;
}

interface Kept {
  bytes: Buffer;
  tag: HtmlTag;
}

/** Longer tags are rarely written twice. */
const longestKept = 160;
const slots = 2048;

/** Remembers the tags of one page. */
export class HtmlTags {
  readonly #kept: (Kept | undefined)[] = new Array(slots).fill(undefined);

  /** The tag whose `<` is at `from` and whose `>` is before `to`; `hash` is any number made of its bytes. */
  at(bytes: Buffer, from: number, to: number, hash: number): HtmlTag {
    const slot = hash & (slots - 1);
    const kept = this.#kept[slot];
    if (kept !== undefined && isSame(kept.bytes, bytes, from, to)) return kept.tag;
    const raw = Buffer.from(bytes.subarray(from, to));
    const tag = bytes[from + 1] === 0x2f ? closing(raw) : opening(raw);
    if (raw.length <= longestKept) this.#kept[slot] = { bytes: raw, tag };
    return tag;
  }
}

function isSame(kept: Buffer, bytes: Buffer, from: number, to: number): boolean {
  if (kept.length !== to - from) return false;
  for (let i = 0; i < kept.length; i++) if (kept[i] !== bytes[from + i]) return false;
  return true;
}

const none: Record<string, string> = Object.freeze({});

function closing(raw: Buffer): HtmlTag {
  const name = /^<\/([^\s/>]*)/.exec(raw.toString('latin1'))?.[1] ?? '';
  return { name: name.toLowerCase(), attributes: none, scripted: false };
}

/** Attributes, with their quotes and entities, are the library's affair. */
function opening(raw: Buffer): HtmlTag {
  let tag: HtmlTag = { name: '', attributes: none, scripted: false };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const scripted = name === 'script' || Object.keys(attributes).some((key) => key.startsWith('on'));
        tag = { name, attributes: Object.freeze({ ...attributes }), scripted };
      },
    },
    { decodeEntities: true },
  );
  parser.end(utf8Text(raw));
  return tag;
}
