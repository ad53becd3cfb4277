/** The values a PDF file is made of (ISO 32000-1, 7.3), as the judge sees them. */

export class PdfName {
  constructor(readonly name: string) {}
}
export class PdfRef {
  constructor(
    readonly num: number,
    readonly gen: number,
  ) {}
}
/** A string object; `hex` tells how it was written. */
export class PdfString {
  constructor(
    public bytes: Buffer,
    readonly hex = false,
  ) {}
  /** A text string (7.9.2.2): UTF-16BE with its mark, else one byte a sign. */
  get text(): string {
    if (this.bytes[0] === 0xfe && this.bytes[1] === 0xff) return utf16(this.bytes.subarray(2));
    return this.bytes.toString('latin1');
  }
}
/** A word that is no value: an operator of a content stream, `obj`, `endobj` … */
export class PdfWord {
  constructor(readonly word: string) {}
}
export class PdfStream {
  constructor(
    readonly dict: PdfDict,
    /** As stored, still under its filters. */
    public raw: Buffer,
  ) {}
}
export type PdfDict = Map<string, PdfValue>;
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfStream
  | PdfValue[]
  | PdfDict;

/** UTF-16BE bytes as text; an odd last byte is dropped. */
export function utf16(bytes: Buffer): string {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString('utf16le');
}

export const isDict = (value: PdfValue | undefined): value is PdfDict => value instanceof Map;
export const nameOf = (value: PdfValue | undefined): string | undefined =>
  value instanceof PdfName ? value.name : undefined;
export const textOf = (value: PdfValue | undefined): string | undefined =>
  value instanceof PdfString ? value.text : undefined;
export const numberOf = (value: PdfValue | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;
