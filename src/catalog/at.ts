/** A provider as it was on a day: whom process named then, and where it went. */
import { listKeys, singleKeys } from './keys.js';
import type {
  Dated,
  ListFacts,
  ListKey,
  Provider,
  ProviderHistory,
  ServiceName,
  SingleFacts,
  SingleKey,
} from './types.js';

/** The facts of all days, as a file gives them. */
export interface AllDays {
  lists: { [K in ListKey]: ListFacts[K] };
  singles: { [K in SingleKey]?: NonNullable<SingleFacts[K]>[] };
  services: ServiceName[];
}

/** The facts of one day, and the rest as history. */
export type OneDay = ListFacts & SingleFacts & Pick<Provider, 'services' | 'history'>;

interface Epochs {
  /** ISO days on which something begins to be otherwise, in order. */
  turns: string[];
  /** The provider before the first turn, between the first and the second, … */
  made: (Provider | undefined)[];
}

const remembered = new WeakMap<Provider, Epochs>();

/**
 * The provider with only the facts that held on a day.
 * @param provider of the catalog, or itself a result of this function
 * @param asOf ISO date or date-time. Rows without `from` or `to` hold on every day before or after.
 * @returns the same object for the same span of days, so that it is cheap to ask again; the provider itself where
 *   nothing has dates. What does not hold that day is in its `history`.
 */
export function providerAt(provider: Provider, asOf: string): Provider {
  const epochs = epochsOf(provider);
  if (epochs.turns.length === 0) return provider;
  const day = asOf.slice(0, 10);
  const index = epochs.turns.filter((turn) => turn <= day).length;
  const made = epochs.made[index] ?? { ...without(provider), ...onDay(allDays(provider), day) };
  epochs.made[index] = made;
  return made;
}

/** Splits facts of all days into those of one day and the history of the others. */
export function onDay(all: AllDays, day: string): OneDay {
  const now: Record<string, unknown> = {};
  const lists: Record<string, unknown> = {};
  const singles: Record<string, unknown> = {};
  for (const key of listKeys) {
    now[key] = all.lists[key].filter((row) => holdsOn(row, day));
    const others = all.lists[key].flatMap((row, at) => (holdsOn(row, day) ? [] : [{ at, row }]));
    if (others.length > 0) lists[key] = others;
  }
  for (const key of singleKeys) {
    const { one, others } = oneOf(all.singles[key] ?? [], day);
    if (one) now[key] = one;
    if (others.length > 0) singles[key] = others;
  }
  now.services = all.services.filter((name) => holdsOn(name, day)).map(({ name }) => name);
  return { ...now, ...historyOf(lists, singles, all.services) } as OneDay;
}

/** Of a group of which one holds at a time: the one of a day, and the rest. */
function oneOf<T extends Dated>(rows: readonly T[], day: string): { one: T | undefined; others: T[] } {
  const one = rows.find((row) => holdsOn(row, day));
  return { one, others: rows.filter((row) => row !== one) };
}

/** True when a row holds on an ISO day; both ends count. */
export function holdsOn({ from, to }: Dated, day: string): boolean {
  return (from === undefined || from <= day) && (to === undefined || day <= to);
}

function historyOf(
  lists: ProviderHistory['lists'],
  singles: ProviderHistory['singles'],
  services: ServiceName[],
): Pick<Provider, 'history'> {
  const dated = services.some((name) => name.from || name.to);
  if (!dated && Object.keys(lists).length === 0 && Object.keys(singles).length === 0) return {};
  return { history: { lists, singles, ...(dated ? { services } : {}) } };
}

function without({ history: _, ...provider }: Provider): Provider {
  const bare: Provider = { ...provider };
  for (const key of singleKeys) delete bare[key];
  return bare;
}

/** Every fact of a provider, of whatever day, in the order of its file. */
export function allDays(provider: Provider): AllDays {
  const { history } = provider;
  return {
    lists: Object.fromEntries(
      listKeys.map((key) => [key, merged<unknown>(provider[key], history?.lists[key] ?? [])]),
    ) as AllDays['lists'],
    singles: Object.fromEntries(
      singleKeys.map((key) => [
        key,
        [...(provider[key] ? [provider[key]] : []), ...(history?.singles[key] ?? [])],
      ]),
    ) as AllDays['singles'],
    services: history?.services ?? provider.services.map((name) => ({ name })),
  };
}

/** Puts the rows of other days back where they stood in the file. */
function merged<T>(rows: readonly T[], others: readonly { at: number; row: T }[]): T[] {
  const all = [...rows];
  for (const { at, row } of others) all.splice(at, 0, row);
  return all;
}

function epochsOf(provider: Provider): Epochs {
  const known = remembered.get(provider);
  if (known) return known;
  const epochs: Epochs = { turns: turnsOf(provider), made: [] };
  remembered.set(provider, epochs);
  return epochs;
}

/** The days on which a row begins to hold, or no longer does. */
export function turnsOf(provider: Provider): string[] {
  const all = allDays(provider);
  const rows: Dated[] = [
    ...Object.values(all.lists).flat(),
    ...Object.values(all.singles).flat(),
    ...all.services,
  ];
  const days = rows.flatMap(({ from, to }) => [...(from ? [from] : []), ...(to ? [dayAfter(to)] : [])]);
  return [...new Set(days)].sort();
}

/** The ISO day after an ISO day. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
