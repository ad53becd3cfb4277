/** Whether the person can get a process signed, who else can, and what a process within reach would give. */
import { type CanIssue, canIssueIds, type Process } from '../base/vocabulary.js';
import { rung, suffices } from '../law/ladder.js';
import { rule } from '../law/rules.js';
import type { Draft } from './draft.js';
import type { Env } from './env.js';
import { noteOf } from './plan-book.js';
import { isAmerican } from './standing.js';
import type { PlanWarning } from './types.js';
import type { Verdict } from './verdict.js';
import { agencyWords, instrumentWords, processWords } from './words.js';

/**
 * True when the person said so. Any governmental entity may ask for preservation (18 U.S.C. 2703(f)) and for an
 * emergency disclosure (2702), so these two are always within reach under US law; elsewhere anybody may ask a provider
 * or the country's own point of contact to keep data, and an order to preserve is issued like any other.
 */
export function canIssue({ process, instrument }: Pick<Draft, 'process' | 'instrument'>, env: Env): boolean {
  const said = env.answers.authority.canIssue as readonly string[];
  if (process === 'emergency') return true;
  if (process === 'preservation') return instrument !== 'epoc_pr' || said.includes(instrument);
  return said.includes(process);
}

/** What to say of a process that is out of reach. Empty when it is not. */
export function authorityWarnings(draft: Draft, env: Env): PlanWarning[] {
  if (canIssue(draft, env)) return [];
  const { process } = draft;
  const { law, needs } = env.know;
  const { issuer, citation } = issuerOf(draft, env);
  const name = isAmerican(env) ? processWords(law, process) : instrumentWords(draft.instrument);
  const warnings = [noteOf(needs.plan, 'cannot-issue', { process: name, issuer, citation })];
  const higher = canIssueIds.filter(
    (id) => env.answers.authority.canIssue.includes(id) && suffices(law, id as Process, process),
  );
  if (higher.length > 0) {
    const names = higher.map((id) => processWords(law, id as Process)).join(', ');
    warnings.push(noteOf(needs.plan, 'higher-signed', { higher: names, process: name, citation }));
  }
  const verdicts = draft.asks.map(({ verdict }) => verdict);
  return [...warnings, ...partsWithinReach(verdicts, env)];
}

/** Who can issue a step's instrument: by the way that it takes, else by the ladder. */
function issuerOf({ process, routes }: Draft, env: Env): { issuer: string; citation: string } {
  const [way] = routes;
  if (way !== undefined) {
    const { issuers, applicants, validation } = way.route;
    const who = issuers.length > 0 ? issuers : (applicants ?? []);
    const issuer =
      who.length > 6
        ? 'any police, prosecuting or judicial authority, through its central authority'
        : who.length > 0
          ? agencyWords(who)
          : (validation ?? 'the authority that your law names');
    return { issuer, citation: rule(way.law, way.route.rules[0] as string).citation };
  }
  const step = rung(env.know.law, process);
  const [first] = step?.rules ?? [];
  const citation = first === undefined ? 'Tecum: no rule on record' : rule(env.know.law, first).citation;
  return { issuer: step?.issuer ?? 'an authority that may issue it', citation };
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
