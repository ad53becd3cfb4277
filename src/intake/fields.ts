/** Takes a report's tree apart field by field; what nobody took is listed as unknown, with its path. */
import type { Intake } from './types.js';

type Tree = Record<string, unknown>;
const longest = 300;

/**
 * One object of a report. JSON gives single values where XML gives lists of one; both read alike here. Null, empty text
 * and empty lists hold nothing and count as taken.
 */
export class Fields {
  private readonly rest: Map<string, unknown[]>;

  constructor(
    tree: unknown,
    readonly path: string,
    private readonly unknown: Intake['unknown'],
  ) {
    const entries = isTree(tree) ? Object.entries(tree) : [['', tree] as const];
    this.marks = entries.filter(([, value]) => [value].flat().includes('')).map(([name]) => name);
    this.rest = new Map(entries.map(([name, value]) => [name, listOf(value)]));
  }

  /** True while the field is there and holds something. */
  has(name: string): boolean {
    return (this.rest.get(name)?.length ?? 0) > 0;
  }

  /** Names of fields that are there and empty: XML writes a mark so (`<generativeAi/>`). */
  readonly marks: readonly string[];

  /** Text of a field, or of the `value` within it. Where there are more, the others stay. */
  text(name: string): string | undefined {
    const [first] = this.texts(name, 1);
    return first;
  }

  /** Texts of a field that may stand several times. */
  texts(name: string, most = Number.POSITIVE_INFINITY): string[] {
    const all = this.rest.get(name) ?? [];
    this.rest.set(name, all.slice(most));
    return all.slice(0, most).flatMap((value, at) => this.textOf(value, this.pathOf(name, at, all.length)));
  }

  /** Objects of a field, each to be taken apart and closed by `read`. */
  each(name: string, read: (fields: Fields, at: number) => void): void {
    const all = this.rest.get(name) ?? [];
    this.rest.delete(name);
    for (const [at, value] of all.entries()) {
      const fields = new Fields(value, this.pathOf(name, at, all.length), this.unknown);
      read(fields, at);
      fields.close();
    }
  }

  /** Lists what is left. */
  close(): void {
    for (const [name, values] of this.rest)
      for (const [at, value] of values.entries()) this.leave(value, this.pathOf(name, at, values.length));
    this.rest.clear();
  }

  private textOf(value: unknown, path: string): string[] {
    if (!isTree(value)) return [String(value).trim()].filter((text) => text !== '');
    const inner = new Fields(value, path, this.unknown);
    const found = inner.texts('value').concat(inner.texts('#text'));
    inner.close();
    return found;
  }

  private pathOf(name: string, at: number, count: number): string {
    const place = count > 1 ? `${name}[${at}]` : name;
    return [this.path, place].filter(Boolean).join('.');
  }

  private leave(value: unknown, path: string): void {
    const text = isTree(value) ? '' : String(value).trim();
    if (isTree(value)) new Fields(value, path, this.unknown).close();
    if (text !== '') this.unknown.push({ path, value: text.slice(0, longest) });
  }
}

function listOf(value: unknown): unknown[] {
  return (Array.isArray(value) ? value.flat() : [value]).filter(
    (each) => each !== null && each !== undefined && each !== '',
  );
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
