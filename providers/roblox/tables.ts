/** The tables of Roblox's legal return, told by their header. */
import type { DataCategory, RecordKind } from '../../src/base/vocabulary.js';
import type { Output, RecordDraft } from '../../src/returns/contract.js';
import type { ColumnUse, TableSpec } from '../../src/returns/table.js';
import { utcTime } from './times.js';

const rest: ColumnUse = { to: 'rest' };
const at: ColumnUse = { to: 'at', parse: utcTime };
const until: ColumnUse = { to: 'until', parse: utcTime };

/** Finds the item that holds a file of this hash. */
export type FindMedia = (hash: string) => string | undefined;

function kept(...names: string[]): Record<string, ColumnUse> {
  return Object.fromEntries(names.map((name) => [name, rest]));
}

function table(
  id: string,
  kind: RecordKind,
  category: DataCategory,
  required: string[],
  columns: TableSpec['columns'],
  more: Partial<TableSpec> = {},
): TableSpec {
  return { id, kind, category, service: 'Roblox', required, columns, ...more };
}

/** All tables; `out` is told of rows that only part two conversations. */
export function tablesFor(find: FindMedia, out: Output | null): TableSpec[] {
  return [...account(), chat(out), messages(), ...people(), ...devices(), ...content(find)];
}

function account(): TableSpec[] {
  return [
    table(
      'ip_addresses',
      'login',
      'login_ip_history',
      ['user_id', 'ip_address', 'first_recorded_utc', 'last_recorded_utc'],
      {
        user_id: { to: 'account' },
        username: { to: 'actor' },
        ip_address: { to: 'ip' },
        first_recorded_utc: at,
        last_recorded_utc: until,
        last_observed_port: { to: 'port' },
        last_observed_port_utc: rest,
      },
    ),
  ];
}

function chat(out: Output | null): TableSpec {
  return table(
    'chat',
    'message',
    'message_content',
    ['ts', 'conversation_id', 'user_id', 'text', 'request_user_id'],
    {
      ts: at,
      conversation_id: { to: 'thread' },
      user_id: { to: 'actor' },
      text: { to: 'text' },
      request_user_id: { to: 'account' },
      ...kept('ds', 'convo_type', 'name', 'is_filtered_o13', 'is_filtered_u13', 'is_rewritten'),
    },
    {
      threads: true,
      after: (_draft, row) => {
        if (row.cells().some((cell) => cell.trim() !== '')) return true;
        out?.field(
          '(empty row between conversations)',
          'set_aside',
          1,
          'parts two conversations, holds nothing',
        );
        return false;
      },
    },
  );
}

function messages(): TableSpec {
  return table(
    'messages',
    'message',
    'message_content',
    ['message_type_id', 'subject', 'body', 'author_id', 'recipient_id'],
    {
      'created_time (UTC seconds)': at,
      'updated_time (UTC seconds)': rest,
      body: { to: 'text' },
      author_id: { to: 'actor' },
      recipient_id: { to: 'peers' },
      ...kept(
        'id',
        'message_type_id',
        'subject',
        'author_name',
        'recipient_name',
        'is_system_message',
        'is_read',
        'is_archived',
        'created_time',
        'updated_time',
        'created_time (UTC)',
        'updated_time (UTC)',
      ),
    },
    { after: systemLine },
  );
}

function systemLine(draft: RecordDraft): void {
  if (/^(true|1)$/i.test(String(draft.rest?.is_system_message ?? ''))) draft.kind = 'system';
}

function people(): TableSpec[] {
  const named = (text: string, notes?: string[]) => (draft: RecordDraft) => {
    draft.text = text;
    if (notes !== undefined) draft.notes = notes;
  };
  const base = { userid: { to: 'account' }, createdutc: at, updatedutc: rest } as const;
  return [
    table(
      'friends',
      'contact',
      'contacts_friends',
      ['userid', 'frienduserid', 'createdutc'],
      {
        ...base,
        frienduserid: { to: 'peers' },
      },
      { after: named('friend') },
    ),
    table(
      'followers',
      'contact',
      'contacts_friends',
      ['userid', 'followeruserid', 'createdutc'],
      {
        userid: { to: 'peers' },
        followeruserid: { to: 'actor' },
        createdutc: at,
        updatedutc: rest,
      },
      {
        after: named('follows', [
          'the actor follows the other, as the column names say; which of the two the return is about is not stated',
        ]),
      },
    ),
    table('group_wall', 'post', 'posts_public', ['group_wall_post_id', 'group_id', 'post_text'], {
      group_id: { to: 'thread' },
      user_id: { to: 'actor' },
      post_text: { to: 'text' },
      createdutc: at,
      ...kept('group_wall_post_id', 'updatedutc'),
    }),
  ];
}

function devices(): TableSpec[] {
  const category = 'device_identifiers';
  return [
    table('device_information', 'device', category, ['pii_userid', 'btid', 'devicename'], {
      pii_userid: { to: 'account' },
      devicename: { to: 'device' },
      ...kept('btid', 'os', 'osversion'),
    }),
    table('device_ids', 'device', category, ['pii_userid', 'pii_device_id'], {
      pii_userid: { to: 'account' },
      pii_device_id: { to: 'text' },
    }),
    // Neither the zone nor the order of day and month is known: the times stay text.
    table('browser_trackers', 'device', category, ['accountid', 'browsertrackerid'], {
      accountid: { to: 'account' },
      browsertrackerid: { to: 'text' },
      ...kept('created', 'updated'),
    }),
    table('ad_ids', 'device', category, ['ad_id'], { ad_id: { to: 'text' } }),
  ];
}

function content(find: FindMedia): TableSpec[] {
  const join = (draft: RecordDraft, hash: unknown): void => {
    const found = typeof hash === 'string' ? find(hash) : undefined;
    if (found !== undefined) draft.media = [found];
  };
  return [
    table('user_content', 'media', 'media_photos_video', ['asset_id', 'asset_type', 'asset_createdutc'], {
      asset_name: { to: 'text' },
      asset_createdutc: at,
      ...kept(
        'asset_id',
        'asset_type',
        'asset_description',
        'asset_updatedutc',
        'asset_current_version_id',
        'asset_hash_id',
        'creator_user_or_group_id',
        'creator_type',
        'creator_name',
        'creator_createdutc',
        'creator_moderation_status',
      ),
    }),
    table(
      'asset_files',
      'media',
      'media_photos_video',
      ['hash', 'creatorid', 'createdutc'],
      {
        name: { to: 'text' },
        creatorid: { to: 'actor' },
        createdutc: at,
        ...kept(
          'assetid',
          'id',
          'hash',
          'description',
          'updatedutc',
          'assettypeid',
          'currentversionid',
          'assethashid',
          'assetgenres',
          'assetcategories',
          'isarchived',
        ),
      },
      { after: (draft) => join(draft, draft.rest?.hash) },
    ),
  ];
}
