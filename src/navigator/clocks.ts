/** The clocks that a step starts: the law's, and the provider's where they differ. */
import type { Provider } from '../catalog/types.js';
import { clocksFor, rule } from '../law/rules.js';
import { applies, standings } from '../law/when.js';
import type { Draft } from './draft.js';
import type { Env } from './env.js';
import { hoursInWords } from './loss.js';
import { categoriesOf, ownNoticesOf } from './papers.js';
import { providerReason } from './reasons.js';
import { factsFor, isAmerican } from './standing.js';
import { lawsOfStep } from './step-laws.js';
import type { PlanClock, Step } from './types.js';
import type { Verdict } from './verdict.js';
import { categoryWords } from './words.js';

/** Clocks of the laws that bear on the step, then the provider's own. */
export function clocksOf(draft: Draft, env: Env): Step['clocks'] {
  const { provider } = draft.of;
  const ofLaw = lawClocks(draft, env);
  const own = draft.instrument === 'preservation' ? keeping(provider, ofLaw, env) : link(provider, env);
  return [...ofLaw, ...noticeClocks(draft, env), ...own, ...retention(verdictsOf(draft))];
}

/** A State's own clock takes the place of the federal one of that name; a clock of another State stands beside it. */
function lawClocks(draft: Draft, env: Env): PlanClock[] {
  if (onlyAsked(draft, env)) return [];
  const facts = factsFor(draft.of.provider, env, draft.process, categoriesOf(draft));
  const running = lawsOfStep(draft, env).map((law) => ({
    law,
    clocks: clocksFor(law, draft.instrument).filter((clock) => applies(clock.when, law, facts)),
  }));
  const replaced = new Set(
    running
      .filter(({ law }) => law.kind === 'overlay' && standings(law, facts).includes('own'))
      .flatMap(({ clocks }) => clocks.map((clock) => clock.id)),
  );
  return running.flatMap(({ law, clocks }) =>
    clocks
      .filter((clock) => law.kind === 'overlay' || !replaced.has(clock.id))
      .map((clock) => ({
        id: clock.id,
        days: clock.days ?? null,
        from: clock.from,
        citation: rule(law, clock.rule).citation,
        ...(clock.note ? { note: clock.note } : {}),
      })),
  );
}

/** A letter to a provider abroad that no law stands behind: no law's clock runs on it, only the provider's own word. */
function onlyAsked({ process, routes }: Draft, env: Env): boolean {
  return process === 'preservation' && routes.length === 0 && !isAmerican(env);
}

/** When the notice that the agency owes is due. */
function noticeClocks(draft: Draft, env: Env): PlanClock[] {
  return (ownNoticesOf(draft, env) ?? []).map((notice) => ({
    id: 'notice' as const,
    days: notice.days,
    from: `when ${notice.event}`,
    citation: notice.reason.citation,
    ...(notice.delay ? { note: notice.delay } : {}),
  }));
}

function verdictsOf(draft: Draft): Verdict[] {
  return [...draft.asks.map(({ verdict }) => verdict), ...draft.keeps];
}

/** How long the provider says that it preserves, where that is not what the law says. */
function keeping(provider: Provider, ofLaw: PlanClock[], env: Env): PlanClock[] {
  const fact = provider.preservation;
  if (fact === undefined) return [];
  const hours = fact.period === undefined ? undefined : hoursInWords(fact.period, env.know.needs.plan);
  const days = fact.days ?? (hours === undefined ? undefined : hours / 24);
  if (days === undefined || ofLaw.some((clock) => clock.days === days)) return [];
  const { citation } = providerReason(provider, fact, '', env.asOf);
  return [
    { id: 'preservation', days, from: `the day ${provider.name} preserves, by its own words`, citation },
  ];
}

/** Until when a return can be fetched. */
function link(provider: Provider, env: Env): PlanClock[] {
  const fact = provider.returns;
  if (fact?.link_days === undefined) return [];
  const { citation } = providerReason(provider, fact, '', env.asOf);
  return [
    { id: 'download_link', days: fact.link_days, from: 'the day the provider sends the link', citation },
  ];
}

/** The shortest time for which anything in the step is kept, where the provider names one. */
function retention(verdicts: Verdict[]): PlanClock[] {
  const named = verdicts.flatMap(({ category, kept }) =>
    kept?.hours === undefined ? [] : [{ category, ...kept, hours: kept.hours }],
  );
  if (named.length === 0) return [];
  const { category, hours, words, reason } = named.reduce((a, b) => (b.hours < a.hours ? b : a));
  const from = `when ${categoryWords(category)} came to be, or as the provider says: “${words}”`;
  return [{ id: 'retention', days: hours / 24, from, citation: reason.citation }];
}
