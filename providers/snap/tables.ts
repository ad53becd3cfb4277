/**
 * What the tables of Snap's legal return mean: columns by name, as seen in public notes on real returns. A section is
 * told by its header, since Snap moves sections between files.
 */
import type { RecordDraft } from '../../src/returns/contract.js';
import type { TableSpec } from '../../src/returns/table.js';
import {
  at,
  coordinate,
  fallbackTime,
  kept,
  list,
  mediaIds,
  pacific,
  type TableContext,
  utc,
} from './columns.js';

/** All tables that this reader knows, made for one file. The id is the file's name where it has one table only. */
export function tablesFor(context: TableContext): TableSpec[] {
  return [
    ...talk(context),
    ...identity(),
    ...whereabouts(context),
    ...published(context),
    ...contactWithSnap(context),
  ];
}

function talk(context: TableContext): TableSpec[] {
  const people: TableSpec['columns'] = {
    sender_username: { to: 'actor' },
    recipient_username: list,
    conversation_id: { to: 'thread' },
    text: { to: 'text' },
    media_id: mediaIds(context),
    ...kept('message_id', 'message_type', 'sender_user_id', 'reply_to_message_id', 'group_member_usernames'),
  };
  return [
    {
      id: 'conversations',
      kind: 'message',
      category: 'message_content',
      service: 'Snapchat',
      threads: true,
      required: ['timestamp', 'sender_username', 'message_type'],
      columns: {
        ...people,
        timestamp: at,
        upload_ip: { to: 'ip' },
        source_port_number: { to: 'port' },
        ...kept(
          'content_type',
          'conversation_title',
          'recipient_user_id',
          'is_saved',
          'is_one_on_one',
          'is_encrypted',
          'group_member_user_ids',
          'saved_by',
          'screenshotted_by',
          'replayed_by',
          'reactions',
        ),
      },
    },
    {
      id: 'ai_conversations',
      kind: 'message',
      category: 'ai_conversations',
      service: 'My AI',
      threads: true,
      required: ['timestamp', 'text'],
      columns: {
        ...people,
        timestamp: at,
        ...kept('content_type', 'conversation_title'),
      },
      aliases: { sender: 'sender_username', recipient: 'recipient_username' },
    },
    {
      id: 'conversation_list',
      kind: 'group',
      category: 'contacts_friends',
      threads: true,
      required: ['conversation_id'],
      columns: {
        conversation_id: { to: 'thread' },
        conversation_title: { to: 'text' },
        participants: list,
        creation_time: at,
        last_event_timestamp: { to: 'until', zone: utc },
        ...kept(
          'type',
          'retention_policy',
          'storage_region',
          'group_member_usernames',
          'group_member_user_ids',
        ),
      },
      aliases: { creation_timestamp: 'creation_time', participant_usernames: 'participants' },
    },
    {
      id: 'reported_conversations',
      kind: 'message',
      category: 'message_content',
      threads: true,
      required: ['reason', 'message_id'],
      columns: {
        ...people,
        message_timestamp: at,
        timestamp: fallbackTime('timestamp'),
        ...kept(
          'reporter_user_id',
          'reason',
          'context',
          'reported_user_id',
          'reported_profile_type',
          'reported_message_id',
        ),
      },
    },
  ];
}

function identity(): TableSpec[] {
  const subscriber = 'basic_subscriber' as const;
  return [
    {
      id: 'subscriber_info',
      kind: 'account',
      category: subscriber,
      required: ['username', 'user_id', 'created'],
      columns: {
        created: at,
        username: { to: 'actor' },
        creation_ip: { to: 'ip' },
        display_name: { to: 'text' },
        ...kept(
          'user_id',
          'email_address',
          'email_status',
          'pending_email_address',
          'phone_number',
          'phone_status',
          'pending_phone_number',
          'former_phone_number',
          'status',
        ),
      },
      aliases: { email: 'email_address', phone: 'phone_number' },
    },
    {
      id: 'account_change_history',
      kind: 'change',
      category: subscriber,
      required: ['date', 'action', 'old_value', 'new_value'],
      columns: { date: at, action: { to: 'text' }, ...kept('old_value', 'new_value', 'reason') },
    },
    {
      id: 'value_changes',
      kind: 'change',
      category: subscriber,
      required: ['old_value', 'new_value', 'timestamp'],
      columns: { timestamp: at, new_value: { to: 'text' }, ...kept('old_value') },
    },
    {
      id: 'account_details',
      kind: 'account',
      category: subscriber,
      required: ['birthdate', 'last_active'],
      columns: {
        last_active: { to: 'at', zone: pacific },
        ...kept(
          'email_verified_timestamp',
          'phone_verified_timestamp',
          'birthdate',
          'follower_count',
          'app_version',
          '2fa_status',
        ),
      },
    },
    {
      id: 'privacy_settings',
      kind: 'account',
      category: subscriber,
      required: ['snap_privacy', 'story_privacy'],
      columns: kept('snap_privacy', 'story_privacy'),
    },
    {
      id: 'bitmoji',
      kind: 'account',
      category: subscriber,
      required: ['is_bitmoji_user', 'bitmoji_gender'],
      columns: kept('is_bitmoji_user', 'bitmoji_gender'),
    },
    {
      id: 'friends',
      kind: 'contact',
      category: 'contacts_friends',
      required: ['username', 'display_name'],
      columns: {
        username: list,
        display_name: { to: 'text' },
        created: at,
        ...kept('user_id', 'email', 'phone'),
      },
    },
    {
      id: 'device_advertising_id',
      kind: 'device',
      category: 'device_identifiers',
      required: ['device_id', 'advertising_id'],
      columns: {
        device_id: { to: 'device' },
        time_recorded: at,
        ...kept('device_type', 'os', 'os_version', 'id_type', 'advertising_id', 'version', 'is_hms'),
      },
      aliases: { 'is hms?': 'is_hms', timestamp: 'time_recorded' },
    },
    // Seen by name only: its columns are kept and reported until they are known.
    { id: 'push_tokens', kind: 'device', category: 'device_identifiers', columns: { timestamp: at } },
  ];
}

