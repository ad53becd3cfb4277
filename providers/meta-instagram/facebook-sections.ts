/** What the lists of a Facebook download hold, by root key (since 2021 with `_v2`, also without) or by file name. */
import type { Section } from './sections.js';

const contact: Section = { kind: 'contact', category: 'contacts_friends' };
const post: Section = { kind: 'post', category: 'posts_private' };
const advertising: Section = { kind: 'advertising', category: 'advertising_data' };
const login: Section = { kind: 'login', category: 'login_ip_history' };

const byKey: [RegExp, Section][] = [
  [/^(friends|received_requests|sent_requests|rejected_requests|deleted_friends|removed_friends)$/, contact],
  [/^(followers|following|blocked_users|address_book|contacts|friend_peer_group|see_first)$/, contact],
  [/^(status_updates|wall_posts_sent_to_you|app_posts|other_posts|archived_stories)$/, post],
  [/^(comments|group_comments|group_posts|group_posts_and_comments)$/, post],
  [/^reactions$/, { kind: 'reaction' }],
  [/^searches$/, { kind: 'search', category: 'search_history' }],
  [/^(account_activity|active_sessions|used_ip_address|login_protection_data|logins_and_logouts)$/, login],
  [
    /^(recognized_devices|devices|mobile_devices|authorized_logins)$/,
    { kind: 'device', category: 'device_identifiers' },
  ],
  [
    /^(account_status_changes|admin_records|administrative_records)$/,
    { kind: 'change', category: 'basic_subscriber' },
  ],
  [/^(profile|profile_information)$/, { kind: 'account', category: 'basic_subscriber' }],
  [
    /^(off_facebook_activity|history|custom_audiences(_all_types)?|topics|advertisers|ads_interests)$/,
    advertising,
  ],
  [/^(payments|purchases)$/, { kind: 'payment', category: 'transaction_history' }],
  [/^(groups_joined|groups_admined|group_badges)$/, { kind: 'group', category: 'group_membership' }],
  [/^(recently_viewed|recently_visited|viewed_ads)$/, { kind: 'visit' }],
  [/^(photos|videos|albums)$/, { kind: 'media', category: 'media_photos_video' }],
  [
    /^(installed_apps|events_invited|event_responses|your_events|saves|notifications|pages_followed)$/,
    { kind: 'other' },
  ],
];

const byFile: [RegExp, Section][] = [
  [/^your_posts(__check_ins__photos_and_videos)?(_\d+)?$/, post],
  [/^your_uncategorized_photos$/, { kind: 'media', category: 'media_photos_video' }],
];

/** The section of a root key of Facebook's; null when it is not known. */
export function facebookSection(key: string): Section | null {
  const bare = key.toLowerCase().replace(/_v\d+$/, '');
  return byKey.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
}

/** The section of a bare list of Facebook's, by its file's name. */
export function facebookFile(base: string): Section | null {
  const bare = base.toLowerCase().replace(/\.json$/, '');
  return byFile.find(([pattern]) => pattern.test(bare))?.[1] ?? facebookSection(bare);
}
