/**
 * What each `property-…` section of a Meta legal return becomes. Section ids and labels as seen in public notes on
 * real returns; a label is matched whatever its case. Anything not named here is kept and reported as new.
 */
import type { DataCategory, RecordKind } from '../../src/base/vocabulary.js';

export interface SectionSpec {
  kind: RecordKind;
  category?: DataCategory;
  /** Each line of an unlabelled or listed value is a record of its own (friends, e-mail addresses). */
  list?: true;
  /** Blocks with one of these labels hold one whole record. */
  wrap?: readonly string[];
  /** Blocks with labels that begin so hold records (`Album: …`). */
  holds?: RegExp;
  /** Labels that may stand several times in one record. */
  multi?: readonly string[];
  /** Which label is the instant, the best first; {@link usualTimes} where absent. */
  at?: readonly string[];
  /** Which label is the text, the best first; {@link usualTexts} where absent. */
  text?: readonly string[];
  /** Which label names who did it; {@link usualActors} where absent. */
  actor?: readonly string[];
  /** Which label names the other side; {@link usualPeers} where absent. */
  peers?: readonly string[];
  /** The first label holds the text, whatever it is called. */
  firstIsText?: true;
  /** Every label is a name of its own (a setting), so that none can be new. */
  anyLabel?: true;
  /** Further labels that are known and kept in the record under their own names. */
  known?: readonly string[];
}

/** Labels of instants, the most telling first. */
export const usualTimes = [
  'Sent',
  'Time',
  'Timestamp',
  'Like Timestamp',
  'Post Date',
  'Posted',
  'Taken',
  'Uploaded',
  'Upload Time',
  'Date',
  'Date Created',
  'Time Created',
  'Creation Time',
  'Creation Timestamp',
  'Creation Date',
  'Join Date',
  'Online Since',
  'Service start',
  'Last Seen',
  'Seen',
  'First Seen',
  'Registration Date',
];
export const usualTexts = [
  'Body',
  'Text',
  'Post',
  'Status',
  'Caption',
  'Title',
  'Search',
  'Query',
  'Name',
  'Summary',
];
export const usualActors = ['Author', 'Post Author', 'Sender', 'From', 'User', 'Creator', 'Responsible Id'];
export const usualPeers = ['Recipient', 'Recipients', 'To', 'Timeline Owner', 'Media owner'];
export const addressLabels = [
  'IP Address',
  'Upload Ip',
  'Sender Ip',
  'From Ip',
  'IP',
  'Connected from',
  'Registration Ip',
];
export const portLabels = ['Port', 'Sender Port', 'From Port', 'Source Port'];
export const latitudeLabels = ['Latitude'];
export const longitudeLabels = ['Longitude'];
export const accuracyLabels = ['Accuracy'];
export const placeLabels = ['Location', 'Place', 'City', 'Area'];
export const deviceLabels = [
  'Agent String',
  'User Agent',
  'Device Type',
  'Device and Browser',
  'Sender Device',
];
export const mediaLabels = ['Linked Media File', 'Image'];

/** Labels of blocks that are part of a record and never hold records themselves. */
export const partLabels = new Set(
  [
    'Attachments',
    'Attachment',
    'Share',
    'Call Record',
    'Subscription Event',
    'Tags',
    'Image',
    'Life Experience',
    'Wallposts Attachments',
    'Current Participants',
    'Past Participants',
    'Group Profile Picture',
    'Message',
    'Call',
    'Events',
    'Event',
    'Seen',
    'Media uploaded in this cybertip',
  ].map((label) => label.toLowerCase()),
);

