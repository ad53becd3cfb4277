/** The ids that data, code, CLI and API share. Add to a list when the field needs it; never rename. */

export const businessCases = [
  'short-term-threat',
  'high-risk-violence',
  'monitor-high-risk',
  'investigate-organized-crime',
  'investigate-crime',
  'monitor-protected-activity',
] as const;
export type BusinessCase = (typeof businessCases)[number];

export const agencyTypes = [
  'federal',
  'state-police',
  'local-police',
  'prosecutor',
  'grand-jury',
  'tribal-police',
  'military',
  'police',
  'federal-police',
  'investigating-judge',
  'judge',
] as const;
export type AgencyType = (typeof agencyTypes)[number];

export const processes = [
  'preservation',
  'subpoena',
  'court_order_2703d',
  'search_warrant',
  'pen_trap_order',
  'wiretap_order',
  'consent',
  'emergency',
  'mlat',
  'foreign_order',
  'epoc',
  'copo',
  'production_order',
  'ipo',
  'bnss_94',
  'ipa_authorisation',
  'not_available',
] as const;
export type Process = (typeof processes)[number];

export const instruments = [
  ...processes.filter((p) => p !== 'not_available'),
  'preservation_extension',
  'preservation_release',
  'epoc_pr',
  'ndo_2705b',
  'delayed_notice_2705a',
  'emergency_disclosure_request',
  'records_certificate',
  'deficiency_letter',
  'objection_reply',
  'cost_approval',
  'withdrawal',
  'mlat_request',
  'network_24_7_preservation',
] as const;
export type Instrument =
  | Exclude<Process, 'not_available'>
  | 'preservation_extension'
  | 'preservation_release'
  | 'epoc_pr'
  | 'ndo_2705b'
  | 'delayed_notice_2705a'
  | 'emergency_disclosure_request'
  | 'records_certificate'
  | 'deficiency_letter'
  | 'objection_reply'
  | 'cost_approval'
  | 'withdrawal'
  | 'mlat_request'
  | 'network_24_7_preservation';

export const canIssueIds = [
  'preservation',
  'subpoena',
  'court_order_2703d',
  'search_warrant',
  'pen_trap_order',
  'wiretap_order',
  'consent',
  'epoc',
  'epoc_pr',
  'copo',
  'production_order',
  'ipo',
  'bnss_94',
  'ipa_authorisation',
  'foreign_order',
  'mlat',
] as const;
export type CanIssue = (typeof canIssueIds)[number];

export const dangers = ['none', 'death-or-injury'] as const;
export type Danger = (typeof dangers)[number];

export const identifierKinds = [
  'username',
  'user_id',
  'profile_url',
  'email',
  'phone',
  'handle',
  'vanity_url',
  'imei',
  'imsi',
  'iccid',
  'esn_meid',
  'ip_address',
  'mac',
  'serial_number',
  'device_id',
  'account_number',
  'card_number',
  'order_id',
  'transaction_hash',
  'wallet_address',
  'message_id',
  'post_url',
  'domain',
  'gamertag',
  'server_id',
  'channel_id',
  'listing_id',
  'trip_id',
  'name_dob',
  'other',
] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

export const dataCategories = [
  'basic_subscriber',
  'registration_ip',
  'login_ip_history',
  'payment_instruments',
  'connection_records',
  'contacts_friends',
  'group_membership',
  'message_content',
  'message_metadata',
  'posts_public',
  'posts_private',
  'media_photos_video',
  'stories_ephemeral',
  'location_history',
  'device_identifiers',
  'search_history',
  'purchase_history',
  'transaction_history',
  'trip_history',
  'advertising_data',
  'support_correspondence',
  'deleted_content',
  'live_interception',
  'pen_register',
  'call_detail_records',
  'cell_site_location',
  'tower_dump',
  'voicemail',
  'cloud_backup',
  'mail_headers',
  'ai_conversations',
] as const;
export type DataCategory = (typeof dataCategories)[number];

export const recordKinds = [
  'message',
  'call',
  'login',
  'location',
  'contact',
  'group',
  'payment',
  'purchase',
  'trip',
  'post',
  'reaction',
  'search',
  'visit',
  'media',
  'device',
  'account',
  'change',
  'support',
  'advertising',
  'system',
  'file',
  'other',
] as const;
export type RecordKind = (typeof recordKinds)[number];

export const decisions = ['allowed', 'needs-review', 'refused'] as const;
export type Decision = (typeof decisions)[number];

export const ledgerStates = ['read', 'set_aside', 'unknown', 'failed', 'generic'] as const;
export type LedgerState = (typeof ledgerStates)[number];

export const severities = ['must', 'should'] as const;
export type Severity = (typeof severities)[number];

export const clockIds = [
  'preservation',
  'preservation_renewal',
  'production',
  'nondisclosure',
  'notice',
  'notice_delay',
  'pen_trap',
  'wiretap',
  'warrant_execution',
  'cybertip',
  'download_link',
  'retention',
  'review',
] as const;
export type ClockId = (typeof clockIds)[number];

export const requestStates = [
  'draft',
  'review',
  'approved',
  'signed',
  'served',
  'acknowledged',
  'partly_returned',
  'complete',
  'refused',
  'withdrawn',
  'expired',
] as const;
export type RequestState = (typeof requestStates)[number];

export const roles = ['administrator', 'analyst', 'investigator', 'reviewer'] as const;
export type Role = (typeof roles)[number];
