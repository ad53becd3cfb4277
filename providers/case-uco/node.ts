/** A node of the graph: its own members and those of its facets, by their names without the vocabulary's prefix. */

export class Node {
  readonly id: string;
  /** Names of its types without prefix, the most telling first: `Application` before `Software`. */
  readonly types: string[];
  private readonly members = new Map<string, unknown[]>();

  constructor(value: unknown) {
    const own = isObject(value) ? value : {};
    this.id = String(own['@id'] ?? '');
    this.types = listOf(own['@type']).map((type) => localName(String(type)));
    this.add(own);
    for (const [key, facets] of Object.entries(own))
      if (localName(key) === 'hasFacet')
        for (const facet of listOf(facets)) if (isObject(facet)) this.add(facet);
  }

  get type(): string {
    return this.types[0] ?? '';
  }

  /** The first value of a member that is a text, a number or a truth value, or `{ "@value": … }`. */
  text(name: string): string | undefined {
    for (const value of this.members.get(name) ?? []) {
      const text = scalarOf(value);
      if (text !== undefined && text !== '') return text;
    }
    return undefined;
  }

  /** Ids of the nodes that a member points to. */
  refs(name: string): string[] {
    return (this.members.get(name) ?? []).flatMap((value) => idOf(value) ?? []);
  }

  ref(name: string): string | undefined {
    return this.refs(name)[0];
  }

  /** The member's values as they are. */
  values(name: string): unknown[] {
    return this.members.get(name) ?? [];
  }

  private add(object: Record<string, unknown>): void {
    for (const [key, value] of Object.entries(object)) {
      const name = localName(key);
      this.members.set(name, [...(this.members.get(name) ?? []), ...listOf(value)]);
    }
  }
}

/** `uco-observable:from` is `from`, as is an address that ends in `#from` or `/from`. */
export function localName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf(':'), name.lastIndexOf('/'), name.lastIndexOf('#')) + 1);
}

export function idOf(value: unknown): string | undefined {
  return isObject(value) && typeof value['@id'] === 'string' ? value['@id'] : undefined;
}

function scalarOf(value: unknown): string | undefined {
  const plain = isObject(value) ? value['@value'] : value;
  return plain === undefined || plain === null || typeof plain === 'object' ? undefined : String(plain);
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
