/** What is known of a block while it is being read. */
import { added, type Field } from './field.js';

/** A block whose end has not come yet. */
export interface Open {
  field: Field;
  /** Whom children belong to: the field itself, or the one it continues after a page break. */
  target: Field;
  inValue: boolean;
  label: string;
  /** Line breaks met and not yet followed by text, and the byte of the last: one that ends a value means nothing. */
  pending: number;
  brokenAt: number;
}

/** Adds the part of a value that stands after a page break to the part before it. */
export function join(before: Field, after: Field, end: number): void {
  if (before.text.trim() === '') before.text = after.text;
  else if (before.broken) {
    before.text += `\n${after.text}`;
    before.breaks = added(before.breaks, after.offset);
  } else before.text += ` ${after.text}`;
  for (const at of after.breaks) before.breaks = added(before.breaks, at);
  for (const file of after.files) before.files = added(before.files, file);
  before.broken = after.broken;
  before.end = end;
  before.joins += 1;
}

/** Text of the value, after the line breaks that were met before it. */
export function addText(open: Open, text: string): void {
  const { field } = open;
  for (; open.pending > 0; open.pending--) {
    field.text += '\n';
    field.breaks = added(field.breaks, open.brokenAt);
  }
  field.text += text.includes('\n') || text.includes('\r') ? unwrap(text) : text;
}

/** A line break in the page's source is a blank, not a line break of the value. */
function unwrap(text: string): string {
  return text.replace(/[ \t]*[\r\n]+[ \t]*/g, ' ');
}

/** Labels repeat millions of times: each distinct one is tidied once. */
const labels = new Map<string, { label: string; key: string }>();

/** Names a field: blanks folded, no closing colon; and the same in lower case, by which labels are compared. */
export function setLabel(field: Field, raw: string): void {
  let known = labels.get(raw);
  if (known === undefined) {
    const label = raw.replace(/\s+/g, ' ').trim().replace(/\s*:$/, '');
    known = { label, key: label.toLowerCase() };
    if (labels.size < 10_000) labels.set(raw, known);
  }
  field.label = known.label;
  field.key = known.key;
}
