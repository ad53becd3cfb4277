/** XML as a stream of events, by saxes. Nothing outside the file is ever fetched: a document type is refused. */
import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { Problem } from '../../base/problem.js';
import { quoted } from '../told.js';

/** What is told of a document. Names come without their prefix. */
export interface XmlHandlers {
  open(name: string, attributes: Record<string, string>, at: XmlPlace): void;
  close(name: string, at: XmlPlace): void;
  /** Text or CDATA, between tags. */
  text(text: string): void;
  /** The byte of a place, for messages. */
  byteAt?(position: number): number;
  /** Asked between chunks: true when enough was told and the rest need not be read. */
  enough?(): boolean;
}

/** Where the parser stands: just past the tag. */
export interface XmlPlace {
  /** From 1. */
  readonly line: number;
  /** UTF-16 units since the beginning of the decoded text. */
  readonly position: number;
}

/**
 * Reads a document to its end. `where` is for messages; `encoding` as iconv and the platform's TextDecoder name it.
 * @throws Problem `xml-broken` and `xml-too-deep` (what came before was told), `xml-doctype`
 */
export async function readXml(
  chunks: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
  where: string,
  encoding = 'utf-8',
): Promise<void> {
  const parser = new SaxesParser({ position: true });
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > deepest) throw tooDeep(where);
    handlers.open(localName(name), attributes as Record<string, string>, parser);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handlers.close(localName(name), parser);
  });
  parser.on('text', (text) => handlers.text(text));
  parser.on('cdata', (text) => handlers.text(text));
  parser.on('doctype', () => {
    throw doctype(where);
  });
  parser.on('error', (error) => {
    throw broken(where, error.message, handlers.byteAt?.(parser.position));
  });
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) {
    parser.write(decoder.decode(chunk, { stream: true }));
    if (handlers.enough?.()) return;
  }
  parser.write(decoder.decode());
  parser.close();
}

/** Paths are as long as elements are deep: without a bound a small file would take the square of its size. */
const deepest = 500;

function tooDeep(where: string): Problem {
  return new Problem({
    code: 'xml-too-deep',
    what: `Elements lie more than ${deepest} levels deep in each other, as in no export that a program makes.`,
    where,
    remedy: 'What came before was read. Open the original to look at the rest.',
  });
}

/** A name without its prefix: `x:row` is `row`. */
export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function broken(where: string, message: string, byte: number | undefined): Problem {
  const at = byte === undefined ? '' : ` near byte ${byte}`;
  return new Problem({
    code: 'xml-broken',
    what: `The XML breaks off or is not well formed${at} (line and column: ${quoted(message)}).`,
    where,
    remedy: 'What stood before was read. Compare the hash with the provider, and ask for the file again.',
  });
}

function doctype(where: string): Problem {
  return new Problem({
    code: 'xml-doctype',
    what: 'The XML declares a document type, which could name other files or swell without end; it was not read.',
    where,
    remedy: 'No program that makes such files writes one. Ask the provider what made this file.',
  });
}
