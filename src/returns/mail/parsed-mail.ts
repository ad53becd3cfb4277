/** What the MIME parser makes of one mail, before it becomes a record. */

/** One header field. */
export interface Header {
  /** As it stood: `Message-Id`. */
  name: string;
  /** Lower case, for comparison. */
  key: string;
  /** Unfolded; encoded words are not yet decoded. */
  value: string;
}

/** A part that is no body text: an attachment, an inline picture, an invitation. */
export interface Attachment {
  /** Number of the part as IMAP counts: `2.1`. */
  part: string;
  name?: string;
  /** Media type, lower case. */
  type: string;
  /** Bytes after decoding. */
  bytes: number;
  /** Of the decoded bytes. */
  sha256: string;
  /** `attachment`, `inline` or what the header says; absent when it says nothing. */
  disposition?: string;
  contentId?: string;
  /** `base64`, `quoted-printable`, `7bit` … as stated. */
  encoding?: string;
  /** Where its encoded bytes begin in the item, and how many they are. */
  offset: number;
  length: number;
}

/** Body text of one part. */
export interface TextPart {
  part: string;
  html: boolean;
  /** As decoded; HTML still as HTML. */
  text: string;
  /** Number of the `multipart/alternative` that it stands in; 0 = none. */
  alternative: number;
  /** Character set as used, and whether it was guessed. */
  charset: string;
  guessed: boolean;
  /** Nested mail (`message/rfc822`) that it belongs to; empty for the mail itself. */
  within: string;
}

/** A mail inside a mail. */
export interface NestedMail {
  part: string;
  headers: Header[];
}

/** A header of a part (not of a mail) that has no meaning here: kept as it came. */
export interface PartHeader {
  part: string;
  name: string;
  value: string;
}

/** One mail, in memory but for its attachments. */
export interface ParsedMail {
  /** Bytes of the item from the first header (or the mbox separator) on. */
  offset: number;
  length: number;
  /** The mbox `From ` line, without its end. */
  separator?: string;
  headers: Header[];
  texts: TextPart[];
  attachments: Attachment[];
  nested: NestedMail[];
  partHeaders: PartHeader[];
  /** All parts, containers and the mail itself included; and those that hold content of their own. */
  parts: number;
  leaves: number;
  /** Media types of the parts that were met, with their number; and HTML alternatives that were not needed. */
  types: Map<string, number>;
  asideHtml: number;
  /** Bytes before the first and after the last delimiter of a multipart. */
  outside: number;
  /** Decoded bytes of text that were not kept, and parts that were only counted: both beyond what one mail may have. */
  cutText: number;
  unlisted: number;
  /** Things to know when reading it: `boundary not closed`. */
  notes: string[];
}

/** First header of that name (lower case). */
export function headerOf(headers: readonly Header[], key: string): string | undefined {
  for (const header of headers) if (header.key === key) return header.value;
  return undefined;
}
