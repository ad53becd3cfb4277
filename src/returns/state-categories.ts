/** Categories that say how an account stands, not what happened on a day: dates of a process do not cut them. */
import type { DataCategory } from '../base/vocabulary.js';

/**
 * Who the subscriber is, and whom the account knows, is so on every day of the period whenever it began; 18 U.S.C.
 * 2703(c)(2) asks for it without dates.
 */
export const stateCategories: ReadonlySet<DataCategory> = new Set<DataCategory>([
  'basic_subscriber',
  'registration_ip',
  'payment_instruments',
  'contacts_friends',
  'group_membership',
  'device_identifiers',
]);
