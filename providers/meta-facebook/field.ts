/** One labelled field of a record page, with its nested fields: the same shape whatever the markup was. */
import { emptyRecord } from '../../src/returns/empty-record.js';

export interface Field {
  /** Blanks folded, without a closing colon. Empty where the page gave none. */
  label: string;
  /** The label in lower case: what labels are compared by. */
  key: string;
  /** 0 = directly in the section. */
  depth: number;
  /** Value as text, a line break for each `<br>`; blank until the field closes, save for a container. */
  text: string;
  /** Byte at which each line after the first begins; as many as there are line breaks in `text`. */
  breaks: readonly number[];
  /** Ended with a line break: what a next page adds begins a new line. */
  broken: boolean;
  /** Nested fields, in order. Always empty for a container, whose children are handed on at once. */
  children: readonly Field[];
  /** `src` of pictures and `href` of links to media inside the value. */
  files: readonly string[];
  /** First byte of the block. */
  offset: number;
  /** Byte after its last. */
  end: number;
  /** Holds records rather than being part of one. */
  container: boolean;
  /** Times that a page break cut this value and it was joined again. */
  joins: number;
}

/** Most fields have no lines, children or files: they share this one list, which {@link added} never changes. */
const none: readonly never[] = [];

/** A list with one more entry; the shared empty list is replaced by one of its own. */
export function added<T>(list: readonly T[], entry: T): readonly T[] {
  if (list === none) return [entry];
  (list as T[]).push(entry);
  return list;
}

/** A field with nothing in it yet. */
export function newField(depth: number, offset: number): Field {
  return {
    label: '',
    key: '',
    depth,
    text: '',
    breaks: none,
    broken: false,
    children: none,
    files: none,
    offset,
    end: offset,
    container: false,
    joins: 0,
  };
}

/** The lines of a value that are not blank, each with its own bytes. */
export function linesOf(field: Field): { text: string; offset: number; length: number }[] {
  const lines: { text: string; offset: number; length: number }[] = [];
  field.text.split('\n').forEach((line, at) => {
    if (line.trim() === '') return;
    const offset = at === 0 ? field.offset : (field.breaks[at - 1] ?? field.offset);
    lines.push({ text: line.trim(), offset, length: (field.breaks[at] ?? field.end) - offset });
  });
  return lines;
}

/** The text of a field without blank edges; null when it says nothing. */
export function textOf(field: Field | undefined): string | null {
  const text = field?.text.trim();
  return text ? text : null;
}

/** The first of these fields with this label, given in lower case. */
export function fieldOf(fields: readonly Field[], key: string): Field | undefined {
  return fields.find((field) => field.key === key);
}

/**
 * A field as plain data for `rest`: its text, or an object of its nested fields where it has some.
 * A label met twice becomes a list, so that nothing is overwritten.
 */
export function plainOf(field: Field): unknown {
  const text = field.text.trim();
  if (field.children.length === 0)
    return text === '' && field.files.length > 0 ? field.files.join('\n') : text;
  const value: Record<string, unknown> = emptyRecord();
  if (text !== '') value['(text)'] = text;
  for (const child of field.children) putPlain(value, child.label || '(no label)', plainOf(child));
  return value;
}

/** Sets a value, or adds to the list that is already there under this name. */
export function putPlain(target: Record<string, unknown>, name: string, value: unknown): void {
  const before = target[name];
  if (before === undefined) target[name] = value;
  else if (Array.isArray(before)) before.push(value);
  else target[name] = [before, value];
}
