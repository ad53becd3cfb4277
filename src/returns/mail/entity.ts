/** What the head of a mail or of a part says of its content. */
import { decodeWords } from './encoded-words.js';
import { parseParameters } from './parameters.js';
import { type Header, headerOf } from './parsed-mail.js';

/** How the content of a part is to be read. */
export interface Entity {
  /** Media type, lower case: `text/plain`. */
  type: string;
  charset: string | undefined;
  /** Of a multipart. */
  boundary: string | undefined;
  /** Transfer encoding, lower case. */
  encoding: string;
  disposition: string | undefined;
  name: string | undefined;
  contentId: string | undefined;
  flowed: boolean;
  delSp: boolean;
}

/** Text of which no head says anything. */
export const plainEntity: Entity = {
  type: 'text/plain',
  charset: undefined,
  boundary: undefined,
  encoding: '',
  disposition: undefined,
  name: undefined,
  contentId: undefined,
  flowed: false,
  delSp: false,
};

const simpleType = /^[\w.+-]+\/[\w.+-]+$/;

/** Reads the `Content-…` fields; what they do not say is as RFC 2045 has it. `digest` = a part of a `multipart/digest`. */
export function entityOf(headers: readonly Header[], digest: boolean): Entity {
  const typeText = headerOf(headers, 'content-type');
  const { value, parameters } = parseParameters(typeText ?? '');
  const disposition = headerOf(headers, 'content-disposition');
  const placed = disposition === undefined ? null : parseParameters(disposition);
  const fallback = digest && typeText === undefined ? 'message/rfc822' : 'text/plain';
  const name = placed?.parameters.get('filename') ?? parameters.get('name');
  return {
    type: simpleType.test(value) ? value : value === 'text' || value === '' ? fallback : looseType(value),
    charset: parameters.get('charset'),
    boundary: parameters.get('boundary'),
    encoding: encodingOf(headers),
    disposition: placed === null || placed.value === '' ? undefined : placed.value,
    name: name === undefined || name === '' ? undefined : decodeWords(name),
    contentId: headerOf(headers, 'content-id')?.replace(/^<|>$/g, ''),
    flowed: parameters.get('format')?.toLowerCase() === 'flowed',
    delSp: parameters.get('delsp')?.toLowerCase() === 'yes',
  };
}

function encodingOf(headers: readonly Header[]): string {
  const text = headerOf(headers, 'content-transfer-encoding');
  return text === undefined
    ? ''
    : text
        .slice(0, 1000)
        .replace(/\([^)]*\)/g, '')
        .replace(/;.*$/, '')
        .trim()
        .toLowerCase();
}

/** A type that is none (`attachment`, `pdf`): kept as it was written, and so never taken for text. */
function looseType(value: string): string {
  return value.startsWith('multipart') ? 'multipart/mixed' : value;
}
