/** A law's file, once checked, as the shapes that the rest of Tecum uses. */
import { lawAt } from './at.js';
import type { LawFile } from './schema.js';
import type { Law, LawRule } from './types.js';

/**
 * Makes the law, as the view on the day on which its file was last gone through.
 * @param base the law that an overlay stands on
 */
export function toLaw(file: LawFile, base?: Law): Law {
  const { sources, rules, ladder, floors, clocks, papers, notices, routes, members, ...rest } = file;
  const byId = new Map(sources.map((source) => [source.id, source]));
  const dated = {
    ladder: [...ladder].sort((a, b) => a.rank - b.rank),
    floors,
    clocks,
    papers,
    notices,
    routes,
  };
  const whole: Law = {
    ...rest,
    ...(members ? { members: members.map(toMember) } : {}),
    ...dated,
    dated,
    day: file.asOf,
    rules: new Map(rules.flatMap((each) => toRule(each, byId.get(each.source)))),
    inherited: base?.rules ?? new Map(),
    floors: new Map(),
    floorList: [],
  };
  return lawAt(whole, file.asOf);
}

function toMember(member: NonNullable<LawFile['members']>[number]) {
  return typeof member === 'string' ? { country: member } : member;
}

function toRule(
  rule: LawFile['rules'][number],
  source: LawFile['sources'][number] | undefined,
): [string, LawRule][] {
  if (source === undefined) return [];
  const { url, title, read, date } = source;
  const sourceDate = rule.sourceDate ?? date ?? read;
  return [[rule.id, { ...rule, sourceDate, source: { url, title, read, ...(date ? { date } : {}) } }]];
}
