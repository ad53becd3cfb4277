/** Tells archives from files by their first bytes. */

export type ArchiveKind = 'zip' | 'gzip' | 'tar';

/** Names whose files are data whatever they hold, so that their first bytes need not be read for this. */
const plainNames =
  /\.(jpe?g|png|gif|webp|heic|mp4|mov|m4a|mp3|wav|ogg|opus|aac|avi|3gp|webm|pdf|csv|tsv|json|ndjson|jsonl|html?|txt|xml|js|md|eml|mbox|vcf|ics|db|sqlite)$/i;
/** Zips that are documents or programs: one file to an investigator, not a folder. */
const documents = /\.(docx|xlsx|pptx|odt|ods|odp|epub|apk|jar|pages|numbers|key|ipa)$/i;

/** True when the first bytes must be looked at to know whether this is an archive. */
export function mayBeArchive(name: string): boolean {
  return !plainNames.test(name) && !documents.test(name);
}

/** The kind of archive that begins so; null for none. */
export function archiveKind(head: Buffer): ArchiveKind | null {
  if (head[0] === 0x50 && head[1] === 0x4b && isZipMark(head[2]!, head[3]!))
    return isDocument(head) ? null : 'zip';
  if (head[0] === 0x1f && head[1] === 0x8b && head[2] === 8) return 'gzip';
  return head.length >= 262 && head.toString('latin1', 257, 262) === 'ustar' ? 'tar' : null;
}

function isZipMark(third: number, fourth: number): boolean {
  return (third === 3 && fourth === 4) || (third === 5 && fourth === 6) || (third === 7 && fourth === 8);
}

/** Office Open XML and OpenDocument files say what they are in the name of their first member. */
function isDocument(head: Buffer): boolean {
  const first = head.toString('latin1', 30, 30 + 20);
  return first.startsWith('[Content_Types].xml') || first.startsWith('mimetype');
}
