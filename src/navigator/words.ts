/** Ids in words, as a person reads them in a plan. */
import type { DataCategory, Process } from '../base/vocabulary.js';
import { rung } from '../law/ladder.js';
import type { Law } from '../law/types.js';

const special: Partial<Record<DataCategory, string>> = {
  basic_subscriber: 'subscriber details',
  registration_ip: 'IP address at sign-up',
  login_ip_history: 'log-in IP addresses',
  contacts_friends: 'contacts and friends',
  media_photos_video: 'photos and videos',
  posts_public: 'public posts',
  posts_private: 'posts not open to all',
  stories_ephemeral: 'stories',
  ai_conversations: 'conversations with an AI',
  pen_register: 'dialing and routing from now on (pen register)',
  live_interception: 'content from now on (interception)',
};

/** `login_ip_history` → `log-in IP addresses`. */
export function categoryWords(category: DataCategory): string {
  return special[category] ?? category.replaceAll('_', ' ');
}

/** `search_warrant` → `search warrant`: the name on the law's ladder, without a capital where it has no proper name. */
export function processWords(law: Law, process: Process): string {
  const name = rung(law, process)?.name;
  if (name === undefined) return process.replaceAll('_', ' ');
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
