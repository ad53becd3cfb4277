/** Checks of the first reason for refusal: an account that the provider cannot find. */
import type { IdentifierKind } from '../base/vocabulary.js';
import { acceptedIdentifiers, takesIdentifier } from '../catalog/facts.js';
import { needsOf } from './asked.js';
import type { Env, ProviderAccounts } from './env.js';
import { providerReason } from './reasons.js';
import { checked, type RefusalCheck } from './refusal-book.js';
import type { AnswerAccount, UnplacedAccount } from './types.js';
import { listed } from './words.js';

/** What is wrong with the way in which the accounts are named. */
export function identifierChecks(
  placed: ProviderAccounts[],
  unplaced: UnplacedAccount[],
  env: Env,
): RefusalCheck[] {
  const book = env.know.needs.refusals;
  if (env.answers.accounts.length === 0) return [checked(book, 'no-account', 'stop')];
  return [
    ...placed.flatMap((of) => of.accounts.flatMap((account) => ofAccount(account, of, env))),
    ...unplaced.map(({ value, why, how }) =>
      checked(book, 'no-holder', 'warn', { account: value, why, how }, { account: value }),
    ),
    ...addressesWithoutTime(env),
    ...exactAddresses(env),
  ];
}

function ofAccount(account: AnswerAccount, { provider }: ProviderAccounts, env: Env): RefusalCheck[] {
  const book = env.know.needs.refusals;
  const place = { provider: provider.id, account: account.value };
  const values = { provider: provider.name, account: account.value };
  if (book.namesOnly.includes(account.identifier) && looksShown(account.value))
    return [checked(book, 'display-name', 'stop', values, place)];
  if (acceptedIdentifiers(provider).length === 0 || takesIdentifier(provider, account.identifier)) return [];
  const [first] = provider.identifiers;
  const source = first === undefined ? '' : providerReason(provider, first, '', env.asOf).citation;
  const takes = [...new Set(provider.identifiers.map((each) => each.label))].join('; ');
  const more = { ...values, takes, source, kind: spoken(account.identifier) };
  return [checked(book, 'not-searchable', 'stop', more, place)];
}

/** A name with a space inside, or in quotes, is one that is shown. */
function looksShown(value: string): boolean {
  return /\S\s+\S/.test(value.trim()) || /^["'“‘].*["'”’]$/.test(value.trim());
}

/** An IP address is asked about with the moment of its use. */
function addressesWithoutTime(env: Env): RefusalCheck[] {
  const { accounts, period } = env.answers;
  if (period?.from !== undefined && period.zone !== undefined) return [];
  return accounts
    .filter((account) => account.identifier === 'ip_address')
    .map(({ value }) =>
      checked(
        env.know.needs.refusals,
        'address-without-time',
        'stop',
        { account: value },
        { account: value },
      ),
    );
}

/** A need about one post, message or listing, without its address. */
function exactAddresses(env: Env): RefusalCheck[] {
  const book = env.know.needs.refusals;
  const given = new Set(env.answers.accounts.map((account) => account.identifier));
  return needsOf(env).flatMap((need) => {
    const kinds = book.exact[need.id] ?? [];
    if (kinds.length === 0 || kinds.some((kind) => given.has(kind))) return [];
    const values = { need: need.question, takes: listed(kinds.map(spoken), 'or') };
    return [checked(book, 'exact-address', 'warn', values, { need: need.id })];
  });
}

/** `ip_address` → `IP address`. */
export function spoken(kind: IdentifierKind): string {
  return kind
    .replaceAll('_', ' ')
    .replace(/\b(id|url|ip|imei|imsi|iccid|mac)\b/g, (word) => word.toUpperCase());
}
