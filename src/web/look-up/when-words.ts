/** To whom a rule applies, in words. */
import { kindName } from '../../catalog/kinds.js';
import type { When } from '../../law/types.js';
import { wordsOf } from '../render/words.js';

const agencies: Record<NonNullable<When['agency']>[number], string> = {
  own: 'its own agencies',
  'other-state': 'agencies of other States',
  federal: 'federal agencies that sit in it',
  abroad: 'authorities abroad',
};

const providers: Record<NonNullable<When['provider']>[number], string> = {
  own: 'providers with their address in it',
  'other-state': 'providers in other States',
  abroad: 'providers abroad',
};

/** `Only for: agencies of other States; providers with their address in it.` Empty where it is for its own agencies and all else. */
export function whenWords(when: When | undefined): string {
  if (!when) return '';
  const parts = [
    listed(when.agency, (id) => agencies[id]),
    listed(when.provider, (id) => providers[id]),
    listed(when.providerKinds, kindName),
    listed(when.agencyTypes, wordsOf),
    listed(when.processes, wordsOf),
    listed(when.categories, wordsOf),
  ].filter(Boolean);
  return parts.length === 0 ? '' : `Only for: ${parts.join('; ')}.`;
}

function listed<T extends string>(ids: readonly T[] | undefined, word: (id: T) => string): string {
  return (ids ?? []).map(word).join(' or ');
}
