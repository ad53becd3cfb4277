/** The verdict for an authority outside the United States: the quickest lawful way that its law has to the provider. */
import type { ProviderData } from '../catalog/types.js';
import { lawReason, providerReason, sentence } from './reasons.js';
import { type Candidate, candidates, keepsOnly, openRoute } from './routes.js';
import type { Reason } from './types.js';
import type { Verdict } from './verdict.js';
import { bySuffrance, type Case, holdings, policyWords, unlistedReason } from './verdict-case.js';
import { processWords } from './words.js';

/** Rules of a way that the chain of one category shows; all of them stand under the step's paths. */
const shownRules = 3;

/** Decides by the first open way that discloses the category; without one it cannot be had, and the reasons say why. */
export function byRoute(held: Case): Verdict {
  const { provider, category, env } = held;
  if (held.usable.length > 0 && held.usable.every((row) => bySuffrance.includes(row.process)))
    return byLeave(held);
  const chosen = openRoute(provider, category, env);
  const rows = held.rows.length > 0 ? held.rows.map((row) => rowReason(held, row)) : [unlistedReason(held)];
  if (chosen === undefined) {
    const reasons = [...closedReasons(held), ...rows];
    return { category, process: 'not_available', reasons, ...holdings(held), parts: [] };
  }
  return {
    category,
    process: chosen.route.process,
    reasons: [...routeReasons(chosen), ...rows],
    because: `${sentence(chosen.route.name)} ${chosen.why}`,
    ...holdings(held),
    parts: [],
    route: chosen,
  };
}

function byLeave(held: Case): Verdict {
  const process = held.usable.some((row) => row.process === 'emergency') ? 'emergency' : 'consent';
  const how = process === 'consent' ? "with the account holder's consent" : 'in an emergency';
  return {
    category: held.category,
    process,
    reasons: held.rows.map((row) => rowReason(held, row)),
    because: `${held.provider.name} gives this only ${how}.`,
    ...holdings(held),
    parts: [],
  };
}

function routeReasons({ law, route, why, said }: Candidate): Reason[] {
  const lead = `${sentence(route.name)} ${why} ${sentence(route.standard)} `;
  const rules = route.rules.slice(0, shownRules).map((id, at) => lawReason(law, id, at === 0 ? lead : ''));
  return said === undefined ? rules : [...rules, said];
}

/** Each way that the law names for the category, and what is lacking; or that it names none. */
function closedReasons({ provider, category, env }: Case): Reason[] {
  const closed = candidates(provider, env).filter(
    (each) => !keepsOnly(each) && each.route.categories.includes(category),
  );
  const reasons = closed.map(({ law, route, why, open }) => {
    const lack = open ? `${provider.name} does not give this by it.` : why;
    return lawReason(law, route.rules[0] as string, `${sentence(route.name)} Not open: ${lack} `);
  });
  if (reasons.length > 0) return reasons;
  return [
    {
      text: 'No law or treaty in Tecum gives this authority a way to such data at this provider. Ask your central authority for mutual legal assistance.',
      citation: "Tecum's own rule (docs/the-plan.md)",
    },
  ];
}

function rowReason(held: Case, row: ProviderData): Reason {
  const { provider, env } = held;
  const has = row.contains ? `: ${row.contains}` : '';
  if (row.process === 'not_available')
    return providerReason(provider, row, sentence(`Not to be had${has}`), env.asOf);
  const from =
    row.process_basis === 'general'
      ? ''
      : `, which it gives in the United States on ${processWords(env.know.law, row.process)}`;
  return providerReason(
    provider,
    row,
    sentence(`${policyWords(provider, row)} names this${from}${has}`),
    env.asOf,
  );
}
