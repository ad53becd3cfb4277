/** Netflix's tables: profiles, addresses, devices, viewing, searches, bills, messages. */
import type { RecordDraft } from '../../src/returns/contract.js';
import type { Part } from '../../src/returns/declared/declared-reader.js';
import type { FileHead } from '../../src/returns/declared/file-head.js';
import { takeMoney } from '../../src/returns/declared/money.js';
import type { Owners } from '../../src/returns/declared/owners.js';
import { type TableContext, tablePart } from '../../src/returns/declared/table-part.js';
import type { ColumnUse, TableSpec } from '../../src/returns/table.js';

const rest: ColumnUse = { to: 'rest' };
const kept = (...names: string[]) => Object.fromEntries(names.map((name) => [name, rest]));
/** Netflix's times are UTC: the columns of most tables say so in their names. */
const utc = (to: 'at' | 'until'): ColumnUse => ({ to, zone: 'UTC' });

/** Headers of 2021 are written in one word (`deviceDescription`), later ones in several; both are known. */
function also(names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name.replace(/ /g, ''), name]));
}

const profiles: TableSpec = {
  id: 'Profiles',
  kind: 'account',
  category: 'basic_subscriber',
  required: ['Profile Name', 'Profile Creation Time'],
  aliases: also(['Profile Name', 'Email Address', 'Profile Creation Time']),
  columns: { 'Profile Name': { to: 'text' }, 'Email Address': rest, 'Profile Creation Time': utc('at') },
};
const account: TableSpec = {
  id: 'AccountDetails',
  kind: 'account',
  category: 'basic_subscriber',
  required: ['Customer Creation Timestamp', 'Email Address'],
  columns: { 'Email Address': { to: 'account' }, 'Customer Creation Timestamp': utc('at') },
};
const logins: TableSpec = {
  id: 'IpAddressesLogin',
  kind: 'login',
  category: 'login_ip_history',
  required: ['Esn', 'Ip', 'Ts'],
  aliases: {
    deviceDescription: 'Device Description',
    regionCode: 'Region Code',
    regionCodeDisplayName: 'Region Code Display Name',
  },
  columns: {
    Esn: rest,
    Country: { to: 'place' },
    'Region Code': rest,
    'Region Code Display Name': rest,
    'Device Description': { to: 'device' },
    Ip: { to: 'ip' },
    Ts: utc('at'),
  },
};
const streaming: TableSpec = {
  ...logins,
  id: 'IpAddressesStreaming',
  required: ['Esn', 'Localized Device Description', 'Ip', 'Ts'],
  aliases: { ...logins.aliases, localizedDeviceDescription: 'Localized Device Description' },
  columns: { ...logins.columns, 'Localized Device Description': rest },
};
const deviceDates = [
  'Acct First Playback Date',
  'Acct Last Playback Date',
  'Acct First Playback Date For User Generated Plays',
  'Acct Last Playback Date For User Generated Plays',
  'Profile First Playback Date',
  'Profile Last Playback Date',
  'Profile First Playback Date For User Generated Plays',
  'Profile Last Playback Date For User Generated Plays',
];
const devices: TableSpec = {
  id: 'Devices',
  kind: 'device',
  category: 'device_identifiers',
  required: ['Esn', 'Device Type'],
  aliases: also(['Profile Name', 'Device Type', 'Deactivation Time', ...deviceDates]),
  columns: {
    'Profile Name': { to: 'actor' },
    Esn: { to: 'text' },
    'Device Type': { to: 'device' },
    ...kept(...deviceDates.slice(1)),
    'Acct First Playback Date': utc('at'),
    'Deactivation Time': utc('until'),
  },
};
const viewing: TableSpec = {
  id: 'ViewingActivity',
  kind: 'visit',
  category: 'purchase_history',
  required: ['Profile Name', 'Start Time', 'Duration', 'Title'],
  columns: {
    'Profile Name': { to: 'actor' },
    'Start Time': utc('at'),
    Title: { to: 'text' },
    'Device Type': { to: 'device' },
    Country: { to: 'place' },
    ...kept('Duration', 'Attributes', 'Supplemental Video Type', 'Bookmark', 'Latest Bookmark'),
  },
};
const searches: TableSpec = {
  id: 'SearchHistory',
  kind: 'search',
  category: 'search_history',
  required: ['Profile Name', 'Query Typed', 'Utc Timestamp'],
  columns: {
    'Profile Name': { to: 'actor' },
    'Country Iso Code': { to: 'place' },
    Device: { to: 'device' },
    'Query Typed': { to: 'text' },
    'Utc Timestamp': utc('at'),
    ...kept('Is Kids', 'Displayed Name', 'Action', 'Section'),
  },
};
const billing: TableSpec = {
  id: 'BillingHistory',
  kind: 'payment',
  category: 'transaction_history',
  required: ['Transaction Date', 'Payment Type', 'Gross Sale Amt'],
  columns: {
    'Transaction Date': utc('at'),
    Description: { to: 'text' },
    'Gross Sale Amt': {
      via: (text, draft) => {
        takeMoney(draft, 'Gross Sale Amt', text);
      },
    },
    Currency: { to: 'currency' },
    Country: { to: 'place' },
    ...kept('Service Period Start Date', 'Service Period End Date', 'Payment Type', 'Mop Last 4'),
    ...kept('Mop Creation Date', 'Mop Pmt Processor Desc', 'Item Price Amt', 'Tax Amt', 'Pmt Txn Type'),
    ...kept('Pmt Status', 'Final Invoice Result', 'Next Billing Date'),
  },
};
const messages: TableSpec = {
  id: 'MessagesSentByNetflix',
  kind: 'message',
  category: 'support_correspondence',
  required: ['Profile Name', 'Sent Utc Ts', 'Message Name', 'Channel'],
  columns: {
    'Profile Name': { to: 'peers' },
    'Sent Utc Ts': utc('at'),
    'Message Name': { to: 'text' },
    ...kept('Channel', 'Title Name', 'Click Utc Ts', 'Click Cnt', 'Link Url', 'Device Model'),
    ...kept('Country Iso Code', 'Account Locale', 'Email Locale', 'Email Domain Name'),
  },
  after: (draft) => {
    draft.actor = 'Netflix';
  },
};
const clicks: TableSpec = {
  id: 'Clickstream',
  kind: 'visit',
  category: 'purchase_history',
  required: ['Profile Name', 'Navigation Level', 'Click Utc Ts'],
  columns: {
    'Profile Name': { to: 'actor' },
    Source: { to: 'device' },
    'Navigation Level': { to: 'text' },
    'Click Utc Ts': utc('at'),
    ...kept('Referrer Url', 'Webpage Url'),
  },
};
const ratings: TableSpec = {
  id: 'Ratings',
  kind: 'reaction',
  category: 'purchase_history',
  required: ['Profile Name', 'Title Name', 'Event Utc Ts'],
  columns: {
    'Profile Name': { to: 'actor' },
    'Title Name': { to: 'text' },
    'Event Utc Ts': utc('at'),
    ...kept('Rating Type', 'Thumbs Value', 'Star Value', 'Device Model', 'Region View Date'),
  },
};

