/** Whether the person can get a process signed, who else can, and what a process within reach would give. */
import { type CanIssue, canIssueIds, type Process } from '../base/vocabulary.js';
import { rung, suffices } from '../law/ladder.js';
import { rule } from '../law/rules.js';
import type { Env } from './env.js';
import { noteOf } from './plan-book.js';
import type { PlanWarning } from './types.js';
import type { Verdict } from './verdict.js';
import { processWords } from './words.js';

/**
 * True when the person said so. Any governmental entity may ask for preservation (18 U.S.C. 2703(f)) and for an
 * emergency disclosure (2702), so these two are always within reach under US law.
 */
export function canIssue(process: Process, env: Env): boolean {
  const { country, canIssue: said } = env.answers.authority;
  if (process === 'emergency') return true;
  if (process === 'preservation' && country === 'US') return true;
  return (said as readonly string[]).includes(process);
}

/** What to say of a process that is out of reach. Empty when it is not. */
export function authorityWarnings(process: Process, verdicts: Verdict[], env: Env): PlanWarning[] {
  if (canIssue(process, env)) return [];
  const { law, needs } = env.know;
  const step = rung(law, process);
  const citation =
    step?.rules[0] === undefined ? 'Tecum: no rule on record' : rule(law, step.rules[0]).citation;
  const name = processWords(law, process);
  const issuer = step?.issuer ?? 'an authority that may issue it';
  const warnings = [noteOf(needs.plan, 'cannot-issue', { process: name, issuer, citation })];
  const higher = canIssueIds.filter(
    (id) => env.answers.authority.canIssue.includes(id) && suffices(law, id as Process, process),
  );
  if (higher.length > 0) {
    const names = higher.map((id) => processWords(law, id as Process)).join(', ');
    warnings.push(noteOf(needs.plan, 'higher-signed', { higher: names, process: name, citation }));
  }
  return [...warnings, ...partsWithinReach(verdicts, env)];
}

/** What of a category a lower process gives, where the person can get that one signed. */
function partsWithinReach(verdicts: Verdict[], env: Env): PlanWarning[] {
  const { law, needs } = env.know;
  const reach = (process: Process): boolean =>
    env.answers.authority.canIssue.some((id: CanIssue) => suffices(law, id as Process, process));
  return verdicts.flatMap((verdict) =>
    verdict.parts
      .filter((part) => reach(part.process))
      .map((part) => {
        const gives = `${processWords(law, part.process)}: ${part.contains}.`;
        return noteOf(needs.plan, 'lower-gives', { gives, citation: part.citation });
      }),
  );
}
