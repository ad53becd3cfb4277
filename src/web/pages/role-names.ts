/** Roles as people read them. */
import type { Role } from '../../base/vocabulary.js';
import { roleTable } from '../../safeguards/roles.js';

/** `Administrator, Help-desk analyst` */
export function roleNames(roles: readonly Role[]): string {
  return roles.map((role) => roleTable().roles.get(role)?.name ?? role).join(', ');
}

/** The choices of a checkbox group. */
export function roleChoices(): { value: string; text: string; hint: string }[] {
  return [...roleTable().roles.values()].map((role) => ({
    value: role.id,
    text: role.name,
    hint: role.text,
  }));
}
