/** Where templates and clauses lie, and which variant of one holds for a State and a language. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, projectPath } from '../base/root.js';
import { stampOf } from './file-stamps.js';

/** For whom a variant is chosen. */
export interface Variant {
  /** ISO 3166, lower case: `us`. */
  country: string;
  /** `us-ca` */
  state?: string | undefined;
  /** `en`, `es`, `fr` */
  language: string;
}

export const plainVariant: Variant = { country: 'us', language: 'en' };

const ending = '.md.hbs';

/** The folder where an agency keeps templates of its own. */
export function agencyTemplateFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(dataFolder(env), 'templates', 'letters');
}

/** Tecum's own folder of templates. */
export function ownTemplateFolder(): string {
  return projectPath('templates', 'letters');
}

/** Clauses stand in `clauses/` beside the folder of letters: `templates/clauses/`. */
export function clauseFolderOf(letters: string): string {
  return join(letters, '..', 'clauses');
}

/**
 * Names of the files that could serve, the most specific first: `subpoena.us-ca.es`, `subpoena.us-ca`, `subpoena.us.es`,
 * `subpoena.us`, `subpoena.es`, `subpoena`.
 */
export function variantNames(id: string, { country, state = '', language }: Variant): string[] {
  const marks = [state, isLanguage(country) ? '' : country].filter((mark) => fileMark.test(mark));
  const places = [...marks.map((mark) => `.${mark}`), ''];
  const tongues = language !== 'en' && fileMark.test(language) ? [`.${language}`, ''] : [''];
  return places.flatMap((place) => tongues.map((tongue) => `${id}${place}${tongue}`));
}

/** A State, country or language as a file's name can have it. They are facts of a letter, and no way into other folders. */
const fileMark = /^[a-z0-9-]+$/;

/** Languages that a file's name can end in. */
export const languageEnding = /^(es|fr|de|it|pt|nl|pl)$/;

/** `es` ends the name of a Spanish letter, so that Spain has no ending of its own: an English letter from there stays English. */
function isLanguage(country: string): boolean {
  return languageEnding.test(country);
}

/** The first file that is there: each folder's variants, the agency's folder before Tecum's. */
export function findVariant(id: string, variant: Variant, folders: string[]): string | undefined {
  return placesOf(id, variant, folders).find((path) => stampOf(path) >= 0);
}

/** The files that could serve, in the order in which they are looked for; what is not there yet may come. */
export function placesOf(id: string, variant: Variant, folders: string[]): string[] {
  return folders.flatMap((folder) =>
    variantNames(id, variant).map((name) => join(folder, `${name}${ending}`)),
  );
}

/** Ids (without variants) of all files of some folders, sorted. */
export function idsIn(folders: string[]): string[] {
  const names = folders
    .filter(existsSync)
    .flatMap((folder) => readdirSync(folder))
    .filter((name) => name.endsWith(ending) && !name.startsWith('.'))
    .map((name) => name.slice(0, -ending.length).split('.')[0]!);
  return [...new Set(names)].sort();
}

/** Every file of some folders, by its name without the ending: `subpoena.us-ca`. */
export function variantsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
}
