/** What an unknown file looks like: its tables or lists, with the columns or keys of each and some values. */
import type { Item, Output } from '../contract.js';
import { fileHead } from '../declared/file-head.js';
import { readJson, readNdjson } from '../formats/json.js';
import { readHtmlTables } from '../html-table.js';
import type { TaughtPart } from './schema.js';
import { type Suggestion, suggest } from './suggest.js';

export interface LookField {
  name: string;
  /** Times met with a value. */
  count: number;
  /** Up to 40 values, as they stood; what a page shows of them is the page's affair. */
  values: string[];
  suggestion: Suggestion;
}

export interface LookList {
  /** Of JSON: path of the list. Of a table: ''. */
  path: string;
  rows: number;
  fields: LookField[];
}

export interface Look {
  /** Null for what cannot be taught: mail, media, PDF, XML. */
  format: TaughtPart['format'] | null;
  title: string;
  lists: LookList[];
  /** Of plain text: the first lines. */
  lines: string[];
}

const outerLists = ['[]', '*[]', '*.*[]', '*.*.*[]'];

/** Looks at an item of modest size (the caller cuts it). A JSON that is cut shows what stood before the cut. */
export async function lookAt(item: Item): Promise<Look> {
  const head = await fileHead(item);
  const gather = new Gather();
  const look = (format: Look['format'], title: string): Look => ({
    format,
    title,
    lists: gather.lists(),
    lines: [],
  });
  if (head.kind === 'json') {
    await quietly(
      readJson(item, {
        elements: outerLists,
        onElement: (value, place) => gather.element(listName(place.path ?? ''), value),
        onBadElement: () => undefined,
      }),
    );
    return look('json', 'JSON');
  }
  if (head.kind === 'ndjson') {
    await quietly(
      readNdjson(
        item,
        (value) => gather.element('', value),
        () => undefined,
      ),
    );
    return look('ndjson', 'JSON lines');
  }
  if (head.kind === 'html') {
    await quietly(readHtmlTables(item, silent, [], { other: (header) => gather.table(header) }));
    return look('html', 'HTML page');
  }
  if (head.kind === 'csv' || head.kind === 'sheets') {
    gather.rows(head.rows);
    return look('table', head.kind === 'csv' ? 'table' : 'workbook');
  }
  if (head.kind !== 'text') return look(null, head.kind);
  const lines = head.text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  return { ...look('lines', 'plain text'), lines: lines.slice(0, 12) };
}

/** `a.list[17]` as `a.list[]`. */
function listName(path: string): string {
  return path.replace(/\[\d+\]/g, '[]');
}

async function quietly(reading: Promise<unknown>): Promise<void> {
  // A file that was cut for looking ends too early; what stood before is what is looked at.
  await reading.catch(() => undefined);
}

const silent: Output = {
  record: () => undefined,
  rows: () => undefined,
  field: () => undefined,
  finding: () => undefined,
  account: () => undefined,
  thread: () => undefined,
  encoding: () => undefined,
  state: () => undefined,
  drain: async () => undefined,
};

interface Met {
  rows: number;
  fields: Map<string, { count: number; values: string[] }>;
}

const mostValues = 40;
const mostFields = 200;

class Gather {
  private readonly met = new Map<string, Met>();

  lists(): LookList[] {
    const lists = [...this.met].map(([path, { rows, fields }]) => ({
      path,
      rows,
      fields: [...fields].map(([name, { count, values }]) => ({
        name,
        count,
        values,
        suggestion: suggest(name, values),
      })),
    }));
    return lists
      .filter((list) => list.fields.length > 0)
      .sort((a, b) => b.rows - a.rows)
      .slice(0, 30);
  }

  element(list: string, value: unknown): void {
    const met = this.list(list);
    met.rows++;
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      this.members(list, met, '', value);
  }

  /** A column of a table that a spec hears. */
  table(header: readonly string[]): {
    id: string;
    kind: 'other';
    columns: Record<string, { via(value: string): void }>;
    after(): boolean;
  } {
    const met = this.list('');
    const columns: Record<string, { via(value: string): void }> = {};
    for (const name of header)
      if (name.trim() !== '') columns[name] = { via: (value) => this.value(met, name, value) };
    for (const name of header) if (name.trim() !== '') this.field(met, name);
    return {
      id: 'table',
      kind: 'other',
      columns,
      after: () => {
        met.rows++;
        return false;
      },
    };
  }

  /** The header is the first of the widest rows. */
  rows(rows: readonly string[][]): void {
    const widest = Math.max(0, ...rows.map((row) => row.filter((cell) => cell.trim() !== '').length));
    const at = rows.findIndex((row) => row.filter((cell) => cell.trim() !== '').length === widest);
    const header = rows[at] ?? [];
    const met = this.list('');
    for (const name of header) if (name.trim() !== '') this.field(met, name.trim());
    for (const row of rows.slice(at + 1)) {
      met.rows++;
      header.forEach((name, i) => {
        if (name.trim() !== '') this.value(met, name.trim(), row[i] ?? '');
      });
    }
  }

  private members(list: string, met: Met, before: string, value: object): void {
    for (const [key, member] of Object.entries(value)) {
      // A dot in a name would be taken for a way inward.
      if (key.includes('.')) continue;
      const name = `${before}${key}`;
      if (Array.isArray(member) && member.some((one) => typeof one === 'object' && one !== null)) {
        for (const one of member) this.element(`${list}.${name}[]`.replace(/^\./, ''), one);
      } else if (typeof member === 'object' && member !== null && !Array.isArray(member)) {
        if (before.split('.').length < 4) this.members(list, met, `${name}.`, member);
      } else
        this.value(
          met,
          name,
          member === null ? '' : Array.isArray(member) ? member.map(String).join(', ') : String(member),
        );
    }
  }

  private list(path: string): Met {
    let met = this.met.get(path);
    if (met === undefined) {
      met = { rows: 0, fields: new Map() };
      this.met.set(path, met);
    }
    return met;
  }

  private field(met: Met, name: string): { count: number; values: string[] } {
    let field = met.fields.get(name);
    if (field === undefined) {
      field = { count: 0, values: [] };
      if (met.fields.size < mostFields) met.fields.set(name, field);
    }
    return field;
  }

  private value(met: Met, name: string, value: string): void {
    const field = this.field(met, name);
    if (value.trim() === '') return;
    field.count++;
    if (field.values.length < mostValues) field.values.push(value.slice(0, 200));
  }
}
