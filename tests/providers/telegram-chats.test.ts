/** Telegram exports of every kind of chat, the account-wide ones, and the HTML form. All data is made up. */
import assert from 'node:assert/strict';
import { testCases } from './read-cases.js';

const said = (id: number, from: string | null, who: string, more: object = {}) => ({
  id,
  type: 'message',
  date: `2026-03-04T10:0${id}:00`,
  date_unixtime: String(1772618400 + id * 60),
  from,
  from_id: who,
  text: 'x',
  text_entities: [{ type: 'plain', text: 'x' }],
  ...more,
});
const done = (id: number, action: string, more: object = {}) => ({
  id,
  type: 'service',
  date: `2026-03-04T10:0${id}:00`,
  date_unixtime: String(1772618400 + id * 60),
  actor: 'Ann',
  actor_id: 'user11',
  action,
  text: '',
  text_entities: [],
  ...more,
});
const chat = (type: string, messages: object[]) => ({
  'result.json': { name: 'The Yard', type, id: 99, messages },
});
const account = (chats: object) => ({
  'result.json': { about: 'Here is the data you requested.', ...chats },
});

testCases({
  'a group: notices, a poll, a place, a contact, an anonymous writer, a deleted account': {
    files: chat('private_supergroup', [
      done(1, 'create_group', { title: 'The Yard', members: ['Ann', null] }),
      done(2, 'group_call', { duration: 5 }),
      done(3, 'set_messages_ttl', { period: 86400 }),
      said(4, 'The Yard', 'channel99', {
        author: 'Ann',
        forwarded_from: 'Mill',
        forwarded_from_id: 'channel5',
      }),
      said(5, null, 'user77'),
      said(6, 'Bo', 'user22', {
        poll: { question: 'q', closed: false, answers: [{ text: 'a', voters: 1, chosen: true }] },
      }),
      said(7, 'Bo', 'user22', { location_information: { latitude: 47.5, longitude: -111.3 } }),
      said(8, 'Bo', 'user22', {
        contact_information: { first_name: 'Cy', last_name: '', phone_number: '+1 937 555 0142' },
      }),
    ]),
    provider: 'telegram',
    kinds: { message: 5, system: 3 },
    threads: 1,
    accounts: ['channel99', 'user77', 'user22'],
    period: ['2026-03-04T10:01:00Z', '2026-03-04T10:08:00Z'],
    check: (rows, summary) => {
      assert.deepEqual([rows[6]?.lat, rows[6]?.lon], [47.5, -111.3]);
      const paths = summary.ledger.items[0]?.fields.map(({ path }) => path) ?? [];
      assert.ok(paths.includes('messages[].poll.answers[].voters'));
    },
  },
  'text in parts: each part’s members are accounted for': {
    files: chat('public_channel', [
      said(1, 'The Yard', 'channel99', {
        text: ['see ', { type: 'text_link', text: 'this', href: 'https://example.org' }],
      }),
    ]),
    provider: 'telegram',
    kinds: { message: 1 },
    check: (rows, summary) => {
      assert.equal(rows[0]?.text, 'see this');
      const link = summary.ledger.items[0]?.fields.find(({ path }) => path === 'messages[].text[].href');
      assert.equal(link?.count, 1);
    },
  },
  'a chat in which nothing was said': {
    files: chat('personal_chat', []),
    provider: 'telegram',
    kinds: {},
    threads: 1,
    period: null,
    states: { read: 1 },
  },
  'an account whose contacts fill the first 64 KiB': {
    files: account({
      contacts: {
        about: 'x',
        list: Array.from({ length: 900 }, (_, i) => ({
          user_id: i + 1,
          first_name: `Name ${i}`,
          last_name: '',
          phone_number: '+1 937 555 0100',
          date: '1970-01-01T00:00:00',
          date_unixtime: '0',
        })),
      },
      left_chats: {
        about: 'x',
        list: [{ name: 'Old', type: 'private_group', id: 5, messages: [said(1, 'Bo', 'user22')] }],
      },
    }),
    provider: 'telegram',
    kinds: { contact: 900, message: 1 },
    threads: 1,
    accounts: ['user22'],
    period: ['2026-03-04T10:01:00Z', '2026-03-04T10:01:00Z'],
  },
  'files that were sent are not records of their own': {
    files: {
      ...chat('personal_chat', [said(1, 'Ann', 'user11', { file: 'files/n.csv', mime_type: 'text/csv' })]),
      'files/n.csv': 'a,b\n1,2\n',
      'contacts/c.vcard': 'BEGIN:VCARD\nEND:VCARD\n',
    },
    provider: 'telegram',
    kinds: { message: 1 },
    states: { read: 1, set_aside: 2 },
  },
  'a page of the HTML form, and that it bears no account ids': {
    files: {
      'messages.html':
        '<!DOCTYPE html><html><body><div class="page_wrap"><div class="message default clearfix" id="message1"><div class="from_name">Ann</div><div class="text">hello</div></div></div></body></html>',
    },
    provider: 'telegram',
    kinds: { message: 1 },
    states: { read: 1 },
    check: (rows, summary) => {
      assert.deepEqual([rows[0]?.actor, rows[0]?.text], ['Ann', 'hello']);
      assert.ok(summary.warnings.some((text) => text.includes('Machine-readable JSON')));
    },
  },
});
