/** Bytes to text, without losing the stray bytes that are not UTF-8. */
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** True when the text of these bytes had to be read as windows-1252 because they are not UTF-8. */
export function isStray(bytes: Uint8Array): boolean {
  return !isUtf8(bytes);
}

/**
 * UTF-8 text; bytes that are not valid UTF-8 are read as windows-1252, so that nothing turns into `\ufffd` and
 * is lost. `onStray` is called when that happened.
 */
export function utf8Text(bytes: Uint8Array, onStray?: () => void): string {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const text = buffer.toString('utf8');
  if (!text.includes('\ufffd') || isUtf8(buffer)) return text;
  onStray?.();
  return iconv.decode(buffer, 'windows-1252');
}
