/** Finds the member names near the root of a JSON text, also of one that is cut: enough to tell what a file is. */

export interface JsonKeys {
  root: 'object' | 'array';
  /**
   * Paths of members within at most four objects or lists, one in the other; `[]` for list places: `[].ts`, `contacts.contact[].tel`. Members of later
   * elements are there too, as far as the text goes.
   */
  paths: Set<string>;
}

/** Objects and lists, one in the other, down to which names of members are known. */
export const deepest = 4;
const mostPaths = 4000;

/** Null when the text begins with neither an object nor a list. Steps over `name = ` before it. */
export function jsonKeys(text: string): JsonKeys | null {
  const start = text.search(/[[{]/);
  if (start < 0) return null;
  const paths = new Set<string>();
  new Walk(text, start, paths).run();
  return { root: text[start] === '[' ? 'array' : 'object', paths };
}

class Walk {
  private readonly text: string;
  private readonly paths: Set<string>;
  private at: number;
  /** Path of each open object or list. */
  private readonly open: string[] = [];
  private key: string | null = null;

  constructor(text: string, at: number, paths: Set<string>) {
    this.text = text;
    this.at = at;
    this.paths = paths;
  }

  run(): void {
    while (this.at < this.text.length && this.paths.size < mostPaths) {
      const c = this.text[this.at]!;
      if (c === '"') this.string();
      else if (c === '{' || c === '[') this.enter(c);
      else if (c === '}' || c === ']') this.leave();
      this.at++;
      if (this.open.length === 0) return;
    }
  }

  private enter(c: string): void {
    const parent = this.open.at(-1) ?? '';
    const path = this.key === null ? parent : this.key;
    this.key = null;
    this.open.push(c === '[' ? `${path}[]` : path);
  }

  private leave(): void {
    this.open.pop();
    this.key = null;
  }

  /** A string followed by a colon is a member's name. */
  private string(): void {
    const from = this.at + 1;
    let to = from;
    while (to < this.text.length && this.text[to] !== '"') to += this.text[to] === '\\' ? 2 : 1;
    this.at = to;
    if (!/^\s*:/.test(this.text.slice(to + 1, to + 20))) {
      this.key = null;
      return;
    }
    const parent = this.open.at(-1) ?? '';
    this.key = parent === '' ? this.text.slice(from, to) : `${parent}.${this.text.slice(from, to)}`;
    if (this.open.length <= deepest) this.paths.add(this.key);
  }
}
