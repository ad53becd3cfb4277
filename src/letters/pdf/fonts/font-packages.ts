/** Faces for what Public Sans lacks, by alphabet, from npm packages: the same in every install, opened when needed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { dataFolder } from '../../../base/root.js';
import { type Face, newFace } from './faces.js';
import { parseFont, parseFontAtWeight } from './font-kit.js';
import { unpackWoff } from './woff.js';

interface FontPackage {
  name: string;
  /** File of an alphabet: `noto-sans-greek-400-normal.woff`. */
  file: (alphabet: string, bold: boolean) => string;
  /** Weight to take from a variable font. */
  weight?: number;
  /** Where the package does not say which signs its files hold. */
  alphabets?: Record<string, string>;
}

const still = (prefix: string) => (alphabet: string, bold: boolean) =>
  `${prefix}-${alphabet}-${bold ? 700 : 400}-normal.woff`;
const variable = (prefix: string) => (alphabet: string) => `${prefix}-${alphabet}-wght-normal.woff2`;

/** In the order in which they are asked. */
const packages: FontPackage[] = [
  { name: '@fontsource/noto-sans', file: still('noto-sans') },
  { name: '@fontsource/noto-sans-arabic', file: still('noto-sans-arabic') },
  { name: '@fontsource/noto-sans-hebrew', file: still('noto-sans-hebrew') },
  {
    name: '@fontsource/noto-sans-symbols-2',
    file: (alphabet) => `noto-sans-symbols-2-${alphabet}-400-normal.woff`,
  },
  { name: '@fontsource-variable/noto-sans-sc', file: variable('noto-sans-sc'), weight: 400 },
  { name: '@fontsource-variable/noto-sans-kr', file: variable('noto-sans-kr'), weight: 400 },
  { name: '@fontsource-variable/noto-emoji', file: variable('noto-emoji'), weight: 400 },
  {
    name: '@fontsource/unifont',
    file: () => 'unifont-latin-400-normal.woff',
    alphabets: { all: 'U+0-FFFF' },
  },
];
const emojiPackage = packages.find(({ name }) => name.endsWith('noto-emoji'))!;

interface Alphabet {
  ranges: [number, number][];
  path: (bold: boolean) => string;
  weight: number | undefined;
  name: string;
}

const alphabets = new Map<FontPackage, Alphabet[]>();
const opened = new Map<string, Face | null>();
let agencyFaces: Face[] | undefined;

/**
 * Faces that may hold all signs of a cluster, best first: what the agency put into `fonts/` of the data folder, then
 * the packages that say so.
 * @param emoji asks the emoji face before the others.
 */
export function* facesFor(codePoints: number[], bold: boolean, emoji: boolean): Generator<Face> {
  agencyFaces ??= openAgencyFaces();
  yield* agencyFaces;
  const order = emoji ? [emojiPackage, ...packages] : packages;
  for (const one of order) {
    for (const alphabet of alphabetsOf(one)) {
      if (!codePoints.some((point) => holds(alphabet, point))) continue;
      const face = open(alphabet, bold);
      if (face) yield face;
    }
  }
}

function holds(alphabet: Alphabet, point: number): boolean {
  return alphabet.ranges.some(([first, last]) => point >= first && point <= last);
}

/** What a package says of its files; nothing where it is not installed. */
function alphabetsOf(one: FontPackage): Alphabet[] {
  let found = alphabets.get(one);
  if (!found) {
    const folder = folderOf(one.name);
    found = folder === null ? [] : readAlphabets(one, folder);
    alphabets.set(one, found);
  }
  return found;
}

function readAlphabets(one: FontPackage, folder: string): Alphabet[] {
  const given =
    one.alphabets ??
    (JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>);
  return Object.entries(given).map(([key, ranges]) => {
    const alphabet = key.replace(/[[\]]/g, '');
    return {
      name: `${one.name.split('/')[1]}-${alphabet}`,
      ranges: ranges.split(',').map(rangeOf),
      path: (bold) => join(folder, 'files', one.file(alphabet, bold)),
      weight: one.weight,
    };
  });
}

/** `U+0370-0377` or `U+2116` */
function rangeOf(text: string): [number, number] {
  const [first = '', last = first] = text.trim().replace(/^U\+/i, '').split('-');
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}

function folderOf(name: string): string | null {
  const paths = createRequire(import.meta.url).resolve.paths(name) ?? [];
  return paths.map((path) => join(path, name)).find((path) => existsSync(join(path, 'files'))) ?? null;
}

/** Bold where the package has it. */
function open(alphabet: Alphabet, bold: boolean): Face | null {
  const path = bold && existsSync(alphabet.path(true)) ? alphabet.path(true) : alphabet.path(false);
  return openFile(`${alphabet.name}${path === alphabet.path(false) ? '' : '-bold'}`, path, alphabet.weight);
}

/** A face that cannot be read is as good as none: its signs are then written as numbers. */
function openFile(name: string, path: string, weight?: number): Face | null {
  let face = opened.get(path);
  if (face === undefined) {
    try {
      const bytes = readFileSync(path);
      face = newFace(
        name,
        weight === undefined ? parseFont(unpackWoff(bytes)) : parseFontAtWeight(bytes, weight),
      );
    } catch {
      face = null;
    }
    opened.set(path, face);
  }
  return face;
}

function openAgencyFaces(): Face[] {
  const folder = join(dataFolder(), 'fonts');
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return names
    .filter((name) => /\.(ttf|woff)$/i.test(name))
    .map((name) => openFile(`agency-${name}`, join(folder, name)))
    .filter((face) => face !== null);
}
