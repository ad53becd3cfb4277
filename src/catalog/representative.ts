/** Companies that only represent a provider towards data-protection or platform supervisors: process does not name them. */
import type { Entity } from './types.js';

const words =
  /\b(representative|privacy contact|data protection officer mailbox|not a process agent|not criminal process|not the addressee|process goes to)\b/i;

/** True where the row itself says so, in its name or note. */
export function onlyRepresents({ name, note }: Pick<Entity, 'name' | 'note'>): boolean {
  return words.test(name) || words.test(note ?? '');
}