const fact = (known: readonly string[] = []): SectionSpec => ({
  kind: 'account',
  category: 'basic_subscriber',
  actor: [],
  peers: [],
  known,
});
/** Facts of which an account may have several, one on each line. */
const facts = (known: readonly string[] = []): SectionSpec => ({ ...fact(known), list: true });
const change = (known: readonly string[] = []): SectionSpec => ({
  kind: 'change',
  category: 'basic_subscriber',
  list: true,
  known,
});
const contact = (known: readonly string[] = []): SectionSpec => ({
  kind: 'contact',
  category: 'contacts_friends',
  list: true,
  text: [],
  actor: ['Sender'],
  peers: ['User', 'Name', 'Recipient', 'Followers', 'Following', 'Friends', 'Follower', 'Friend'],
  known,
});
const groups: SectionSpec = {
  kind: 'group',
  category: 'group_membership',
  holds: /^(?:owned |participating )?groups?$/i,
  at: ['Join Date', 'Creation Time'],
  peers: ['GroupParticipants', 'Participants'],
  known: ['Id', 'GroupAdministrators'],
};
const addressBook = contact(['Symmetric contacts', 'Asymmetric contacts']);
const picture: readonly string[] = [
  'Id',
  'Taken',
  'Status',
  'Url',
  'Source',
  'Filter',
  'Is Published',
  'Shared By Author',
  'Carousel Id',
  'Caption',
  'Comments',
  'Location',
  'Title',
  'Description',
  'Link',
  'Album Name',
  'Author',
  'Tags',
  'Photos Deleted by FB',
  'Privacy Setting',
  'Likes Count',
  'Reactions Count',
  'Comments Count',
  'Share Count',
  'Media Id',
  'Photo Id',
  'Shared to Platform',
  'Like Count',
  'Cross Post Id',
  'Owner',
  'Deleted by Instagram',
];
const gallery: SectionSpec = {
  kind: 'media',
  category: 'media_photos_video',
  holds: /^Album\b/i,
  multi: ['Tags'],
  at: ['Taken', 'Uploaded', 'Time', 'Timestamp', 'Date'],
  text: ['Caption', 'Title', 'Description'],
  known: picture,
};
const story: SectionSpec = {
  kind: 'post',
  category: 'stories_ephemeral',
  known: ['Story Id', ...picture],
};
const direct: SectionSpec = {
  kind: 'message',
  category: 'message_content',
  known: ['Id', 'Media Id', 'Story Id', 'Status', 'Url', 'Source', 'Filter'],
};
const login: SectionSpec = {
  kind: 'login',
  category: 'login_ip_history',
  at: ['Time', 'Timestamp', 'Online Since'],
  text: ['Action'],
  known: ['Action'],
};
const note: SectionSpec = {
  kind: 'post',
  category: 'posts_public',
  known: [],
};
const instrument: SectionSpec = {
  kind: 'account',
  category: 'payment_instruments',
  text: [],
  known: [
    'Card Type',
    'BIN',
    'Last 4',
    'Payment Account ID',
    'Payment Credential ID',
    'First',
    'Middle',
    'Last',
    'Street',
    'Street2',
    'City',
    'State',
    'Zip',
    'Country',
  ],
};

