/** What a printed file of a letter is, and the forms that there are. */
import { createHash } from 'node:crypto';

/** `etsi` is XML after ETSI TS 103 120, `case` JSON-LD after the CASE ontology. */
export const letterFormats = ['pdf', 'docx', 'html', 'json', 'etsi', 'case'] as const;
export type LetterFormat = (typeof letterFormats)[number];

/** Endings of the files of each form. */
export const formatEndings: Record<LetterFormat, string> = {
  pdf: 'pdf',
  docx: 'docx',
  html: 'html',
  json: 'json',
  etsi: 'etsi.xml',
  case: 'case.jsonld',
};

export interface LetterFile {
  /** `26-0117.snap.preservation.draft.pdf` */
  name: string;
  kind: LetterFormat;
  sha256: string;
  /** Pages of the PDF; null for the others. */
  pages: number | null;
  bytes: Buffer;
}

/** A file with its hash. */
export function letterFile(
  name: string,
  kind: LetterFormat,
  bytes: Buffer,
  pages: number | null,
): LetterFile {
  return { name, kind, sha256: createHash('sha256').update(bytes).digest('hex'), pages, bytes };
}
