/** The law of a day: what a file holds of all days, cut down to what held on one. */
import { firstDay, holds, turningDays } from './days.js';
import { rulesInForce } from './in-force.js';
import type { CategoryFloor, Law, LawClock } from './types.js';

const views = new WeakMap<Law['dated'], { days: string[]; made: Map<number, Law> }>();

/**
 * The law as it held on a day; before {@link firstDay} that of the first day. Floors, clocks, papers, notices and
 * routes outside their dates are gone, and so is what no rule in force on the day stands behind. Views are remembered
 * by the stretches between two changes of the law, so asking again costs nothing.
 * @param asOf ISO date
 */
export function lawAt(law: Law, asOf: string): Law {
  const day = notBeforeFirst(asOf.slice(0, 10));
  const known = views.get(law.dated) ?? { days: turningDays(spansOf(law)), made: new Map<number, Law>() };
  views.set(law.dated, known);
  const stretch = known.days.filter((each) => each <= day).length;
  const view = known.made.get(stretch) ?? viewOf(law, day);
  known.made.set(stretch, view);
  return view;
}

function notBeforeFirst(day: string): string {
  return [day, firstDay].sort().at(-1) ?? firstDay;
}

/** Every span of days in a law: of its rules, those of its base, and all that stands on them. */
export function spansOf(law: Law): { from?: string | undefined; to?: string | undefined }[] {
  const { floors, clocks, papers, notices, routes } = law.dated;
  return [
    ...law.rules.values(),
    ...law.inherited.values(),
    ...floors,
    ...papers,
    ...notices,
    ...routes,
    ...clocks.map(clockSpan),
    ...(law.members ?? []),
  ];
}

/** A clock's days: its `from` says what starts it, so they stand in `validFrom`. */
export function clockSpan(clock: Pick<LawClock, 'validFrom' | 'to'>) {
  return { from: clock.validFrom, to: clock.to };
}

function viewOf(law: Law, day: string): Law {
  const { ladder, floors, clocks, papers, notices, routes } = law.dated;
  const inForce = rulesInForce(law, day);
  const single = <T extends { rule: string }>(each: T): boolean => inForce([each.rule]).length > 0;
  const cut = <T extends { rules: string[] }>(each: T): T => ({ ...each, rules: inForce(each.rules) });
  const founded = (each: { rules: string[] }): boolean => each.rules.length > 0;
  const floorList = floors
    .filter((each) => holds(each, day))
    .map(cut)
    .filter(founded);
  return {
    ...law,
    day,
    ladder: ladder.map((rung) => (founded(cut(rung)) ? cut(rung) : rung)),
    floorList,
    floors: byCategory(floorList),
    clocks: clocks.filter((each) => holds(clockSpan(each), day) && single(each)),
    papers: papers.filter((each) => holds(each, day) && single(each)),
    notices: notices.filter((each) => holds(each, day) && single(each)),
    routes: routes
      .filter((each) => holds(each, day))
      .map(cut)
      .filter(founded),
  };
}

/** A floor for all before one for some. */
function byCategory(floors: readonly CategoryFloor[]): Law['floors'] {
  const ordered = [...floors].sort((a, b) => Number(a.when === undefined) - Number(b.when === undefined));
  return new Map(ordered.map((floor) => [floor.category, floor]));
}
