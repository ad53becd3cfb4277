/** Tables of a Verizon Cloud return: messages and calls by the day, and the log of access. */
import type { RecordDraft } from '../../src/returns/contract.js';
import { type TableContext, tablePart } from '../../src/returns/declared/table-part.js';
import type { TableSpec } from '../../src/returns/table.js';
import { filesOf, learnNames, type SynchronossState } from './media.js';

const messages: TableSpec = {
  id: 'messages',
  kind: 'message',
  category: 'message_content',
  service: 'Verizon Cloud',
  required: ['Date', 'Type', 'Direction', 'Sender', 'Recipients'],
  columns: {
    Date: { to: 'at' },
    Type: { to: 'rest' },
    Direction: { to: 'rest' },
    Sender: { to: 'actor' },
    Recipients: { to: 'peers', split: ';' },
    Body: { to: 'text' },
    Attachments: { to: 'rest' },
    'Message ID': { to: 'rest' },
  },
};

/** The folder above `messages/` is the account: its LCID. */
function accountOf(path: string): string | undefined {
  return /([^/]+)\/messages\/[^/]+$/i.exec(path)?.[1];
}

function message(draft: RecordDraft, { item, out, state }: TableContext<SynchronossState>): void {
  const rest = draft.rest ?? {};
  const type = String(rest.Type ?? '').toLowerCase();
  if (type === 'call') {
    draft.kind = 'call';
    draft.category = 'call_detail_records';
  } else if (type !== 'sms' && type !== 'mms') {
    draft.kind = 'other';
  }
  const account = accountOf(item.name);
  if (account !== undefined) draft.account = account;
  const files = filesOf(String(rest.Attachments ?? ''));
  const day = draft.at?.text.slice(0, 10) ?? '';
  const found = files.map((name) => state.mediaOf(name, day, String(rest.Direction ?? '')));
  if (found.length > 0) draft.media = found.map(({ ref }) => ref);
  const notes = found.flatMap(({ note }) => note ?? []);
  if (notes.length > 0) draft.notes = notes;
  state.parties.add(out, draft.actor, ...(draft.peers ?? []));
}

const access: TableSpec = {
  id: 'access_log',
  kind: 'login',
  category: 'login_ip_history',
  service: 'Verizon Cloud',
  required: ['server_ts', 'remoteipaddress', 'querystring'],
  columns: {
    server_ts: { to: 'at' },
    remoteipaddress: {
      via: (text, draft) => {
        const [own, ...others] = text.split(',').map((part) => part.trim());
        if (own !== undefined && own !== '' && own !== '-') draft.ip = own;
        if (others.length > 0) draft.rest = { ...draft.rest, 'addresses on the way': others.join(', ') };
      },
    },
    clientidentifier: { to: 'device' },
    querystring: {
      via: (text, draft) => {
        const sum = /checksum=([a-f0-9]{64})/i.exec(text)?.[1];
        draft.text = sum === undefined ? text : `upload of a file with SHA-256 ${sum}`;
        draft.rest = { ...draft.rest, querystring: text };
      },
    },
    lcid: { to: 'account' },
  },
};

function owner(draft: RecordDraft, { out, state }: TableContext<SynchronossState>): void {
  if (draft.account !== undefined) state.parties.subject(out, draft.account);
}

export const tableParts = [
  tablePart<SynchronossState>(messages, {
    proof: ['Date', 'Type', 'Direction', 'Sender', 'Recipients', 'Message ID'],
    learn: ({ item }, state) => learnNames(item, state),
    each: (draft, context) => {
      message(draft, context);
      owner(draft, context);
    },
  }),
  tablePart<SynchronossState>(access, {
    proof: ['server_ts', 'remoteipaddress', 'clientidentifier', 'querystring'],
    each: owner,
  }),
];
