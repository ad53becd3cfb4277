/** Words that letters use for the vocabulary's ids. */
import type { DataCategory, IdentifierKind, Instrument } from '../base/vocabulary.js';

/** How a letter names a kind of data. */
export const categoryWords: Record<DataCategory, string> = {
  basic_subscriber:
    'Subscriber information: names, addresses, telephone numbers, e-mail addresses, account numbers and dates of service',
  registration_ip: 'IP address, date and time at which the account was created',
  login_ip_history: 'Log of sign-ins and sessions with IP addresses, ports where kept, dates and times',
  payment_instruments: 'Means and source of payment for the service',
  connection_records: 'Records of connections and of session times and durations',
  contacts_friends: 'Lists of contacts, friends, followers and blocked accounts',
  group_membership: 'Groups, channels and servers the account belongs to',
  message_content: 'Content of messages, with attachments',
  message_metadata: 'Records of messages without content: parties, dates and times',
  posts_public: 'Public posts and comments',
  posts_private: 'Posts and comments that are not public',
  media_photos_video: 'Photographs, videos and audio, with their embedded data',
  stories_ephemeral: 'Stories and other content that expires',
  location_history: 'Location records',
  device_identifiers: 'Identifiers of devices used with the account',
  search_history: 'Search history',
  purchase_history: 'Purchase history',
  transaction_history: 'Transaction history',
  trip_history: 'Trip history',
  advertising_data: 'Advertising records',
  support_correspondence: 'Correspondence between the account holder and your company',
  deleted_content: 'Content that the user deleted and that you still hold',
  live_interception: 'Content of communications as they happen',
  pen_register: 'Dialing, routing, addressing and signaling information as it happens',
  call_detail_records: 'Call detail records without location',
  cell_site_location: 'Cell-site location records',
  tower_dump: 'Records of devices connected to a cell site',
  voicemail: 'Voicemail',
  cloud_backup: 'Backups and stored files',
  mail_headers: 'Mail headers without subject lines',
  ai_conversations: 'Conversations with an artificial-intelligence assistant',
};

/** How a letter names a kind of identifier. */
export const identifierWords: Record<IdentifierKind, string> = {
  username: 'User name',
  user_id: 'User ID',
  profile_url: 'Profile address (URL)',
  email: 'E-mail address',
  phone: 'Telephone number',
  handle: 'Handle',
  vanity_url: 'Vanity address (URL)',
  imei: 'IMEI',
  imsi: 'IMSI',
  iccid: 'ICCID',
  esn_meid: 'ESN or MEID',
  ip_address: 'IP address',
  mac: 'MAC address',
  serial_number: 'Serial number',
  device_id: 'Device identifier',
  account_number: 'Account number',
  card_number: 'Card number',
  order_id: 'Order number',
  transaction_hash: 'Transaction hash',
  wallet_address: 'Wallet address',
  message_id: 'Message ID',
  post_url: 'Post address (URL)',
  domain: 'Domain',
  gamertag: 'Gamertag',
  server_id: 'Server ID',
  channel_id: 'Channel ID',
  listing_id: 'Listing ID',
  trip_id: 'Trip ID',
  name_dob: 'Name and date of birth',
  other: 'Other',
};

const instrumentNames: Partial<Record<Instrument, string>> = {
  preservation: 'preservation letter',
  preservation_extension: 'preservation extension',
  subpoena: 'subpoena',
  deficiency_letter: 'deficiency letter',
  court_order_2703d: 'order under 18 U.S.C. 2703(d)',
  search_warrant: 'search warrant',
  pen_trap_order: 'pen register and trap and trace order',
  wiretap_order: 'interception order',
  ndo_2705b: 'non-disclosure order under 18 U.S.C. 2705(b)',
  mlat: 'request for mutual legal assistance',
  mlat_request: 'request for mutual legal assistance',
  foreign_order: "order of the provider's own country",
  epoc: 'European Production Order (EPOC)',
  epoc_pr: 'European Preservation Order (EPOC-PR)',
  copo: 'overseas production order',
  ipo: 'international production order',
  bnss_94: 'order under section 94 of the BNSS',
  ipa_authorisation: 'communications data authorisation',
};

/** `subpoena`, `preservation letter`; the id in words where there is no better name. */
export function instrumentName(instrument: string): string {
  return instrumentNames[instrument as Instrument] ?? instrument.replaceAll('_', ' ');
}