/** A table of one thing a profile did with a title. */
function deed(
  id: string,
  title: string,
  time: string,
  others: string[],
  kind: TableSpec['kind'] = 'other',
): TableSpec {
  return {
    id,
    kind,
    category: 'purchase_history',
    required: ['Profile Name', title, time],
    columns: {
      'Profile Name': { to: 'actor' },
      [title]: { to: 'text' },
      [time]: utc('at'),
      ...kept(...others),
    },
  };
}

const playback = deed('PlaybackRelatedEvents', 'Title Description', 'Playback Start Utc Ts', [
  'Device',
  'Country',
  'Playtraces',
]);
const myList = deed('MyList', 'Title Name', 'Utc Title Add Date', ['Country']);
const preferences = deed('IndicatedPreferences', 'Show', 'Event Date', ['Has Watched', 'Is Interested']);
const interactive = deed('InteractiveTitles', 'Title Desc', 'Utc Timestamp', [
  'Selection Type',
  'Choice Segment Id',
  'Has Watched',
  'Source',
]);
const subscription: TableSpec = {
  id: 'SubscriptionHistory',
  kind: 'purchase',
  category: 'purchase_history',
  required: ['Subscription Opened Ts', 'Signup Plan Category'],
  columns: {
    'Subscription Opened Ts': utc('at'),
    'Subscription Closed Ts': utc('until'),
    'Signup Plan Category': { to: 'text' },
    ...kept('Is Free Trial At Signup', 'Is Customer Initiated Cancel', 'Signup Max Concurrent Streams'),
    ...kept('Signup Max Streaming Quality', 'Plan Change Date', 'Plan Change Old Category'),
    ...kept('Plan Change Old Max Concurrent Streams', 'Plan Change Old Max Streaming Quality'),
    ...kept('Plan Change New Category', 'Plan Change New Max Concurrent Streams'),
    ...kept('Plan Change New Max Streaming Quality', 'Cancellation Reason'),
  },
};

