/** Data categories in the words of a screen or a letter. */
import type { DataCategory } from '../base/vocabulary.js';

const words: Record<DataCategory, string> = {
  basic_subscriber: 'Subscriber data',
  registration_ip: 'IP address of registration',
  login_ip_history: 'Log-in IP addresses',
  payment_instruments: 'Means of payment',
  connection_records: 'Connection records',
  contacts_friends: 'Contacts and friends',
  group_membership: 'Group membership',
  message_content: 'Messages',
  message_metadata: 'Message metadata',
  posts_public: 'Public posts',
  posts_private: 'Private posts',
  media_photos_video: 'Photos and videos',
  stories_ephemeral: 'Stories and other short-lived content',
  location_history: 'Location',
  device_identifiers: 'Devices',
  search_history: 'Searches',
  purchase_history: 'Purchases',
  transaction_history: 'Transactions',
  trip_history: 'Trips',
  advertising_data: 'Advertising data',
  support_correspondence: 'Correspondence with support',
  deleted_content: 'Deleted content',
  live_interception: 'Live interception',
  pen_register: 'Pen register',
  call_detail_records: 'Call detail records',
  cell_site_location: 'Cell-site location',
  tower_dump: 'Tower dump',
  voicemail: 'Voicemail',
  cloud_backup: 'Cloud backup and files',
  mail_headers: 'Mail headers',
  ai_conversations: 'Conversations with an AI',
};

/** `Log-in IP addresses` for `login_ip_history`; `Records of no stated category` for null. */
export function categoryWords(category: DataCategory | string | null): string {
  if (category === null) return 'Records of no stated category';
  return words[category as DataCategory] ?? category;
}
