/** Checks of the fourth reason for refusal: no legal basis named. */
import type { Process } from '../base/vocabulary.js';
import { needsOf } from './asked.js';
import type { Env } from './env.js';
import { isStated, isUnsure } from './gate-structure.js';
import { checked, type RefusalCheck } from './refusal-book.js';
import { processWords } from './words.js';

/** What compels nobody. */
const asks = ['preservation', 'consent', 'emergency'];

/** Whether the offence is named as process must name it. */
export function basisChecks(env: Env): RefusalCheck[] {
  const book = env.know.needs.refusals;
  const { offence, danger, categories } = env.answers;
  const needs = needsOf(env);
  const discloses = needs.some((need) => !need.preserveOnly) || (categories ?? []).length > 0;
  const named = !isUnsure(env.answers, 'offence') && isStated(offence?.name, env.know.gate.words);
  if (!named && (danger === 'death-or-injury' || (needs.length > 0 && !discloses)))
    return [checked(book, 'basis-not-needed', 'ok')];
  if (!named && offence?.statute === undefined) return [checked(book, 'offence-missing', 'stop')];
  const statute =
    offence?.statute === undefined
      ? [checked(book, 'statute-missing', 'warn', { offence: offence?.name ?? '' })]
      : [];
  return [...statute, ...nothingToSign(discloses, env)];
}

/** Something is to be disclosed, and nothing that compels can be signed. */
function nothingToSign(discloses: boolean, env: Env): RefusalCheck[] {
  const { answers, know } = env;
  const { canIssue } = answers.authority;
  if (!discloses || isUnsure(answers, 'canIssue') || answers.danger !== 'none') return [];
  if (canIssue.some((id) => !asks.includes(id))) return [];
  const names = canIssue.map((id) => processWords(know.law, id as Process)).join(', ');
  const what = names === '' ? '' : ` (${names})`;
  return [checked(know.needs.refusals, 'nothing-to-sign', 'warn', { what })];
}
