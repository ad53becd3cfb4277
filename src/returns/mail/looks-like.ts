/** Tells mail by its first bytes. */
import { isSeparator, mayFollow } from '../formats/mbox-separator.js';

/** Fields that mail has and that few other texts begin with. */
const mailFields = new Set(
  (
    'from to cc bcc subject date message-id received return-path reply-to sender delivered-to in-reply-to references ' +
    'mime-version content-type content-transfer-encoding x-originating-ip x-gm-thrid x-gmail-labels x-apparently-to dkim-signature ' +
    'authentication-results received-spf x-received arc-seal list-unsubscribe thread-topic thread-index x-mailer user-agent'
  ).split(' '),
);
/** At least one of these must be there: a text with `To:` and `Subject:` alone may be a letter. */
const sure = new Set(
  'from date message-id received return-path mime-version x-originating-ip delivered-to content-type'.split(
    ' ',
  ),
);

function linesOf(head: Buffer): string[] {
  const text = head.toString('latin1', head[0] === 0xef && head[1] === 0xbb ? 3 : 0, 64 * 1024);
  return text.split(/\r?\n/);
}

/** True for an mbox: its first line that is not empty is a separator, and what follows may be a head. */
export function looksLikeMbox(head: Buffer): boolean {
  const lines = linesOf(head.subarray(0, 16 * 1024));
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0 || !isSeparator(lines[first]!)) return false;
  const next = lines[first + 1];
  return next === undefined || mayFollow(next);
}

/**
 * True for a single mail: it begins with header fields, of which at least three are mail's own and one of them sure, or one
 * states a delimiter of parts that then stands in the text; or, when its name says that it is one (`named`: `.eml`), with one.
 */
export function looksLikeMail(head: Buffer, named = false): boolean {
  const found = new Set<string>();
  for (const line of linesOf(head)) {
    if (line === '' || line.startsWith('--')) break;
    if (/^[ \t]/.test(line)) {
      if (found.size === 0) return false;
      continue;
    }
    const name = /^([!-9;-~]+)[ \t]*:/.exec(line)?.[1]?.toLowerCase();
    if (name === undefined) break;
    found.add(name);
  }
  const own = [...found].filter((name) => mailFields.has(name));
  if (named) return own.length > 0;
  if (found.has('content-type') && hasDelimiter(head)) return true;
  return own.length >= 3 && own.some((name) => sure.has(name));
}

/** The delimiter that a `Content-Type` states stands on a line of its own. */
function hasDelimiter(head: Buffer): boolean {
  const text = head.toString('latin1');
  const boundary =
    /^Content-Type:\s*multipart\/[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*?boundary="?([^"\s;]{1,70})/im.exec(
      text,
    )?.[1];
  return boundary !== undefined && text.includes(`\n--${boundary}`);
}
