/** What happens in a conversation of X: messages, and people who come, go or rename it. */
import type { MemberSpec, Members } from '../../src/returns/member-spec.js';
import { kept, text } from './posts.js';

const base: Members = { createdAt: { to: 'at' }, senderId: { to: 'actor' }, ...kept('id') };

function event(id: string, members: Members): MemberSpec {
  return {
    id,
    kind: 'system',
    category: 'message_metadata',
    service: 'X direct messages',
    members: { ...base, ...members },
    after: (draft) => {
      draft.text = [id, draft.text].filter(Boolean).join(': ');
    },
  };
}

/** By the key around the event. */
export const events: Record<string, MemberSpec> = {
  messageCreate: {
    id: 'messageCreate',
    kind: 'message',
    category: 'message_content',
    service: 'X direct messages',
    members: {
      ...base,
      recipientId: { to: 'peers' },
      text,
      mediaUrls: { to: 'media' },
      ...kept('reactions', 'urls', 'editHistory', 'isQuickReply'),
    },
  },
  welcomeMessageCreate: {
    id: 'welcomeMessageCreate',
    kind: 'message',
    category: 'message_content',
    service: 'X direct messages',
    members: { ...base, recipientId: { to: 'peers' }, text, mediaUrls: { to: 'media' }, ...kept('urls') },
  },
  reactionCreate: event('reactionCreate', {
    reactionKey: { to: 'text' },
    ...kept('eventId', 'emojiReaction'),
  }),
  joinConversation: event('joinConversation', {
    initiatingUserId: { to: 'actor' },
    participantsSnapshot: { to: 'peers' },
  }),
  participantsJoin: event('participantsJoin', {
    initiatingUserId: { to: 'actor' },
    userIds: { to: 'peers' },
  }),
  participantsLeave: event('participantsLeave', { userIds: { to: 'peers' } }),
  conversationNameUpdate: event('conversationNameUpdate', {
    initiatingUserId: { to: 'actor' },
    name: { to: 'text' },
  }),
};