export const sections: Record<string, SectionSpec> = {
  request_parameters: {
    kind: 'account',
    at: [],
    text: [],
    known: [
      'Service',
      'Internal Ticket Number',
      'Target',
      'Account Identifier',
      'Account Type',
      'Generated',
      'Report Generated',
      'Date Range',
    ],
  },
  name: { ...fact(['First', 'Middle', 'Last']), text: [] },
  alternate_name: { ...fact(['First', 'Middle', 'Last']), text: [] },
  name_changes: change(['First', 'Middle', 'Last']),
  emails: facts(['Registered Email Addresses']),
  email_changes: change(),
  phone_numbers: facts(['Phone Numbers']),
  removed_phone_numbers: change(),
  vanity: facts(['Vanity Name']),
  vanity_changes: change(),
  registration_date: fact(),
  threads_registration_date: fact(),
  registration_ip: { ...fact(), category: 'registration_ip' },
  account_end_date: fact(['Account Still Active']),
  account_status_history: change(),
  phone_number_changes: change(),
  password_changes: change(),
  account_read_receipts: fact(),
  gender: fact(),
  date_of_birth: fact(),
  address: fact(),
  current_city: fact(),
  hometown: fact(),
  locale: fact(),
  spoken_languages: facts(),
  website: facts(),
  bio: fact(['Text', 'Creation Time']),
  about_me: fact(),
  profile_uri: facts(),
  screen_names: facts(),
  privacy_settings: { ...fact(), anyLabel: true, text: [] },
  popular_block: fact(),
  linked_accounts: { ...fact(['Service', 'Identifier', 'Time']), text: ['Identifier'] },
  shared_access: fact(),
  account_owner_shared_access: fact(),
  profile_picture: { ...gallery, known: picture },
  logins: login,
  ip_addresses: login,
  prospective_login_ips: login,
  devices: {
    kind: 'device',
    category: 'device_identifiers',
    text: ['Type'],
    known: ['Type', 'Id', 'Active', 'User'],
  },
  devices_info: {
    kind: 'device',
    category: 'device_identifiers',
    at: ['Last Seen', 'Family Device Last Seen'],
    text: ['Device Type'],
    known: [
      'Os Type',
      'Os Version',
      'Active',
      'Is Tablet',
      'Family Device Id',
      'Family Device First Seen',
      'Family Device Last Seen',
      'Blocked Status',
      'Value',
      'App Id',
      'Associated Users',
    ],
  },
  recognized_devices: { kind: 'device', category: 'device_identifiers', known: ['Name'] },
  machines: {
    kind: 'device',
    category: 'device_identifiers',
    at: ['Seen', 'First Seen'],
    text: ['Cookie'],
    multi: ['User'],
    known: ['Cookie', 'Seen Count', 'Seen', 'First Seen'],
  },
  friends: contact(['Name', 'Time']),
  friend_requests: contact(['Accepted', 'Rejected', 'Hidden', 'Marked As Spam']),
  followers: contact(['User', 'Name']),
  following: contact(['User', 'Name']),
  incoming_follow_requests: contact(['User', 'Name']),
  threads_followers: contact(['User', 'Name']),
  threads_following: contact(['User', 'Name']),
  // Accounts that have blocked the account holder, by Meta's own definition.
  privacy_blocks: { ...contact(['Blocker', 'Blocked']), actor: ['Blocker'], peers: ['Blocked'] },
  comment_likes: {
    kind: 'reaction',
    wrap: ['Like'],
    text: ['Post Url Of Comment Liked'],
    peers: ['Comment Author Vanity'],
  },
  saved_media: {
    kind: 'media',
    wrap: ['Saved Media Item'],
    multi: [...picture, 'Media'],
    at: ['Saved At', 'Taken'],
    known: ['Saved At', 'Media', ...picture],
  },
  encrypted_connection_info: {
    kind: 'device',
    category: 'device_identifiers',
    at: ['Last Active Time', 'Online Since'],
    text: ['Device Model'],
    known: [
      'Device Type',
      'Device Manufacturer',
      'Device Os Version',
      'Device OS Build Number',
      'Current Connected IP',
      'Current Connected Port',
      'Last Connected IP',
      'Online Since',
    ],
  },
  groups,
  groups_info: groups,
  encrypted_groups_info: {
    kind: 'group',
    category: 'group_membership',
    known: [],
  },
  group_messages: {
    kind: 'post',
    category: 'posts_private',
    text: ['Post'],
    known: ['Id', 'Description', 'Type', 'URL'],
  },
  last_location: {
    kind: 'location',
    category: 'location_history',
  },
  last_location_area: {
    kind: 'location',
    category: 'location_history',
    list: true,
  },
  checkins: {
    kind: 'location',
    category: 'location_history',
  },
  wallposts: {
    kind: 'post',
    category: 'posts_private',
    text: ['Text'],
    multi: ['Wallposts Attachments'],
    known: ['Id', 'Wallposts Attachments'],
  },
  posts_to_other_walls: { kind: 'post', category: 'posts_private', text: ['Post', 'Text'], known: ['Id'] },
  status_updates: {
    kind: 'post',
    category: 'posts_private',
    at: ['Posted', 'Time'],
    text: ['Status'],
    known: ['Mobile', 'Id', 'Display Date', 'Life Experience'],
  },
  shares: {
    kind: 'post',
    category: 'posts_private',
    text: ['Text', 'Title', 'Summary'],
    known: ['Link', 'Summary', 'Title', 'Url', 'Photo Id', 'Id'],
  },
  photos: gallery,
  videos: gallery,
  live_videos: gallery,
  archived_live_videos: gallery,
  threads_profile_picture: gallery,
  archived_stories: story,
  unarchived_stories: story,
  archived_quicksnap: story,
  threads_archived_stories: story,
  notes: note,
  community_notes: note,
  threads_community_notes: note,
  threads_posts_and_replies: {
    kind: 'post',
    category: 'posts_public',
    at: ['Timestamp', 'Time'],
    actor: ['Post author id', 'Author'],
    known: [
      'Content id',
      'Setting',
      'Reply-to author',
      'Reply-to post',
      'Quoting author',
      'Quoting id',
      'Reposting author',
      'Reposting id',
      'Id',
      'Url',
    ],
  },
  comments: {
    kind: 'post',
    category: 'posts_public',
    at: ['Date', 'Time', 'Timestamp', 'Date Created'],
    text: ['Text', 'Comment'],
    known: ['Id', 'Status', 'Owner', 'Privacy Setting', 'Media account id', 'Media Id', 'Media Content Id'],
  },
  likes: {
    kind: 'reaction',
    category: 'posts_public',
    at: ['Like Timestamp', 'Time', 'Timestamp'],
    text: [],
    known: ['Liked Post Author Vanity', 'Liked Post Owner Vanity', ...picture],
  },
  searches: {
    kind: 'search',
    category: 'search_history',
    firstIsText: true,
    text: ['Selected', 'Search', 'Query', 'Text'],
    known: ['Type', 'Search'],
  },
  direct_shares: direct,
  direct_stories: direct,
  unified_messages: { kind: 'message', category: 'message_content' },
  threads_unified_messages: { kind: 'message', category: 'message_content' },
  reported_conversations: { kind: 'message', category: 'message_content' },
  reported_disappearing_messages: { kind: 'message', category: 'message_content' },
  support_correspondence: {
    kind: 'support',
    category: 'support_correspondence',
    at: ['Time', 'Time Created'],
    text: ['Body', 'Subject', 'Ticket Subject'],
    known: ['Ticket ID', 'Ticket Subject', 'Subject'],
  },
  credit_cards: instrument,
  paypal_accounts: instrument,
  direct_debit: instrument,
  payment_accounts: instrument,
  ncmec_reports: {
    kind: 'other',
    at: ['Time'],
    text: ['Text', 'Reported Text'],
    multi: [
      'Linked Media File',
      'Media uploaded in this cybertip',
      'Media ID',
      'Upload Time',
      'Upload Ip',
      'User Generated Filename',
      'NCMEC File ID',
      'PhotoDNA Hash',
      'Human Reviewed',
      'Caption',
      'Sharepoint',
      'Recipients',
      'Industry CSAM Classification',
      'NCMEC Defined Product Annotations',
      'Reported Text',
      'Text',
    ],
    known: ['CyberTip ID', 'Recipients'],
  },
  message_log: {
    kind: 'message',
    category: 'message_metadata',
    wrap: ['Message'],
    text: [],
    known: ['Message Id', 'Type', 'Media Type', 'Message Style', 'Message Size'],
  },
  call_logs: { kind: 'call', category: 'connection_records', wrap: ['Call'] },
  connection_info: {
    kind: 'login',
    category: 'connection_records',
    at: ['Online Since', 'Service start'],
    text: [],
    known: [
      'Device Id',
      'App Version',
      'Device OS Build Number',
      'Connection State',
      'Push Name',
      'Service start',
    ],
  },
  device_info: {
    kind: 'device',
    category: 'device_identifiers',
    text: ['Device Model'],
    known: ['Device Id', 'App Version', 'OS Version', 'OS Build Number', 'Device Manufacturer'],
  },
  web_info: {
    kind: 'device',
    category: 'device_identifiers',
    at: ['Online Since', 'Inactive Since'],
    text: ['Platform'],
    known: ['Version', 'Device Manufacturer', 'Inactive Since'],
  },
  small_medium_business: {
    kind: 'account',
    category: 'basic_subscriber',
    text: ['Name'],
    known: ['Address', 'Email'],
  },
  registrations_info: {
    kind: 'account',
    category: 'basic_subscriber',
    at: ['Time', 'Registration'],
    text: [],
    known: ['Registration', 'Registered'],
  },
  offline_log_info: {
    kind: 'message',
    category: 'message_metadata',
    text: ['Content'],
    known: ['Event', 'Subtype', 'Content'],
  },
  address_book: addressBook,
  address_book_info: addressBook,
  contacts: addressBook,
};

