/** One warrant for several providers: which steps one application may carry. */
import { rung } from '../law/ladder.js';
import type { Env } from './env.js';
import { lawReason } from './reasons.js';
import { isAmerican } from './standing.js';
import type { CombinedSteps, Step } from './types.js';
import { listed } from './words.js';

/**
 * Steps with a search warrant to two or more providers under one American authority. The statute lets the court of the
 * offence sign for a provider anywhere (18 U.S.C. 2703(a), 2711(3)); whether it takes several in one paper is that
 * court's practice, and the text says so.
 */
export function combinedOf(steps: readonly Step[], env: Env): CombinedSteps[] {
  if (!isAmerican(env)) return [];
  const warrants = steps.filter((step) => step.process === 'search_warrant');
  const providers = [...new Set(warrants.map((step) => step.providerName))];
  if (providers.length < 2) return [];
  const wanted = env.answers.oneWarrant === true ? 'You asked for one warrant. ' : '';
  const text = `${wanted}One affidavit and one application may ask for the warrants to ${listed(providers)}, where your court allows it: the same court may sign for each, wherever the provider is. Give each provider an attachment of its own, with its accounts, its categories and its dates, and serve on each only its own part. Ask the clerk or the prosecutor whether the court wants one paper or one for each.`;
  const rule = rung(env.know.law, 'search_warrant')?.rules.includes('us.2711.court')
    ? 'us.2711.court'
    : 'us.2703.a.warrant';
  return [
    {
      steps: warrants.map((step) => step.id),
      process: 'search_warrant',
      text,
      reason: lawReason(env.know.law, rule),
    },
  ];
}
