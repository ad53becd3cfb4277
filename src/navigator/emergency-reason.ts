/** Why a provider may answer in an emergency: American law for American authorities, else the provider's own word. */
import type { DataCategory } from '../base/vocabulary.js';
import type { Provider } from '../catalog/types.js';
import type { Env } from './env.js';
import { lawReason, providerReason, sentence, silenceReason } from './reasons.js';
import { isAbroad, isAmerican, placeFor } from './standing.js';
import type { Reason } from './types.js';

/**
 * The reason behind an emergency request. 18 U.S.C. 2702(b)(8) speaks of American authorities (2711(4)) and American
 * providers; across a border only what the provider says of emergencies counts. `lead` is set before its words.
 */
export function emergencyReason(provider: Provider, env: Env, lead = ''): Reason {
  if (isAmerican(env) && !isAbroad(provider, env)) return lawReason(env.know.law, 'us.2702.emergency', lead);
  const fact = provider.emergency;
  if (fact === undefined) {
    const text = `${lead}Nothing on record says how ${provider.name} answers in an emergency across a border. Ask it, and your country's 24/7 point of contact.`;
    return silenceReason(provider, text);
  }
  const words = [fact.how, fact.needs].filter((each): each is string => each !== undefined).map(sentence);
  const text = `${lead}${provider.name} answers in emergencies, by its own choice. ${words.join(' ')}`;
  return providerReason(provider, fact, text.trim(), env.asOf);
}

/**
 * True for content of an American provider that an authority abroad asks for: 18 U.S.C. 2702(a) forbids to give it, and
 * the exception for emergencies speaks of American authorities alone (2702(b)(8), 2711(4)). It keeps its own way.
 */
export function isBarred(category: DataCategory, provider: Provider, env: Env): boolean {
  if (isAmerican(env) || placeFor(provider, env).country !== 'US') return false;
  return env.know.law.floors.get(category)?.rules.includes('us.2703.a.warrant') ?? false;
}
