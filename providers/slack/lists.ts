/** The lists at the root of a Slack export: members, channels, direct messages, log of apps. */
import type { RecordDraft } from '../../src/returns/contract.js';
import { type JsonContext, jsonPart } from '../../src/returns/declared/json-part.js';
import type { Fields } from '../../src/returns/fields.js';
import { instant } from '../../src/returns/time.js';
import { learnNames, type SlackState } from './people.js';

type Context = JsonContext<SlackState>;

function member(f: Fields, draft: RecordDraft): void {
  draft.account = f.text('name') ?? f.text('id');
  const profile = f.child('profile');
  const name = profile?.text('real_name') ?? f.text('real_name');
  draft.text = [name, profile?.text('email'), profile?.text('phone'), profile?.text('title')]
    .filter(Boolean)
    .join(' · ');
  const updated = f.number('updated');
  if (updated) draft.until = instant.epoch(updated, 's');
  f.keep('id', 'team_id', 'deleted', 'color', 'tz', 'tz_label', 'tz_offset', 'is_admin', 'is_owner');
  f.keep(
    'is_primary_owner',
    'is_restricted',
    'is_ultra_restricted',
    'is_bot',
    'is_app_user',
    'is_email_confirmed',
  );
  f.keep('has_2fa', 'locale', 'real_name', 'who_can_share_contact_card', 'teams', 'is_invited_user');
  for (const key of profileKeys) profile?.keep(key);
}

const profileKeys = (
  'real_name_normalized display_name display_name_normalized skype fields status_text status_emoji status_expiration ' +
  'status_text_canonical status_emoji_display_info huddle_state huddle_state_expiration_ts avatar_hash api_app_id ' +
  'bot_id always_active first_name last_name team pronouns is_custom_image image_24 image_32 image_48 image_72 ' +
  'image_192 image_512 image_1024 image_original guest_invited_by'
).split(' ');

function channel(f: Fields, draft: RecordDraft, { state }: Context): void {
  const name = f.text('name');
  draft.thread = name ?? f.text('id');
  draft.text = [name, textIn(f, 'topic'), textIn(f, 'purpose')].filter(Boolean).join(' · ');
  const created = f.text('created');
  if (created !== undefined) draft.at = instant.epoch(created, 's');
  const creator = f.text('creator');
  if (creator !== undefined) draft.actor = state.nameOf(creator);
  draft.peers = f.list('members').map((id) => state.nameOf(String(id))!);
  f.keep(
    'id',
    'is_archived',
    'is_general',
    'pins',
    'date_deleted',
    'previous_names',
    'is_shared',
    'is_org_shared',
  );
}

/** The text of a channel's topic or purpose; who set it and when is kept. */
function textIn(f: Fields, key: string): string | undefined {
  const inner = f.child(key);
  inner?.keep('creator', 'last_set');
  return inner?.text('value');
}

function appLog(f: Fields, draft: RecordDraft): void {
  const date = f.text('date');
  if (date !== undefined) draft.at = instant.epoch(date, 's');
  draft.actor = f.text('user_name') ?? f.text('user_id');
  draft.text = [f.text('change_type'), f.text('service_type') ?? f.text('app_type')]
    .filter(Boolean)
    .join(' ');
  f.keep('user_id', 'service_id', 'app_id', 'scope', 'channel', 'reason', 'admin_app_id', 'rss_feed');
  f.keep('rss_feed_change_type', 'rss_feed_title', 'rss_feed_url', 'resolution');
}

export const listParts = [
  jsonPart<SlackState>({
    table: 'users',
    empty: /^(org_)?users/i,
    proof: ['[].id', '[].team_id', '[].profile', '[].profile.real_name'],
    learn: ({ item }, state) => learnNames(item, state.members),
    lists: [
      { elements: '[]', kind: 'account', category: 'basic_subscriber', service: 'Slack', make: member },
    ],
  }),
  jsonPart<SlackState>({
    table: 'channels',
    empty: /^(channels|groups|dms|mpims)\b/i,
    proof: ['[].id', '[].created', '[].members'],
    sign: /"id"\s*:\s*"[CGD][A-Z0-9]{5,}"/,
    learn: ({ item }, state) => learnNames(item, state.channels),
    lists: [{ elements: '[]', kind: 'group', category: 'group_membership', service: 'Slack', make: channel }],
  }),
  jsonPart<SlackState>({
    table: 'integration_logs',
    empty: /^integration_logs/i,
    proof: ['[].user_id', '[].change_type', '[].date'],
    oneOf: ['[].service_type', '[].app_type', '[].app_id'],
    lists: [{ elements: '[]', kind: 'change', service: 'Slack', make: appLog }],
  }),
];
