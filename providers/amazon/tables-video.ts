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
      ...(
        'Amazon Device Model Name;Audio Language Code;Average Bandwidth;Benefit Code;Browser;Buffer Count;' +
        'Connection Type;Content Quality Delivered;Content Quality Entitled;Country Code;Delivery Type;' +
        'Device Manufacturer Name;Dropped Frame Count;End Point Seconds;Entitlement Type Code;Error Count;' +
        'Fast Forward Count;Fatal Error Count;Freevee Autoplay;ISP Name;Is Autoplay;Is Deleted;Is Household;' +
        'Is PV Mobile Edition;Material Type Description;Offer Group Description;Offer Type Code;' +
        'Operating System Name;Pause Count;Playback Method;Player Type;Player Version;Preferred Language Code;' +
        'Profile Type;Protocol Code;Rewind Count;Runtime Name;Runtime Version;Seconds Buffered;Seconds Paused;' +
        'Seconds Viewed;Start Point Seconds;State;Stream Type;Subtitle Language Code;Timed Text Subtype;' +
        'Timed Text Type;Video Duration in 1080p;Video Duration in 2K;Video Duration in 4K;' +
        'Video Duration in 720p;Video Duration in Full-SD;Video Duration in SD;Video Duration in Sub-SD;Zipcode'
      ).split(';'),
    ),
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
    ...kept('Deleted from Watch History', 'Latest Watch Progress', 'Seconds Watched', 'Title Description'),
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
    ...kept('Device App Group', 'Country Code for Country of Residence', 'Country Code for Current Country'),
    ...kept('Customer Profile Age', 'Is Spell Corrected', 'Preferred Language'),
    ...kept('Search Query After Spell Correction'),
  },
  after: tidy,
};
const bought: TableSpec = {
  id: 'Purchases and Rentals',
  kind: 'purchase',
  category: 'purchase_history',
  service: 'Prime Video',
  required: ['Title', 'Offer Type', 'Origin Time'],
  columns: {
    'Origin Time': { to: 'at' },
    'Rental Expiry Time': { to: 'until' },
    Title: { to: 'text' },
    ...kept(
      'Offer Type',
      'Quality',
      'Grant Time',
      'Marketplace',
      'Order ID',
      'Removal Reason',
      'Source Type',
    ),
    ...kept('Rental Playback Start Time', 'Rental Time to Start in Days', 'Rental Time to Watch in Hours'),
    ...kept('Territory'),
  },
  after: tidy,
};

export const videoParts: Part<null>[] = [
  tablePart(viewing, { proof: ['Title', 'Playback Start Datetime (UTC)', 'Seconds Viewed'] }),
  tablePart(watched, { proof: ['Most Recent Watch Date', 'Seconds Watched', 'Deleted from Watch History'] }),
  tablePart(searches, { proof: ['Search Query from Customer', 'Search Request Date'] }),
  tablePart(bought, { proof: ['Offer Type', 'Grant Time', 'Rental Expiry Time'] }),
];
