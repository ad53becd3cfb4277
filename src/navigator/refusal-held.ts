/** Checks of the third reason for refusal: data that the provider cannot have, does not give, or no longer keeps. */
import { DateTime } from 'luxon';
import type { DataCategory } from '../base/vocabulary.js';
import { dataFor } from '../catalog/facts.js';
import { kindName, providerCanHold, whyNot } from '../catalog/kinds.js';
import type { Provider, ProviderData } from '../catalog/types.js';
import { askedOf, needsOf } from './asked.js';
import type { Env, ProviderAccounts } from './env.js';
import { hoursInWords, statedPeriod } from './loss.js';
import { providerReason } from './reasons.js';
import { type CheckId, type CheckPlace, checked, type RefusalCheck } from './refusal-book.js';
import { holders } from './unsure.js';
import { categoryWords, listed } from './words.js';

/** Longer than this, in hours, nothing is said to be gone. */
const longKept = 100_000;

/** What cannot be there. */
export function heldChecks(placed: ProviderAccounts[], env: Env): RefusalCheck[] {
  return [
    ...placed.flatMap(({ provider }) =>
      askedOf(provider, env).flatMap(({ category, needs }) => ofCategory(provider, category, needs[0], env)),
    ),
    ...otherHolders(placed, env),
  ];
}

function ofCategory(
  provider: Provider,
  category: DataCategory,
  need: string | undefined,
  env: Env,
): RefusalCheck[] {
  const values = {
    provider: provider.name,
    category: categoryWords(category),
    instead: env.know.needs.plan.instead[category] ?? 'Ask for something else that answers the need.',
  };
  const place = { provider: provider.id, category, ...(need === undefined ? {} : { need }) };
  if (!providerCanHold(provider, category)) {
    const more = { ...values, kind: kindName(provider.kind), why: whyNot(provider.kind, category) ?? '' };
    return [checked(env.know.needs.refusals, 'not-held-kind', 'stop', more, place)];
  }
  const rows = dataFor(provider, category);
  const [row] = rows;
  if (row === undefined) return [];
  if (rows.every((each) => each.process === 'not_available')) {
    const contains = row.contains ? ` (${row.contains})` : '';
    const more = { ...values, contains, source: sourceOf(provider, row, env) };
    return [checked(env.know.needs.refusals, 'not-held-provider', 'stop', more, place)];
  }
  return retention(provider, rows, values, place, env);
}

/** What the dates asked about say beside the words on keeping. Silent where a row says nothing of keeping. */
function retention(
  provider: Provider,
  rows: readonly ProviderData[],
  values: Record<string, string>,
  place: CheckPlace,
  env: Env,
): RefusalCheck[] {
  const { from, to } = env.answers.period ?? {};
  const longest = longestKept(rows, env);
  if (from === undefined || longest === undefined || longest.hours >= longKept) return [];
  const since = DateTime.fromISO(env.asOf, { zone: 'utc' })
    .minus({ hours: longest.hours })
    .toISODate() as string;
  if (from.slice(0, 10) >= since) return [];
  const past = to !== undefined && to.slice(0, 10) < since;
  const id: CheckId = longest.firm ? (past ? 'retention-passed' : 'retention-partly') : 'retention-maybe';
  const words = longest.row.retention as string;
  const more = {
    ...values,
    since,
    retention: words.replace(/\.$/, ''),
    source: sourceOf(provider, longest.row, env),
  };
  return [checked(env.know.needs.refusals, id, past && longest.firm ? 'stop' : 'warn', more, place)];
}

interface Kept {
  row: ProviderData;
  hours: number;
  /** The words begin with the period, so that it can be counted on. */
  firm: boolean;
}

/** The row that is kept longest; undefined where any row says nothing that can be counted. */
function longestKept(rows: readonly ProviderData[], env: Env): Kept | undefined {
  const kept = rows.map((row): Kept | undefined => {
    const words = row.retention;
    if (words === undefined) return undefined;
    const stated = statedPeriod(words);
    const hours = stated ?? hoursInWords(words, env.know.needs.plan);
    return hours === undefined ? undefined : { row, hours, firm: stated !== undefined };
  });
  if (kept.some((each) => each === undefined)) return undefined;
  return (kept as Kept[]).sort((a, b) => b.hours - a.hours)[0];
}

function sourceOf(provider: Provider, row: ProviderData, env: Env): string {
  const { citation, date } = providerReason(provider, row, '', env.asOf);
  return date === undefined ? citation : `${citation} (${date})`;
}

/** A need that only other kinds of provider answer. */
function otherHolders(placed: ProviderAccounts[], env: Env): RefusalCheck[] {
  if (placed.length === 0) return [];
  const named = new Set(placed.map(({ provider }) => provider.kind));
  return needsOf(env)
    .filter((need) => holders(need).length > 0 && !holders(need).some((kind) => named.has(kind)))
    .map((need) => {
      const state = need.categories.length === 0 ? 'stop' : 'warn';
      const kinds = listed(holders(need).map(kindName), 'or');
      return checked(
        env.know.needs.refusals,
        'other-holder',
        state,
        { need: need.question, kinds },
        { need: need.id },
      );
    });
}
