/** A letter of invented facts, to look at a template while it is being changed. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { projectPath } from '../base/root.js';
import { letterFactsSchema } from './facts.js';
import { type FieldValue, type FieldValues, type LetterField, letterField } from './fields.js';
import type { LetterTemplate } from './template.js';
import type { LetterDraft } from './types.js';

/** The example for a template: `data/letters/example.yaml`, and an answer to each field that its documents ask. */
export function exampleDraft(
  template: LetterTemplate,
  asks: Iterable<string>,
  place: { country: string; state?: string | undefined; language: string },
): LetterDraft {
  const told = parse(readFileSync(projectPath('data', 'letters', 'example.yaml'), 'utf8')) as Record<
    string,
    unknown
  >;
  const fields: FieldValues = {};
  for (const id of asks) fields[id] = exampleOf(letterField(id));
  const instrument = template.instrument === 'any' ? 'subpoena' : template.instrument;
  const jurisdiction = { country: place.country, state: place.state };
  const facts = letterFactsSchema.parse({
    ...told,
    instrument,
    jurisdiction,
    language: place.language,
    fields,
  });
  return { id: `example.${template.id}`, template: template.id, facts, acknowledged: [], problems: [] };
}

/** An answer that can be told from a real one at a glance. */
function exampleOf(field: LetterField): FieldValue {
  const words = `Example: ${field.label.toLowerCase()}`;
  switch (field.type) {
    case 'paragraphs':
      return `${words}, first paragraph.\n\n${words}, second paragraph.`.padEnd(field.min ?? 0, ' Example.');
    case 'date':
      return '2026-11-23';
    case 'moment':
      return '2026-11-23T14:05:00-05:00';
    case 'number':
      return field.min ?? 1;
    case 'yes-no':
      return true;
    case 'choice':
      return field.choices![0]!.id;
    case 'choices':
      return field.choices!.slice(0, 2).map(({ id }) => id);
    case 'lines':
      return [`${words} one`, `${words} two`];
    case 'table':
      return [
        Object.fromEntries(field.columns!.map(({ id, label }) => [id, `Example: ${label.toLowerCase()}`])),
      ];
    default:
      return words;
  }
}
