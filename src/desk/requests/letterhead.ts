/** Who writes a letter: what the answers say, the agency's settings, and the person at the desk. */
import type { SenderSource } from '../../letters/index.js';
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