/** AccountDetails.csv has one row: the account's e-mail address. */
function learn({ item, rows: [header, first] }: FileHead, owners: Owners): void {
  owners.learn(item, first?.[header?.indexOf('Email Address') ?? -1]);
}

function own(draft: RecordDraft, { item, state }: TableContext<Owners>): void {
  // A row that says whose it is itself is believed.
  const account = draft.account ?? state.of(item);
  if (account !== undefined) draft.account = account;
}

export const parts: Part<Owners>[] = [
  tablePart(profiles, { proof: ['Profile Name', 'Profile Creation Time'], each: own }),
  tablePart(account, { proof: ['Customer Creation Timestamp', 'Email Address'], learn, each: own }),
  tablePart(streaming, { proof: ['Esn', 'Localized Device Description', 'Ip', 'Ts'], each: own }),
  tablePart(streaming, { proof: ['esn', 'localizedDeviceDescription', 'ip', 'ts'], each: own }),
  tablePart(logins, { proof: ['Esn', 'Device Description', 'Ip', 'Ts'], each: own }),
  tablePart(logins, { proof: ['esn', 'deviceDescription', 'ip', 'ts'], each: own }),
  tablePart(devices, { proof: ['Esn', 'Device Type', 'Acct First Playback Date'], each: own }),
  tablePart(devices, { proof: ['esn', 'deviceType', 'acctFirstPlaybackDate'], each: own }),
  tablePart(viewing, {
    proof: ['Profile Name', 'Start Time', 'Supplemental Video Type', 'Title'],
    each: own,
  }),
  tablePart(searches, { proof: ['Profile Name', 'Query Typed', 'Utc Timestamp'], each: own }),
  tablePart(billing, { proof: ['Transaction Date', 'Mop Last 4', 'Gross Sale Amt'], each: own }),
  tablePart(messages, { proof: ['Sent Utc Ts', 'Message Name', 'Channel'], each: own }),
  tablePart(clicks, { proof: ['Navigation Level', 'Click Utc Ts'], each: own }),
  tablePart(playback, { proof: ['Title Description', 'Playback Start Utc Ts', 'Playtraces'], each: own }),
  tablePart(myList, { proof: ['Title Name', 'Utc Title Add Date'], each: own }),
  tablePart(preferences, { proof: ['Profile Name', 'Show', 'Is Interested'], each: own }),
  tablePart(interactive, { proof: ['Title Desc', 'Choice Segment Id'], each: own }),
  tablePart(subscription, { proof: ['Subscription Opened Ts', 'Signup Plan Category'], each: own }),
  tablePart(ratings, { proof: ['Title Name', 'Event Utc Ts', 'Rating Type'], each: own }),
];
