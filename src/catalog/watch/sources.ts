/** Which documents of Open Terms Archive our facts were read in: from the sources' own addresses, and `data/watch.yaml`. */
import { z } from 'zod';
import { ProblemList } from '../../base/problem-list.js';
import { projectPath } from '../../base/root.js';
import { readYamlFile } from '../../base/yaml-file.js';
import { sourceDate } from '../age.js';
import type { Catalog, Provider, ProviderSource } from '../types.js';

/** A document that a clone can have, and the day on which we read it. */
export interface WatchedDocument {
  provider: string;
  providerName: string;
  /** Our id of the source, and its title. */
  source: string;
  title: string;
  /** Repository, without its owner: `contrib-versions`. */
  repository: string;
  /** Path inside it: `Twitter/Law Enforcement Guidelines.md`. */
  path: string;
  /** ISO day: the source's, else the day the file was last checked. */
  readOn: string;
}

const text = z.string().trim().min(1);
const shape = z.strictObject({
  documents: z.array(
    z.strictObject({
      provider: text,
      /** Our source whose text it is; absent = watched beside them. */
      source: text.optional(),
      repository: z.string().regex(/^[A-Za-z0-9._-]+$/),
      path: z.string().regex(/^[^/]+\/[^/]+\.md$/),
    }),
  ),
});

/** One line of `data/watch.yaml`. */
export type WatchLine = z.infer<typeof shape>['documents'][number];

const address =
  /^https:\/\/github\.com\/[^/]+\/([A-Za-z0-9._-]+-versions)\/(?:blob|blame|commits)\/[^/]+\/([^/]+\/[^/?#]+\.md)/;

/** The documents to watch, by provider; each document of a provider once. */
export function watchedDocuments(catalog: Catalog, lines: readonly WatchLine[]): WatchedDocument[] {
  const found = [...catalog.providers.values()].flatMap((provider) => [
    ...[...provider.sources.values()].flatMap((source) => archived(provider, source)),
    ...lines.filter((line) => line.provider === provider.id).map((line) => mapped(provider, line)),
  ]);
  const key = ({ provider, repository, path }: WatchedDocument): string =>
    `${provider} ${repository} ${path}`;
  const first = new Map([...found].reverse().map((document) => [key(document), document]));
  return found.filter((document) => first.get(key(document)) === document);
}

/** @throws ProblemList (`watch-invalid`) when `data/watch.yaml` is wrong */
export function readWatchLines(file: string = projectPath('data', 'watch.yaml')): WatchLine[] {
  const read = readYamlFile(file, shape);
  if (!read.value) throw new ProblemList('watch-invalid', 'The list of watched documents', read.problems);
  return read.value.documents;
}

function archived(provider: Provider, source: ProviderSource): WatchedDocument[] {
  for (const url of [source.archive, source.url]) {
    const [, repository, path] = address.exec(url ?? '') ?? [];
    const decoded = path === undefined ? undefined : decode(path);
    if (repository && decoded) return [{ ...about(provider, source), repository, path: decoded }];
  }
  return [];
}

function mapped(provider: Provider, line: WatchLine): WatchedDocument {
  const { repository, path } = line;
  const source = provider.sources.get(line.source ?? '');
  if (source) return { ...about(provider, source), repository, path };
  const title = path.replace(/\.md$/, '').replace('/', ': ');
  const { id, name, last_verified } = provider;
  return { provider: id, providerName: name, source: '', title, repository, path, readOn: last_verified };
}

function about(provider: Provider, source: ProviderSource): Omit<WatchedDocument, 'repository' | 'path'> {
  const { id, title } = source;
  const readOn = dayOf(sourceDate(source, provider), provider.last_verified);
  return { provider: provider.id, providerName: provider.name, source: id, title, readOn };
}

/** A date of a year or a month as the last day that it can mean, and that somebody of ours can have read. */
function dayOf(date: string, checked: string): string {
  const last = date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date;
  return last < checked ? last : checked;
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
