/** The `letter:` part of an answers file: what only a person knows of the letters. */
import { z } from 'zod';
import { Problem } from '../../base/problem.js';
import { ProblemList } from '../../base/problem-list.js';
import { readYamlFile } from '../../base/yaml-file.js';
import { type LetterSettings, letterSettingsSchema } from '../../letters/index.js';

/**
 * Reads it; an answers file without it is fine.
 * @throws ProblemList `letter-settings`, one problem for each field, with file and line.
 */
export function readLetterSettings(file: string): LetterSettings {
  const read = readYamlFile(file, z.unknown());
  const given = (read.value as { letter?: unknown } | null | undefined)?.letter;
  if (given === undefined || given === null) return {};
  const parsed = letterSettingsSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) =>
      new Problem({
        code: 'letter-settings',
        what: `${['letter', ...issue.path].join('.')}: ${issue.message.replace(/\.?$/, '.')}`,
        where: read.at(['letter', ...issue.path]),
        remedy: 'docs/add-a-letter.md lists what can stand under "letter".',
      }),
  );
  throw new ProblemList('letter-settings', 'What the answers say of the letters cannot be read', problems);
}
