/** What can be had of one category at one provider, by which process, with the chain of reasons behind it. */
import type { DataCategory, Process } from '../base/vocabulary.js';
import { dataFor } from '../catalog/facts.js';
import { providerCanHold } from '../catalog/kinds.js';
import type { Provider } from '../catalog/types.js';
import { floorFor, rung } from '../law/ladder.js';
import { byLadder } from './by-ladder.js';
import { byRoute } from './by-route.js';
import type { Knowledge } from './context.js';
import type { Env } from './env.js';
import { neverLost } from './loss.js';
import { remembered } from './memo.js';
import { noteOf } from './plan-book.js';
import type { Candidate } from './routes.js';
import { isAmerican } from './standing.js';
import { whoKey } from './step-key.js';
import type { Reason } from './types.js';
import { bySuffrance, type Case, whyNotHad } from './verdict-case.js';

/** What can be had of a category at a provider. */
export interface Verdict {
  category: DataCategory;
  /** `not_available` when no process gets it. */
  process: Process;
  /** Never empty; each with its citation. */
  reasons: Reason[];
  /** The verdict in one sentence; absent where nothing can be had. */
  because?: string;
  contains?: string;
  retention?: string;
  /** Hours after which it is gone; see `loss.ts`. */
  hours: number;
  /** The fact that says how long it is kept, its words, and the hours they begin with, if they do. */
  kept?: { reason: Reason; words: string; hours?: number };
  /** What a lower process gives of it. */
  parts: { process: Process; contains: string; citation: string }[];
  /** The way across the border by which it is had; absent for an American authority. */
  route?: Candidate;
}

/**
 * Decides one category at one provider. For an American authority: the highest of the federal floor, its State's law
 * and the provider's own policy. For others: the quickest lawful way that their law has to this provider.
 * @param provider as it was on the plan's day
 */
export function verdictFor(provider: Provider, category: DataCategory, env: Env): Verdict {
  const known = remembered(
    env.know,
    env.asOf,
    `verdicts ${provider.id} ${whoKey(env)}`,
    () => new Map<DataCategory, Verdict>(),
  );
  const verdict = known.get(category) ?? decide(provider, category, env);
  known.set(category, verdict);
  return verdict;
}

function decide(provider: Provider, category: DataCategory, env: Env): Verdict {
  const rows = dataFor(provider, category);
  const floor = floorFor(env.know.law, category, provider.kind);
  const held: Case = {
    provider,
    category,
    env,
    floor,
    rows,
    usable: rows.filter((row) => row.process !== 'not_available'),
  };
  const silent = rows.length === 0 && isAskedAnyway(provider, category, env);
  const askable = held.usable.length > 0 || (silent && providerCanHold(provider, category));
  if (!askable)
    return { category, process: 'not_available', reasons: whyNotHad(held), hours: neverLost, parts: [] };
  return isAmerican(env) ? byLadder(held) : byRoute(held);
}

/** True for what is asked though no source speaks of it: the statute names it, every provider of the kind has it, or it goes with what this one has. */
function isAskedAnyway(provider: Provider, category: DataCategory, env: Env): boolean {
  const { askAnyway, askAnywayOfKind, goesWith } = env.know.needs.plan;
  const of = (each: DataCategory): boolean =>
    dataFor(provider, each).some((row) => row.process !== 'not_available');
  return (
    askAnyway.includes(category) ||
    (askAnywayOfKind[provider.kind]?.includes(category) ?? false) ||
    (goesWith[category]?.some(of) ?? false)
  );
}

/** The verdict for one who cannot use an emergency: what is given only then cannot be had. */
export function withoutEmergency(verdict: Verdict, provider: Provider, know: Knowledge): Verdict {
  if (verdict.process !== 'emergency') return verdict;
  const note = noteOf(know.needs.plan, 'emergency-only', { provider: provider.name });
  const { because: _, ...rest } = verdict;
  return { ...rest, process: 'not_available', reasons: [{ ...note }, ...verdict.reasons] };
}

/** True for what is still to come (pen register, interception): it can be neither preserved nor produced. */
export function isProspective(verdict: Verdict, know: Knowledge): boolean {
  return (
    rung(know.law, know.law.floors.get(verdict.category)?.process ?? 'not_available')?.track === 'prospective'
  );
}

/** True where only the account holder or an emergency gives it: nobody is compelled. */
export function isVoluntary(verdict: Verdict): boolean {
  return bySuffrance.includes(verdict.process);
}
