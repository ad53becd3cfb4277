/** Walks a provider's file and yields every fact in it, with its place: the checks and the counts stand on it. */
import { listKeys, singleKeys } from './keys.js';

/** One fact as it stands in a file: where, and the source it names. */
export interface FactAt {
  /** Path into the document, e.g. `['data', 3]`, `['notice']`, `['notice', 0]` where the group is a list. */
  path: (string | number)[];
  source: string | undefined;
  /** The row itself. */
  row: Readonly<Record<string, unknown>>;
}

/** Every list of a file in which facts stand: also the old names, and what was otherwise before. */
export const factLists = ['names', ...listKeys, 'changes'] as const;

/**
 * Every fact of a provider, in the order above. A fact is a row of a list, or one of the single groups;
 * keys such as `name` and `services` name the provider and are not counted.
 */
export function factsOf(file: Readonly<Record<string, unknown>>): FactAt[] {
  return [
    ...factLists.flatMap((key) => rowsAt(key, file[key])),
    ...singleKeys.flatMap((key) => {
      const group = file[key];
      if (Array.isArray(group)) return rowsAt(key, group);
      return group ? [factAt([key], group)] : [];
    }),
  ];
}

function rowsAt(key: string, value: unknown): FactAt[] {
  return Array.isArray(value) ? value.map((row, index) => factAt([key, index], row)) : [];
}

function factAt(path: FactAt['path'], value: unknown): FactAt {
  const row = (value !== null && typeof value === 'object' ? value : {}) as Record<string, unknown>;
  return { path, source: typeof row.source === 'string' ? row.source : undefined, row };
}
