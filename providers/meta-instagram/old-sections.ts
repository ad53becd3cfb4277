/** What the lists of an Instagram download of 2018 to 2020 hold, by root key. */
import type { Section } from './sections.js';

const contact: Section = { kind: 'contact', category: 'contacts_friends' };
const reaction: Section = { kind: 'reaction' };
const search: Section = { kind: 'search', category: 'search_history' };
const media: Section = { kind: 'media', category: 'media_photos_video' };
const post: Section = { kind: 'post', category: 'posts_private' };

const sections: Record<string, Section> = {
  media_likes: reaction,
  comment_likes: reaction,
  polls: reaction,
  emoji_sliders: reaction,
  questions: reaction,
  quizzes: reaction,
  countdowns: reaction,
  media_comments: post,
  live_comments: post,
  saved_media: { kind: 'other' },
  saved_collections: { kind: 'other' },
  main_search_history: search,
  shopping_search_history: search,
  chaining_seen: { kind: 'visit' },
  posts_seen: { kind: 'visit' },
  videos_watched: { kind: 'visit' },
  ads_seen: { kind: 'advertising', category: 'advertising_data' },
  ads_clicked: { kind: 'advertising', category: 'advertising_data' },
  login_history: { kind: 'login', category: 'login_ip_history' },
  registration_info: { kind: 'account', category: 'basic_subscriber' },
  devices: { kind: 'device', category: 'device_identifiers' },
  stories: { kind: 'post', category: 'stories_ephemeral' },
  archived_stories: { kind: 'post', category: 'stories_ephemeral' },
  photos: post,
  videos: post,
  igtv: post,
  profile: media,
  direct: media,
  blocked_users: contact,
  restricted_users: contact,
  close_friends: contact,
  following: contact,
  followers: contact,
  follow_requests_sent: contact,
  permanent_follow_requests: contact,
  following_hashtags: { kind: 'other' },
  dismissed_suggested_users: { kind: 'other' },
};

/** Null when the key is not known. */
export function oldSection(key: string): Section | null {
  return Object.hasOwn(sections, key) ? (sections[key] ?? null) : null;
}

/** Root keys that alone tell such a file. */
const sure =
  /^\s*\{\s*"(media_likes|comment_likes|media_comments|live_comments|main_search_history|shopping_search_history|chaining_seen|ads_seen|ads_clicked|posts_seen|videos_watched|login_history|registration_info)"\s*:/;
/** Pairs of a time and a name, under keys that others use too. */
const pairs =
  /"(polls|emoji_sliders|questions|quizzes|countdowns|saved_media|saved_collections)"\s*:\s*\[\s*\[\s*"\d{4}-\d\d-/;

/** True for the head of a file with such lists. */
export function isOldLists(head: string): boolean {
  if (/^\s*\[\s*\{\s*"search_click"\s*:/.test(head)) return true;
  if (!/^\s*\{/.test(head)) return false;
  if (sure.test(head) || pairs.test(head)) return true;
  if (
    /"(followers|following)"\s*:\s*\{/.test(head) &&
    /"(blocked_users|close_friends|permanent_follow_requests)"\s*:\s*\{/.test(head)
  )
    return true;
  if (
    /^\s*\{\s*"\w+"\s*:\s*\[\s*(\{|\])/.test(head) &&
    /"taken_at"\s*:/.test(head) &&
    /"path"\s*:/.test(head)
  )
    return true;
  if (/^\s*\{\s*"devices"\s*:\s*\[\s*\{[^{}]*"(last_seen|user_agent)"\s*:/.test(head)) return true;
  return (
    /"date_joined"\s*:/.test(head) &&
    /"username"\s*:/.test(head) &&
    /"(private_account|profile_pic_url)"\s*:/.test(head)
  );
}
