/** What a schema cannot see in a provider's file: sources that lead nowhere, doubles, patterns that do not work. */
import { Problem } from '../base/problem.js';
import { dateProblems } from './date-check.js';
import { factsOf } from './facts-of.js';
import { serviceKinds, unknownKind } from './kinds.js';
import type { ProviderFile } from './schema.js';

export type At = (path: readonly PropertyKey[]) => string;

/** Every problem of a well-shaped file. `folder` is the name of the folder it lies in, which must be its id. */
export function crossCheck(file: ProviderFile, folder: string, at: At): Problem[] {
  return [
    ...wrongFolder(file, folder, at),
    ...wrongKind(file, at),
    ...doubleSources(file, at),
    ...namelessSources(file, at),
    ...sourceless(file, at),
    ...badPatterns(file, at),
    ...afterVerified(file, at),
    ...dateProblems(file, at),
  ];
}

function wrongFolder(file: ProviderFile, folder: string, at: At): Problem[] {
  if (file.id === folder) return [];
  const what = `The id "${file.id}" is not the name of its folder, "${folder}".`;
  return [new Problem({ code: 'catalog-id', what, where: at(['id']), remedy: 'Make the two the same.' })];
}

function wrongKind(file: ProviderFile, at: At): Problem[] {
  if (serviceKinds().has(file.kind)) return [];
  return [new Problem({ code: 'catalog-kind-unknown', where: at(['kind']), ...unknownKind(file.kind) })];
}

/** A document has an address. A second-hand list may have none that anybody knows; then its note says what it is. */
function namelessSources(file: ProviderFile, at: At): Problem[] {
  return file.sources.flatMap((source, index) => {
    if (source.url || (source.kind === 'secondary' && source.note)) return [];
    const what = `The source "${source.id}" has no url${source.kind === 'secondary' ? ' and no note' : ''}.`;
    const remedy = 'Give its url; a second-hand source without an address needs a note that says what it is.';
    return [new Problem({ code: 'catalog-source-url', what, where: at(['sources', index]), remedy })];
  });
}

function doubleSources(file: ProviderFile, at: At): Problem[] {
  const ids = file.sources.map((source) => source.id);
  return ids.flatMap((id, index) => {
    if (ids.indexOf(id) === index) return [];
    const what = `The source "${id}" is defined twice.`;
    const remedy = 'Give one of the two another id.';
    return [new Problem({ code: 'catalog-double', what, where: at(['sources', index]), remedy })];
  });
}

function sourceless(file: ProviderFile, at: At): Problem[] {
  const known = new Set(file.sources.map((source) => source.id));
  return factsOf(file)
    .filter((fact) => !fact.source || !known.has(fact.source))
    .map(
      (fact) =>
        new Problem({
          code: 'catalog-no-source',
          what: `There is no source "${fact.source ?? ''}" under sources.`,
          where: at([...fact.path, 'source']),
          remedy: `Use one of ${[...known].join(', ')}, or add it under sources with its url, title and kind.`,
        }),
    );
}

function badPatterns(file: ProviderFile, at: At): Problem[] {
  const rule = file.recognise;
  if (!rule) return [];
  return [
    ...rule.paths.flatMap(({ pattern }, index) =>
      patternProblem(pattern, true, ['recognise', 'paths', index, 'pattern'], at),
    ),
    ...(rule.username ? patternProblem(rule.username, false, ['recognise', 'username'], at) : []),
  ];
}

/** A place is looked up only where there is something to say: it takes reading the file again. */
function patternProblem(pattern: string, needsId: boolean, path: readonly PropertyKey[], at: At): Problem[] {
  const trouble = patternTrouble(pattern, needsId);
  if (!trouble) return [];
  const remedy =
    'Write it as ^… in JavaScript syntax: a path with (?<id>…) around the identifier, a user name with $ at its end.';
  return [new Problem({ code: 'catalog-pattern', what: trouble, where: at(path), remedy })];
}

function patternTrouble(pattern: string, needsId: boolean): string | undefined {
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    return `The pattern does not work: ${error instanceof Error ? error.message : String(error)}.`;
  }
  if (!pattern.startsWith('^')) return 'The pattern does not begin with ^.';
  if (!needsId && !pattern.endsWith('$')) return 'The pattern does not end with $.';
  if (needsId && !pattern.includes('(?<id>')) return 'The pattern has no group named id.';
  return undefined;
}

/** A change cannot have been seen after the file was last checked. */
function afterVerified(file: ProviderFile, at: At): Problem[] {
  return file.changes.flatMap((change, index) => {
    if (change.date <= file.last_verified) return [];
    const what = `The change of ${change.date} is later than last_verified, ${file.last_verified}.`;
    const remedy = 'Correct the date, or check the file again and set last_verified.';
    return [new Problem({ code: 'catalog-date', what, where: at(['changes', index, 'date']), remedy })];
  });
}
