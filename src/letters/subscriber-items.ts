/** Which of the six items of 18 U.S.C. 2703(c)(2) a subpoena's attachment lists for the categories asked. */
import type { DataCategory } from '../base/vocabulary.js';
import { floorFor } from '../law/ladder.js';
import type { Law, SubscriberItem } from '../law/types.js';

/** The items, in the statute's order, that cover at least one of the categories. */
export function itemsFor(categories: readonly DataCategory[], law: Law): SubscriberItem[] {
  return law.subscriberItems.filter((item) => item.covers.some((category) => categories.includes(category)));
}

/** The categories that no item covers: a subpoena under 2703(c)(2) does not reach them. */
export function outsideItems(categories: readonly DataCategory[], law: Law): DataCategory[] {
  return categories.filter((category) => !law.subscriberItems.some((item) => item.covers.includes(category)));
}

/**
 * Of the categories that no item covers, the business records that a subpoena reaches at a company of this kind: one
 * that sells, pays or carries and is no provider of communications (`floors` with `providerKinds` in the law's file).
 */
export function businessRecords(
  categories: readonly DataCategory[],
  kind: string | undefined,
  law: Law,
): DataCategory[] {
  return outsideItems(categories, law).filter(
    (category) => floorFor(law, category, kind).process === 'subpoena',
  );
}

/** Categories that are logs: without dates they have no end. */
export const logCategories: readonly DataCategory[] = [
  'login_ip_history',
  'connection_records',
  'call_detail_records',
  'message_metadata',
];
