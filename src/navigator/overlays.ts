/** Where a State's law, or a rule for some agencies only, raises the floor. */
import type { DataCategory, Process } from '../base/vocabulary.js';
import type { Provider } from '../catalog/types.js';
import { higher, isOfKind } from '../law/ladder.js';
import type { CategoryFloor, Law } from '../law/types.js';
import { applies } from '../law/when.js';
import type { Env } from './env.js';
import { lawReason } from './reasons.js';
import { factsFor, ownState } from './standing.js';
import type { Reason } from './types.js';
import { lawWords, processWords } from './words.js';

/** What a law asks for a category, at least. */
export interface OverlayVerdict {
  /** `California`, `Federal law`. */
  who: string;
  process: Process;
  reasons: Reason[];
}

/** What the law of the authority's State, and floors for some agencies only, ask for a category; often nothing. */
export function overlaysFor(provider: Provider, category: DataCategory, env: Env): OverlayVerdict[] {
  const facts = factsFor(provider, env);
  const state = ownState(env);
  const special = env.know.law.floorList.filter((floor) => floor.when !== undefined && !isOfKind(floor));
  const found: [Law, CategoryFloor][] = [
    ...special.map((floor): [Law, CategoryFloor] => [env.know.law, floor]),
    ...(state?.floorList ?? []).map((floor): [Law, CategoryFloor] => [state as Law, floor]),
  ];
  return found
    .filter(([law, floor]) => floor.category === category && applies(floor.when, law, facts))
    .map(([law, floor]) => verdictOf(law, floor, env))
    .sort((a, b) => (higher(env.know.law, a.process, b.process) === a.process ? -1 : 1));
}

function verdictOf(law: Law, floor: CategoryFloor, env: Env): OverlayVerdict {
  const who = lawWords(law);
  const lead = `${who}: ${processWords(env.know.law, floor.process)}. `;
  const reasons = floor.rules.map((id, at) => lawReason(law, id, at === 0 ? lead : ''));
  const [first, ...rest] = reasons;
  if (first !== undefined && floor.note)
    return { who, process: floor.process, reasons: [noted(first, floor), ...rest] };
  return { who, process: floor.process, reasons };
}

function noted(reason: Reason, { note }: CategoryFloor): Reason {
  return { ...reason, text: `${reason.text} ${note}` };
}
