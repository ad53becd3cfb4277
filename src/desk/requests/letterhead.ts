/** Who writes a letter: what the answers say, the agency's settings, and the person at the desk. */
import { type LetterFacts, type SenderSource, senderFrom } from '../../letters/index.js';
import type { Answers } from '../../navigator/types.js';
import type { Person } from '../../store/desk/people.js';
import type { BaseServices } from '../services.js';

/** The sources that `senderFrom` merges, the first one first. */
export async function senderSources(
  base: BaseServices,
  answers: Answers,
  by: Person,
): Promise<SenderSource[]> {
  const agency = await base.settings.agency();
  const person = {
    name: by.name,
    title: by.title,
    badge: by.badge,
    email: by.email,
    phone: by.phone || agency.phone,
  };
  return [{ agency: answers.agency }, { agency, investigator: person }];
}

/**
 * The facts with the agency as the settings have it now, so that a letterhead completed after the draft was made
 * stands on it. What the settings leave empty stays as the draft has it.
 */
export async function withAgencyNow(base: BaseServices, facts: LetterFacts): Promise<LetterFacts> {
  const { agency } = senderFrom(undefined, [{ agency: await base.settings.agency() }]);
  const verify = { ...facts.agency.verify, ...given(agency.verify) };
  return { ...facts, agency: { ...facts.agency, ...given(agency), verify } };
}

/** The fields that hold something. */
function given<T extends object>(fields: T): Partial<T> {
  const held = Object.entries(fields).filter(([, value]) => value !== undefined && value.length !== 0);
  return Object.fromEntries(held) as Partial<T>;
}
