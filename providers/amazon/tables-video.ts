/** Amazon's tables of Prime Video: what was watched, searched, bought. */
import type { Part } from '../../src/returns/declared/declared-reader.js';
import { tablePart } from '../../src/returns/declared/table-part.js';
import type { TableSpec } from '../../src/returns/table.js';
import { kept, tidy } from './columns.js';

const viewing: TableSpec = {
  id: 'Viewing History',
  kind: 'visit',
  category: 'purchase_history',
  service: 'Prime Video',
  required: ['Title', 'Playback Start Datetime (UTC)', 'Seconds Viewed'],
  columns: {
    'Playback Start Datetime (UTC)': { to: 'at', zone: 'UTC' },
    'Playback End Datetime (UTC)': { to: 'until', zone: 'UTC' },
    Title: { to: 'text' },
    'Device Model': { to: 'device' },
    City: { to: 'place' },
    ...kept(
      'Seconds Viewed',
      'Material Type Description',
      'Device Manufacturer Name',
      'Amazon Device Model Name',
    ),
    ...kept(
      'Is Deleted',
      'Is Autoplay',
      'Profile Type',
      'Country Code',
      'ISP Name',
      'Content Quality Delivered',
    ),
    ...kept('Video Duration in 1080p'),
  },
  after: tidy,
};
const watched: TableSpec = {
  id: 'Watch Events',
  kind: 'visit',
  category: 'purchase_history',
  service: 'Prime Video',
  required: ['Most Recent Watch Date', 'Seconds Watched', 'Title Name'],
  columns: {
    'Most Recent Watch Date': { to: 'at' },
    'Title Name': { to: 'text' },
    ...kept('Deleted from Watch History', 'Seconds Watched', 'Title Description'),
  },
  after: tidy,
};
const searches: TableSpec = {
  id: 'Video Search History',
  kind: 'search',
  category: 'search_history',
  service: 'Prime Video',
  required: ['Search Query from Customer', 'Search Request Date'],
  columns: {
    'Search Request Date': { to: 'at' },
    'Search Query from Customer': { to: 'text' },
    'Device Name': { to: 'device' },
    ...kept('Device App Group'),
  },
  after: tidy,
};
const bought: TableSpec = {
  id: 'Purchases and Rentals',
  kind: 'purchase',
  category: 'purchase_history',
  service: 'Prime Video',
  required: ['Title', 'Offer Type', 'Grant Time'],
  columns: {
    'Grant Time': { to: 'at' },
    'Rental Expiry Time': { to: 'until' },
    Title: { to: 'text' },
    ...kept('Offer Type', 'Quality', 'Origin Time'),
  },
  after: tidy,
};

export const videoParts: Part<null>[] = [
  tablePart(viewing, { proof: ['Title', 'Playback Start Datetime (UTC)', 'Seconds Viewed'] }),
  tablePart(watched, { proof: ['Most Recent Watch Date', 'Seconds Watched', 'Deleted from Watch History'] }),
  tablePart(searches, { proof: ['Search Query from Customer', 'Search Request Date'] }),
  tablePart(bought, { proof: ['Offer Type', 'Grant Time', 'Rental Expiry Time'] }),
];
