/** The home page's sources: each room registers functions that say what waits for a person. */
import type { Person } from '../store/desk/people.js';

/** One line under "Waiting for you". */
export interface WaitingItem {
  text: string;
  href: string;
  /** Heading it stands under; "Waiting for you" if absent (an analyst's queues: "Unassigned tickets"). */
  group?: string;
  /** ISO instant since when it waits. */
  since?: string;
  /** `alarm` is for danger and breached clocks only. */
  tone?: 'normal' | 'alarm';
}

/** One line under "Clocks". */
export interface HomeClock {
  /** ISO instant at which it ends. */
  at: string;
  /** `Preservation lapses` */
  what: string;
  /** `Snap · 26-0117` */
  about: string;
  href: string;
  /** Words of the link that acts on it: `Extend`. */
  action?: string;
}

/** One line under "Your cases". */
export interface HomeCase {
  number: string;
  title: string;
  href: string;
  note?: string;
}

type Source<T> = (person: Person) => Promise<T[]>;

export interface Home {
  /** Registers a source of waiting items. */
  waiting(source: Source<WaitingItem>): void;
  clocks(source: Source<HomeClock>): void;
  cases(source: Source<HomeCase>): void;
  /** All that is registered, for one person; clocks in order of their end. */
  for(person: Person): Promise<{ waiting: WaitingItem[]; clocks: HomeClock[]; cases: HomeCase[] }>;
}

/** An empty registry. */
export function createHome(): Home {
  const waiting: Source<WaitingItem>[] = [];
  const clocks: Source<HomeClock>[] = [];
  const cases: Source<HomeCase>[] = [];
  return {
    waiting: (source) => void waiting.push(source),
    clocks: (source) => void clocks.push(source),
    cases: (source) => void cases.push(source),
    async for(person) {
      const [w, c, k] = await Promise.all([ask(waiting, person), ask(clocks, person), ask(cases, person)]);
      return { waiting: w, clocks: c.sort((a, b) => a.at.localeCompare(b.at)), cases: k };
    },
  };
}

async function ask<T>(sources: Source<T>[], person: Person): Promise<T[]> {
  return (await Promise.all(sources.map((source) => source(person)))).flat();
}
