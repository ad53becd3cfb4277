/** Reads what `data/letters/` knows about wording, private mail and the reasons providers give. */
import { z } from 'zod';
import { letterData } from './data-file.js';

const wordingSchema = z.object({
  source: z.object({ title: z.string(), url: z.string() }),
  overBroad: z.array(z.object({ words: z.string(), better: z.string() })),
  silence: z.array(z.string()),
  placeholders: z.array(z.string()),
  privateMail: z.array(z.string()),
});

/** Tests that an entry of `rejects.yaml` can name. */
export const rejectTests = [
  'over-25-accounts',
  'serial-letters',
  'not-english',
  'second-extension',
  'bare-letter',
  'by-mail',
  'foreign-process',
  'consent-asked',
  'public-asked',
] as const;
export type RejectTest = (typeof rejectTests)[number];

const match = z.array(z.string().min(1)).min(1);
const rejectsSchema = z.object({
  entries: z.array(
    z.union([
      z.strictObject({ match, rules: z.array(z.string()).min(1) }),
      z.strictObject({ match, when: z.enum(rejectTests) }),
      z.strictObject({ match, never: z.string().min(1) }),
    ]),
  ),
});

export type Wording = z.infer<typeof wordingSchema>;
export type RejectEntries = z.infer<typeof rejectsSchema>['entries'];

let wording: Wording | undefined;
let rejects: RejectEntries | undefined;

/** `data/letters/wording.yaml`, read once. @throws Problem `letter-data-bad`. */
export function loadWording(): Wording {
  wording ??= letterData(wordingSchema, 'wording.yaml');
  return wording;
}

/** `data/letters/rejects.yaml`, read once. @throws Problem `letter-data-bad`. */
export function loadRejectEntries(): RejectEntries {
  rejects ??= letterData(rejectsSchema, 'rejects.yaml').entries;
  return rejects;
}
