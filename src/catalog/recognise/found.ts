/** What the recogniser knows of a line before it is judged, and the judging of it against a provider. */
import type { IdentifierKind } from '../../base/vocabulary.js';
import { acceptedIdentifiers } from '../facts.js';
import type { Catalog, Provider, RecognisedAccount } from '../types.js';
import { indexOf } from './index.js';
import { identifierWord, listWords } from './words.js';

/** A result before its line is attached. */
export type Found = Omit<RecognisedAccount, 'input' | 'line'>;

/** What every recogniser of one kind gets. */
export interface LineContext {
  /** The tidy line. */
  text: string;
  catalog: Catalog;
  /** The provider that the line, or the person, names. */
  provider?: Provider;
  /** The line without the words that name the provider. */
  rest: string;
  /** ISO country for telephone numbers without +. */
  defaultCountry: string;
}

const names: readonly IdentifierKind[] = ['handle', 'username', 'vanity_url'];

/** The kind under which a provider takes an identifier: a user name may be its `handle`; undefined if it takes none. */
export function takenAs(provider: Provider, kind: IdentifierKind): IdentifierKind | undefined {
  const accepted = acceptedIdentifiers(provider);
  if (accepted.includes(kind)) return kind;
  return names.includes(kind) ? names.find((name) => accepted.includes(name)) : undefined;
}

/** The verdict for an identifier whose provider is known. */
export function judged(provider: Provider, kind: IdentifierKind, value: string, note?: string): Found {
  const taken = takenAs(provider, kind);
  const candidates = [{ provider: provider.id, why: note ?? `${provider.name} was named` }];
  if (taken) {
    const row = provider.identifiers.find((identifier) => identifier.id === taken);
    const label = row ? ` (${row.label})` : '';
    const message = `${provider.name} can search by this ${identifierWord(taken)}${label}.`;
    return { identifier: taken, value, candidates, verdict: 'accepted', message };
  }
  return {
    identifier: kind,
    value,
    candidates,
    verdict: 'unresolved',
    message: notTaken(provider, kind),
    remedy: `${provider.name} searches by ${whatItTakes(provider)}: find one of these.`,
  };
}

function notTaken(provider: Provider, kind: IdentifierKind): string {
  if (kind === 'other') return `This link of ${provider.name} names no account.`;
  const word = identifierWord(kind);
  return `Our facts do not say that ${provider.name} can search by ${/^[aeio]/i.test(word) ? 'an' : 'a'} ${word}.`;
}

function whatItTakes(provider: Provider): string {
  const kinds = [...new Set(acceptedIdentifiers(provider).map(identifierWord))];
  return kinds.length > 0 ? listWords(kinds) : 'identifiers that its page does not list';
}

/** Providers that take a kind of identifier, as candidates. */
export function takers(catalog: Catalog, kind: IdentifierKind, why: string): RecognisedAccount['candidates'] {
  return indexOf(catalog)
    .takersOf(kind)
    .map((provider) => ({ provider: provider.id, why }));
}
