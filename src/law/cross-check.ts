/** What a schema cannot see in a law file: ids that lead nowhere, doubles, dates that clash, and floors that are missing. */
import { Problem } from '../base/problem.js';
import { dateProblems } from './cross-dates.js';
import type { LawFile } from './schema.js';
import type { Law } from './types.js';

type At = (path: readonly PropertyKey[]) => string;
type Path = (string | number)[];

/**
 * Every problem of a well-shaped law file.
 * @param name of the file without its ending, which must be its jurisdiction
 * @param base the law that the file names as its base, where that one could be read
 */
export function crossCheck(file: LawFile, name: string, base: Law | undefined, at: At): Problem[] {
  const identity = [...wrongName(file, name, at), ...baseless(file, base, at)];
  if (identity.length > 0) return identity;
  const ids = danglingIds(file, base, at);
  const twice = doubledIds(file, at);
  return [...twice, ...ids, ...dateProblems(file, base, at)];
}

function wrongName(file: LawFile, name: string, at: At): Problem[] {
  if (file.jurisdiction === name) return [];
  const what = `The jurisdiction "${file.jurisdiction}" is not the name of its file, "${name}".`;
  const remedy = 'Make the two the same.';
  return [new Problem({ code: 'law-name', what, where: at(['jurisdiction']), remedy })];
}

function baseless(file: LawFile, base: Law | undefined, at: At): Problem[] {
  if (file.kind !== 'overlay' && file.base === undefined) return [];
  if (base !== undefined) return [];
  const what =
    file.base === undefined
      ? 'An overlay stands on the law of its nation, and this one names none.'
      : `The law "${file.base}", on which this one stands, could not be read.`;
  const remedy = file.base === undefined ? 'Write base: us-federal.' : 'Correct the name, or mend that file.';
  return [new Problem({ code: 'law-base', what, where: at(['base']), remedy })];
}

function danglingIds(file: LawFile, base: Law | undefined, at: At): Problem[] {
  const ruleIds = new Set([...file.rules.map((rule) => rule.id), ...(base?.rules.keys() ?? [])]);
  const sourceIds = new Set(file.sources.map((source) => source.id));
  const ladder = file.ladder.length > 0 ? file.ladder : (base?.ladder ?? []);
  const rungs = new Set<string>(ladder.map((rung) => rung.process));
  const rule = (id: string, path: Path): Problem[] => unknown(id, ruleIds, 'rule', path, at);
  const one = (list: 'clocks' | 'papers' | 'notices'): Problem[] =>
    file[list].flatMap((each, i) => rule(each.rule, [list, i, 'rule']));
  const many = (list: 'ladder' | 'floors' | 'routes'): Problem[] =>
    file[list].flatMap((each, i) => each.rules.flatMap((id, j) => rule(id, [list, i, 'rules', j])));
  return [
    ...file.rules.flatMap((r, i) => unknown(r.source, sourceIds, 'source', ['rules', i, 'source'], at)),
    ...file.rules.flatMap((r, i) =>
      r.supersededBy ? rule(r.supersededBy, ['rules', i, 'supersededBy']) : [],
    ),
    ...many('ladder'),
    ...file.ladder.flatMap((r, i) =>
      r.reaches.flatMap((id, j) => unknown(id, rungs, 'rung', ['ladder', i, 'reaches', j], at)),
    ),
    ...many('floors'),
    ...file.floors.flatMap((f, i) => unknown(f.process, rungs, 'rung', ['floors', i, 'process'], at)),
    ...one('clocks'),
    ...one('papers'),
    ...one('notices'),
    ...many('routes'),
    ...file.routes.flatMap((r, i) => (r.sentBy ? rule(r.sentBy.rule, ['routes', i, 'sentBy', 'rule']) : [])),
  ];
}

function unknown(id: string, known: ReadonlySet<string>, kind: string, path: Path, at: At): Problem[] {
  if (known.has(id)) return [];
  return [
    new Problem({
      code: 'law-dangling',
      what: `There is no ${kind} "${id}" in this file.`,
      where: at(path),
      remedy: `Correct the name, or add the ${kind}.`,
    }),
  ];
}

function doubledIds(file: LawFile, at: At): Problem[] {
  const lists: [string, string[]][] = [
    ['sources', file.sources.map((each) => each.id)],
    ['rules', file.rules.map((each) => each.id)],
    ['ladder', file.ladder.map((each) => each.process)],
    ['papers', file.papers.map((each) => each.id)],
    ['notices', file.notices.map((each) => each.id)],
    ['routes', file.routes.map((each) => each.id)],
  ];
  return lists.flatMap(([list, ids]) => doubles(list, ids, at));
}

function doubles(list: string, ids: readonly string[], at: At): Problem[] {
  return ids.flatMap((id, index) => {
    if (ids.indexOf(id) === index) return [];
    const what = `"${id}" stands twice under ${list}.`;
    return [
      new Problem({ code: 'law-double', what, where: at([list, index]), remedy: 'Keep one of the two.' }),
    ];
  });
}
