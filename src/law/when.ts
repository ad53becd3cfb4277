/** Whether a rule with conditions applies: whose process it is, where the provider is, and what is asked. */
import type { AgencyType, DataCategory, Process } from '../base/vocabulary.js';
import type { Law, When } from './types.js';

/** Where a provider's entity has its address; both absent where nothing on record says so. */
export interface Place {
  /** ISO 3166; `EU` where only the union is known. */
  country?: string;
  /** Two letters, in the United States. */
  state?: string;
}

/** Whose process it is, and what it asks of whom. */
export interface Facts {
  country: string;
  state?: string | undefined;
  agencyType: AgencyType;
  provider?: Place | undefined;
  providerKind?: string | undefined;
  process?: Process | undefined;
  categories?: readonly DataCategory[] | undefined;
}

type Agency = NonNullable<When['agency']>[number];
const federalTypes: readonly AgencyType[] = ['federal', 'military'];

/** True where every condition that `when` names is met; what is not known meets no condition that asks about it. */
export function applies(when: When | undefined, law: Law, facts: Facts): boolean {
  const agency = when?.agency ?? ['own'];
  if (!agency.some((each) => standings(law, facts).includes(each))) return false;
  if (when === undefined) return true;
  return (
    within(when.provider, providerStanding(law, facts.provider)) &&
    within(when.providerKinds, facts.providerKind) &&
    within(when.agencyTypes, facts.agencyType) &&
    (facts.process === undefined || within(when.processes, facts.process)) &&
    (when.categories === undefined ||
      facts.categories === undefined ||
      when.categories.some((each) => facts.categories?.includes(each)))
  );
}

/** What an agency is, seen from a law's own State or country; empty where it is none of these. */
export function standings(law: Law, { country, state, agencyType }: Facts): Agency[] {
  const federal = federalTypes.includes(agencyType);
  if (law.kind === 'overlay') {
    if (country !== law.country) return ['abroad'];
    if (federal) return state === law.state ? ['federal'] : [];
    if (state === undefined) return [];
    return [state === law.state ? 'own' : 'other-state'];
  }
  if (law.country !== undefined && country !== law.country && !isMember(law, country)) return ['abroad'];
  return federal ? ['own', 'federal'] : ['own'];
}

/** True where the law binds the country: as its own, as a member's, or as a treaty of all. Dates are those of the view. */
export function isMember(law: Law, country: string): boolean {
  if (law.members === undefined) return law.country === undefined || law.country === country;
  return law.members.some(
    (member) =>
      member.country === country && (member.from ?? '') <= law.day && law.day <= (member.to ?? '9999'),
  );
}

function providerStanding(law: Law, place: Place | undefined): 'own' | 'other-state' | 'abroad' | undefined {
  if (place?.country === undefined) return undefined;
  if (place.country !== law.country) return 'abroad';
  if (law.kind !== 'overlay') return 'own';
  if (place.state === undefined) return undefined;
  return place.state === law.state ? 'own' : 'other-state';
}

function within<T>(allowed: readonly T[] | undefined, value: T | undefined): boolean {
  return allowed === undefined || (value !== undefined && allowed.includes(value));
}
