/** Clocks that the answers of a letter set: the day on which a non-disclosure order ends (`data/letters/clocks.yaml`). */
import { z } from 'zod';
import { clockIds } from '../../base/vocabulary.js';
import { type LetterFacts, letterData } from '../../letters/index.js';
import type { NewClock } from '../../store/desk/requests.js';
import { clockUntil, run } from './clocks.js';

const lineSchema = z.strictObject({
  /** A date on which the clock ends, or a number of days. */
  field: z.string(),
  clock: z.enum(clockIds),
  /** Days are counted from this date instead of from service. */
  from: z.string().optional(),
  citation: z.string(),
});
const fileSchema = z.strictObject({ clocks: z.array(lineSchema) });
type Line = z.infer<typeof lineSchema>;

let lines: Line[] | undefined;

/** The clocks of the answers that are given. @param servedAt ISO instant @throws Problem of the file */
export function clocksOfAnswers({ fields, period }: LetterFacts, servedAt: string): NewClock[] {
  lines ??= letterData(fileSchema, 'clocks.yaml').clocks;
  return lines.flatMap(({ field, clock, from, citation }) => {
    const value = fields[field];
    if (typeof value === 'string') return [{ ...clockUntil(clock, servedAt, value, period.zone), citation }];
    if (typeof value !== 'number') return [];
    const day = from === undefined ? undefined : fields[from];
    return [run(clock, typeof day === 'string' ? `${day}T00:00:00Z` : servedAt, value, citation)];
  });
}
