/**
 * The YAML head of a template, checked by a schema; errors name the file and the line. An agency's own file may be hostile:
 * its aliases are counted before anything is made of them. Files of `data/letters/` are read by `letterData`.
 */
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { Problem } from '../base/problem.js';

/**
 * @param path only for the error.
 * @param lineOffset lines of the file before the text.
 * @throws Problem `letter-data-bad`
 */
export function readYaml<T>(path: string, text: string, schema: z.ZodType<T>, lineOffset = 0): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors[0];
  if (broken) throw bad(path, broken.message.split('\n')[0]!, lines.linePos(broken.pos[0]).line + lineOffset);
  const parsed = schema.safeParse(plainOf(document, path));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const node = nearest(document, issue.path);
  const line = node === undefined ? undefined : lines.linePos(node).line + lineOffset;
  throw bad(path, `${issue.path.join('.') || 'The file'}: ${issue.message}`, line);
}

/** The aliases of a short file can stand for more than memory holds: the library counts them and stops. */
function plainOf(document: ReturnType<typeof parseDocument>, path: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    throw bad(path, cause instanceof Error ? cause.message : String(cause), undefined);
  }
}

/** Where the deepest part of a path that is there begins. */
function nearest(document: ReturnType<typeof parseDocument>, path: PropertyKey[]): number | undefined {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true) as
      | { range?: [number, number, number] }
      | undefined;
    if (node?.range) return node.range[0];
  }
  return undefined;
}

function bad(path: string, what: string, line: number | undefined): Problem {
  return new Problem({
    code: 'letter-data-bad',
    what,
    where: line === undefined ? path : `${path}, line ${line}`,
    remedy: 'Put the file right; docs/add-a-letter.md says what it may hold.',
  });
}
