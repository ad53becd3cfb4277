/** The clocks that a step starts: the law's, and the provider's where they differ. */
import type { Instrument } from '../base/vocabulary.js';
import type { Provider } from '../catalog/types.js';
import { clocksFor, rule } from '../law/rules.js';
import type { Env } from './env.js';
import { hoursInWords } from './loss.js';
import { providerReason } from './reasons.js';
import type { PlanClock, Step } from './types.js';
import type { Verdict } from './verdict.js';
import { categoryWords } from './words.js';

/** Clocks of the law for the instrument, then the provider's own. */
export function clocksOf(
  provider: Provider,
  instrument: Instrument,
  verdicts: Verdict[],
  env: Env,
): Step['clocks'] {
  const ofLaw = clocksFor(env.know.law, instrument).map((clock) => ({
    id: clock.id,
    days: clock.days ?? null,
    from: clock.from,
    citation: rule(env.know.law, clock.rule).citation,
  }));
  const own = instrument === 'preservation' ? keeping(provider, ofLaw, env) : link(provider, env);
  return [...ofLaw, ...own, ...retention(verdicts)];
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
