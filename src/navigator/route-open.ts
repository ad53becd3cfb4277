/** Whether a way across a border is open to an authority: who issues, which offence, what the provider gives. */
import type { DataCategory } from '../base/vocabulary.js';
import type { Provider } from '../catalog/types.js';
import type { Law, LawRoute } from '../law/types.js';
import { directWords, givenDirectly } from './direct.js';
import type { Env } from './env.js';
import { sentence, silenceReason } from './reasons.js';
import { reaches } from './route-reach.js';
import { agencyOf } from './standing.js';
import type { Reason } from './types.js';
import { agencyWords } from './words.js';

/** Whether a way is open, and in a sentence or two why, or what is lacking. */
export interface RouteJudgement {
  open: boolean;
  why: string;
  /** What the provider says of it, where its word decides. */
  said?: Reason;
  /** Of a way that binds nobody: the categories that the provider gives by it. Absent = all that the law names. */
  given?: readonly DataCategory[];
}

interface Test {
  open: boolean;
  why: string;
}

/** Judges a way: every test must pass, and the sentence tells the first that fails, or what to mind. */
export function judgeRoute(law: Law, route: LawRoute, provider: Provider, env: Env): RouteJudgement {
  const tests = [addressed(law, route, provider, env), issued(route, env), grave(route, env)];
  const failed = tests.find((test) => !test.open);
  const policy = asks(route) ? policyOf(provider, env) : undefined;
  if (failed) return { open: false, why: failed.why, ...(policy?.said ? { said: policy.said } : {}) };
  const words = [...tests.map((test) => test.why), policy?.why ?? ''].filter((why) => why !== '').join(' ');
  return { ...policy, open: policy?.open ?? true, why: words || 'Open to every authority.' };
}

/** True for a way on which the provider answers or not, as it likes. */
function asks({ path, process }: LawRoute): boolean {
  return (path === 'voluntary' || path === 'direct') && process !== 'preservation';
}

function addressed(law: Law, route: LawRoute, provider: Provider, env: Env): Test {
  if (reaches(law, route, provider, env)) return { open: true, why: '' };
  return {
    open: false,
    why: `No establishment or legal representative of ${provider.name} for such orders in another Member State is on record. Find out whether it has one: then this way is open.`,
  };
}

function issued(route: LawRoute, env: Env): Test {
  const type = agencyOf(env);
  const anybody = route.issuers.length === 0 && route.applicants === undefined;
  if (anybody) return { open: true, why: '' };
  if (route.issuers.includes(type)) return { open: true, why: 'You may issue it yourself.' };
  if (route.applicants?.includes(type)) {
    const by =
      route.validation ?? (route.issuers.length > 0 ? `${agencyWords(route.issuers)} issues it.` : '');
    return { open: true, why: sentence(`You apply for it. ${by}`) };
  }
  const who = agencyWords([...route.issuers, ...(route.applicants ?? [])]);
  return { open: false, why: `Only ${who} may issue it or ask for it.` };
}

function grave({ minPenaltyYears, listedOffences }: LawRoute, env: Env): Test {
  if (minPenaltyYears === undefined) return { open: true, why: '' };
  const years = env.answers.offence?.maxPenaltyYears;
  const least = `an offence that can carry at least ${minPenaltyYears} years`;
  const listed = listedOffences ? `, or a listed one: ${listedOffences}` : '.';
  if (years === undefined) {
    return { open: true, why: `Only for ${least}; the answers do not say what yours carries${listed}` };
  }
  if (years >= minPenaltyYears) return { open: true, why: '' };
  return { open: false, why: `It takes ${least}; yours carries ${years}${listed}` };
}

/** What the provider gives to an authority abroad on that authority's own process. */
function policyOf(provider: Provider, env: Env): RouteJudgement {
  const said = directWords(provider, env);
  if (said === undefined) {
    const why = `Nothing on record says what ${provider.name} gives to an authority abroad on its own process. Ask it first.`;
    return { open: false, why, said: silenceReason(provider, why) };
  }
  const given = givenDirectly(provider, env);
  if (given === undefined) {
    const why = `${said.text} That does not say which data come without mutual legal assistance. Ask it first.`;
    return { open: false, why, said };
  }
  if (given.length === 0) return { open: false, why: `${said.text} It gives nothing on such process.`, said };
  return { open: true, why: said.text, said, given };
}
