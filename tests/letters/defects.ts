/** Reads `tests/letters/defects/`: drafts with one defect each, laid over a sound sample. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { projectPath } from '../../src/base/root.js';
import type { Catalog } from '../../src/catalog/types.js';
import { letterFactsSchema } from '../../src/letters/facts.js';
import type { LetterDraft } from '../../src/letters/types.js';
import { samplesOf } from './samples.js';

export interface Defect {
  name: string;
  /** Where the reason was read: a provider's page, a statute, a court. */
  source: string;
  sample: string;
  provider: string;
  /** Values to set, by their place: `fields.ndo_ends`, `identifiers[0].value`. */
  change?: Record<string, unknown>;
  /** Places to empty. */
  remove?: string[];
  /** Words to replace in a text. */
  replace?: Record<string, Record<string, string>>;
  /** Places that get what stands at another. */
  copy?: Record<string, string>;
  expect: { rule: string; severity: 'must' | 'should'; where: string };
  /** What the same defect brings with it of need: a blank in the letter where the fact stood. `rule@where`. */
  also?: string[];
}

/** Every defect, in the order of files. */
export function allDefects(): Defect[] {
  const folder = projectPath('tests', 'letters', 'defects');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => parse(readFileSync(`${folder}/${name}`, 'utf8')) as Defect[]);
}

/** The sound draft and the one with the defect. */
export function draftsOf(defect: Defect, catalog: Catalog): { sound: LetterDraft; bad: LetterDraft } {
  const found = samplesOf(defect.sample, catalog).find((one) => one.provider === defect.provider);
  if (!found) throw new Error(`The sample ${defect.sample} has no provider ${defect.provider}.`);
  const facts = structuredClone(found.draft.facts) as unknown as Record<string, unknown>;
  for (const [path, value] of Object.entries(defect.change ?? {})) set(facts, path, value);
  for (const path of defect.remove ?? []) set(facts, path, undefined);
  for (const [path, from] of Object.entries(defect.copy ?? {})) set(facts, path, get(facts, from));
  for (const [path, words] of Object.entries(defect.replace ?? {}))
    for (const [from, to] of Object.entries(words))
      set(facts, path, String(get(facts, path)).replaceAll(from, to));
  return { sound: found.draft, bad: { ...found.draft, facts: letterFactsSchema.parse(facts) } };
}

function partsOf(path: string): string[] {
  return path.replace(/\[(\d+)\]/g, '.$1').split('.');
}

function get(from: Record<string, unknown>, path: string): unknown {
  return partsOf(path).reduce<unknown>((here, part) => (here as Record<string, unknown>)[part], from);
}

function set(into: Record<string, unknown>, path: string, value: unknown): void {
  const parts = partsOf(path);
  const last = parts.pop()!;
  const holder = parts.reduce<Record<string, unknown>>(
    (here, part) => here[part] as Record<string, unknown>,
    into,
  );
  if (value === undefined) delete holder[last];
  else holder[last] = value;
}
