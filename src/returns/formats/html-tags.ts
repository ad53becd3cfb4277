/** Tags as they stand in the bytes of a page. The same few are written millions of times: each is taken apart once. */
import { Parser } from 'htmlparser2';
import { type ElementFacts, elementFacts } from './html-elements.js';
import { utf8Text } from './utf8-text.js';

export interface HtmlTag {
  /** Lower case. */
  name: string;
  /** By lower-case name, entities decoded; shared by all tags of the same bytes, so never changed. */
  attributes: Record<string, string>;
  /** A `script` element, or an attribute that would run one. */
  scripted: boolean;
  element: ElementFacts;
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
  return closingTag(/^<\/([^\s/>]*)/.exec(raw.toString('latin1'))?.[1] ?? '');
}

/** The closing tag of an element, in lower or upper case. */
export function closingTag(name: string): HtmlTag {
  return madeTag(name.toLowerCase(), none, false);
}

/** All tags are made here, so that all have one shape, which is what makes their reading fast. */
function madeTag(name: string, attributes: Record<string, string>, scripted: boolean): HtmlTag {
  return { name, attributes, scripted, element: elementFacts(name) };
}

/** Attributes, with their quotes and entities, are the library's affair. */
function opening(raw: Buffer): HtmlTag {
  let tag = madeTag('', none, false);
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const scripted = name === 'script' || Object.keys(attributes).some((key) => key.startsWith('on'));
        tag = madeTag(name, Object.freeze({ ...attributes }), scripted);
      },
    },
    { decodeEntities: true },
  );
  parser.end(utf8Text(raw));
  return tag;
}
