/** Shapes text that is signed with PGP: the marks stay, the signature goes, what is signed is shaped by what it is. */
import { shapeJson } from './json.js';
import { shapeLine } from './lines.js';
import type { Names } from './names.js';

type Lines = AsyncGenerator<{ text: string; end: string }>;

export async function* shapeSigned(lines: Lines, names: Names): AsyncGenerator<string> {
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const { text, end } = next.value;
    yield (/^Hash: SHA\d+$|^$/.test(text) ? text : shapeLine(text, names)) + end;
    if (text.trim() === '') break;
  }
  yield* shapeBody(lines, names);
}

async function* shapeBody(lines: Lines, names: Names): AsyncGenerator<string> {
  const first = await lines.next();
  if (first.done) return;
  const signature: string[] = [];
  const body = until(first.value, lines, signature);
  if (/^\s*[[{]/.test(first.value.text)) yield* shapeJson(body, names);
  else for await (const line of body) yield shapeEnded(line, names);
  yield* signature;
  for await (const { text, end } of lines) yield filled(text) + end;
}

function shapeEnded(line: string, names: Names): string {
  const [, text = '', end = ''] = /^([\s\S]*?)(\r?\n|\r)?$/.exec(line) ?? [];
  return shapeLine(text, names) + end;
}

/** Lines of the body; the mark of the signature is put aside. */
async function* until(
  first: { text: string; end: string },
  lines: Lines,
  signature: string[],
): AsyncGenerator<string> {
  yield first.text + first.end;
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const { text, end } = next.value;
    if (text.startsWith('-----BEGIN PGP SIGNATURE')) {
      signature.push(text + end);
      return;
    }
    yield text + end;
  }
}

function filled(text: string): string {
  if (/^-----END PGP SIGNATURE-----$|^$/.test(text)) return text;
  return text.startsWith('Version:') ? 'Version: 1' : 'Z'.repeat(Math.min(64, text.length));
}
