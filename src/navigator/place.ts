/** Which provider each account belongs to, and which accounts belong to none that is known. */

import type { IdentifierKind } from '../base/vocabulary.js';
import { providerAt } from '../catalog/at.js';
import { recogniseAccounts } from '../catalog/recognise.js';
import type { Catalog } from '../catalog/types.js';
import { byText, type Env, type ProviderAccounts } from './env.js';
import type { PlanBook } from './plan-book.js';
import type { AnswerAccount, UnplacedAccount } from './types.js';

/** Identifiers that name their provider by themselves: a link by its host, an address by its domain. */
const telling: readonly IdentifierKind[] = ['email', 'profile_url', 'vanity_url', 'post_url'];

/** Sorts accounts to providers; what cannot be placed says how its holder is found. */
export function placeAccounts(env: Env): { placed: ProviderAccounts[]; unplaced: UnplacedAccount[] } {
  const { catalog, needs } = env.know;
  const byProvider = new Map<string, AnswerAccount[]>();
  const unplaced: UnplacedAccount[] = [];
  for (const given of distinct(env.answers.accounts)) {
    const account = readLink(given, catalog);
    const accounts = byProvider.get(account.provider ?? '') ?? [];
    if (account.provider === undefined || !catalog.providers.has(account.provider)) {
      unplaced.push(withoutHolder(account, needs.plan));
    } else byProvider.set(account.provider, [...accounts, account]);
  }
  const ids = [...byProvider.keys()].sort(byText);
  return {
    placed: ids.map((id) => ({
      provider: providerAt(catalog.providers.get(id)!, env.asOf),
      accounts: distinct(byProvider.get(id)!),
    })),
    unplaced,
  };
}

function distinct(accounts: readonly AnswerAccount[]): AnswerAccount[] {
  const keyed = accounts.map(
    (each) => [JSON.stringify([each.provider ?? '', each.identifier, each.value]), each] as const,
  );
  return [...new Map(keyed)].sort(([a], [b]) => byText(a, b)).map(([, account]) => account);
}

/**
 * An account with the provider that its link or address tells. Where that provider cannot search by a link, the
 * name in it is taken instead.
 */
function readLink(account: AnswerAccount, catalog: Catalog): AnswerAccount {
  const { provider: named, identifier, value } = account;
  const accepted = named === undefined ? undefined : catalog.providers.get(named)?.identifiers;
  if (!telling.includes(identifier) || accepted?.some((each) => each.id === identifier)) return account;
  const found = recogniseAccounts(value, catalog, named ? { hint: named } : {})[0];
  const holder =
    found?.verdict === 'accepted' || identifier !== 'email' ? found?.candidates[0]?.provider : undefined;
  if (found === undefined || holder === undefined || (named !== undefined && named !== holder))
    return account;
  const takes = catalog.providers.get(holder)?.identifiers.some((each) => each.id === identifier);
  if (takes || found.verdict !== 'accepted' || !found.identifier || !found.value)
    return { ...account, provider: holder };
  return { provider: holder, identifier: found.identifier, value: found.value };
}

function withoutHolder(account: AnswerAccount, book: PlanBook): UnplacedAccount {
  const { unplaced } = book.identifiers;
  const fill = (text: string): string => text.replace('{provider}', account.provider ?? '');
  const help = account.provider
    ? unplaced['unknown-provider']
    : (lookUp(account.identifier, unplaced) ?? unplaced.any);
  return { identifier: account.identifier, value: account.value, why: fill(help.why), how: fill(help.how) };
}

function lookUp(
  kind: IdentifierKind,
  unplaced: PlanBook['identifiers']['unplaced'],
): { why: string; how: string } | undefined {
  return kind === 'phone' || kind === 'ip_address' || kind === 'email' ? unplaced[kind] : undefined;
}