/** Labels of nested fields (attachments, shares, call records, tags …) that are known wherever they stand. */
export const nestedLabels = new Set(
  [
    ...mediaLabels,
    ...addressLabels,
    ...portLabels,
    // The saved media of an item, and other media inside a record.
    ...picture,
    'Type',
    'Size',
    'URL',
    'Url',
    'Link',
    'Photo Id',
    'Date Created',
    'Text',
    'Title',
    'Summary',
    'Description',
    'Missed',
    'Duration',
    'Users',
    'User',
    'Time',
    'Timestamp',
    'Creation Date',
    'Tagged Friends',
    'Tagline',
    'Subject Id',
    'Subject Name',
    'Creator Id',
    'X',
    'Y',
    'Status',
    'Id',
    'Media ID',
    'Upload Time',
    'Seen',
    'From',
    'To',
    'Media Type',
    'Event',
    'Events',
    'User Generated Filename',
    'NCMEC File ID',
    'PhotoDNA Hash',
    'Human Reviewed',
    'Caption',
    'Sharepoint',
    'Recipients',
    'Industry CSAM Classification',
    'NCMEC Defined Product Annotations',
    'Reported Text',
  ].map((label) => label.toLowerCase()),
);

/** Sections whose records hang together in threads. */
export const threadSections = new Set([
  'unified_messages',
  'threads_unified_messages',
  'reported_conversations',
  'reported_disappearing_messages',
]);
