/** The tables of Kik's newer return (folder `package`), by their header. All times are UTC. */
import type { Item, RecordDraft } from '../../src/returns/contract.js';
import type { ColumnUse, TableSpec } from '../../src/returns/table.js';
import { instant } from '../../src/returns/time.js';
import type { KikReading } from './reading.js';

const rest: ColumnUse = { to: 'rest' };
const at: ColumnUse = {
  to: 'at',
  parse: (text) =>
    /^\d{13}$/.test(text.trim()) ? instant.epoch(text, 'ms') : instant.any(text.trim(), { zone: 'UTC' }),
};

function kept(...names: string[]): Record<string, ColumnUse> {
  return Object.fromEntries(names.map((name) => [name, rest]));
}

/** All tables; media are joined and subjects told through `reading`. */
export function tablesFor(reading: KikReading, table: string, item: Item): TableSpec[] {
  return [
    content(reading, table, item),
    ...chats(reading, item),
    groups(reading, item),
    ...people(reading, item),
    {
      id: 'binds',
      kind: 'login',
      category: 'login_ip_history',
      service: 'Kik',
      required: ['user_jid', 'ip', 'port', 'ts'],
      columns: {
        user_jid: { to: 'actor' },
        ip: { to: 'ip' },
        port: { to: 'port' },
        ts: at,
        device: { to: 'device' },
      },
      after: (draft) => {
        if (draft.actor !== undefined) reading.addSubject(draft.actor);
        own(draft, reading, item);
      },
    },
    {
      id: 'group_legend',
      kind: 'group',
      category: 'group_membership',
      service: 'Kik',
      required: ['gid', 'name', 'last_join_ts'],
      threads: true,
      columns: {
        gid: { to: 'thread' },
        name: { to: 'text' },
        last_join_ts: at,
        ...kept('code', 'public', 'deleted', 'last_activity'),
      },
    },
  ];
}

/** Messages with their text, or with the file that was sent; both tables have the same columns. */
function content(reading: KikReading, table: string, item: Item): TableSpec {
  return {
    id: table === 'data_media' ? 'data_media' : 'data_text',
    kind: 'message',
    category: 'message_content',
    service: 'Kik',
    required: ['sender_id', 'receiver_id', 'message', 'sent_at'],
    columns: {
      sender_id: { to: 'actor' },
      receiver_id: { to: 'peers' },
      message: { to: 'text' },
      ip: { to: 'ip' },
      port: { to: 'port' },
      sent_at: at,
      filename: { via: (value, draft) => join(draft, value, reading) },
      ...kept('id', 'content_id', 'parent_id', 'sent_at_ts', 'app_name'),
    },
    after: (draft) => {
      const id = draft.rest?.content_id;
      if (draft.media === undefined && typeof id === 'string') {
        const found = reading.media.of(id);
        if (found.startsWith('item:')) draft.media = [found];
      }
      const group = draft.peers?.find((peer) => peer.includes('_g@groups'));
      if (group !== undefined) draft.thread = group;
      own(draft, reading, item);
    },
    threads: true,
  };
}

function join(draft: RecordDraft, name: string, reading: KikReading): void {
  draft.media = [reading.media.of(name)];
}

function chats(reading: KikReading, item: Item): TableSpec[] {
  const base = {
    user_jid: { to: 'actor' },
    friend_user_jid: { to: 'peers' },
    ip: { to: 'ip' },
    ts: at,
  } as const;
  const chat = { kind: 'message', category: 'message_metadata', service: 'Kik' } as const;
  return [
    {
      ...chat,
      id: 'chat_sent',
      required: ['user_jid', 'friend_user_jid', 'words'],
      columns: { ...base, words: rest },
      after: (draft) => own(draft, reading, item),
    },
    {
      ...chat,
      id: 'chat_platform_sent',
      required: ['user_jid', 'friend_user_jid', 'cid'],
      columns: {
        ...base,
        app_name: { to: 'text' },
        cid: { via: (value, draft) => join(draft, value, reading) },
      },
      after: (draft) => own(draft, reading, item),
    },
  ];
}

function groups(reading: KikReading, item: Item): TableSpec {
  return {
    id: 'group_messages',
    kind: 'message',
    category: 'message_metadata',
    service: 'Kik',
    required: ['sender', 'receiver', 'group_jid', 'sender_ip'],
    threads: true,
    columns: {
      sender: { to: 'actor' },
      receiver: { to: 'peers' },
      ts: at,
      group_jid: { to: 'thread' },
      sender_ip: { to: 'ip' },
      sender_device_type: { to: 'device' },
      app_name: { to: 'text' },
      cid: { via: (value, draft) => join(draft, value, reading) },
      ...kept('app', 'receive_ip', 'dt', 'epoch'),
    },
    after: (draft) => own(draft, reading, item),
  };
}

function people(reading: KikReading, item: Item): TableSpec[] {
  const contact = { kind: 'contact', category: 'contacts_friends', service: 'Kik' } as const;
  const after = (text: string) => (draft: RecordDraft) => {
    draft.text = text;
    own(draft, reading, item);
  };
  return [
    {
      ...contact,
      id: 'friends_added',
      required: ['user_jid', 'friend_user_jid', 'ts'],
      columns: { user_jid: { to: 'actor' }, friend_user_jid: { to: 'peers' }, ts: at },
      after: after('friend added'),
    },
    {
      ...contact,
      id: 'block_user',
      required: ['user_jid', 'block_user_jid'],
      columns: { user_jid: { to: 'actor' }, block_user_jid: { to: 'peers' }, ts: at },
      after: after('blocked'),
    },
  ];
}

function own(draft: RecordDraft, reading: KikReading, item: Item): void {
  const subject = reading.subjectOf([draft.actor, ...(draft.peers ?? [])], item);
  if (subject !== undefined) draft.account = subject;
}
