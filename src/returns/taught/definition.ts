/** Checks a reader definition, written as YAML or made on a screen, and makes the reader of it. */
import { Problem } from '../../base/problem.js';
import type { Reader } from '../contract.js';
import { declaredReader } from '../declared/declared-reader.js';
import { taughtPart } from './parts.js';
import { safePattern } from './safe-pattern.js';
import type { TaughtDefinition, TaughtPart } from './schema.js';
import { knownZone } from './taught-time.js';

/** `taught-acme-chat`: shipped readers have no such ids. */
export function readerIdOf(definition: Pick<TaughtDefinition, 'id'>): string {
  return `taught-${definition.id}`;
}

/** The reader of a definition that {@link definitionFaults} finds nothing in. */
export function taughtReader(definition: TaughtDefinition): Reader {
  const { version, provider, title, parts } = definition;
  return declaredReader<null>({
    id: readerIdOf(definition),
    version,
    provider,
    title,
    layouts: [{ id: 'taught', title: `as taught in version ${version}` }],
    parts: parts.map(taughtPart),
    state: () => null,
  });
}

/**
 * What the schema cannot see: unknown zones, unsafe patterns, fields without a group, ids used twice.
 * @param at file and line of a path into the definition
 */
export function definitionFaults(
  definition: TaughtDefinition,
  at: (path: readonly PropertyKey[]) => string,
): Problem[] {
  const problems: Problem[] = [];
  const ids = definition.parts.map((part) => part.id);
  definition.parts.forEach((part, i) => {
    const where = (...path: PropertyKey[]) => at(['parts', i, ...path]);
    if (ids.indexOf(part.id) !== i)
      problems.push(
        fault(
          'reader-part-twice',
          `Two parts are called "${part.id}".`,
          where('id'),
          'Give each its own id.',
        ),
      );
    problems.push(...zoneFaults(part, where), ...lineFaults(part, where));
  });
  return problems;
}

type Where = (...path: PropertyKey[]) => string;

function zoneFaults(part: TaughtPart, where: Where): Problem[] {
  return Object.entries(part.fields).flatMap(([name, use]) => {
    const zone = 'time' in use ? use.time?.zone : undefined;
    if (zone === undefined || knownZone(zone)) return [];
    const remedy = 'Write UTC or a name such as America/Los_Angeles.';
    return [
      fault('reader-zone', `"${zone}" is no time zone.`, where('fields', name, 'time', 'zone'), remedy),
    ];
  });
}

function lineFaults(part: TaughtPart, where: Where): Problem[] {
  if (part.line === undefined) return [];
  try {
    safePattern(part.line, where('line'));
  } catch (error) {
    return [error as Problem];
  }
  const named = new Set([...part.line.matchAll(/\(\?<([A-Za-z_]\w*)>/g)].map((found) => found[1]!));
  return Object.keys(part.fields)
    .filter((name) => !named.has(name))
    .map((name) =>
      fault(
        'reader-group',
        `The pattern has no part (?<${name}>…).`,
        where('fields', name),
        'Name it in the pattern, or take it out.',
      ),
    );
}

function fault(code: string, what: string, where: string, remedy: string): Problem {
  return new Problem({ code, what, where, remedy });
}
