/** Finds, reads and compiles a letter's template: the agency's own before Tecum's, the State's before the country's. */
import { basename, dirname } from 'node:path';
import { isProblem, Problem } from '../base/problem.js';
import { compileTemplate, type TemplateFunction } from './compile.js';
import { stampOf, withFilesAsNow } from './file-stamps.js';
import { type FrontMatter, frontMatterSchema } from './front-matter.js';
import {
  agencyTemplateFolder,
  clauseFolderOf,
  findVariant,
  idsIn,
  languageEnding,
  ownTemplateFolder,
  placesOf,
  plainVariant,
  type Variant,
} from './template-files.js';
import { bad, readSource } from './template-source.js';
import { readYaml } from './yaml.js';

export { agencyTemplateFolder, ownTemplateFolder } from './template-files.js';

export interface LetterTemplate extends FrontMatter {
  id: string;
  path: string;
  /** True when the agency's folder gave it, or a clause in it. */
  overridden: boolean;
  /** `en`, or the language of the variant that was found. */
  language: string;
  /** The words that the template and its clauses bring, without facts. */
  ownWords: string;
  /** Ids of the clauses and of the fields that it uses, and names of the facts. */
  clauses: string[];
  fields: string[];
  facts: string[];
  render: TemplateFunction;
}

interface Kept {
  stamps: Map<string, number>;
  template: LetterTemplate;
}
const cache = new Map<string, Kept>();

/** Ids of all templates that can be drafted as a request, Tecum's and the agency's; sheets (attachments) are left out. */
export function templateIds(folders: string[] = [agencyTemplateFolder()]): string[] {
  return withFilesAsNow(() => allTemplateIds(folders).filter((id) => !isSheet(id, folders)));
}

/** True for one of {@link templateIds}, without a look at all the others. */
export function isDraftable(id: string, folders: string[] = [agencyTemplateFolder()]): boolean {
  return allTemplateIds(folders).includes(id) && !isSheet(id, folders);
}

/** The templates of {@link templateIds} that can be read. */
export function draftableTemplates(folders: string[] = [agencyTemplateFolder()]): LetterTemplate[] {
  return withFilesAsNow(() =>
    allTemplateIds(folders)
      .map((id) => readableTemplate(id, folders))
      .filter((one): one is LetterTemplate => one !== null && !one.sheet),
  );
}

/** Ids of all templates, sheets too. */
export function allTemplateIds(folders: string[] = [agencyTemplateFolder()]): string[] {
  return idsIn([...folders, ownTemplateFolder()]);
}

/** A template that cannot be read is drafted and then says so, rather than vanish. */
function isSheet(id: string, folders: string[]): boolean {
  return readableTemplate(id, folders)?.sheet ?? false;
}

/** The template as {@link loadTemplate} gives it; null where it is missing or broken (the check of a letter says so). */
export function readableTemplate(
  id: string,
  folders: string[] = [agencyTemplateFolder()],
  variant: Variant = plainVariant,
): LetterTemplate | null {
  try {
    return loadTemplate(id, folders, variant);
  } catch (error) {
    if (isProblem(error)) return null;
    throw error;
  }
}

/**
 * The template of an id, compiled once and again when its file or one of its clauses changes.
 * @param folders searched in order before Tecum's own; by default the agency's.
 * @param variant the State, country and language of the letter.
 * @throws Problem `letter-template-missing` or `letter-template-bad` with file and remedy.
 */
export function loadTemplate(
  id: string,
  folders: string[] = [agencyTemplateFolder()],
  variant: Variant = plainVariant,
): LetterTemplate {
  const places = [...folders, ownTemplateFolder()];
  const path = /^[a-z0-9_]+$/.test(id) ? findVariant(id, variant, places) : undefined;
  if (path === undefined) throw missing(id, folders);
  const key = [path, variant.country, variant.state ?? '', variant.language, ...places].join('|');
  const kept = cache.get(key);
  if (kept && fresh(kept)) return kept.template;
  const read = readTemplate(id, path, places, variant);
  cache.set(key, read);
  return read.template;
}

function fresh({ stamps }: Kept): boolean {
  return [...stamps].every(([path, stamp]) => stampOf(path) === stamp);
}

/** Parts that a letter of this template must have: the template's own list and, for an override, Tecum's too. */
export function requiredParts(template: LetterTemplate, variant: Variant = plainVariant): string[] {
  const own = template.overridden ? findVariant(template.id, variant, [ownTemplateFolder()]) : undefined;
  if (own === undefined) return template.parts;
  return [...new Set([...loadTemplate(template.id, [], variant).parts, ...template.parts])];
}

function readTemplate(id: string, path: string, places: string[], variant: Variant): Kept {
  const stamps = new Map([[path, stampOf(path)]]);
  const { head, text, textLine } = readSource(path);
  const front = readHead(path, head);
  const used = new Set<string>();
  const clause = (name: string) => {
    const possible = placesOf(name, variant, places.map(clauseFolderOf));
    const at = possible.findIndex((path) => stampOf(path) >= 0);
    // One that goes before it and is not there yet is watched too: it may be put there while this one is kept.
    for (const path of possible.slice(0, at < 0 ? possible.length : at + 1)) stamps.set(path, stampOf(path));
    const file = possible[at];
    if (file === undefined) return undefined;
    used.add(dirname(file));
    return readSource(file).text;
  };
  try {
    const compiled = compileTemplate(text, { clause, asks: Object.keys(front.asks) });
    const ownFolders = [ownTemplateFolder(), clauseFolderOf(ownTemplateFolder())];
    const overridden = [dirname(path), ...used].some((folder) => !ownFolders.includes(folder));
    const language = languageOf(path);
    return { stamps, template: { id, path, overridden, language, ...front, ...compiled } };
  } catch (cause) {
    if (isProblem(cause)) throw cause;
    const what = cause instanceof Error ? cause.message : String(cause);
    throw bad(path, countedFrom(what, textLine), cause);
  }
}

/** The text begins after the head: lines that an error names are counted on. */
function countedFrom(what: string, before: number): string {
  return plainer(what).replace(
    /^(Line )(\d+)(?! of the clause)/,
    (_whole, words: string, line: string) => `${words}${Number(line) + before}`,
  );
}

/** What the parser says in its own terms (`Expecting 'COMMENT', … got 'EOF'`), in words of a template. */
function plainer(what: string): string {
  const [, line, near = '', got] = /^Parse error on line (\d+):\n(.*)\n[\s\S]*got '(\w+)'/.exec(what) ?? [];
  if (line === undefined) return what;
  const why = got === 'EOF' ? 'a block that {{#…}} opens is not closed' : 'what stands there does not fit';
  return `Line ${line}, near “${near.trim()}”: ${why}.`;
}

/** `mlat_request.es.md.hbs` → `es` */
function languageOf(path: string): string {
  const last = basename(path, '.md.hbs').split('.').at(-1)!;
  return languageEnding.test(last) ? last : 'en';
}

function readHead(path: string, head: string): FrontMatter {
  try {
    return readYaml(path, head, frontMatterSchema, 1);
  } catch (cause) {
    if (!isProblem(cause)) throw cause;
    throw bad(cause.where ?? path, cause.what, cause);
  }
}

function missing(id: string, folders: string[]): Problem {
  return new Problem({
    code: 'letter-template-missing',
    what: `There is no template for the letter "${id}".`,
    where: `templates/letters/${id}.md.hbs`,
    remedy: `Use one of: ${allTemplateIds(folders).join(', ')}; docs/add-a-letter.md says how to add one.`,
  });
}
