/** One spelling of a user name, and whether a text can be one. */
import type { Provider } from '../types.js';

/** A user name without @ and, where the provider takes no note of capitals, in small letters. */
export function normaliseName(provider: Provider, name: string): string {
  const bare = name.replace(/^@+/, '');
  return provider.recognise?.foldsCase ? bare.toLowerCase() : bare;
}

/** True where the provider's user names can look like this; true as well where their shape is not known. */
export function canBeName(provider: Provider, name: string): boolean {
  const shape = provider.recognise?.username;
  return shape === undefined || new RegExp(shape, 'iu').test(normaliseName(provider, name));
}
