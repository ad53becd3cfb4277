/**
 * What each section of Snapchat's My Data holds, by its key. Keys and members as public notes on real exports have
 * them (see glossary-download.yaml for the sources); what is not named here is kept and reported as unknown.
 */
import type { MemberSpec } from '../../../src/returns/member-spec.js';
import { at, kept, peer, place, position, text } from './uses.js';

type Section = Omit<MemberSpec, 'id'>;

const contact: Section = {
  kind: 'contact',
  category: 'contacts_friends',
  members: {
    Username: peer,
    'Display Name': text,
    'Creation Timestamp': at,
    ...kept('Last Modified Timestamp', 'Source'),
  },
};
const change = (...names: string[]): Section => ({
  kind: 'change',
  category: 'basic_subscriber',
  members: { Date: at, ...Object.fromEntries(names.map((name) => [name, text])), ...kept('Status') },
});
const terms: Section = { kind: 'other', members: { 'Acceptance Date': at, Version: text } };
const call: Section = {
  kind: 'call',
  category: 'connection_records',
  members: {
    'Date & Time': at,
    Type: text,
    City: place,
    Country: place,
    ...kept('Result', 'Length (sec)', 'Network', 'People in Chat'),
  },
};
const support: Section = {
  kind: 'support',
  category: 'support_correspondence',
  members: { 'Create Time': at, Message: text, ...kept('Subject') },
};
const area: Section = {
  kind: 'location',
  category: 'location_history',
  members: { Time: at, City: place, Region: place, 'Postal Code': place, Country: place },
};
const visited: Section = {
  kind: 'visit',
  category: 'location_history',
  members: { Date: at, Name: place },
};
const advertising: Section = { kind: 'advertising', category: 'advertising_data', members: {} };
const post: Section = { kind: 'post', category: 'posts_public', members: { Created: at } };
const ai: Section = { kind: 'message', category: 'ai_conversations', members: {} };

/** Sections that are lists, by their key; some bear the empty key, and their members tell which it is. */
export const listSections: Record<string, Section> = {
  'Device History': {
    kind: 'device',
    category: 'device_identifiers',
    members: { 'Start Time': at, Model: { to: 'device' }, ...kept('Make', 'Device Type') },
  },
  'Login History': {
    kind: 'login',
    category: 'login_ip_history',
    members: { Created: at, IP: { to: 'ip' }, Country: place, Device: { to: 'device' }, Status: text },
  },
  'Associated Accounts by Cloud Account ID': {
    kind: 'device',
    category: 'device_identifiers',
    members: { 'Request Time': at, 'User ID': peer, ...kept('Device ID', 'Approximate Last Seen') },
  },
  'Family Center': { kind: 'other', members: {} },
  'Privacy Policy and Terms of Service Acceptance History': terms,
  'Terms of Service and Privacy Policy Acceptance History': terms,
  'Terms of Service Acceptance History': terms,
  'Business Services Terms': terms,
  'Custom Creative Tools Terms': terms,
  'Spectacles User Agreement': terms,
  'Display Name Change': change('Display Name'),
  'Email Change': change('Email Address'),
  'Mobile Number Change': change('Mobile Number'),
  'Password Change': change(),
  'Snapchat Linked to Bitmoji': change(),
  Spectacles: change(),
  'Two-Factor Authentication': change('Event'),
  'Account deactivated / reactivated': change('Event'),
  'Download My Data Reports': {
    kind: 'other',
    members: { Date: at, Status: text, ...kept('Email Address') },
  },
  Friends: contact,
  'Friend Requests Sent': contact,
  'Blocked Users': contact,
  'Deleted Friends': contact,
  'Hidden Friend Suggestions': contact,
  'Ignored Snapchatters': contact,
  'Pending Requests': contact,
  Shortcuts: {
    kind: 'group',
    category: 'contacts_friends',
    members: { Created: at, 'Shortcut Name': text, Username: peer, ...kept('Display Name') },
  },
  'Frequent Locations': area,
  'Latest Location': area,
  'Areas you may have visited in the last two years': area,
  'Locations You Have Visited': {
    kind: 'location',
    category: 'location_history',
    members: { Time: at, 'Latitude, Longitude': position },
  },
  'Location History': {
    kind: 'location',
    category: 'location_history',
    members: { Time: at, 'Latitude, Longitude': position },
  },
  'Daily Top Locations': { kind: 'location', category: 'location_history', members: {} },
  'Top Locations Per Six-Day Period': { kind: 'location', category: 'location_history', members: {} },
  'Businesses and public places you may have visited': visited,
  'Actiomoji information from places you may have visited': visited,
  'Snap Map Places History': {
    kind: 'visit',
    category: 'location_history',
    members: { Date: at, Place: place, 'Place Location': place, ...kept('Share Type') },
  },
  'Your Story Views': {
    kind: 'post',
    category: 'stories_ephemeral',
    members: { 'Story Date': at, ...kept('Story Views', 'Story Replies') },
  },
  'Friend and Public Story Views': {
    kind: 'visit',
    members: { 'View Date': at, View: peer, 'Media Type': text },
  },
  'Outgoing Calls': call,
  'Incoming Calls': call,
  'Completed Calls': call,
  'Search History': {
    kind: 'search',
    category: 'search_history',
    // Exports of 2026 give the hour only, and say so in the key.
    members: { 'Search Term': text, Date: at, 'Date and time (hourly)': at, Location: position },
  },
  Spotlight: post,
  Spotlights: post,
  'Saved Stories': post,
  Subscriptions: { kind: 'contact', category: 'contacts_friends', members: {} },
  Engagement: { kind: 'other', members: { Event: text, ...kept('Occurrences') } },
  'Discover Channels Viewed': { kind: 'visit', members: {} },
  'Breakdown of Time Spent on App': { kind: 'other', members: {} },
  'Ads You Interacted With': {
    ...advertising,
    members: { Date: at, 'Advertiser Name': text },
  },
  'Interest Categories': advertising,
  'Content Categories': advertising,
  'Geographic Information': advertising,
  'Web Interactions': advertising,
  'App Interactions': advertising,
  // Snaps sent out of Snapchat, to the camera roll or another app: nothing of advertising.
  'Off-Platform Sharing': {
    kind: 'other',
    members: { Date: at, ...kept('Share Destination', 'Media Type') },
  },
  'Saved Media': {
    kind: 'media',
    category: 'media_photos_video',
    members: {
      Date: at,
      Location: position,
      ...kept('Media Type', 'Caption', 'Download Link', 'Media Download Url'),
    },
  },
  'My AI Content': {
    ...ai,
    members: { Timestamp: at, 'IP Address': { to: 'ip' }, Content: text, ...kept('Type') },
  },
  'My AI Memory': ai,
  'Organization Members': {
    kind: 'other',
    members: {
      'Organization Name': text,
      ...kept('Display Name', 'Invitation E-mail Address', 'Contact Name', 'Contact Phone Number'),
      ...kept('Contact E-mail Address', 'Active Roles'),
    },
  },
  'My Custom Stickers': {
    kind: 'media',
    category: 'media_photos_video',
    members: { Created: at, Content: { to: 'media' }, ...kept('Sticker ID') },
  },
  'Email Campaign Subscriptions': {
    ...advertising,
    members: { 'Email Campaign': text, ...kept('Opt Out Status') },
  },
  'Email Campaign History': advertising,
  'Email Used to Join': { kind: 'account', category: 'basic_subscriber', members: {} },
  Selfies: { kind: 'media', category: 'media_photos_video', members: {} },
  'Support Site': support,
  'In-app Report': support,
  'Shake to Report': support,
  'Support Cases': { kind: 'support', category: 'support_correspondence', members: {} },
  'Keyboard Enable Full Access History (iOS only)': change(),
  'Connected Apps': { kind: 'other', members: {} },
  Permissions: { kind: 'other', members: { Time: at, App: text, ...kept('Type') } },
};

