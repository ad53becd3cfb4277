/** The public words that a shape may keep: those of Tecum's own glossaries and readers, and common layout words. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { projectPath } from '../../base/root.js';
import { readYamlFile } from '../../base/yaml-file.js';

export interface Vocabulary {
  /** Single words, lower case. */
  words: ReadonlySet<string>;
  /** Whole names, labels and texts of a layout, in {@link phraseForm}. */
  phrases: ReadonlySet<string>;
  /** Whole runs of letters, digits and `_`, lower case: `_3`, `utf8`, `sha256`. */
  tokens: ReadonlySet<string>;
  /** Whole texts that providers write in the place of a value, in {@link phraseForm}. */
  statements: ReadonlySet<string>;
}

const listSchema = z.strictObject({
  source: z.string(),
  date: z.coerce.string(),
  words: z.array(z.string()),
  statements: z.array(z.string()),
});

let known: Vocabulary | null = null;

/**
 * Everything that stands in the shipped glossaries (`file` and `field`), in the text of the shipped readers without their
 * comments, and in `data/shape/layout-words.yaml`. It depends on Tecum alone and never on a return.
 */
export function vocabulary(): Vocabulary {
  known ??= gather();
  return known;
}

/** Lower case; `_`, `-` and spaces alike; without a colon at its end. */
export function phraseForm(text: string): string {
  const words = text.replace(/^\ufeff/, '').trim();
  // By hand: a pattern for "spaces before the last colon" takes the square of the spaces' number.
  const bare = words.endsWith(':') ? words.slice(0, -1).trimEnd() : words;
  return bare.toLowerCase().replace(/[\s_-]+/g, ' ');
}

/** The words of a name: `conversationTitle`, `media_id`, `IP Address`. Digits are words of their own. */
export function wordsOf(name: string): string[] {
  return name.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|[\p{L}\p{M}]+|\p{N}+/gu) ?? [];
}

function gather(): Vocabulary {
  const words = new Set<string>();
  const phrases = new Set<string>();
  const tokens = new Set<string>();
  const take = (text: string): void => {
    for (const token of text.match(/[\p{L}\p{N}_]+/gu) ?? []) tokens.add(token.toLowerCase());
    for (const word of wordsOf(text)) if (!/^\p{N}/u.test(word)) words.add(word.toLowerCase());
  };
  for (const { file, field } of glossaryNames()) {
    for (const text of [file, field, ...field.split(/[.[\]]+/)]) {
      take(text);
      if (text.trim() !== '') phrases.add(phraseForm(text));
    }
  }
  for (const code of readerTexts()) {
    take(code);
    for (const text of literalsOf(code)) phrases.add(phraseForm(text));
  }
  const list = readYamlFile(projectPath('data', 'shape', 'layout-words.yaml'), listSchema);
  if (list.value === undefined) throw list.problems[0]!;
  for (const line of [...list.value.words, ...list.value.statements]) take(line);
  const statements = new Set(list.value.statements.map(phraseForm));
  phrases.delete('');
  return { words, phrases, tokens, statements };
}

const namesSchema = z.object({
  fields: z.array(z.object({ file: z.string(), field: z.string() })).optional(),
});

function glossaryNames(): { file: string; field: string }[] {
  const root = projectPath('providers');
  return folders(root).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /^glossary.*\.yaml$/.test(name))
      .flatMap((name) => readYamlFile(`${folder}/${name}`, namesSchema).value?.fields ?? []),
  );
}

/** The built readers: their names and texts are what layouts are told by. */
function readerTexts(): string[] {
  const roots = ['../../../providers/', '../generic/', '../mail/'].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  );
  return roots
    .flatMap((root) => [root, ...folders(root)])
    .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
    .filter((file) => /\.js$/.test(file))
    .map((file) => withoutComments(readFileSync(file, 'utf8')));
}

function folders(root: string): string[] {
  if (!existsSync(root)) return [];
  const entries = readdirSync(root, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${root.replace(/\/$/, '')}/${entry.name}`);
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

/** Texts between quotes, keys of objects, and the plain words of patterns. */
function literalsOf(code: string): string[] {
  const quoted = code.match(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g) ?? [];
  const keys = [...code.matchAll(/(?:^|[{,]\s*)([A-Za-z_$][\w$]*)\s*:/gm)].map((found) => found[1]!);
  return [...quoted.map((text) => text.slice(1, -1).replace(/\\(.)/g, '$1')), ...keys];
}
