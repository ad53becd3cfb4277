/** What each field of a provider's returns means: `providers/<id>/glossary*.yaml`, with the source of each meaning. */
import { existsSync, readdirSync } from 'node:fs';
import { z } from 'zod';
import { Problem } from '../base/problem.js';
import { projectPath } from '../base/root.js';
import { readYamlFile } from '../base/yaml-file.js';

const words = z.string().trim().min(1);

const entrySchema = z.strictObject({
  /** The table, section or file that has the field, as the ledger names it; `*` = any. */
  file: words,
  /** Column name, label or JSON path, as the ledger names it. */
  field: words,
  /** One or two sentences. */
  meaning: words,
  unit: words.optional(),
  /** Zone of a time, and whether the text states it. */
  zone: words.optional(),
  /** What it does not prove, or what goes wrong with it. */
  caution: words.optional(),
  /** A URL, or `the return's own legend`. */
  source: words,
});

const fileSchema = z.strictObject({
  /** Providers whose glossary is also true here: Instagram's legal return has Meta's sections. */
  include: z.array(words).optional(),
  fields: z.array(entrySchema).optional(),
});

export type GlossaryEntry = z.infer<typeof entrySchema>;

/** The address that an entry's source begins with, if it does. */
export function sourceHref({ source }: GlossaryEntry): string | undefined {
  return /^https?:\/\/[^\s,;]+/.exec(source)?.[0];
}

const cache = new Map<string, Promise<GlossaryEntry[]>>();

/**
 * All entries of a provider, its own before those of the providers that it includes; empty when it has no glossary.
 * Files are read once for each process.
 * @param provider catalog id, the name of its folder
 * @throws Problem that names file and line of the first fault (`yaml-syntax`, `yaml-shape`, `glossary-include`)
 */
export function loadGlossary(provider: string): Promise<GlossaryEntry[]> {
  const known = cache.get(provider);
  if (known) return known;
  const loading = Promise.resolve().then(() => readGlossary(projectPath('providers'), provider, new Set()));
  cache.set(provider, loading);
  return loading;
}

/** The same without the cache, from a folder of providers. */
export function readGlossary(root: string, provider: string, seen: Set<string>): GlossaryEntry[] {
  seen.add(provider);
  const own: GlossaryEntry[] = [];
  const included: GlossaryEntry[] = [];
  for (const file of filesOf(root, provider)) {
    const { value, problems, at } = readYamlFile(file, fileSchema);
    if (!value) throw problems[0]!;
    own.push(...(value.fields ?? []));
    value.include?.forEach((other, place) => {
      if (seen.has(other)) return;
      if (!existsSync(`${root}/${other}`)) throw unknownInclude(other, at(['include', place]));
      included.push(...readGlossary(root, other, seen));
    });
  }
  return [...own, ...included];
}

/** `glossary.yaml` and any `glossary-<what>.yaml` beside it. */
function filesOf(root: string, provider: string): string[] {
  const folder = `${root}/${provider}`;
  if (!/^[a-z0-9-]+$/.test(provider) || !existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /^glossary(?:-[a-z0-9-]+)?\.yaml$/.test(name));
  return names.sort().map((name) => `${folder}/${name}`);
}

function unknownInclude(other: string, where: string): Problem {
  return new Problem({
    code: 'glossary-include',
    what: `There is no provider "${other}" to include the glossary of.`,
    where,
    remedy: 'Write the name of a folder of providers/.',
  });
}
