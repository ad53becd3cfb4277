/** Reads OpenAI's export of ChatGPT data: conversations, the user, shared conversations, feedback. */
import type { RecordDraft } from '../../src/returns/contract.js';
import { declaredReader } from '../../src/returns/declared/declared-reader.js';
import { type JsonContext, jsonPart } from '../../src/returns/declared/json-part.js';
import { Owners } from '../../src/returns/declared/owners.js';
import type { Fields } from '../../src/returns/fields.js';
import { instant } from '../../src/returns/time.js';
import { conversationPart } from './conversations.js';

type Context = JsonContext<Owners>;
const chat = { category: 'ai_conversations', service: 'ChatGPT' } as const;

function user(f: Fields, draft: RecordDraft): void {
  draft.account = f.text('email') ?? f.text('id');
  draft.text = [f.text('email'), f.text('phone_number')].filter(Boolean).join(' · ');
  f.keep('id', 'chatgpt_plus_user', 'birth_year');
}

function shared(f: Fields, draft: RecordDraft, { item, state }: Context): void {
  draft.account = state.of(item);
  draft.thread = f.text('conversation_id');
  draft.text = f.text('title');
  f.keep('id', 'is_anonymous');
}

function feedback(f: Fields, draft: RecordDraft, { item, state }: Context): void {
  draft.account = state.of(item);
  draft.actor = draft.account ?? f.text('user_id');
  const at = f.text('create_time');
  if (at !== undefined) draft.at = instant.any(at, { zone: 'UTC' });
  draft.thread = f.text('conversation_id');
  draft.text = [f.text('rating'), f.text('content')].filter(Boolean).join(' · ');
  f.keep('id', 'user_id', 'workspace_id', 'storage_protocol');
}

export const reader = declaredReader<Owners>({
  id: 'openai-export',
  version: 1,
  provider: 'openai',
  title: 'ChatGPT data export (JSON)',
  layouts: [{ id: 'chatgpt-export', title: 'conversations.json as trees of nodes, user.json and others' }],
  parts: [
    conversationPart,
    jsonPart<Owners>({
      table: 'user',
      proof: ['id', 'email', 'chatgpt_plus_user'],
      learn: ({ item, text }, owners) => owners.learn(item, /"email"\s*:\s*"([^"]+)"/.exec(text)?.[1]),
      root: { kind: 'account', category: 'basic_subscriber', service: 'ChatGPT', make: user },
    }),
    jsonPart<Owners>({
      table: 'shared_conversations',
      proof: ['[].id', '[].conversation_id', '[].title', '[].is_anonymous'],
      empty: /^shared_conversations/i,
      lists: [{ ...chat, elements: '[]', kind: 'other', make: shared }],
    }),
    jsonPart<Owners>({
      table: 'message_feedback',
      proof: ['[].conversation_id', '[].rating', '[].user_id'],
      empty: /^message_feedback/i,
      lists: [{ ...chat, elements: '[]', kind: 'reaction', make: feedback }],
    }),
  ],
  state: () => new Owners(),
  finish: (out, { all }) => {
    for (const id of all) out.account({ id, service: 'ChatGPT', role: 'subject' });
  },
});
