/** Which data category a record answers when its reader did not say, and which other category it answers as well. */
import type { DataCategory, RecordKind } from '../base/vocabulary.js';
import { stateCategories } from '../returns/state-categories.js';

/** Null: nothing can be said of this kind alone. A reader's own word (`record.category`) always goes first. */
export const categoryOfKind: Record<RecordKind, DataCategory | null> = {
  message: 'message_content',
  call: 'connection_records',
  login: 'login_ip_history',
  location: 'location_history',
  contact: 'contacts_friends',
  group: 'group_membership',
  payment: 'transaction_history',
  purchase: 'purchase_history',
  trip: 'trip_history',
  post: 'posts_public',
  reaction: 'posts_public',
  search: 'search_history',
  visit: 'search_history',
  media: 'media_photos_video',
  device: 'device_identifiers',
  account: 'basic_subscriber',
  change: 'basic_subscriber',
  support: 'support_correspondence',
  advertising: 'advertising_data',
  system: 'message_content',
  file: 'cloud_backup',
  other: null,
};

/**
 * Asked category → categories whose records answer it too. Content carries its own metadata; providers put the address
 * of registration among the subscriber's data or the log-ins; carriers call their connection records call details;
 * session times and log-in addresses are the "session times and durations" of 18 U.S.C. 2703(c)(2)(C).
 */
export const answeredAlsoBy: Partial<Record<DataCategory, readonly DataCategory[]>> = {
  message_metadata: ['message_content'],
  mail_headers: ['message_content', 'message_metadata'],
  registration_ip: ['basic_subscriber', 'login_ip_history'],
  connection_records: ['call_detail_records', 'login_ip_history'],
  call_detail_records: ['connection_records'],
  posts_private: ['posts_public'],
  posts_public: ['posts_private'],
};

/**
 * Asked category → categories that were then asked for too, because they are the same records under another name.
 * Not here on purpose: an order for metadata asks for no content.
 */
export const askedAlsoAs: Partial<Record<DataCategory, readonly DataCategory[]>> = {
  connection_records: ['call_detail_records', 'login_ip_history'],
  call_detail_records: ['connection_records'],
  posts_private: ['posts_public'],
};

/** Categories in which no gap is looked for: a state, or what comes now and then. */
export const undatedCategories: ReadonlySet<DataCategory> = new Set<DataCategory>([
  ...stateCategories,
  'advertising_data',
  'support_correspondence',
  'cloud_backup',
]);

/**
 * Words in the name of a file, table or section → the category it would have held. Used only to tell what an *empty*
 * part of a return was about, as no record says it. The first that matches wins.
 */
const tableWords: readonly (readonly [RegExp, DataCategory])[] = [
  [/reg(istration)?[ _-]?ip/i, 'registration_ip'],
  [
    /(login|logon|sign-?in|session|ip[ _-]?(data|address|activity|history)|access[ _-]?log|active_sessions)/i,
    'login_ip_history',
  ],
  [/(geo[ _-]?)?location|places?_visited|check-?ins?/i, 'location_history'],
  [/message[ _-]?(log|header|metadata)/i, 'message_metadata'],
  [/(message|conversation|chat|inbox|direct_(share|thread)|unified)/i, 'message_content'],
  [/(call[ _-]?(detail|record)|cdr)/i, 'call_detail_records'],
  [/call/i, 'connection_records'],
  [/(friend|follow|contact|address[ _-]?book|block(ed)?_?(user|list))/i, 'contacts_friends'],
  [/group/i, 'group_membership'],
  [/(stories|story|ephemeral)/i, 'stories_ephemeral'],
  [/(memor|media|photo|video|image|album)/i, 'media_photos_video'],
  [/(payment[ _-]?(method|instrument|card)|credit[ _-]?card|billing)/i, 'payment_instruments'],
  [/(payment|transaction|transfer)/i, 'transaction_history'],
  [/(purchase|order)/i, 'purchase_history'],
  [/(trip|ride)/i, 'trip_history'],
  [/(search)/i, 'search_history'],
  [/(device|hardware|imei)/i, 'device_identifiers'],
  [/(\bad\b|\bads\b|advert)/i, 'advertising_data'],
  [/(support|ticket)/i, 'support_correspondence'],
  [/(post|comment|like|tweet|status|wall)/i, 'posts_public'],
  [/(subscriber|account|profile|registration|name|e-?mail|phone)/i, 'basic_subscriber'],
];

/** The category that a file, table or section of this name would hold; null when the name does not tell. */
export function categoryOfTable(name: string): DataCategory | null {
  return tableWords.find(([words]) => words.test(name))?.[1] ?? null;
}