/** Snapchat+, whose list has the empty key. */
export const plusSection: Section = {
  kind: 'purchase',
  category: 'purchase_history',
  members: {
    'Purchase Date': at,
    'Purchase Type': text,
    Price: { to: 'amount' },
    'End Date (if applicable)': { to: 'until', zone: 'UTC' },
    ...kept('Purchase Provider'),
  },
};

/** Sections that are one object. */
export const objectSections: Record<string, Section> = {
  'Basic Information': {
    kind: 'account',
    category: 'basic_subscriber',
    members: {
      'Creation Date': at,
      'Account Creation Date': at,
      'Registration IP': { to: 'ip' },
      Name: text,
      Country: place,
      ...kept('Username', 'PhoneNumber', 'Phone Number', 'Carrier', 'Last Active', 'First Name', 'Last Name'),
      ...kept('Email', 'Account Creation User Agent'),
    },
  },
  'Device Information': {
    kind: 'device',
    category: 'device_identifiers',
    members: {
      'Model Name': { to: 'device' },
      ...kept('Make', 'Model ID', 'User Agent', 'Language', 'OS Type', 'OS Version', 'Connection Type'),
    },
  },
  Analytics: {
    kind: 'other',
    members: kept('App Open Count', 'Avatar Gender', 'Outfit Save Count', 'Share Count'),
  },
  Statistics: {
    kind: 'account',
    category: 'basic_subscriber',
    members: kept('Snapscore', 'Your Total Friends', 'The Number of Accounts You Follow'),
  },
  'App Profile': {
    kind: 'account',
    category: 'basic_subscriber',
    members: {
      'Creation Time': at,
      Country: place,
      ...kept('Account Creation Country', 'Platform Version', 'In-app Language'),
    },
  },
  Demographics: { ...advertising, members: kept('Cohort Age', 'Derived Ad Demographic') },
  Profile: {
    kind: 'account',
    category: 'basic_subscriber',
    members: {
      Created: at,
      'Profile Title': text,
      Location: place,
      ...kept('Profile Website', 'Profile Photo', 'Hero Image'),
    },
  },
};

/** What the entries of an unknown section most likely are, by the file's name; they stay unknown keys in the ledger. */
const byFile: [RegExp, Section['kind'], Section['category']?][] = [
  [/^(purchase|shop)_history|^snap_tokens|^netsuite_orders/, 'purchase', 'purchase_history'],
  [/^(support_note|in_app_reports)/, 'support', 'support_correspondence'],
  [/^subscriptions/, 'contact', 'contacts_friends'],
  [/^shared_story/, 'post', 'stories_ephemeral'],
  [/^search_history/, 'search', 'search_history'],
];

/** A section for entries that no key tells. */
export function sectionOfFile(base: string): Section {
  const [, kind, category] = byFile.find(([name]) => name.test(base)) ?? [/^/, 'other' as const, undefined];
  return { kind, ...(category !== undefined && { category }), members: { Date: at, Created: at } };
}
