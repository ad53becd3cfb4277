/** LinkedIn's tables of what the member wrote, liked, searched, applied for and paid. */
import type { Part } from '../../src/returns/declared/declared-reader.js';
import { tablePart } from '../../src/returns/declared/table-part.js';
import type { TableSpec } from '../../src/returns/table.js';
import { type LinkedInState, own, ownDeed } from './state.js';
import { kept } from './tables-people.js';

const linkedIn = /linkedin\.com\//i;
const post = { kind: 'post', category: 'posts_public' } as const;
const reaction = { kind: 'reaction', category: 'posts_public' } as const;

const shares: TableSpec = {
  id: 'Shares',
  ...post,
  required: ['Date', 'ShareLink', 'ShareCommentary'],
  columns: {
    Date: { to: 'at' },
    ShareLink: { to: 'place' },
    ShareCommentary: { to: 'text' },
    MediaUrl: { to: 'media' },
    ...kept('SharedUrl', 'Visibility'),
  },
};
const comments: TableSpec = {
  id: 'Comments',
  ...reaction,
  required: ['Date', 'Link', 'Message'],
  columns: { Date: { to: 'at' }, Link: { to: 'place' }, Message: { to: 'text' } },
};
const reactions: TableSpec = {
  id: 'Reactions',
  ...reaction,
  required: ['Date', 'Type', 'Link'],
  columns: { Date: { to: 'at' }, Type: { to: 'text' }, Link: { to: 'place' } },
};
const votes: TableSpec = {
  id: 'Votes',
  ...reaction,
  required: ['Date', 'Link', 'OptionText'],
  columns: { Date: { to: 'at' }, Link: { to: 'place' }, OptionText: { to: 'text' } },
};
const reposts: TableSpec = {
  id: 'InstantReposts',
  ...post,
  required: ['Date', 'Link'],
  columns: { Date: { to: 'at' }, Link: { to: 'place' } },
};
const saved: TableSpec = {
  id: 'Saved_Items',
  kind: 'other',
  required: ['savedItem', 'CreatedTime'],
  columns: { savedItem: { to: 'place' }, CreatedTime: { to: 'at' } },
};
const media: TableSpec = {
  id: 'Rich_Media',
  kind: 'media',
  category: 'media_photos_video',
  required: ['Date/Time', 'Media Link'],
  columns: { 'Date/Time': { to: 'at' }, 'Media Description': { to: 'text' }, 'Media Link': { to: 'media' } },
};
const searches: TableSpec = {
  id: 'SearchQueries',
  kind: 'search',
  category: 'search_history',
  required: ['Time', 'Search Query'],
  columns: { Time: { to: 'at' }, 'Search Query': { to: 'text' } },
};
const adsClicked: TableSpec = {
  id: 'Ads Clicked',
  kind: 'advertising',
  category: 'advertising_data',
  required: ['Ad clicked Date', 'Ad Title/Id'],
  columns: { 'Ad clicked Date': { to: 'at' }, 'Ad Title/Id': { to: 'text' } },
};
const events: TableSpec = {
  id: 'Events',
  kind: 'other',
  required: ['Event Name', 'Event Time', 'External Url'],
  columns: { 'Event Name': { to: 'text' }, 'Event Time': { to: 'at' }, ...kept('Status', 'External Url') },
};
const jobs: TableSpec = {
  id: 'Job Applications',
  kind: 'other',
  required: ['Application Date', 'Job Title'],
  columns: {
    'Application Date': { to: 'at' },
    'Job Title': { to: 'text' },
    ...kept('Contact Email', 'Contact Phone Number', 'Company Name', 'Job Url', 'Resume Name'),
    ...kept('Question And Answers'),
  },
};
const receipts: TableSpec = {
  id: 'Receipts',
  kind: 'payment',
  category: 'transaction_history',
  required: ['Transaction Made At', 'Invoice Number', 'Total Amount'],
  columns: {
    'Transaction Made At': { to: 'at' },
    Description: { to: 'text' },
    'Total Amount': { to: 'amount' },
    'Currency Code': { to: 'currency' },
    ...kept('First Name', 'Last Name', 'Billing Country', 'Postal Code', 'Payment Method Type'),
    ...kept('Invoice Number', 'Tax Amount', 'Sub Total'),
  },
};

export const deedParts: Part<LinkedInState>[] = [
  tablePart(shares, { proof: ['ShareLink', 'ShareCommentary'], each: ownDeed }),
  tablePart(comments, { sign: linkedIn, base: /^Comments/i, each: ownDeed }),
  tablePart(reactions, { sign: linkedIn, base: /^Reactions/i, each: ownDeed }),
  tablePart(votes, { sign: linkedIn, base: /^Votes/i, each: ownDeed }),
  tablePart(reposts, { sign: linkedIn, base: /^InstantReposts/i, each: ownDeed }),
  tablePart(saved, { sign: linkedIn, base: /^Saved_Items/i, each: ownDeed }),
  tablePart(media, { proof: ['Date/Time', 'Media Description', 'Media Link'], each: ownDeed }),
  tablePart(searches, { proof: ['Time', 'Search Query'], each: ownDeed }),
  tablePart(adsClicked, { proof: ['Ad clicked Date', 'Ad Title/Id'], each: ownDeed }),
  tablePart(events, { proof: ['Event Name', 'Event Time', 'Status', 'External Url'], each: own }),
  tablePart(jobs, { proof: ['Application Date', 'Contact Email', 'Resume Name'], each: ownDeed }),
  tablePart(receipts, { proof: ['Transaction Made At', 'Invoice Number', 'Sub Total'], each: ownDeed }),
];
