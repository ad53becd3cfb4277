/** Tells archives from files by their first bytes. */
import type { ArchiveEntry } from '../contract.js';
import { type Found, placesOf } from './opening.js';
import { tarHeader } from './tar-header.js';
import { findZipEnd } from './zip-end.js';

export type ArchiveKind = ArchiveEntry['kind'];

/** Names whose files are data whatever they hold, so that their first bytes need not be read for this. */
const plainNames =
  /\.(jpe?g|png|gif|webp|heic|mp4|mov|m4a|mp3|wav|ogg|opus|aac|avi|3gp|webm|pdf|csv|tsv|json|ndjson|jsonl|html?|txt|xml|js|md|eml|mbox|vcf|ics|db|sqlite)$/i;
/** Zips that are documents or programs: one file to an investigator, not a folder. */
const documents = /\.(docx|xlsx|pptx|odt|ods|odp|epub|apk|jar|pages|numbers|key|ipa)$/i;

/** First bytes by kind, as Latin-1. */
const marks: readonly [ArchiveKind, readonly string[]][] = [
  ['zip', ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08']],
  ['gzip', ['\x1f\x8b\x08']],
  ['7z', ['7z\xbc\xaf\x27\x1c']],
  ['rar', ['Rar!\x1a\x07\x00', 'Rar!\x1a\x07\x01\x00']],
  ['xz', ['\xfd7zXZ\x00']],
  ['zstd', ['\x28\xb5\x2f\xfd']],
];
/** `BZh` and a level, then a block or the end of an empty file. */
const bzip2Follow = ['1AY&SY', '\x17rE8P\x90'];

/** True when the first bytes must be looked at to know whether this is an archive. */
export function mayBeArchive(name: string): boolean {
  return !plainNames.test(name) && !documents.test(name);
}

/** The kind of archive that begins so; null for none. */
export function archiveKind(head: Buffer): ArchiveKind | null {
  const first = head.toString('latin1', 0, 16);
  const kind = marks.find(([, begins]) => begins.some((mark) => first.startsWith(mark)))?.[0] ?? null;
  if (kind === 'zip') return isDocument(head) ? null : 'zip';
  if (kind !== null) return kind;
  if (/^BZh[1-9]/.test(first) && bzip2Follow.includes(first.slice(4, 10))) return 'bzip2';
  return isTar(head) ? 'tar' : null;
}

/** A header whose checksum fits and that names something. */
function isTar(head: Buffer): boolean {
  const header = tarHeader(head);
  return header !== null && header.name !== '';
}

/** Office Open XML and OpenDocument files say what they are in the name of their first member, whichever program wrote them. */
function isDocument(head: Buffer): boolean {
  const first = head.toString('latin1', 30, 30 + 20);
  return /^(\[Content_Types\]\.xml|mimetype|_rels\/\.rels|docProps\/|xl\/|word\/|ppt\/)/.test(first);
}

/**
 * True for a zip that does not begin like one: a self-extracting program, or one with bytes in front, found by its end.
 * Looked for only where the name or the first bytes give reason to.
 */
export async function isHiddenZip(found: Found, head: Buffer): Promise<boolean> {
  const program = head.toString('latin1', 0, 2) === 'MZ' || /\.(exe|sfx)$/i.test(found.name);
  if (!program && !/\.zip$/i.test(found.name)) return false;
  const bytes = await placesOf(found);
  return bytes !== null && (await findZipEnd(bytes)) !== null;
}
