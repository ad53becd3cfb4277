/** Finds, reads and compiles a letter's template: the agency's own before Tecum's. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { Problem } from '../base/problem.js';
import { dataFolder, projectPath } from '../base/root.js';
import { instruments } from '../base/vocabulary.js';
import { compileTemplate, type TemplateFunction } from './compile.js';

const frontMatter = z.strictObject({
  instrument: z.enum(instruments),
  title: z.string().min(1),
  /** Ids of rules in `data/law/` that the letter rests on. */
  rests_on: z.array(z.string()),
  /** Named parts (`<!-- part: … -->`) that the letter must have. */
  parts: z.array(z.string()),
  /** Who may sign it, in words. */
  signers: z.string(),
  /** When it is the right letter, in words. */
  applies: z.string(),
});

export interface LetterTemplate extends z.infer<typeof frontMatter> {
  id: string;
  path: string;
  /** True when the agency's folder gave it. */
  overridden: boolean;
  /** The words that the template itself brings, without facts. */
  ownWords: string;
  render: TemplateFunction;
}

const cache = new Map<string, { stamp: number; template: LetterTemplate }>();

/** The folder where an agency keeps templates of its own. */
export function agencyTemplateFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(dataFolder(env), 'templates', 'letters');
}

/** Tecum's own folder of templates. */
export function ownTemplateFolder(): string {
  return projectPath('templates', 'letters');
}

/** Ids of all templates that can be used, Tecum's and the agency's. */
export function templateIds(folders: string[] = [agencyTemplateFolder()]): string[] {
  const names = [...folders, ownTemplateFolder()]
    .filter(existsSync)
    .flatMap((folder) => readdirSync(folder))
    .filter((name) => name.endsWith('.md.hbs'));
  return [...new Set(names.map((name) => basename(name, '.md.hbs')))].sort();
}

/**
 * The template of an id, compiled once and again when its file changes.
 * @param folders searched in order before Tecum's own; by default the agency's.
 * @throws Problem `letter-template-missing` or `letter-template-bad` with file and remedy.
 */
export function loadTemplate(id: string, folders: string[] = [agencyTemplateFolder()]): LetterTemplate {
  const own = join(ownTemplateFolder(), `${id}.md.hbs`);
  const path = [...folders.map((folder) => join(folder, `${id}.md.hbs`)), own].find((file) =>
    existsSync(file),
  );
  if (path === undefined || !/^[a-z0-9_]+$/.test(id)) throw missing(id);
  const stamp = statSync(path).mtimeMs;
  const kept = cache.get(path);
  if (kept?.stamp === stamp) return kept.template;
  const template = readTemplate(id, path, path !== own);
  cache.set(path, { stamp, template });
  return template;
}

/** Parts that a letter of this template must have: the template's own list and, for an override, Tecum's too. */
export function requiredParts(template: LetterTemplate): string[] {
  if (!template.overridden || !existsSync(join(ownTemplateFolder(), `${template.id}.md.hbs`)))
    return template.parts;
  return [...new Set([...loadTemplate(template.id, []).parts, ...template.parts])];
}

function readTemplate(id: string, path: string, overridden: boolean): LetterTemplate {
  const source = readFileSync(path, 'utf8').replace(/\r\n?/g, '\n');
  const split = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source);
  if (!split) throw bad(path, 'It has no front matter between two lines of ---.');
  const head = frontMatter.safeParse(readYaml(path, split[1]!));
  if (!head.success) throw bad(path, z.prettifyError(head.error));
  try {
    const { render, ownWords } = compileTemplate(split[2]!);
    return { id, path, overridden, ...head.data, render, ownWords };
  } catch (cause) {
    throw bad(path, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function readYaml(path: string, text: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    throw bad(path, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function missing(id: string): Problem {
  return new Problem({
    code: 'letter-template-missing',
    what: `There is no template for the letter "${id}".`,
    where: `templates/letters/${id}.md.hbs`,
    remedy: `Use one of: ${templateIds().join(', ')}; docs/add-a-letter.md says how to add one.`,
  });
}

function bad(path: string, what: string, cause?: unknown): Problem {
  return new Problem({
    code: 'letter-template-bad',
    what,
    where: path,
    remedy: 'Put the template right; docs/add-a-letter.md describes its parts.',
    cause,
  });
}
