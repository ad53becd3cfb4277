/** Walks a provider's file and yields every fact in it, with its place: the checks and the counts stand on it. */

/** One fact as it stands in a file: where, and the source it names. */
export interface FactAt {
  /** Path into the document, e.g. `['data', 3]`. */
  path: (string | number)[];
  source: string | undefined;
}

const single = [
  'preservation',
  'notice',
  'emergency',
  'international',
  'cost',
  'returns',
  'certification',
] as const;
const lists = [
  'entities',
  'channels',
  'identifiers',
  'data',
  'rejects',
  'quirks',
  'conflicts',
  'changes',
] as const;

/**
 * Every fact of a provider, in the order above. A fact is a row of a list, or one of the single groups;
 * keys such as `name` and `services` name the provider and are not counted.
 */
export function factsOf(file: Readonly<Record<string, unknown>>): FactAt[] {
  return [
    ...lists.flatMap((key) =>
      rows(file[key]).map((row, index) => ({ path: [key, index], source: sourceOf(row) })),
    ),
    ...single.flatMap((key) => (file[key] ? [{ path: [key], source: sourceOf(file[key]) }] : [])),
  ];
}

function rows(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function sourceOf(row: unknown): string | undefined {
  const source = (row as { source?: unknown } | null)?.source;
  return typeof source === 'string' ? source : undefined;
}
