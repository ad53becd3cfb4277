/** What each instrument must say (`data/letters/rules/instruments.yaml`). */
import { z } from 'zod';
import { dataCategories, type Instrument, instruments, severities } from '../../base/vocabulary.js';
import { letterData } from '../data-file.js';

const severity = z.enum(severities);
const trait = z.strictObject({
  offence: severity.optional(),
  period: z.enum([...severities, 'logs']).optional(),
  ends: severity.optional(),
  future: z.boolean().default(false),
  order: z.enum(['goes', 'sealed', 'none']).optional(),
});
const file = z.strictObject({
  asOf: z.string(),
  instruments: z.partialRecord(z.enum(instruments), trait),
  longDays: z.number(),
  longSource: z.string(),
  timeless: z.array(z.enum(dataCategories)),
  contents: z.array(z.enum(dataCategories)),
  wideContents: z.number(),
  firstYear: z.number(),
  lastYear: z.number(),
});
export type Trait = z.infer<typeof trait>;
type Traits = z.infer<typeof file>;

let known: Traits | undefined;

/** The whole file, read once. @throws Problem `letter-data-bad` */
export function traits(): Traits {
  known ??= letterData(file, 'rules', 'instruments.yaml');
  return known;
}

/** What one instrument must say; nothing for one that the file does not have. */
export function traitOf(instrument: Instrument): Trait {
  return traits().instruments[instrument] ?? { future: false };
}
