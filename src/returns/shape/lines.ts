/** Shapes plain text, line by line: a known label before a colon stays, what follows it goes. */
import type { Names } from './names.js';
import { shapeValue, skeleton } from './values.js';

/** The shape of one line of prose, of a legend or of a chat. */
export function shapeLine(line: string, names: Names): string {
  if (line.trim() === '' || names.isPhrase(line)) return line;
  const [, lead = '', label = '', gap = '', rest = ''] =
    /^(\s*)([^:]{1,120}?)(\s*:(?:\s+|$))([\s\S]*)$/.exec(line) ?? [];
  if (label === '') return dated(line);
  const kept = names.isPhrase(label) ? label : skeleton(label);
  return `${lead}${kept}${gap}${shapeValue(rest)}`;
}

/** A date at the front keeps its place before prose. */
function dated(line: string): string {
  const front = /^[[(\s]*\d[\d/.,:\-T ]{5,30}(?:\s?[AaPp][Mm])?[\])\s-]*/.exec(line)?.[0] ?? '';
  return `${skeleton(front)}${shapeValue(line.slice(front.length))}`;
}

/** A line of a vCard or calendar: `TEL;TYPE=CELL:+1…`. */
export function shapeCardLine(line: string, names: Names): string {
  const [, label, value] = /^([^:\s][^:]{0,200}):(.*)$/.exec(line) ?? [];
  if (label === undefined) return shapeValue(line);
  const left = label.replace(/[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*/g, (word) => names.name(word));
  return `${left}:${/^(BEGIN|END|VERSION)$/i.test(label) ? names.name(value!) : shapeValue(value!)}`;
}
