/** The steps to one provider, and what cannot be had from it. */
import type { Process } from '../base/vocabulary.js';
import { rank } from '../law/ladder.js';
import { type Asked, askedOf, needsOf } from './asked.js';
import { type Ask, type Draft, instrumentOf } from './draft.js';
import type { Env, ProviderAccounts } from './env.js';
import { keepingFor } from './preserve.js';
import { lawReason, sentence } from './reasons.js';
import type { Candidate } from './routes.js';
import { isAmerican } from './standing.js';
import { buildStep } from './step.js';
import type { NotAvailable, Reason, Step } from './types.js';
import { isProspective, type Verdict, verdictFor, withoutEmergency } from './verdict.js';
import { processWords } from './words.js';

/** A step with what it is sorted by: hours until the first of its data is lost. */
export interface RankedStep {
  step: Step;
  hours: number;
  /** The rank of the way across the border that it takes; absent where it takes none. */
  wayRank?: number;
}

/** Everything planned for one provider. */
export interface ProviderPlan {
  steps: RankedStep[];
  notAvailable: NotAvailable[];
  /** What the steps were made of. */
  drafts: Draft[];
}

/** Plans one provider: preservation, an emergency request where there is danger, then one step for each process. */
export function planProvider(of: ProviderAccounts, env: Env): ProviderPlan {
  const asks = askedOf(of.provider, env).map((asked) => ({ asked, verdict: decide(of, asked, env) }));
  const had = asks.filter(({ verdict }) => verdict.process !== 'not_available');
  const urgent = had.filter((ask) => isUrgent(ask, env));
  const rest = had.filter((ask) => !urgent.includes(ask));
  const drafts = [
    ...emergencyDraft(of, urgent, env),
    ...preservationDraft(of, had, env),
    ...disclosureDrafts(of, rest, env),
  ];
  return {
    drafts,
    steps: drafts.map((draft, at) => ranked(at === 0 ? { ...draft, first: true } : draft, env)),
    notAvailable: asks
      .filter((ask) => !had.includes(ask))
      .map(({ verdict }) => notAvailable(of, verdict, env)),
  };
}

function ranked(draft: Draft, env: Env): RankedStep {
  const step = { step: buildStep(draft, env), hours: soonest(draft) };
  const [way] = draft.routes;
  return way === undefined ? step : { ...step, wayRank: way.route.rank };
}

function decide({ provider }: ProviderAccounts, asked: Asked, env: Env): Verdict {
  const verdict = verdictFor(provider, asked.category, env);
  return env.answers.danger === 'none' ? withoutEmergency(verdict, provider, env.know) : verdict;
}

/** In danger, what is stored and bears on it goes into the emergency request. */
function isUrgent({ asked, verdict }: Ask, env: Env): boolean {
  if (env.answers.danger === 'none') return false;
  return verdict.process === 'emergency' || (asked.emergency && !isProspective(verdict, env.know));
}

function emergencyDraft(of: ProviderAccounts, asks: Ask[], env: Env): Draft[] {
  if (env.answers.danger === 'none' || env.answers.needs.length + (env.answers.categories?.length ?? 0) === 0)
    return [];
  const processes = [...new Set(asks.map(({ verdict }) => verdict.process))].filter(
    (each) => each !== 'emergency',
  );
  const afterwards = processes.sort((a, b) => rank(env.know.law, a) - rank(env.know.law, b));
  const why = lawReason(env.know.law, 'us.2702.emergency', 'First, because somebody is in danger now. ');
  const instrument = 'emergency_disclosure_request';
  return [{ of, process: 'emergency', instrument, asks, keeps: [], why, afterwards, routes: [] }];
}

function preservationDraft(of: ProviderAccounts, had: Ask[], env: Env): Draft[] {
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

function disclosureDrafts(of: ProviderAccounts, asks: Ask[], env: Env): Draft[] {
  const instruments = [...new Set(asks.map(({ verdict }) => instrumentOf(verdict)))];
  return instruments.map((instrument) => {
    const these = asks.filter(({ verdict }) => instrumentOf(verdict) === instrument);
    const process = (these[0] as Ask).verdict.process;
    const routes = waysOf(these);
    const why = whyThis(process, these, routes, env);
    return { of, process, instrument, asks: these, keeps: [], why, routes };
  });
}

/** The ways across the border that a step's categories take, each once, the quickest first. */
function waysOf(asks: Ask[]): Candidate[] {
  const ways = asks.flatMap(({ verdict }) => verdict.route ?? []);
  return [...new Map(ways.map((way) => [way.route.id, way])).values()].sort(
    (a, b) => a.route.rank - b.route.rank,
  );
}

/** Why this process: the way across the border, or the law's floor where it stands there, else what raises it. */
function whyThis(process: Process, asks: Ask[], [way]: Candidate[], env: Env): Reason {
  const { law } = env.know;
  if (way !== undefined) {
    return lawReason(way.law, way.route.rules[0] as string, `${sentence(way.route.name)} ${way.why} `);
  }
  const lead = `The lowest process that suffices: ${processWords(law, process)}. `;
  const floors = asks.map(({ verdict }) => law.floors.get(verdict.category));
  const rule = floors.find((floor) => floor?.process === process)?.rules[0];
  if (rule !== undefined) return lawReason(law, rule, lead);
  const last = asks[0]?.verdict.reasons.at(-1) as Reason;
  return { ...last, text: `${lead}${last.text}` };
}

function soonest(draft: Draft): number {
  return Math.min(
    ...draft.keeps.map((each) => each.hours),
    ...draft.asks.map(({ verdict }) => verdict.hours),
    Number.MAX_SAFE_INTEGER,
  );
}

function notAvailable({ provider }: ProviderAccounts, verdict: Verdict, env: Env): NotAvailable {
  const instead = env.know.needs.plan.instead[verdict.category];
  return {
    provider: provider.id,
    category: verdict.category,
    reasons: verdict.reasons,
    ...(instead ? { instead } : {}),
  };
}
