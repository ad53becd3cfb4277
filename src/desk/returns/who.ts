/** How custody names a person: so that it can be read in ten years, without the desk's list of people. */
import type { Person } from '../../store/desk/people.js';

/** `J. Ortiz <ortiz@agency.example.org>`, cut to what the column takes. */
export function whoOf(person: Pick<Person, 'name' | 'email'>): string {
  return `${person.name} <${person.email}>`.slice(0, 254);
}
