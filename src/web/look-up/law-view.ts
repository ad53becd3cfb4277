/** One law as its page shows it on a day: summary, floors, clocks, papers, notices, routes, and its rules with their sources. */
import { lawAt } from '../../law/at.js';
import { holds } from '../../law/days.js';
import type { Law, LawRule, When } from '../../law/types.js';
import { wordsOf } from '../render/words.js';
import { processName } from './process-words.js';
import { countryWords } from './region-words.js';
import { lawHref } from './search.js';
import { whenWords } from './when-words.js';

/** How far a rule was confirmed, in words. */
const verified = {
  read: 'The text itself was read.',
  secondary: 'A report of it was read, not the text itself.',
  unconfirmed: 'Not confirmed: nobody of this project has read it.',
} as const;

/** Everything on the page of a law. Lists keep the order of the data file. */
export function lawView(whole: Law, asOf: string): Record<string, unknown> {
  const law = lawAt(whole, asOf);
  const cite = (ids: readonly string[]) => ids.map((id) => citation(law, id));
  const spanned = <T extends { when?: When; from?: string; to?: string }>(each: T) => ({
    ...each,
    whenWords: whenWords(each.when),
  });
  const rules = [...law.rules.values()].map((rule) => ruleView(rule, law, asOf));
  return {
    law: { ...law, countryName: law.country ? countryWords(law.country) : '' },
    base: law.base ? { href: lawHref({ jurisdiction: law.base }) } : null,
    members: (law.members ?? []).map((member) => ({ ...member, name: countryWords(member.country) })),
    ladder: law.ladder.map((rung) => ({ ...rung, rules: cite(rung.rules) })),
    floors: law.floorList.map((each) => ({
      ...spanned(each),
      processName: processName(each.process, law),
      rules: cite(each.rules),
    })),
    clocks: law.clocks.map((clock) => ({
      ...clock,
      whenWords: whenWords(clock.when),
      from: clock.from,
      rules: cite([clock.rule]),
      appliesWords: clock.appliesTo.map(wordsOf).join(', '),
    })),
    papers: law.papers.map((each) => ({
      ...spanned(each),
      rules: cite([each.rule]),
      appliesWords: each.appliesTo.map(wordsOf).join(', '),
    })),
    notices: law.notices.map((each) => ({
      ...spanned(each),
      rules: cite([each.rule]),
      appliesWords: each.appliesTo.map(wordsOf).join(', '),
    })),
    routes: law.routes.map((each) => ({
      ...each,
      rules: cite(each.rules),
      issuersWords: each.issuers.map(wordsOf).join(', '),
      reachWords: each.reach.map(reachWord).join(', '),
      categoriesWords: each.categories.map(wordsOf).join(', '),
    })),
    subscriberItems: law.subscriberItems,
    rules: rules.filter((rule) => rule.standing === 'now'),
    otherRules: rules.filter((rule) => rule.standing !== 'now'),
    unread: rules.filter((rule) => rule.verification !== 'read').length,
  };
}

type Standing = 'now' | 'superseded' | 'later' | 'not-used' | 'not-in-force';

const standingWords: Record<Exclude<Standing, 'now'>, string> = {
  superseded: 'No longer in force',
  later: 'Not yet in force on this day',
  'not-used': 'Law, but not used by Tecum',
  'not-in-force': 'Not in force',
};

function ruleView(rule: LawRule, law: Law, day: string) {
  const standing = standingOf(rule, day);
  const next = rule.supersededBy ? citation(law, rule.supersededBy) : null;
  return {
    ...rule,
    standing,
    standingWords: standing === 'now' ? '' : standingWords[standing],
    verified: verified[rule.verification],
    doubtful: rule.verification !== 'read',
    next,
  };
}

function standingOf(rule: LawRule, day: string): Standing {
  if (rule.status === 'not-used' || rule.status === 'not-in-force') return rule.status;
  if (holds(rule, day)) return 'now';
  return rule.to !== undefined && rule.to < day ? 'superseded' : 'later';
}

/** A rule of the base stands on the base's own page. */
function citation(law: Law, id: string): { id: string; citation: string; href: string } {
  const own = law.rules.get(id);
  const rule = own ?? law.inherited.get(id);
  const page = own || !law.base ? '' : lawHref({ jurisdiction: law.base });
  return { id, citation: rule?.citation ?? id, href: `${page}#${id}` };
}

function reachWord(place: string): string {
  if (place === '*') return 'any other country';
  return place === 'own' ? 'its own country' : place === 'EU' ? 'the European Union' : countryWords(place);
}
