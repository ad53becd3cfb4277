/** LinkedIn's tables of other people and of what was said to them. */
import type { Part } from '../../src/returns/declared/declared-reader.js';
import { tablePart } from '../../src/returns/declared/table-part.js';
import type { ColumnUse, TableSpec } from '../../src/returns/table.js';
import { instant } from '../../src/returns/time.js';
import { type LinkedInState, own, ownMessage, person } from './state.js';

const rest: ColumnUse = { to: 'rest' };
export const kept = (...names: string[]) => Object.fromEntries(names.map((name) => [name, rest]));

const connections: TableSpec = {
  id: 'Connections',
  kind: 'contact',
  category: 'contacts_friends',
  required: ['First Name', 'Last Name', 'Connected On'],
  columns: {
    ...kept('First Name', 'Last Name', 'Company', 'Position'),
    URL: { to: 'place' },
    'Email Address': { to: 'peers' },
    'Connected On': { to: 'at' },
  },
  after: person('First Name', 'Last Name'),
};
const messages: TableSpec = {
  id: 'messages',
  kind: 'message',
  category: 'message_content',
  threads: true,
  required: ['CONVERSATION ID', 'FROM', 'TO', 'DATE', 'CONTENT'],
  columns: {
    'CONVERSATION ID': { to: 'thread' },
    FROM: { to: 'actor' },
    TO: { to: 'peers', split: ',' },
    DATE: { to: 'at' },
    CONTENT: { to: 'text' },
    ATTACHMENTS: { to: 'media' },
    ...kept('CONVERSATION TITLE', 'SENDER PROFILE URL', 'RECIPIENT PROFILE URLS', 'SUBJECT', 'FOLDER'),
    ...kept('IS MESSAGE DRAFT', 'IS CONVERSATION DRAFT'),
  },
};
/** Dates such as 3/14/25, 2:37 PM are month first: the export is in US English. */
const usDate: ColumnUse = { to: 'at', parse: (text) => instant.any(text, { order: 'mdy' }) };
const invitations: TableSpec = {
  id: 'Invitations',
  kind: 'contact',
  category: 'contacts_friends',
  required: ['From', 'To', 'Sent At', 'Direction'],
  columns: {
    From: { to: 'actor' },
    To: { to: 'peers' },
    'Sent At': usDate,
    Message: { to: 'text' },
    ...kept('Direction', 'inviterProfileUrl', 'inviteeProfileUrl'),
  },
};
const endorsement = (id: string, who: string): TableSpec => ({
  id,
  kind: 'reaction',
  category: 'posts_public',
  required: ['Endorsement Date', 'Skill Name', `${who} First Name`],
  columns: {
    'Endorsement Date': { to: 'at' },
    'Skill Name': { to: 'text' },
    ...kept(`${who} First Name`, `${who} Last Name`, `${who} Public Url`, 'Endorsement Status'),
  },
  after: person(`${who} First Name`, `${who} Last Name`),
});
const recommendation = (id: string): TableSpec => ({
  id,
  kind: 'reaction',
  category: 'posts_public',
  required: ['First Name', 'Last Name', 'Text', 'Creation Date'],
  aliases: { Title: 'Job Title', Body: 'Text', 'Created Date': 'Creation Date' },
  columns: {
    ...kept('First Name', 'Last Name', 'Company', 'Job Title', 'Status'),
    Text: { to: 'text' },
    'Creation Date': usDate,
  },
  after: person('First Name', 'Last Name'),
});
const memberFollows: TableSpec = {
  id: 'Member_Follows',
  kind: 'contact',
  category: 'contacts_friends',
  required: ['Date', 'Status', 'FullName'],
  columns: { Date: { to: 'at' }, Status: rest, FullName: { to: 'peers' } },
};
const companyFollows: TableSpec = {
  id: 'Company Follows',
  kind: 'contact',
  category: 'contacts_friends',
  required: ['Organization', 'Followed On'],
  columns: { Organization: { to: 'peers' }, 'Followed On': { to: 'at' } },
};

export const peopleParts: Part<LinkedInState>[] = [
  tablePart(connections, { proof: ['First Name', 'Last Name', 'Connected On'], each: own }),
  tablePart(messages, { proof: ['CONVERSATION ID', 'SENDER PROFILE URL', 'CONTENT'], each: ownMessage }),
  tablePart(invitations, { proof: ['From', 'To', 'Sent At', 'Direction'], each: ownMessage }),
  tablePart(endorsement('Endorsement_Received_Info', 'Endorser'), {
    proof: ['Endorsement Date', 'Skill Name', 'Endorser First Name'],
    each: own,
  }),
  tablePart(endorsement('Endorsement_Given_Info', 'Endorsee'), {
    proof: ['Endorsement Date', 'Skill Name', 'Endorsee First Name'],
    each: own,
  }),
  ...['Recommendations_Received', 'Recommendations_Given', 'Recommendations'].map((id) =>
    tablePart<LinkedInState>(recommendation(id), {
      proof: ['First Name', 'Last Name', 'Company', 'Job Title', 'Text', 'Creation Date'],
      ...(id === 'Recommendations' ? {} : { base: new RegExp(`^${id}`, 'i') }),
      each: own,
    }),
  ),
  tablePart(memberFollows, { base: /^Member_Follows/i, each: own }),
  tablePart(companyFollows, { proof: ['Organization', 'Followed On'], each: own }),
];
