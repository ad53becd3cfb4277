/** The lines that part the mails of an mbox. */

/**
 * `From ` and a sender (which may be missing), a day of the week, a month, a day, a time, perhaps a zone, a year, perhaps
 * something after it: `From 1700000000000000000@xxx Sun Nov 24 10:00:00 +0000 2026`.
 */
const separator =
  /^From (?:.*\s)?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?\s+(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s+\d{1,2}|\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))\s+(?:\d{4}\s+)?\d{1,2}:\d{2}(?::\d{2})?(?:\s.*)?$/;

/** True for a whole line (without its end) that may part two mails. */
export function isSeparator(line: string): boolean {
  return line.length < 2000 && separator.test(line);
}

/** True for what may follow a separator: a header field, another ` From ` line of old mailers, an empty line. */
export function mayFollow(line: string): boolean {
  return line === '' || /^[!-9;-~]+[ \t]*:/.test(line) || line.startsWith('>From ');
}
