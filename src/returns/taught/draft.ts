/** Makes the YAML of a definition from what a person answered. */
import { stringify } from 'yaml';
import type { TaughtDefinition } from './schema.js';

/** The definition as a file; readable, in the order of the schema. */
export function definitionText(definition: TaughtDefinition): string {
  return stringify(definition, { lineWidth: 110, defaultStringType: 'PLAIN' });
}

/** A small-letters id of any text; `layout` when nothing is left. */
export function idOf(text: string): string {
  const id = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 50);
  return id.length < 2 ? 'layout' : id;
}
