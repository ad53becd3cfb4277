/** The answers of a report as a YAML file, with what is still to be answered said at its head. */
import { stringify } from 'yaml';
import type { IntakeDraft } from './to-answers.js';

/** A file for `tecum plan`, once the rest is filled in. */
export function answersText({ answers, clock, notes }: IntakeDraft): string {
  const lines = [
    'Answers begun from a report. Still to be given, in your own words: businessCase, offence, authority, and whether the',
    'person may be told (mayNotify). docs/the-plan.md says what each is.',
    ...notes,
    ...(clock
      ? [`The provider keeps what is in the report until ${clock.until} (${clock.reason.citation}).`]
      : []),
  ];
  return `${lines.map((line) => `# ${line}`).join('\n')}\n${stringify(answers)}`;
}
