/** Dates of facts that cannot be: an end before its beginning, two that hold where only one can. */
import { Problem } from '../base/problem.js';
import type { At } from './cross-check.js';
import { factsOf } from './facts-of.js';
import { singleKeys } from './keys.js';
import type { ProviderFile } from './schema.js';
import type { Dated } from './types.js';

type Path = (string | number)[];
type Row = Dated & { path: Path };

/** Every problem with `from` and `to` in a file. */
export function dateProblems(file: ProviderFile, at: At): Problem[] {
  const services = file.services.flatMap((service, index): Row[] =>
    typeof service === 'string' ? [] : [{ ...service, path: ['services', index] }],
  );
  const rows = factsOf(file).map(({ path, row }): Row => ({ ...(row as Dated), path }));
  const groups = singleKeys.map((key) => rows.filter(({ path }) => path[0] === key));
  return [
    ...[...rows, ...services].flatMap((row) => backwards(row, at)),
    ...groups.flatMap((group) => overlaps(group, at, false)),
    ...sameEntity(file).flatMap((group) => overlaps(group, at, true)),
  ];
}

function backwards({ from, to, path }: Row, at: At): Problem[] {
  if (!from || !to || from <= to) return [];
  const what = `It ends on ${to}, before it begins on ${from}.`;
  const remedy = 'Put the two right; both days count as days on which it held.';
  return [new Problem({ code: 'catalog-date', what, where: at([...path, 'to']), remedy })];
}

/** Entities of one region and one name, where the address moved. */
function sameEntity(file: ProviderFile): Row[][] {
  const groups = new Map<string, Row[]>();
  file.entities.forEach((entity, index) => {
    const key = `${entity.region} ${entity.name}`;
    groups.set(key, [...(groups.get(key) ?? []), { ...entity, path: ['entities', index] }]);
  });
  return [...groups.values()];
}

/**
 * Pairs of rows that hold on the same day. Of an entity two addresses without any date may stand side by side (a
 * registered agent and a post box); once one has a date, one follows the other.
 */
function overlaps(rows: Row[], at: At, undatedMayStand: boolean): Problem[] {
  return rows.flatMap((row, index) =>
    rows.slice(0, index).flatMap((earlier) => {
      if (undatedMayStand && !isDated(row) && !isDated(earlier)) return [];
      if (!meet(row, earlier)) return [];
      const what = `${label(row.path)} and ${label(earlier.path)} hold on the same days.`;
      const remedy = 'Give each a from and a to so that one follows the other; both days are included.';
      return [new Problem({ code: 'catalog-overlap', what, where: at(row.path), remedy })];
    }),
  );
}

function isDated({ from, to }: Dated): boolean {
  return from !== undefined || to !== undefined;
}

function meet(a: Dated, b: Dated): boolean {
  const first = '0000-01-01';
  const last = '9999-12-31';
  return (a.from ?? first) <= (b.to ?? last) && (b.from ?? first) <= (a.to ?? last);
}

function label(path: Path): string {
  return path.join('.');
}
