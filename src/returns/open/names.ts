/** Names inside archives: decoded, judged, and never used as paths. */
import { isUtf8 } from 'node:buffer';
import { crc32 } from 'node:zlib';
import iconv from 'iconv-lite';

/** The name of a zip member: UTF-8 where it is valid, else code page 437 as the format says, which loses no byte. */
export function decodeName(raw: Buffer): string {
  return isUtf8(raw) ? raw.toString('utf8') : iconv.decode(raw, 'cp437');
}

/**
 * The name in a zip's "Unicode path" field (0x7075), which holds UTF-8 beside the name in the packer's own code page. It
 * counts only while the checksum in it fits that name (APPNOTE 4.6.9); null when there is none that does.
 */
export function unicodePath(raw: Buffer, fields: readonly { id: number; data: Buffer }[]): string | null {
  for (const { id, data } of fields) {
    if (id !== 0x7075 || data.length < 6 || data[0] !== 1) continue;
    const name = data.subarray(5);
    if (data.readUInt32LE(1) === crc32(raw) && isUtf8(name)) return name.toString('utf8');
  }
  return null;
}

/** The name with `/` between its parts. Nothing is resolved: `..` stays as data. */
export function slashed(name: string): string {
  return name.includes('/') ? name : name.replaceAll('\\', '/');
}

/** Bytes of one part of a path that common file systems can store. */
const longestPart = 255;
/** Marks that turn the direction of what follows, so that `exe.gpj` shows as `jpg.exe`. */
const turning = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/;
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/** What a hostile or broken name tries, in words; null for a harmless one. */
export function hostileName(name: string): string | null {
  if (name === '') return 'is empty';
  if (/(^|[/\\])\.\.([/\\]|$)/.test(name)) return 'climbs out of its folder';
  if (/^[/\\]/.test(name)) return 'is an absolute path';
  if (/^[A-Za-z]:/.test(name)) return 'names a drive';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f\u007f-\u009f]/.test(name)) return 'holds control characters';
  if (turning.test(name)) return 'holds marks that turn the direction of writing';
  const parts = name.split(/[/\\]/);
  if (parts.some((part) => device.test(part.replace(/[. ].*$/, '')))) return 'names a device of Windows';
  if (parts.some((part) => Buffer.byteLength(part) > longestPart)) return 'is longer than a disk can store';
  return null;
}

/** A name for a sentence: what would act on a screen is written out, and a long one is cut. */
export function shownName(name: string): string {
  const plain = name.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return plain.length > 300 ? `${plain.slice(0, 200)}…${plain.slice(-60)}` : plain;
}

/** Why a file is not data but litter of the machine that packed it; null for data. */
export function junkReason(name: string): string | null {
  const base = name.slice(name.lastIndexOf('/') + 1);
  if (/(^|\/)__MACOSX(\/|$)/.test(name)) return 'not data: macOS archive metadata (__MACOSX)';
  if (base.startsWith('._')) return 'not data: macOS resource fork (AppleDouble)';
  if (base === '.DS_Store') return 'not data: macOS folder view settings';
  if (/^(Thumbs\.db|desktop\.ini)$/i.test(base)) return 'not data: Windows folder settings';
  if (base.startsWith('~$')) return 'not data: lock file of an office program';
  return null;
}
