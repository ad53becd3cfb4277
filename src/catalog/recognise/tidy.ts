/** Cleans a pasted line of what copying drags along: invisible characters, bullets, brackets, end marks. */

/** Zero-width, soft-hyphen, direction and byte-order marks, and control characters. */
const invisible = /[\p{Cf}\p{Cc}]/gu;
const bullet = /^(?:[-–—*•·‣▪>|]+\s+|\(?\d{1,2}[.)]\s+)/u;
const wrapped = /^[<[(](?!.*[<[(])(.*)[>\])]$/u;
const endMarks = /[\s,;.!|]+$/u;
const longest = 2048;

/** A line without stray characters; doing it twice changes nothing. Longer than 2048 characters is cut. */
export function tidyLine(line: string): string {
  let tidy = oneSpace(line.slice(0, longest));
  for (let previous = ''; previous !== tidy; ) {
    previous = tidy;
    tidy = oneSpace(tidy.replace(bullet, '').replace(endMarks, '').replace(wrapped, '$1'));
  }
  return tidy;
}

function oneSpace(text: string): string {
  const visible = text
    .replace(/[\t\r\n\v\f]/g, ' ')
    .normalize('NFKC')
    .replace(invisible, '');
  return visible.replace(/\s+/gu, ' ').trim();
}
