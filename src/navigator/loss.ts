/** How soon data is lost, in hours, from a provider's own words or from Tecum's order. */
import type { DataCategory } from '../base/vocabulary.js';
import type { PlanBook } from './plan-book.js';

/** Nothing says that it is ever lost. */
export const neverLost = 1_000_000;

const unitHours: Record<string, number> = { hour: 1, day: 24, week: 168, month: 730, year: 8760 };

/**
 * Hours after which data is gone.
 * @param retention the provider's words; absent when it says nothing
 * @returns the hours the words give (named phrases first, then the shortest period in them), else those of the
 *   category, else {@link neverLost}
 */
export function hoursKept(category: DataCategory, retention: string | undefined, book: PlanBook): number {
  const said = retention === undefined ? undefined : hoursInWords(retention, book);
  return said ?? book.lostFirst.categories[category] ?? neverLost;
}

/** Hours that the words of a provider give; undefined when they give none. */
export function hoursInWords(words: string, book: PlanBook): number | undefined {
  const named = book.lostFirst.words.find((each) => each.pattern.test(words));
  return named === undefined ? shortestPeriod(words) : named.hours;
}

/** Hours of the shortest period named anywhere in the words: `3 to 5 days` = 72. */
function shortestPeriod(words: string): number | undefined {
  const found = [...words.matchAll(/(\d+)(?:\s*(?:to|-|–)\s*(\d+))?[\s-](hour|day|week|month|year)/gi)];
  const hours = found.map(([, first, second, unit]) => {
    const count = Math.min(Number(first), Number(second ?? first));
    return count * (unitHours[unit?.toLowerCase() ?? ''] ?? neverLost);
  });
  return hours.length > 0 ? Math.min(...hours) : undefined;
}

/** Hours of a period with which the words begin (`about 8 days`), firm enough to run a clock on; else undefined. */
export function statedPeriod(words: string): number | undefined {
  const head = words.match(
    /^(?:about |up to |at most )?\d+(?:\s*(?:to|-|–)\s*\d+)?[\s-](?:hour|day|week|month|year)/i,
  );
  return head === null ? undefined : shortestPeriod(head[0]);
}
