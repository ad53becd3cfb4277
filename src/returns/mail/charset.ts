/** Bytes of a mail's text to characters, by the stated character set or, where none is stated, by looking. */
import { isAscii, isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import iconv from 'iconv-lite';

/** A decoded text and how it was decoded. */
export interface DecodedText {
  text: string;
  charset: string;
  /** No usable character set was stated: the one used was found by looking at the bytes. */
  guessed: boolean;
}

/** Sets that iconv-lite lacks and the runtime has. */
const byRuntime = /^(iso-2022-jp|csiso2022jp)/;
const plainNames = new Set(['us-ascii', 'ascii', 'ansi_x3.4-1968', 'iso646-us', 'utf-8', 'utf8']);

/**
 * The text of these bytes. UTF-8 and ASCII as stated; another stated set by its table; none, an unknown one, or one that
 * the bytes belie (`us-ascii` with bytes above 127): UTF-8 if it is, else a guess by letter frequency.
 */
export function decodeText(bytes: Buffer, stated: string | undefined): DecodedText {
  const name = (stated ?? '')
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  if (byRuntime.test(name))
    return { text: new TextDecoder('iso-2022-jp').decode(bytes), charset: name, guessed: false };
  if (name === '' || plainNames.has(name)) return plain(bytes, name);
  if (iconv.encodingExists(name)) return { text: iconv.decode(bytes, name), charset: name, guessed: false };
  return guess(bytes);
}

function plain(bytes: Buffer, name: string): DecodedText {
  if (isAscii(bytes))
    return { text: bytes.toString('latin1'), charset: name === '' ? 'us-ascii' : name, guessed: false };
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), charset: 'utf-8', guessed: name === '' };
  return guess(bytes);
}

function guess(bytes: Buffer): DecodedText {
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), charset: 'utf-8', guessed: true };
  const head = bytes.subarray(0, 64 * 1024);
  const found = enoughToGuess(head) ? chardet.detect(head)?.toLowerCase() : undefined;
  // ISO-8859-1 of the web means windows-1252, which has letters where the other has controls.
  const usable =
    found !== undefined && iconv.encodingExists(found) && !/^(iso-8859-1|utf-8|ascii)$/.test(found);
  const charset = usable ? found : 'windows-1252';
  return { text: iconv.decode(bytes, charset), charset, guessed: true };
}

/** Letter frequency says nothing about a few letters: a name or a subject is read as windows-1252. */
function enoughToGuess(bytes: Buffer): boolean {
  let high = 0;
  for (const byte of bytes) if (byte > 0x7f && ++high >= 12) return true;
  return false;
}
