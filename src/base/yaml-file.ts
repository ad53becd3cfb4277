/** Reads a YAML file against a schema; every error names the file, the line and what to do. */
import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { Problem } from './problem.js';
import { quickYaml } from './quick-yaml.js';
import { projectRoot } from './root.js';
import { issueRemedy, issueWhat } from './schema-words.js';

type Path = readonly PropertyKey[];

/** What reading gave: the value when the file is good, else all its problems. `at` names file and line of a path. */
export interface YamlFile<T> {
  value: T | undefined;
  problems: Problem[];
  /** `data/law/us-federal.yaml:12` for a path into the document, e.g. `['rules', 3, 'source']`. */
  at(path: Path): string;
}

/**
 * Reads and checks one YAML file.
 * @param file absolute path; shown relative to the project where it lies inside it
 * @param schema zod schema of the whole document
 * @returns the value or all problems (codes `yaml-missing`, `yaml-syntax`, `yaml-shape`); never throws for bad content
 */
export function readYamlFile<T>(file: string, schema: z.ZodType<T>): YamlFile<T> {
  const shown = shownPath(file);
  const text = readText(file, shown);
  if (text instanceof Problem) return { value: undefined, problems: [text], at: () => shown };
  const quick = quickYaml(text);
  const good = quick === undefined ? undefined : schema.safeParse(quick);
  if (!good?.success) return placed(text, shown, schema);
  let slow: YamlFile<T> | undefined;
  const at = (path: Path): string => {
    slow ??= placed(text, shown, schema);
    return slow.at(path);
  };
  return { value: good.data, problems: [], at };
}

/** With the places of all that is in the file: slower, and needed only where something is to be said of it. */
function placed<T>(text: string, shown: string, schema: z.ZodType<T>): YamlFile<T> {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const at = (path: Path): string => `${shown}:${lineOf(doc, path, lines)}`;
  if (doc.errors.length > 0) return { value: undefined, problems: syntaxProblems(doc, shown, lines), at };
  const result = schema.safeParse(doc.toJS());
  if (result.success) return { value: result.data, problems: [], at };
  return { value: undefined, problems: shapeProblems(result.error.issues, doc, at), at };
}

/** A path as a person of this project writes it: relative with `/` inside the project, else as it is. */
export function shownPath(file: string): string {
  const inside = relative(projectRoot(), file);
  return inside.startsWith('..') ? file : inside.split(sep).join('/');
}

function readText(file: string, shown: string): string | Problem {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    return new Problem({
      code: 'yaml-missing',
      what: 'The file cannot be read.',
      where: shown,
      remedy: 'Put it there, or check its name and permissions.',
      cause,
    });
  }
}

function syntaxProblems(doc: Document, shown: string, lines: LineCounter): Problem[] {
  return doc.errors.map(
    (error) =>
      new Problem({
        code: 'yaml-syntax',
        what: `This is not YAML: ${error.message.replace(/\s+/g, ' ').replace(/\.?$/, '.')}`,
        where: `${shown}:${lines.linePos(error.pos[0]).line}`,
        remedy: 'Look at the indent, the quotes and the colons of this line and the one before it.',
      }),
  );
}

function shapeProblems(
  issues: readonly z.core.$ZodIssue[],
  doc: Document,
  at: (path: Path) => string,
): Problem[] {
  return issues.flatMap((issue) =>
    keysOf(issue).map(
      (path) =>
        new Problem({
          code: 'yaml-shape',
          what: `${label(path)}: ${issueWhat(issue, path, doc.hasIn(path))}`,
          where: at(path),
          remedy: issueRemedy(issue, path, doc.hasIn(path)),
        }),
    ),
  );
}

/** Unknown keys are reported one by one, each on its own line of the file. */
function keysOf(issue: z.core.$ZodIssue): Path[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...issue.path, key]);
  return [issue.path];
}

function label(path: Path): string {
  return path.length === 0 ? 'the file' : path.map(String).join('.');
}

function lineOf(doc: Document, path: Path, lines: LineCounter): number {
  for (let length = path.length; length > 0; length -= 1) {
    const offset = offsetOf(doc, path.slice(0, length));
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return 1;
}

/** Where a key stands (for a map) or a value begins (for a list); undefined when the path is not in the file. */
function offsetOf(doc: Document, path: Path): number | undefined {
  const parent = path.length === 1 ? doc.contents : doc.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(last));
    return pair && isNode(pair.key) ? start(pair.key) : undefined;
  }
  const node = doc.getIn(path, true);
  return isNode(node) ? start(node) : undefined;
}

function start(node: Node): number | undefined {
  return node.range?.[0];
}
