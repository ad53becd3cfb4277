/** Loads reader definitions from a folder: a broken one is reported, the rest load. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../../base/problem.js';
import { projectPath } from '../../base/root.js';
import { readYamlFile } from '../../base/yaml-file.js';
import type { Reader, ReadingSummary } from '../contract.js';
import { definitionFaults, readerIdOf, taughtReader } from './definition.js';
import { definitionSchema, type TaughtDefinition } from './schema.js';

/** A definition that loads, and its file. */
export interface LoadedDefinition {
  file: string;
  definition: TaughtDefinition;
}

export interface Taught {
  definitions: LoadedDefinition[];
  readers: Reader[];
  /** What is wrong with those that do not load; each names its file and line. */
  problems: Problem[];
}

/** Those that Tecum comes with. */
export function shippedDefinitions(): string {
  return projectPath('data', 'readers');
}

/** Every `*.yaml` of the folders, in the order given; a folder that is not there has none. Read anew each time. */
export function loadTaught(...folders: readonly string[]): Taught {
  const definitions: LoadedDefinition[] = [];
  const problems: Problem[] = [];
  for (const file of folders.flatMap(filesOf)) {
    const { value, problems: found } = readDefinition(file);
    const twice = definitions.find((one) => one.definition.id === value?.id);
    if (value === undefined) problems.push(...found);
    else if (twice !== undefined) problems.push(sameId(file, value.id, twice.file));
    else definitions.push({ file, definition: value });
  }
  return { definitions, readers: definitions.map((one) => taughtReader(one.definition)), problems };
}

/** Shipped readers and taught ones together; a taught one can never take the place of a shipped one. */
export function withTaught(shipped: readonly Reader[], taught: Taught): Reader[] {
  const ids = new Set(shipped.map((reader) => reader.id));
  return [...shipped, ...taught.readers.filter((reader) => !ids.has(reader.id))];
}

/** Says in a summary which definitions did not load; the reading went on without them. */
export function tellBroken({ problems }: Taught, summary: ReadingSummary): void {
  for (const { where, what, remedy } of problems) {
    const text = `${where}: a taught reader was left out. ${what} ${remedy ?? ''}`.trim();
    summary.warnings.push(text);
    summary.problems?.push({ level: 'warning', code: 'reader-definition-broken', text });
  }
}

/** One file: the definition, or all that is wrong with it. */
export function readDefinition(file: string): { value: TaughtDefinition | undefined; problems: Problem[] } {
  const { value, problems, at } = readYamlFile(file, definitionSchema);
  if (value === undefined) return { value, problems };
  const faults = definitionFaults(value, at);
  return faults.length > 0 ? { value: undefined, problems: faults } : { value, problems: [] };
}

/** The same of a text that came over the wire or from a form; places name `name` and the line. */
export function parseDefinition(
  text: string,
  name = 'definition.yaml',
): { value: TaughtDefinition | undefined; problems: Problem[] } {
  const folder = mkdtempSync(join(tmpdir(), 'tecum-definition-'));
  try {
    const file = join(folder, 'definition.yaml');
    writeFileSync(file, text, { mode: 0o600 });
    const { value, problems } = readDefinition(file);
    return { value, problems: problems.map((problem) => renamed(problem, file, name)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function renamed(problem: Problem, file: string, name: string): Problem {
  const { code, what, where, remedy } = problem;
  return new Problem({ code, what, where: where?.replace(file, name), remedy, cause: problem });
}

function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /^[\w.-]+\.ya?ml$/.test(name));
  return names.sort().map((name) => join(folder, name));
}

function sameId(file: string, id: string, other: string): Problem {
  return new Problem({
    code: 'reader-id-twice',
    what: `The id "${id}" (${readerIdOf({ id })}) is already taken by ${other}; this file was left out.`,
    where: file,
    remedy: 'Give it another id, or take one of the two files away.',
  });
}
