/** Who speaks on a category, and which process each asks for: federal law, the State, the provider. */
import type { Process } from '../base/vocabulary.js';
import { higher } from '../law/ladder.js';
import type { Voice } from './because.js';
import { bySuffrance, type Case, processOf } from './verdict-case.js';

/** The voices on one category, each once; `silent` is the provider's name where it names no process of its own. */
export interface Voices {
  voices: Voice[];
  silent?: string;
}

/**
 * All voices on a category, the State before the nation before the provider.
 * @param policy the provider's rule for subscriber details, where its file says nothing of the category itself
 */
export function voicesOf(held: Case, policy: Process | undefined, overlays: readonly Voice[]): Voices {
  const { law } = held.env.know;
  const federal: Voice = { who: 'Federal law', process: held.floor.process };
  const all = new Map<string, Process>();
  for (const { who, process } of [...overlays, federal])
    all.set(who, higher(law, all.get(who) ?? process, process));
  const voices = [...all].map(([who, process]) => ({ who, process }));
  const own = ownVoice(held, policy);
  return own === undefined ? { voices, silent: held.provider.name } : { voices: [...voices, own] };
}

function ownVoice(held: Case, policy: Process | undefined): Voice | undefined {
  const { provider, usable, env } = held;
  if (usable.length === 0) {
    if (policy === undefined) return undefined;
    return { who: `${provider.name} (by its rule for subscriber details)`, process: policy };
  }
  const named = usable.filter((row) => row.process_basis !== 'general' && !bySuffrance.includes(row.process));
  if (named.length === 0) return undefined;
  const processes = named.map((row) => processOf(held, row));
  return { who: provider.name, process: processes.reduce((a, b) => higher(env.know.law, a, b)) };
}
