/** Puts the names of sources into a provider's texts, where its file speaks of them by their ids: `(s4)`. */
import type { ProviderFile } from './schema.js';

/** Keys whose values are no prose: ids, addresses, names. */
const notProse = new Set([
  'id',
  'source',
  'value',
  'url',
  'name',
  'category',
  'use',
  'type',
  'region',
  'sources',
]);
/** Longest name that reads as one in a sentence, in characters. */
const longest = 90;

/**
 * The file with each mention of a source by its id turned into the source's title: `(s4)` → `(Snap Terms of Service)`,
 * `s2 says` → `“Snap guide” says`. What is no prose, and the rule of the recogniser, stays as it is.
 */
export function withSourceNames(file: ProviderFile): ProviderFile {
  const names = new Map(file.sources.map(({ id, title }) => [id, shortTitle(title)]));
  const { recognise, sources, services, ...facts } = file;
  const told = named(facts, names) as typeof facts;
  return { ...told, services, sources, ...(recognise ? { recognise } : {}) };
}

function named(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return inWords(value, names);
  if (Array.isArray(value)) return value.map((each) => named(each, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, notProse.has(key) ? each : named(each, names)]),
  );
}

/** In brackets any id counts; in the open only those with a figure, for `as` and `in` are words as well. */
function inWords(text: string, names: ReadonlyMap<string, string>): string {
  return text
    .replace(/\(([a-z]{1,2}\d*(?:, [a-z]{1,2}\d*)*)\)/g, (whole, ids: string) => {
      const titles = ids.split(', ').map((id) => names.get(id));
      return titles.every((title) => title !== undefined) ? `(${[...new Set(titles)].join('; ')})` : whole;
    })
    .replace(/(?<![\w$€£/.-])([a-z]{1,2}\d{1,2})(?![\w/-]|\.\w)/g, (whole, id: string) => {
      const title = names.get(id);
      return title === undefined ? whole : `“${title}”`;
    });
}

/** A title without what its brackets add, and cut where it is long. */
function shortTitle(title: string): string {
  const bare = title.replace(/\s*\([^()]*\)/g, '').trim() || title;
  return bare.length <= longest ? bare : `${bare.slice(0, longest).replace(/\s+\S*$/, '')} …`;
}
