/** Reads the file of a template or clause: text, not too long, with its head apart. */
import { readFileSync, statSync } from 'node:fs';
import { Problem } from '../base/problem.js';

/**
 * The longest file that is read. Tecum's longest has 14,000 bytes; one of megabytes with a value on each line takes the
 * compiler gigabytes of memory and would end the whole program.
 */
export const mostTemplateBytes = 250_000;

export interface TemplateSource {
  head: string;
  text: string;
  /** Line of the file on which the text begins. */
  textLine: number;
}

/** Head and text of a file, whatever its line ends; a byte order mark is left out. @throws Problem `letter-template-bad` */
export function readSource(path: string): TemplateSource {
  const { size } = statSync(path);
  if (size > mostTemplateBytes)
    throw bad(path, `It has ${size} bytes; a template or clause has at most ${mostTemplateBytes}.`);
  const source = decoded(path, readFileSync(path)).replace(/\r\n?/g, '\n');
  const split = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source);
  if (!split) throw bad(path, 'It has no front matter between two lines of ---.');
  return { head: split[1]!, text: split[2]!, textLine: split[1]!.split('\n').length + 2 };
}

function decoded(path: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw bad(path, 'It is no text in UTF-8.', cause);
  }
}

/** Problem `letter-template-bad`: a file that cannot be a template. */
export function bad(path: string, what: string, cause?: unknown): Problem {
  return new Problem({
    code: 'letter-template-bad',
    what,
    where: path,
    remedy: 'Put the template right; docs/add-a-letter.md describes its parts.',
    cause,
  });
}
