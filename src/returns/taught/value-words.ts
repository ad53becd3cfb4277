/** Finds texts of a definition that may be values of a return, which must not be shared. */
import type { TaughtDefinition, TaughtPart } from './schema.js';

/** A text and where it stands. */
export interface ValueWord {
  where: string;
  text: string;
  why: string;
}

/**
 * Names of columns and keys are layout. Words by which a file is known, kinds by value, constants and texts in a pattern come from
 * the file itself, so each is shown; names that look like an account, address or number are shown too.
 * @param values values of the file that was taught, where there is one
 */
export function valueWords(
  definition: TaughtDefinition,
  values: ReadonlySet<string> = new Set(),
): ValueWord[] {
  return definition.parts.flatMap((part) => {
    const found: ValueWord[] = [];
    for (const [where, text, always] of textsOf(part)) {
      const why = values.has(text)
        ? 'is a value of the file'
        : /@|\d{4}/.test(text)
          ? 'looks like an account, a number or a date'
          : always
            ? 'comes from the contents of a file'
            : null;
      if (why !== null) found.push({ where: `${part.id}: ${where}`, text, why });
    }
    return found;
  });
}

function* textsOf(part: TaughtPart): Generator<[where: string, text: string, always: boolean]> {
  for (const text of part.recognise.words ?? []) yield ['recognise.words', text, true];
  for (const text of part.recognise.fields ?? []) yield ['recognise.fields', text, false];
  for (const text of Object.keys(part.kinds?.values ?? {})) yield ['kinds.values', text, true];
  for (const text of Object.values(part.constants ?? {}))
    if (text !== undefined) yield ['constants', text, true];
  if (part.list !== undefined) yield ['list', part.list, false];
  if (part.line !== undefined)
    yield ['line', part.line, /[\p{L}]{4}/u.test(part.line.replace(/\(\?<\w+>/g, ''))];
  for (const [name, use] of Object.entries(part.fields)) {
    yield ['fields', name, false];
    if (use.meaning !== undefined) yield ['meaning', use.meaning, false];
  }
}
