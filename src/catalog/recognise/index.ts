/** What the recogniser looks up in a catalog, built once: hosts, mailboxes, words that name a provider, who takes what. */
import type { IdentifierKind } from '../../base/vocabulary.js';
import type { Catalog, Provider, RecognisePath } from '../types.js';
import { type HintWord, hintWordsOf } from './hint-word.js';
import { bareHost } from './link.js';

/** A path of a provider's rule with its pattern compiled. */
export interface PathRule extends RecognisePath {
  match: RegExp;
}

/** A provider whose links the catalog knows. */
export interface HostRule {
  provider: Provider;
  paths: PathRule[];
  notAccounts: ReadonlySet<string>;
}

export interface RecogniseIndex {
  /** The rule of a host without `www.`; a rule's `*.example.com` answers for every name below it. */
  ofHost(host: string): HostRule | undefined;
  /** Who runs the mailboxes of a domain. */
  ofMailDomain(domain: string): Provider | undefined;
  /** The words that name a provider and begin with this one, the longest first. */
  hintsFrom(word: string): readonly HintWord[];
  /** The provider that a word, or two with a space between, names in full. */
  named(words: string): Provider | undefined;
  /** Providers that search by a kind of identifier (a user name may be taken as a handle), in the catalog's order. */
  takersOf(kind: IdentifierKind): readonly Provider[];
  /** True where a text can be a user name of the provider; true as well where the shape is not known. */
  canBeName(provider: Provider, name: string): boolean;
}

const cache = new WeakMap<Catalog, RecogniseIndex>();

/** Makes the next call build anew: after a provider of the catalog was replaced. */
export function forgetIndex(catalog: Catalog): void {
  cache.delete(catalog);
}

/** The index of a catalog; the second call for the same catalog costs nothing. */
export function indexOf(catalog: Catalog): RecogniseIndex {
  const known = cache.get(catalog);
  if (known) return known;
  const made = build([...catalog.providers.values()]);
  cache.set(catalog, made);
  return made;
}

const names: readonly IdentifierKind[] = ['handle', 'username', 'vanity_url'];

function build(providers: Provider[]): RecogniseIndex {
  const hosts = hostsOf(providers);
  const mail = new Map(
    providers
      .flatMap((p) => (p.recognise?.mailDomains ?? []).map((d): [string, Provider] => [d, p]))
      .reverse(),
  );
  const hints = hintWordsOf(providers);
  const named = new Map([
    ...providers.flatMap(titles),
    ...[...hints.values()]
      .flat()
      .map(({ word, provider }): [string, Provider] => [word, provider])
      .reverse(),
  ]);
  const takers = takersOf(providers);
  const shapes = new Map(
    providers.flatMap(({ id, recognise }): [string, RegExp][] =>
      recognise?.username ? [[id, new RegExp(recognise.username, 'iu')]] : [],
    ),
  );
  return {
    ofHost: (host) => hosts.get(host) ?? below(hosts, host),
    ofMailDomain: (domain) => mail.get(domain),
    hintsFrom: (word) => hints.get(word) ?? [],
    named: (word) => named.get(word),
    takersOf: (kind) => takers.get(kind) ?? [],
    canBeName: (provider, name) => shapes.get(provider.id)?.test(name) ?? true,
  };
}

/** A provider whose file has no words of its own yet is known by its name and its services. */
function titles(provider: Provider): [string, Provider][] {
  if (provider.recognise) return [];
  return [provider.name, ...provider.services].map((title): [string, Provider] => [
    title.toLowerCase(),
    provider,
  ]);
}

/** The first provider of the catalog that claims a host keeps it, as before there was an index. */
function hostsOf(providers: Provider[]): Map<string, HostRule> {
  const hosts = new Map<string, HostRule>();
  for (const provider of providers) {
    if (!provider.recognise) continue;
    const rule: HostRule = {
      provider,
      paths: provider.recognise.paths.map((path) => ({
        ...path,
        ...(path.host ? { host: bareHost(path.host) } : {}),
        match: new RegExp(path.pattern, 'iu'),
      })),
      notAccounts: new Set(provider.recognise.notAccounts),
    };
    for (const host of provider.recognise.hosts)
      for (const each of [host, bareHost(host)]) if (!hosts.has(each)) hosts.set(each, rule);
  }
  return hosts;
}

/** `shop.example.com` by the rule of `*.example.com`. A host has few labels, so this is a handful of look-ups. */
function below(hosts: Map<string, HostRule>, host: string): HostRule | undefined {
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
    const found = hosts.get(`*${host.slice(dot)}`);
    if (found) return found;
  }
  return undefined;
}

function takersOf(providers: Provider[]): Map<IdentifierKind, Provider[]> {
  const takers = new Map<IdentifierKind, Provider[]>();
  for (const provider of providers) {
    const own = provider.identifiers.map(({ id }) => id);
    const all = names.some((name) => own.includes(name)) ? [...own, ...names] : own;
    for (const kind of new Set(all)) takers.set(kind, [...(takers.get(kind) ?? []), provider]);
  }
  return takers;
}
