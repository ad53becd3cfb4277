/** Days without records inside the dates that were asked for. */

/** A run of whole days, both ends included, ISO dates. */
export interface Gap {
  from: string;
  to: string;
  days: number;
  /** Days from one day with records to the next, as a rule (the median); null when there are too few to say. */
  usual: number | null;
  /** True when chance is a poor explanation: ask for these days. Otherwise the run is told and not judged. */
  notable: boolean;
}

/** A week: what an investigator calls a hole, and what a provider's part files tend to lose. */
export const leastGapDays = 7;
/** Days with records below which nothing is called usual. */
export const leastActiveDays = 3;
/** A run is notable when days like the others would leave it empty less often than this. */
export const rareChance = 0.01;
/** The same for a run that is at least twice as long as any other pause. */
export const rareChanceOfLongest = 0.1;

const dayMs = 86_400_000;

/**
 * Runs of at least `leastGapDays` days within `[from, to]` on which nothing came. Notable ones are told by how often
 * the other days have records: were each day of the run as likely to have some, it would be empty by chance with
 * probability (1 - share) ^ days.
 * @param days ISO dates on which something came, any order; days outside the period are left out
 * @returns none when nothing at all came within: that is a missing category and no gap
 */
export function findGaps(days: Iterable<string>, from: string, to: string): Gap[] {
  const within = [...new Set(days)].filter((d) => d >= from && d <= to).sort();
  if (within.length === 0) return [];
  const marks = [shiftDay(from, -1), ...within, shiftDay(to, 1)];
  const pauses = marks.slice(1).map((mark, i) => span(marks[i]!, mark));
  const usual = usualPause(within);
  const period = span(from, to) + 1;
  return pauses.flatMap((pause, i) => {
    const length = pause - 1;
    if (length < leastGapDays) return [];
    const longest = Math.max(...pauses.filter((_, j) => j !== i));
    const chance = (1 - within.length / (period - length)) ** length;
    const rare = chance < rareChance || (pause >= 2 * longest && chance < rareChanceOfLongest);
    const gap = { from: shiftDay(marks[i]!, 1), to: shiftDay(marks[i]!, length), days: length };
    return [{ ...gap, usual, notable: usual !== null && rare }];
  });
}

function usualPause(days: string[]): number | null {
  if (days.length < leastActiveDays) return null;
  const pauses = days
    .slice(1)
    .map((day, i) => span(days[i]!, day))
    .sort((a, b) => a - b);
  return pauses[Math.floor((pauses.length - 1) / 2)]!;
}

/** Days from one ISO date to another. */
function span(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** The ISO date some days later, or earlier. */
export function shiftDay(day: string, by: number): string {
  return new Date(Date.parse(day) + by * dayMs).toISOString().slice(0, 10);
}
