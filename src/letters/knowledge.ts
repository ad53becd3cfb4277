/** Reads what `data/letters/` knows about wording, private mail and the reasons providers give. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { Problem } from '../base/problem.js';
import { projectPath } from '../base/root.js';

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
  wording ??= read('wording.yaml', wordingSchema);
  return wording;
}

/** `data/letters/rejects.yaml`, read once. @throws Problem `letter-data-bad`. */
export function loadRejectEntries(): RejectEntries {
  rejects ??= read('rejects.yaml', rejectsSchema).entries;
  return rejects;
}

function read<T>(name: string, schema: z.ZodType<T>): T {
  const path = projectPath('data', 'letters', name);
  const parsed = schema.safeParse(parse(readFileSync(path, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Problem({
    code: 'letter-data-bad',
    what: z.prettifyError(parsed.error),
    where: path,
    remedy: 'Put the file right; its head says what it holds.',
  });
}
