/** Names inside archives: decoded, judged, and never used as paths. */
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** The name of a zip member: UTF-8 where flagged or valid, else code page 437 as the format says. */
export function decodeName(raw: Buffer, utf8Flag: boolean): string {
  return utf8Flag || isUtf8(raw) ? raw.toString('utf8') : iconv.decode(raw, 'cp437');
}

/** The name with `/` between its parts. Nothing is resolved: `..` stays as data. */
export function slashed(name: string): string {
  return name.includes('/') ? name : name.replaceAll('\\', '/');
}

/** What a hostile or broken name tries, in words; null for a harmless one. */
export function hostileName(name: string): string | null {
  if (/(^|[/\\])\.\.([/\\]|$)/.test(name)) return 'climbs out of its folder';
  if (/^[/\\]/.test(name)) return 'is an absolute path';
  if (/^[A-Za-z]:/.test(name)) return 'names a drive';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(name)) return 'holds control characters';
  return name === '' ? 'is empty' : null;
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
