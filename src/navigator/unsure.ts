/** "I do not know": what to find out and how, and how far a plan goes without it. */
import { kindName } from '../catalog/kinds.js';
import type { Knowledge } from './context.js';
import { knowledgeAt } from './context.js';
import type { Env } from './env.js';
import { isUnsure } from './gate-structure.js';
import type { Need } from './needs.js';
import { placeAccounts } from './place.js';
import { lawsOfRoutes } from './routes.js';
import { isAmerican } from './standing.js';
import type { Answers, Plan } from './types.js';
import { agencyWords, listed } from './words.js';

type FindOut = NonNullable<Plan['findOut']>;

/**
 * What to find out, the weightiest first: each question answered with "I do not know", and each need that none of the
 * named accounts can answer. Empty when there is none. Pure.
 */
export function findOutOf(answers: Answers, know: Knowledge): FindOut {
  const asOf = (answers.asOf ?? new Date().toISOString()).slice(0, 10);
  const env: Env = { answers, know: knowledgeAt(know, asOf), asOf };
  const { questions } = know.needs.unsure;
  const asked = questions
    .filter(({ question }) => isUnsure(answers, question))
    .map(({ question, text, how }) => ({ question, text, how: filled(how, listFor(question, env)) }));
  return [...asked, ...withoutHolder(env)];
}

/**
 * The answers as far as a plan can be made of them: where the needs are not known, all is kept and nothing asked.
 * Returns the answers themselves where nothing is to be assumed.
 */
export function asFarAsKnown(answers: Answers): Answers {
  const asksNothing = answers.needs.length === 0 && (answers.categories ?? []).length === 0;
  return isUnsure(answers, 'needs') && asksNothing ? { ...answers, needs: ['keep-from-deletion'] } : answers;
}

function filled(text: string, list: string): string {
  return text.replace('{list}', () => list).trim();
}

function listFor(question: FindOut[number]['question'], env: Env): string {
  if (question === 'canIssue') return isAmerican(env) ? ladderWords(env) : routeWords(env);
  return question === 'accounts' ? holdersWords(env) : '';
}

/** `Search warrant: a judge or magistrate.` for each process of the ladder. */
function ladderWords(env: Env): string {
  return env.know.law.ladder
    .filter((rung) => rung.track !== 'abroad')
    .map((rung) => `${rung.name}: ${rung.issuer}.`)
    .join(' ');
}

/** Each way of the authority's own country and its treaties, with who issues it or who asks for it. */
function routeWords(env: Env): string {
  const routes = lawsOfRoutes(env).flatMap((law) => law.routes);
  if (routes.length === 0)
    return 'No law of this country is on file; ask your central authority for mutual legal assistance.';
  return routes
    .map(({ name, issuers, applicants, validation }) => {
      const by = issuers.length > 0 ? agencyWords(issuers) : agencyWords(applicants ?? []);
      return `${name}: ${[by, validation].filter(Boolean).join('; ')}`.replace(/\.?$/, '.');
    })
    .join(' ');
}

/** Which kinds of account the ticked needs ask for. */
function holdersWords(env: Env): string {
  const kinds = [...new Set(ticked(env).flatMap(holders))];
  return kinds.length === 0 ? '' : `For what you ticked, look for accounts with: ${kindWords(kinds)}.`;
}

function ticked(env: Env): Need[] {
  return [...env.know.needs.needs.values()].filter((need) => env.answers.needs.includes(need.id));
}

/** Kinds of provider that answer a need; empty = any. */
export function holders(need: Need): string[] {
  return need.kinds.length > 0 || need.categories.length > 0 ? need.kinds : Object.keys(need.forKinds);
}

function kindWords(kinds: readonly string[]): string {
  return listed(kinds.map(kindName), 'or');
}

/** Needs that only other kinds of provider can answer than those named. */
function withoutHolder(env: Env): FindOut {
  if (env.answers.accounts.length === 0) return [];
  const { text, how } = env.know.needs.unsure.noHolder;
  const kinds = new Set(placeAccounts(env).placed.map(({ provider }) => provider.kind));
  return ticked(env)
    .filter((need) => need.categories.length === 0 && !need.preserveOnly)
    .filter((need) => !Object.keys(need.forKinds).some((kind) => kinds.has(kind)))
    .map((need) => ({
      question: 'accounts' as const,
      text: text.replace('{need}', () => need.question),
      how: how.replace('{kinds}', () => kindWords(holders(need))),
    }));
}
