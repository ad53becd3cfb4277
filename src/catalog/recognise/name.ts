/** One spelling of a user name. */
import type { Provider } from '../types.js';

/** A user name without @ and, where the provider takes no note of capitals, in small letters. */
export function normaliseName(provider: Provider, name: string): string {
  const bare = name.replace(/^@+/, '');
  return provider.recognise?.foldsCase ? bare.toLowerCase() : bare;
}
