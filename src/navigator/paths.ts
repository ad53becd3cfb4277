/** The ways across a border of one step, side by side: what each reaches, whether it is open, how long it takes. */
import type { DataCategory } from '../base/vocabulary.js';
import type { Draft } from './draft.js';
import type { Env } from './env.js';
import { hoursInWords } from './loss.js';
import { lawReason, providerReason, sentence, silenceReason } from './reasons.js';
import { type Candidate, candidates, discloses, keepsOnly } from './routes.js';
import { wayTaken } from './sent-by.js';
import { isAbroad, isAmerican } from './standing.js';
import type { PathOption, Reason } from './types.js';
import { bySuffrance } from './verdict-case.js';
import { instrumentWords, processWords } from './words.js';

/** Every way of a step; undefined where provider and authority are in one country and no other law is at play. */
export function pathsOf(draft: Draft, env: Env): PathOption[] | undefined {
  if (isAmerican(env) && !isAbroad(draft.of.provider, env)) return undefined;
  const wanted =
    draft.process === 'preservation' ? draft.keeps.map((each) => each.category) : categoriesOf(draft);
  const keeps = draft.process === 'preservation';
  const found = candidates(draft.of.provider, env)
    .filter((each) => keepsOnly(each) === keeps)
    .map((each) => option(each, wanted, draft, env))
    .filter((each) => each.reaches.length > 0);
  const own = ownWay(draft, wanted, env);
  const all = own === undefined ? found : [own, ...found];
  return all.length > 0 ? all : undefined;
}

function categoriesOf(draft: Draft): DataCategory[] {
  return draft.asks.map(({ verdict }) => verdict.category);
}

function option(each: Candidate, wanted: DataCategory[], draft: Draft, env: Env): PathOption {
  const { law, route, open, why, said } = each;
  const reach = wanted.filter((category) => route.categories.includes(category));
  const given = reach.filter((category) => discloses(each, category));
  const usable = open && given.length > 0;
  const urgent = env.answers.danger !== 'none' && route.emergencyDays !== undefined;
  const reasons = route.rules.map((id) => lawReason(law, id));
  return {
    id: route.id,
    name: route.name,
    path: route.path,
    process: route.process,
    instrument: route.instrument,
    reaches: usable ? given : reach,
    chosen: [...draft.routes, wayTaken(draft, env)].some((chosen) => chosen?.route.id === route.id),
    open: usable,
    why:
      open && !usable
        ? `${draft.of.provider.name} does not give this by it.`
        : [why, minded(each)].join(' ').trim(),
    days: urgent ? (route.emergencyDays ?? null) : route.days,
    expect: route.expect,
    reasons: said === undefined ? reasons : [...reasons, said],
  };
}

/** Whom else to tell, what it never reaches: what an open way still asks for. */
function minded({ route, open }: Candidate): string {
  if (!open) return '';
  const tell = route.notifies ? [`Also told: ${sentence(route.notifies)}`] : [];
  const never = route.excludes?.length ? [`Never: ${route.excludes.map(sentence).join(' ')}`] : [];
  return [...tell, ...never].join(' ');
}

/** What no law names as a way: asking the provider itself, by process of one's own country or without any. */
function ownWay(draft: Draft, wanted: DataCategory[], env: Env): PathOption | undefined {
  if (wanted.length === 0 || bySuffrance.includes(draft.process)) return undefined;
  if (draft.process === 'preservation') return asking(draft, wanted, env);
  return isAmerican(env) ? americanProcess(draft, wanted, env) : undefined;
}

/** American process sent to a company abroad: it may not bind, and the company's own word decides. */
function americanProcess(draft: Draft, wanted: DataCategory[], env: Env): PathOption {
  const { provider } = draft.of;
  const direct = draft.process !== 'mlat' && draft.process !== 'foreign_order';
  const fact = provider.international;
  const words = fact?.accepts
    ? sentence(`${provider.name} accepts: ${[fact.accepts, fact.how].filter(Boolean).join('; ')}`)
    : '';
  const why = direct
    ? `The company is not in the United States, so process from here may not bind it; what it does with it is its own choice. ${words}`
    : `${provider.name} does not answer process of the United States. ${words}`;
  const reason: Reason =
    fact === undefined
      ? silenceReason(provider, why.trim())
      : providerReason(provider, fact, why.trim(), env.asOf);
  return {
    id: 'us.direct',
    name: `${direct ? sentence(processWords(env.know.law, draft.process)).slice(0, -1) : 'Process of the United States'}, sent to the company abroad`,
    path: 'direct',
    process: draft.process,
    instrument: draft.instrument,
    reaches: wanted,
    chosen: direct,
    open: direct,
    why: why.trim(),
    days: null,
    expect: 'Not known: the provider decides whether and when it answers.',
    reasons: [reason],
  };
}

/** A letter to the provider itself, asking that nothing be deleted. */
function asking(draft: Draft, wanted: DataCategory[], env: Env): PathOption {
  const { provider } = draft.of;
  const fact = provider.preservation;
  const why =
    fact === undefined
      ? `Nothing on record says whether ${provider.name} preserves on request from abroad. Ask it.`
      : sentence(
          `${provider.name} preserves on request: ${[fact.period, fact.how].filter(Boolean).join('; ')}. Nothing binds it to do so for an authority abroad`,
        );
  const hours = fact?.period === undefined ? undefined : hoursInWords(fact.period, env.know.needs.plan);
  return {
    id: `${provider.id}.asked`,
    name: `${sentence(instrumentWords('preservation')).slice(0, -1)} sent to the provider itself`,
    path: isAmerican(env) ? 'direct' : 'voluntary',
    process: 'preservation',
    instrument: 'preservation',
    reaches: wanted,
    chosen: draft.instrument === 'preservation' && draft.routes.length === 0,
    open: fact !== undefined || isAmerican(env),
    why,
    days: null,
    expect:
      hours === undefined
        ? 'At once, where the provider agrees.'
        : `At once, where the provider agrees; kept about ${Math.round(hours / 24)} days.`,
    reasons: [
      fact === undefined ? silenceReason(provider, why) : providerReason(provider, fact, why, env.asOf),
    ],
  };
}