function whereabouts(context: TableContext): TableSpec[] {
  const position: TableSpec['columns'] = {
    latitude: coordinate('lat', 'latitude'),
    longitude: coordinate('lon', 'longitude'),
    timestamp: at,
  };
  return [
    {
      id: 'geo_locations',
      kind: 'location',
      category: 'location_history',
      required: ['latitude', 'longitude', 'timestamp'],
      columns: {
        ...position,
        accuracy: { to: 'accuracy' },
        ...kept('is_live_location'),
      },
    },
    {
      id: 'geo_locations_city',
      kind: 'location',
      category: 'location_history',
      required: ['country', 'city', 'timestamp'],
      columns: { timestamp: at, ...kept('country', 'region', 'city') },
      after: cityPlace,
    },
    {
      id: 'loc_priv_sets',
      kind: 'change',
      category: 'location_history',
      required: ['timestamp', 'audience', 'ghost_mode'],
      columns: {
        timestamp: at,
        audience: { to: 'text' },
        ...kept(
          'allowlist',
          'blocklist',
          'ghost_mode',
          'ghost_mode_expiration',
          'live_session_ids',
          'live_session_expirations',
        ),
      },
    },
    ipData(context),
    {
      id: 'login_history',
      kind: 'login',
      category: 'login_ip_history',
      required: ['ip', 'login_time'],
      columns: {
        ip: { to: 'ip' },
        login_time: at,
        user_agent: { to: 'device' },
        ...kept('country', 'carrier'),
      },
    },
    {
      id: 'memories',
      kind: 'media',
      category: 'media_photos_video',
      required: ['timestamp', 'id', 'media_id'],
      columns: {
        ...position,
        media_id: mediaIds(context),
        ...kept('id', 'encrypted', 'source_type', 'duration'),
      },
    },
  ];
}

/** Old returns have one section for each source of addresses, new ones one table of twenty and more columns. */
function ipData(context: TableContext): TableSpec {
  return {
    id: 'ip_data',
    kind: 'login',
    category: 'login_ip_history',
    required: ['ip'],
    columns: {
      ip: { to: 'ip' },
      timestamp: at,
      first_seen_time: fallbackTime('first_seen_time'),
      last_seen_time: { to: 'until', zone: utc },
      source_port_number: { to: 'port' },
      client_source_port: { to: 'port' },
      user_agent: { to: 'device' },
      action_type: { to: 'text' },
      recipient: list,
      media_id: mediaIds(context),
      ...kept(
        'asn',
        'url',
        'login_status',
        'completed_authentication',
        'authentication_device_descriptor',
        'login_count',
        'startup_time',
        'credential_compromised',
        'sender_name',
        'verification_method',
        'auth_session_id',
        'cloud_account_id',
      ),
    },
    aliases: { ip_address: 'ip', first_seen: 'first_seen_time', last_seen: 'last_seen_time' },
  };
}

function published(context: TableContext): TableSpec[] {
  const columns: TableSpec['columns'] = {
    timestamp: at,
    time: fallbackTime('time'),
    username: { to: 'actor' },
    media_id: mediaIds(context),
    upload_ip: { to: 'ip' },
    source_port_number: { to: 'port' },
    ...kept('id', 'media_type', 'filter_id'),
  };
  return ['story', 'shared_story', 'public_story'].map((id) => ({
    id,
    kind: 'post' as const,
    category: 'stories_ephemeral' as const,
    required: ['timestamp', 'media_id', 'media_type'],
    columns,
  }));
}

function contactWithSnap(context: TableContext): TableSpec[] {
  const category = 'support_correspondence' as const;
  return [
    {
      id: 'snap_emails',
      kind: 'support',
      category,
      required: ['email_address', 'campaign_name', 'event_timestamp'],
      columns: {
        event_timestamp: at,
        campaign_name: { to: 'text' },
        user_agent: { to: 'device' },
        ...kept('email_address', 'user_id', 'type'),
      },
    },
    {
      id: 'snap_sms',
      kind: 'support',
      category,
      required: ['phone_number', 'feature', 'vendor'],
      columns: {
        message_timestamp: at,
        feature: { to: 'text' },
        ...kept(
          'phone_number',
          'vendor',
          'user_id',
          'strategy',
          'vendor_status',
          'message_id',
          'message_tracker_id',
        ),
      },
    },
    {
      id: 'snap_appeals',
      kind: 'support',
      category,
      required: ['appeal_id', 'appeal_justification'],
      columns: {
        created_timestamp: at,
        appeal_justification: { to: 'text' },
        requester_username: { to: 'actor' },
        media_id: mediaIds(context),
        ...kept('appeal_id', 'requester_user_id', 'requester_mutable_username', 'requester_email'),
      },
    },
  ];
}

function cityPlace(draft: RecordDraft): void {
  const parts = ['city', 'region', 'country'].map((name) => draft.rest?.[name]);
  const place = parts.filter((part) => typeof part === 'string' && part !== '').join(', ');
  if (place !== '') draft.place = place;
}
