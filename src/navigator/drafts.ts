/** What the steps to one provider are made of: the emergency, what to keep, and one instrument for each process. */
import type { Process } from '../base/vocabulary.js';
import { floorFor, rank } from '../law/ladder.js';
import { needsOf } from './asked.js';
import { type Ask, type Draft, instrumentOf } from './draft.js';
import { emergencyReason } from './emergency-reason.js';
import type { Env, ProviderAccounts } from './env.js';
import { keepingFor } from './preserve.js';
import { lawReason, sentence } from './reasons.js';
import type { Candidate } from './routes.js';
import { isAmerican } from './standing.js';
import type { Reason } from './types.js';
import { isProspective, type Verdict, verdictFor } from './verdict.js';
import { processWords } from './words.js';

/** One request to the provider's good will, where there is danger; none where there is not. */
export function emergencyDraft(of: ProviderAccounts, asks: Ask[], env: Env): Draft[] {
  if (env.answers.danger === 'none' || env.answers.needs.length + (env.answers.categories?.length ?? 0) === 0)
    return [];
  const processes = [...new Set(asks.map(({ verdict }) => verdict.process))].filter(
    (each) => each !== 'emergency',
  );
  const afterwards = processes.sort((a, b) => rank(env.know.law, a) - rank(env.know.law, b));
  const why = emergencyReason(of.provider, env, 'First, because somebody is in danger now. ');
  const instrument = 'emergency_disclosure_request';
  return [{ of, process: 'emergency', instrument, asks, keeps: [], why, afterwards, routes: [] }];
}

/** One request to keep what is asked for; none where nothing is stored. */
export function preservationDraft(of: ProviderAccounts, had: Ask[], env: Env): Draft[] {
  const stored = had.map(({ verdict }) => verdict).filter((verdict) => !isProspective(verdict, env.know));
  const keepAll = needsOf(env).some((need) => need.preserveOnly);
  const keeps = keepAll && stored.length === 0 ? everythingStored(of, env) : stored;
  if (keeps.length === 0 && !keepAll) return [];
  const { instrument, route } = keepingFor(of.provider, env);
  const routes = route === undefined ? [] : [route];
  return [
    { of, process: 'preservation', instrument, asks: [], keeps, why: whyKeep(keeps, routes, env), routes },
  ];
}

/** All that the provider is on record as storing, for one who asks for nothing but preservation. */
function everythingStored({ provider }: ProviderAccounts, env: Env): Verdict[] {
  const categories = [...new Set(provider.data.map((row) => row.category))];
  return categories
    .map((category) => verdictFor(provider, category, env))
    .filter((verdict) => verdict.process !== 'not_available' && !isProspective(verdict, env.know));
}

const asked: Reason = {
  text: 'Today, before anything is deleted. The provider is asked; nothing binds it.',
  citation: "Tecum's own rule (docs/the-plan.md)",
};

/** Why a preservation is sent today: what is lost first, in the provider's own words where it has any. */
function whyKeep(keeps: Verdict[], routes: Candidate[], env: Env): Reason {
  const said = keeps.filter((verdict) => verdict.kept !== undefined);
  const [way] = routes;
  if (said.length === 0 && way !== undefined)
    return lawReason(
      way.law,
      way.route.rules[0] as string,
      `Today, before anything is deleted. ${sentence(way.route.name)} `,
    );
  if (said.length === 0)
    return isAmerican(env)
      ? lawReason(env.know.law, 'us.2703.f.preserve', 'Today, before anything is deleted. ')
      : asked;
  const first = said.reduce((a, b) => (b.hours < a.hours ? b : a)).kept as { reason: Reason };
  return { ...first.reason, text: `Lost first: ${first.reason.text}` };
}

/**
 * One draft for each paper that the verdicts need: of each instrument one, and across a border one for each way that
 * has issuers and conditions of its own. Where an instrument takes several papers each has its `part`.
 */
export function disclosureDrafts(of: ProviderAccounts, asks: Ask[], env: Env): Draft[] {
  const papers = [...new Set(asks.map(paperOf))];
  return papers.map((paper) => {
    const these = asks.filter((ask) => paperOf(ask) === paper);
    const { verdict } = these[0] as Ask;
    const instrument = instrumentOf(verdict);
    const routes = waysOf(these);
    const why = whyThis(of, verdict.process, these, routes, env);
    const several = papers.filter((each) => each.startsWith(`${instrument} `)).length > 1;
    const part = several ? { part: paper.slice(instrument.length + 1) } : {};
    return { of, process: verdict.process, instrument, asks: these, keeps: [], why, routes, ...part };
  });
}

/** `epoc identity`, `production_order transmission`, `search_warrant `. */
function paperOf({ verdict }: Ask): string {
  const route = verdict.route?.route;
  const own = route?.id.slice(route.id.lastIndexOf('.') + 1);
  return `${instrumentOf(verdict)} ${route?.together ?? own ?? ''}`;
}

/** The ways across the border that a step's categories take, each once, the quickest first. */
function waysOf(asks: Ask[]): Candidate[] {
  const ways = asks.flatMap(({ verdict }) => verdict.route ?? []);
  return [...new Map(ways.map((way) => [way.route.id, way])).values()].sort(
    (a, b) => a.route.rank - b.route.rank,
  );
}

/** Why this process: the way across the border, or the law's floor where it stands there, else what raises it. */
function whyThis(
  { provider }: ProviderAccounts,
  process: Process,
  asks: Ask[],
  ways: Candidate[],
  env: Env,
): Reason {
  const { law } = env.know;
  const [way] = ways;
  if (way !== undefined) {
    const names = sentence(ways.map(({ route }) => route.name).join('; '));
    return lawReason(way.law, way.route.rules[0] as string, `${names} ${way.why} `);
  }
  const lead = `The lowest process that suffices: ${processWords(law, process)}. `;
  const floors = asks.map(({ verdict }) => floorFor(law, verdict.category, provider.kind));
  const rule = floors.find((floor) => floor.process === process)?.rules[0];
  if (rule !== undefined) return lawReason(law, rule, lead);
  const last = asks[0]?.verdict.reasons.at(-1) as Reason;
  return { ...last, text: `${lead}${last.text}` };
}
