/** Checks of the second reason for refusal: too much, too long, without limits. Narrower words are offered. */
import { DateTime } from 'luxon';
import { askedOf } from './asked.js';
import type { Env, ProviderAccounts } from './env.js';
import { checked, type RefusalCheck } from './refusal-book.js';
import { categoryWords, listed } from './words.js';

/** What is too broad in period and kinds of data. */
export function breadthChecks(placed: ProviderAccounts[], env: Env): RefusalCheck[] {
  const asked = placed.map((of) => ({
    of,
    categories: askedOf(of.provider, env).map((each) => each.category),
  }));
  const all = new Set(asked.flatMap((each) => each.categories));
  if (all.size === 0) return [];
  const book = env.know.needs.refusals;
  const timed = [...all].some((category) => !book.timeless.includes(category));
  return [
    ...periodChecks(placed, timed, env),
    ...asked.flatMap(({ of, categories }) => wide(of, categories, env)),
  ];
}

function periodChecks(placed: ProviderAccounts[], timed: boolean, env: Env): RefusalCheck[] {
  const { from, to, zone } = env.answers.period ?? {};
  const book = env.know.needs.refusals;
  if (from === undefined || to === undefined)
    return [checked(book, 'period-missing', timed ? 'stop' : 'warn')];
  const days = daysBetween(from, to);
  const narrower = placed[0] === undefined ? '' : narrowerWords(placed[0], [], env);
  return [
    ...(days > book.longDays
      ? [checked(book, 'period-long', 'warn', { days: String(days), long: String(book.longDays), narrower })]
      : []),
    ...(to.slice(0, 10) > env.asOf ? [checked(book, 'period-ahead', 'warn', { to })] : []),
    ...(zone === undefined ? [checked(book, 'zone-missing', 'warn')] : []),
  ];
}

/** First and last day included. */
function daysBetween(from: string, to: string): number {
  const day = (text: string): DateTime => DateTime.fromISO(text.slice(0, 10), { zone: 'utc' });
  return Math.round(day(to).diff(day(from), 'days').days) + 1;
}

/** Nearly all content of an account. */
function wide(of: ProviderAccounts, categories: readonly string[], env: Env): RefusalCheck[] {
  const book = env.know.needs.refusals;
  const contents = book.contents.filter((category) => categories.includes(category));
  if (contents.length < book.wideContents) return [];
  const { from, to } = env.answers.period ?? {};
  const values = {
    provider: of.provider.name,
    count: String(contents.length),
    narrower: `Write: ${narrowerWords(of, contents.slice(0, 2).map(categoryWords), env)}`,
  };
  const state = from === undefined || to === undefined ? 'stop' : 'warn';
  return [checked(book, 'everything', state, values, { provider: of.provider.id })];
}

/** A sentence with limits, for the person to complete. */
function narrowerWords({ accounts }: ProviderAccounts, categories: string[], env: Env): string {
  const { period, offence } = env.answers;
  const values: Record<string, string> = {
    categories: categories.length === 0 ? 'the data' : listed(categories),
    account: accounts[0]?.value ?? '…',
    from: period?.from ?? '…',
    to: period?.to ?? '…',
    zone: period?.zone ?? 'zone …',
    offence: offence?.name || 'the offence',
  };
  return env.know.needs.refusals.narrower.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '…');
}
