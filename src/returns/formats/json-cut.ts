/** JSON that breaks off: closed where it was cut, so that what stood before the cut can be kept as values. */
import { parseJson } from './json-numbers.js';

/**
 * The value as far as the text goes. A text that was cut keeps what there is of it, a key without a value has none. Where it cannot be
 * closed, or is broken before its end, the text itself; undefined for none.
 */
export function cutValue(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return parseJson(closed(text));
  } catch {
    return text;
  }
}

/** Levels past which values are kept as text: what writes them again goes down level by level. */
const mostLevels = 500;

/** The text with what is open in it closed. */
function closed(text: string): string {
  const { open, inString, deepest } = openIn(text);
  if (deepest > mostLevels) throw new RangeError('too deep to be kept as values');
  let whole = inString ? `${withoutHalfEscape(text)}"` : text;
  const inObject = open.at(-1) === '}';
  if (/,\s*$/.test(whole)) whole = whole.replace(/,\s*$/, '');
  else if (/:\s*$/.test(whole)) whole += 'null';
  else if (inObject && /[{,]\s*"(?:[^"\\]|\\.)*"\s*$/s.test(whole)) whole += ':null';
  return whole + open.reverse().join('');
}

/** What is open at the end: the brackets that close it, outermost first; and how deep the text went. */
function openIn(text: string): { open: string[]; inString: boolean; deepest: number } {
  const open: string[] = [];
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (inString) {
      if (char === '\\') i++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{') open.push('}');
    else if (char === '[') open.push(']');
    else if (char === '}' || char === ']') open.pop();
    deepest = Math.max(deepest, open.length);
  }
  return { open, inString, deepest };
}

function withoutHalfEscape(text: string): string {
  return text.replace(/(^|[^\\])((?:\\\\)*)\\(u[0-9a-fA-F]{0,3})?$/, '$1$2');
}
