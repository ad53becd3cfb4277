/** What each list of a Meta user download holds, told by the name of its root key: the kind of its entries. */
import type { DataCategory, RecordKind } from '../../src/base/vocabulary.js';

/** How the entries of one list are counted and shown. */
export interface Section {
  kind: RecordKind;
  category?: DataCategory;
}

const contact: Section = { kind: 'contact', category: 'contacts_friends' };
const reaction: Section = { kind: 'reaction' };
const post: Section = { kind: 'post', category: 'posts_private' };
const story: Section = { kind: 'post', category: 'stories_ephemeral' };
const media: Section = { kind: 'media', category: 'media_photos_video' };
const advertising: Section = { kind: 'advertising', category: 'advertising_data' };
const login: Section = { kind: 'login', category: 'login_ip_history' };
const search: Section = { kind: 'search', category: 'search_history' };
const device: Section = { kind: 'device', category: 'device_identifiers' };
const account: Section = { kind: 'account', category: 'basic_subscriber' };
const change: Section = { kind: 'change', category: 'basic_subscriber' };
const visit: Section = { kind: 'visit' };

/** First match wins; the key is tried without a version ending such as `_v2`. */
const byKey: [RegExp, Section][] = [
  [/^account_history_(login|logout)/, login],
  [/^account_history_(registration|signup)/, account],
  [/^account_history_/, change],
  [/^login_(protection|activity)/, login],
  [
    /^(profile_(account_insights|user|business|threads)|inferred_data_primary_location|account_based_in)/,
    account,
  ],
  [/^profile_(profile_change|changes|note|privacy)|_privacy_change|^privacy_/, change],
  [/^(ig_profile_picture|profile_photos)/, media],
  [/^relationships_hashtag/, { kind: 'other' }],
  [/^relationships_|^(followers|following|contacts_contact_info|synced_contacts|close_friends)/, contact],
  [/^likes_|^story_activities_|^(reactions|emoji_sliders|polls|quizzes|questions|countdowns)/, reaction],
  [/^comments_/, post],
  [/^(ig_stories|stories)/, story],
  [/^(ig_reels|ig_archived|ig_igtv|ig_other|ig_recently_deleted|text_post_app_text_posts|posts|reels)/, post],
  [/^saved_/, { kind: 'other' }],
  [/^searches_/, search],
  [/^devices_/, device],
  [/^impressions_history_(ads|app_message|subscription)/, advertising],
  [/^impressions_history_/, visit],
  [
    /^(inferred_data_ig_(interest|inferred)|ads?_|ig_custom_audiences|ig_lead_gen|monetization_|label_values_ads|topics_)/,
    advertising,
  ],
  [/^(payments|orders|checkout|shopping)/, { kind: 'purchase', category: 'purchase_history' }],
  [/^(apps_and_websites_off|off_(facebook|meta|instagram)_activity)/, advertising],
  [/^(support|reports)_/, { kind: 'support', category: 'support_correspondence' }],
];

/** Names of files whose list has no root key: `posts_1.json`, `followers_1.json`. */
const byFile: [RegExp, Section][] = [
  [/^(your_)?(posts|archived_posts|reels|other_content|igtv_videos)(_\d+)?$/, post],
  [/^stories(_\d+)?$/, story],
  [
    /^(followers|following|blocked_profiles|close_friends|pending_follow_requests|recently_unfollowed\w*)(_\d+)?$/,
    contact,
  ],
  [/^(post|reels?)_comments(_\d+)?$/, post],
  [/^profile_photos(_\d+)?$/, media],
  [/^(liked_(posts|comments)|story_likes|(your_)?reactions)(_\d+)?$/, reaction],
  [/^saved_(posts|collections|locations|music)(_\d+)?$/, { kind: 'other' }],
  [/^(link_history|posts_viewed|videos_watched|suggested_profiles_viewed)(_\d+)?$/, visit],
  [
    /^(ads_viewed|ads_clicked|ads_about_meta|ad_preferences|other_categories_used_to_reach_you)(_\d+)?$/,
    advertising,
  ],
  [/^(login_activity|logout_activity)(_\d+)?$/, login],
  [
    /^(word_or_phrase_searches|profile_searches|account_searches|place_searches|tag_searches)(_\d+)?$/,
    search,
  ],
  [/^(devices|camera_information)(_\d+)?$/, device],
  [/^(personal_information|signup_details|profile_based_in|account_based_in)(_\d+)?$/, account],
  [
    /^(profile_changes|account_privacy_changes|password_change_activity|profile_privacy_changes)(_\d+)?$/,
    change,
  ],
];

/** The section of a root key; null when the key is not known. */
export function sectionOfKey(key: string): Section | null {
  const bare = key.toLowerCase().replace(/_v\d+$/, '');
  return byKey.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
}

/** The section of a bare list, by its file's name; null when the name is not known. */
export function sectionOfFile(base: string): Section | null {
  const bare = base.toLowerCase().replace(/\.json$/, '');
  return byFile.find(([pattern]) => pattern.test(bare))?.[1] ?? sectionOfKey(bare);
}

/** The section of a bare list in a file that bears another name, by its first entry: what it links to, or holds. */
export function sectionOfEntry(value: unknown): Section | null {
  const text = JSON.stringify(value)?.slice(0, 4000) ?? '';
  if (/"data":\[\{"post":/.test(text)) return post;
  const uri = /"uri":"([^"]*)"/.exec(text)?.[1];
  if (uri !== undefined && /"creation_timestamp":/.test(text)) {
    if (/(^|\/)stories\//.test(uri)) return story;
    return /(^|\/)profile\//.test(uri) ? media : post;
  }
  const href = /"href":"https:\/\/www\.instagram\.com\/([^"]*)"/.exec(text)?.[1];
  if (href === undefined || !text.includes('"string_list_data"')) return null;
  if (/^(p|reel|tv|stories)\//.test(href)) return reaction;
  return /^(_u\/)?[\w.]+\/?$/.test(href) ? contact : null;
}
