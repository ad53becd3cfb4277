/** What a step still lacks: an identifier that the provider can search by, a stable id, the period, the zone. */
import type { IdentifierKind } from '../base/vocabulary.js';
import { acceptedIdentifiers, takesIdentifier } from '../catalog/facts.js';
import type { Provider } from '../catalog/types.js';
import type { Env, ProviderAccounts } from './env.js';
import type { MissingIdentifier, Step } from './types.js';

/** What a provider's accounts lack is the same for each of its steps. */
const lacking = new WeakMap<ProviderAccounts, MissingIdentifier[]>();

/** Missing identifiers of one provider's accounts, each kind once. */
export function missingIdentifiers(of: ProviderAccounts, env: Env): MissingIdentifier[] {
  const known = lacking.get(of) ?? findMissing(of, env);
  lacking.set(of, known);
  return known;
}

function findMissing({ provider, accounts }: ProviderAccounts, env: Env): MissingIdentifier[] {
  const accepted = acceptedIdentifiers(provider);
  const refused = accounts.filter(
    (account) => accepted.length > 0 && !takesIdentifier(provider, account.identifier),
  );
  const found = refused.map((account) => notSearchable(provider, account, accepted, env));
  const all = [...found, ...unstable(provider, accounts, accepted, env)];
  return [...new Map(all.map((each) => [each.kind, each])).values()];
}

/** True when at least one account is named by something that the provider can search by, or nothing is on record. */
export function hasUsableIdentifier({ provider, accounts }: ProviderAccounts): boolean {
  const nothing = acceptedIdentifiers(provider).length === 0;
  return nothing || accounts.some((account) => takesIdentifier(provider, account.identifier));
}

function notSearchable(
  provider: Provider,
  account: Env['answers']['accounts'][number],
  accepted: IdentifierKind[],
  env: Env,
): MissingIdentifier {
  const kind = accepted[0] ?? 'other';
  const labels = provider.identifiers.map((each) => each.label).join('; ');
  const why = `${provider.name} is not on record as searching by ${spoken(account.identifier)} (“${account.value}”). It takes: ${labels}.`;
  return { kind, why, how: howTo(provider, kind, env) };
}

/** A name that its user can change, where the provider also takes an id that stays. */
function unstable(
  provider: Provider,
  accounts: ProviderAccounts['accounts'],
  accepted: IdentifierKind[],
  env: Env,
): MissingIdentifier[] {
  const { changeable, stable } = env.know.needs.plan.identifiers;
  const kind = accepted.find((each) => stable.includes(each));
  const names = accounts.filter((account) => changeable.includes(account.identifier));
  if (kind === undefined || names.length === 0 || accounts.some((account) => account.identifier === kind))
    return [];
  const why = `The user can change “${names[0]?.value}”; the ${spoken(kind)} stays. Give both where you can.`;
  return [{ kind, why, how: howTo(provider, kind, env) }];
}

/** How an identifier is found: the provider's own note first, then the general way. */
function howTo(provider: Provider, kind: IdentifierKind, env: Env): string {
  const own = provider.identifiers.find((each) => each.id === kind);
  const general =
    env.know.needs.plan.identifiers.how[kind] ?? env.know.needs.plan.identifiers.how.other ?? '';
  return [own ? `${own.label}${own.note ? `: ${own.note}` : ''}.` : '', general].filter(Boolean).join(' ');
}

function spoken(kind: IdentifierKind): string {
  return kind.replaceAll('_', ' ').replace(/\b(id|url|ip)\b/g, (word) => word.toUpperCase());
}

/** The period of a step; the zone is UTC when none was stated, and says so. */
export function periodOf(env: Env): Step['period'] {
  const { from, to, zone } = env.answers.period ?? {};
  return {
    from: from ?? null,
    to: to ?? null,
    zone: zone ?? 'UTC',
    assumed: zone === undefined ? ['zone'] : [],
  };
}

/** What is missing of the period, for a step that discloses. */
export function missingPeriod(env: Env): MissingIdentifier[] {
  const { from, to, zone } = env.answers.period ?? {};
  const missing: MissingIdentifier[] = [];
  if (from === undefined || to === undefined) {
    const why = 'Process without a first and a last day is sent back as too broad.';
    missing.push({
      kind: 'period',
      why,
      how: 'Take the first and last day that matter to the offence, and a day on each side.',
    });
  }
  if (zone === undefined) {
    const why = 'Without a zone a day begins at another hour for you than for the provider.';
    missing.push({
      kind: 'zone',
      why,
      how: 'Name the zone of the place where it happened, as America/New_York.',
    });
  }
  return missing;
}
