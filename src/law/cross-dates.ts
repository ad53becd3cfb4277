/** Dates of a law file that clash: two floors or clocks on one day, a rule and its successor, a day without a floor. */
import { Problem } from '../base/problem.js';
import { dataCategories } from '../base/vocabulary.js';
import { clockSpan } from './at.js';
import { firstDay, holds, overlap, type Span, turningDays } from './days.js';
import type { LawFile } from './schema.js';
import type { Law } from './types.js';

type At = (path: readonly PropertyKey[]) => string;
type Rules = ReadonlyMap<string, Span & { status: string }>;

/** Every problem that the dates of a file show. */
export function dateProblems(file: LawFile, base: Law | undefined, at: At): Problem[] {
  const rules: Rules = new Map<string, Span & { status: string }>([
    ...(base?.rules ?? []),
    ...file.rules.map((rule): [string, Span & { status: string }] => [rule.id, rule]),
  ]);
  return [
    ...turnedRound(file, at),
    ...clashes('floors', file.floors.map(keyedFloor), at),
    ...clashes('clocks', file.clocks.map(keyedClock), at),
    ...successions(file, at),
    ...unfounded(file, rules, at),
    ...floorless(file, at),
  ];
}

interface Keyed {
  name: string;
  /** Two entries that share a key must not share a day. */
  keys: string[];
  span: Span;
}

/** One key for each kind of provider that it names: two lists of kinds that overlap clash like two that are alike. */
function keyedFloor(floor: LawFile['floors'][number]): Keyed {
  const { providerKinds, ...others } = floor.when ?? {};
  const rest = Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1));
  const keys = (providerKinds ?? [null]).map((kind) => JSON.stringify([floor.category, rest, kind]));
  return { name: `floor of ${floor.category}`, keys, span: floor };
}

/** Two clocks of an id may stand side by side where they are started by different things. */
function keyedClock(clock: LawFile['clocks'][number]): Keyed {
  const key = JSON.stringify([clock.id, [...clock.appliesTo].sort(), clock.when ?? null, clock.from]);
  return { name: `clock ${clock.id}`, keys: [key], span: clockSpan(clock) };
}

function clashes(list: string, entries: Keyed[], at: At): Problem[] {
  return entries.flatMap((entry, index) => {
    const first = entries.findIndex(
      (each, i) =>
        i < index && each.keys.some((key) => entry.keys.includes(key)) && overlap(each.span, entry.span),
    );
    if (first < 0) return [];
    return [
      new Problem({
        code: 'law-overlap',
        what: `This ${entry.name} and the one at ${at([list, first])} hold on the same days.`,
        where: at([list, index]),
        remedy:
          'End the older with to, and begin the newer with from on the day after; or keep one of the two.',
      }),
    ];
  });
}

/** A span that ends before it begins. */
function turnedRound(file: LawFile, at: At): Problem[] {
  const lists = ['rules', 'floors', 'papers', 'notices', 'routes'] as const;
  const spans = [
    ...lists.flatMap((list) => file[list].map((each, i) => ({ path: [list, i], span: each as Span }))),
    ...file.clocks.map((each, i) => ({ path: ['clocks', i], span: clockSpan(each) as Span })),
  ];
  return spans
    .filter(({ span }) => span.from !== undefined && span.to !== undefined && span.to < span.from)
    .map(
      ({ path, span }) =>
        new Problem({
          code: 'law-dates',
          what: `It ends on ${span.to}, before it begins on ${span.from}.`,
          where: at([...path, 'to']),
          remedy: 'Correct one of the two dates.',
        }),
    );
}

/** A rule that another took the place of must have ended the day before that one began. */
function successions(file: LawFile, at: At): Problem[] {
  const rules = new Map(file.rules.map((rule) => [rule.id, rule]));
  return file.rules.flatMap((rule, index) => {
    const next = rules.get(rule.supersededBy ?? '');
    if (next === undefined || (rule.to !== undefined && !overlap(rule, next))) return [];
    const until = next.from === undefined ? 'a day before it' : `the day before ${next.from}`;
    return [
      new Problem({
        code: 'law-overlap',
        what: `The rule "${rule.id}" still holds when "${next.id}", which takes its place, has begun.`,
        where: at(['rules', index, 'supersededBy']),
        remedy: `End it with to on ${until}.`,
      }),
    ];
  });
}

/** A floor that holds on a day on which no rule behind it is in force. */
function unfounded(file: LawFile, rules: Rules, at: At): Problem[] {
  return file.floors.flatMap((floor, index) => {
    const behind = floor.rules.flatMap((id) => rules.get(id) ?? []);
    const day = daysOf([floor, ...behind]).find(
      (candidate) => holds(floor, candidate) && !anyInForce(floor.rules, rules, candidate),
    );
    if (day === undefined) return [];
    return [
      new Problem({
        code: 'law-unfounded',
        what: `On ${day} no rule that stands behind this floor is in force.`,
        where: at(['floors', index, 'rules']),
        remedy: 'Give the floor the dates of its rules, or add a rule that held on that day.',
      }),
    ];
  });
}

/** Days to look at: the first, and each on which one of the spans begins or has ended. */
function daysOf(spans: Span[]): string[] {
  return [firstDay, ...turningDays(spans)].filter((day) => day >= firstDay);
}

function anyInForce(ids: readonly string[], rules: Rules, day: string): boolean {
  return ids.some((id) => {
    const rule = rules.get(id);
    return rule === undefined || (rule.status === 'in-force' && holds(rule, day));
  });
}

/** A nation that has floors has one for every category on every day since {@link firstDay}. */
function floorless(file: LawFile, at: At): Problem[] {
  if (file.kind !== 'nation' || file.floors.length === 0) return [];
  return dataCategories.flatMap((category) => {
    const floors = file.floors.filter((floor) => floor.category === category && floor.when === undefined);
    const gap = daysOf(floors).find((day) => !floors.some((floor) => holds(floor, day)));
    if (gap === undefined) return [];
    const when = floors.length === 0 ? '' : ` on ${gap}`;
    return [
      new Problem({
        code: 'law-no-floor',
        what: `The category ${category} has no floor${when}.`,
        where: at(['floors']),
        remedy:
          'Add a line for it under floors, with the rule that puts it there and the days on which it holds.',
      }),
    ];
  });
}
