/** The figures of the samples' own README, typed from it row by row: there they were counted with Python, not with a reader. */
import { sample } from '../providers/download-example.js';

export interface SampleFigures {
  /** Catalog id; null where a sample is of no provider. */
  provider: string | null;
  /** The reader, where it lies in another provider's folder. */
  reader?: string;
  /** Records of a kind; kinds that the README does not count are left out. */
  kinds?: Record<string, number>;
  /** All records, where the README counts elements of several kinds. */
  total?: number;
  /** Records of one file, by the end of its path. */
  files?: Record<string, number>;
  threads?: number;
  /** First and last time to the second, as the README has them: in UTC, or without a zone. */
  utc?: [string, string];
  local?: [string, string];
  /** Distinct values of a column. */
  distinct?: Partial<Record<'actor' | 'thread', number>>;
}

/** Five date styles of one chat, and four of another. */
const chatMiner: SampleFigures = {
  provider: 'whatsapp',
  kinds: { message: 7, system: 2 },
  local: ['2019-01-01T11:25:00', '2021-12-30T22:01:00'],
};
const sodascience: SampleFigures = {
  provider: 'whatsapp',
  kinds: { message: 9, system: 1 },
  distinct: { actor: 4 },
};
const mail: SampleFigures = { provider: null, kinds: { message: 1 } };
const group: SampleFigures = {
  provider: 'whatsapp',
  kinds: { message: 11, system: 3 },
  distinct: { actor: 5 },
};
const telegramPair: SampleFigures = { provider: 'telegram', kinds: { message: 2 } };

/** By the path in the folder of samples. */
export const sampleFigures: Record<string, SampleFigures> = {
  'discord-chat-exporter/DM_2A_2M.json': {
    provider: 'discord',
    kinds: { message: 2, call: 1 },
    utc: ['2019-01-04T17:52:39', '2020-07-17T17:03:14'],
    distinct: { actor: 2 },
  },
  'discord-chat-exporter/GC_3A_5M.json': {
    provider: 'discord',
    kinds: { message: 3, system: 2, call: 1 },
    distinct: { actor: 3 },
  },
  'discord-chat-exporter/SV_5A_5M.json': {
    provider: 'discord',
    total: 5,
    utc: ['2018-05-20T16:09:44', '2018-05-20T16:09:51'],
    distinct: { actor: 2 },
  },
  'facebook-messenger/2A_7M.json': {
    provider: 'meta-facebook',
    reader: 'instagram-download',
    kinds: { message: 7 },
    utc: ['2014-11-05T00:27:20', '2014-11-05T00:35:32'],
    distinct: { actor: 2 },
  },
  'facebook-messenger/old-html_messages.htm': {
    provider: 'meta-facebook',
    reader: 'instagram-download',
    kinds: { message: 20 },
    threads: 3,
  },
  'facebook-dyi/hestia_facebook-fake.zip': {
    provider: 'meta-facebook',
    reader: 'instagram-download',
    files: {
      'your_off-facebook_activity.json': 79,
      '/apps_and_websites.json': 124,
      'posts_from_apps_and_websites.json': 92,
      "advertisers_you've_interacted_with.json": 63,
      'advertisers_who_uploaded_a_contact_list_with_your_information.json': 55,
      'advertisers_using_your_activity_or_information.json': 70,
      'ads_interests.json': 8,
    },
  },
  'instagram/hestia_instagram-fake.zip': {
    provider: 'meta-instagram',
    kinds: { message: 717 },
    threads: 8,
    distinct: { actor: 9 },
    files: {
      'followers.json': 96,
      'following.json': 389,
      'liked_comments.json': 211,
      'liked_posts.json': 103,
      'ads_viewed.json': 511,
      'posts_viewed.json': 388,
      'videos_watched.json': 511,
    },
  },
  'instagram/chat-miner_message.json': {
    provider: 'meta-instagram',
    kinds: { message: 2 },
    distinct: { actor: 2 },
  },
  'instagram/locket_thread': {
    provider: 'meta-instagram',
    kinds: { message: 4 },
    threads: 1,
    utc: ['2025-01-15T23:50:00', '2025-01-16T04:00:00'],
    distinct: { actor: 2 },
  },
  'instagram/chatpack_instagram_export.json': {
    provider: 'meta-instagram',
    kinds: { message: 7 },
    utc: ['2024-01-15T10:50:00', '2024-03-10T09:05:00'],
    distinct: { actor: 2 },
  },
  // Likes 589 and comments 389 are reactions; following 200, followers 30 and blocked 16 are contacts.
  'tiktok/hestia_tiktok-fake.zip': {
    provider: 'tiktok',
    kinds: {
      visit: 5549,
      login: 2289,
      reaction: 589 + 389,
      search: 389,
      contact: 200 + 30 + 16,
      message: 589 + 189,
    },
    threads: 2,
  },
  'linkedin/hestia_linkedin-fake.zip': {
    provider: 'linkedin',
    files: { 'Connections.csv': 3000, 'Inferences_about_you.csv': 18, 'Ad_Targeting.csv': 1 },
  },
  'linkedin/lni_Connections.csv': { provider: 'linkedin', kinds: { contact: 10 } },
  'linkedin/lni_Messages.csv': {
    provider: 'linkedin',
    kinds: { message: 11 },
    local: ['2024-03-10T11:00:00', '2024-09-18T10:00:00'],
  },
  'uber/hestia_uber-rider.zip': { provider: 'uber', kinds: { trip: 40 } },
  'telegram/BIG_20A_5475M.json': {
    provider: 'telegram',
    kinds: { message: 5475 },
    utc: ['2017-01-01T06:20:09', '2019-12-31T18:19:24'],
    distinct: { actor: 20 },
  },
  'telegram/DM_2A_7M.json': {
    provider: 'telegram',
    kinds: { message: 6, system: 2 },
    distinct: { actor: 2 },
  },
  'telegram/chat-miner_single.json': telegramPair,
  'telegram/chat-miner_batch.json': telegramPair,
  'telegram/chatpack_telegram_export.json': {
    provider: 'telegram',
    kinds: { message: 7 },
    local: ['2024-01-15T10:30:00', '2024-03-10T09:15:00'],
    distinct: { actor: 2 },
  },
  'whatsapp/2A_5M.txt': { provider: 'whatsapp', kinds: { message: 5 }, distinct: { actor: 2 } },
  'whatsapp/4A_11M.txt': group,
  'whatsapp/4A_11M.zip': group,
  'whatsapp/chat-miner_test_ddmmyy_24hrs.txt': chatMiner,
  'whatsapp/chat-miner_test_mmddyy_24hrs.txt': chatMiner,
  'whatsapp/chat-miner_test_yyyymmdd_24hrs.txt': chatMiner,
  'whatsapp/chat-miner_test_bracket-mmddyy_24hrs.txt': chatMiner,
  'whatsapp/chat-miner_test_mmddyyyy_12hrs.txt': chatMiner,
  'whatsapp/sodascience_chat.txt': sodascience,
  'whatsapp/sodascience_chat_file1.txt': sodascience,
  'whatsapp/sodascience_chat_file2.txt': sodascience,
  'whatsapp/sodascience_chat_file3.txt': sodascience,
  'whatsapp/locket_android.txt': {
    provider: 'whatsapp',
    kinds: { message: 6, system: 2 },
    local: ['2025-01-15T10:32:00', '2025-01-15T11:02:00'],
    distinct: { actor: 2 },
  },
  'signal/chat-miner_signal.txt': { provider: 'signal', kinds: { message: 2 } },
  'x-twitter/archive-2019': {
    provider: 'x-twitter',
    files: {
      'account.js': 1,
      'app.js': 1,
      'follower.js': 2,
      'following.js': 2,
      'saved-search.js': 2,
      'account-suspension.js': 0,
    },
  },
  'x-twitter/archive-2022': {
    provider: 'x-twitter',
    kinds: { post: 3, reaction: 2 },
    utc: ['2018-10-10T20:19:24', '2019-11-21T09:01:00'],
  },
  'google/takeout-2019': {
    provider: 'google',
    files: {
      'Location History.json': 2,
      'Search/My Activity.json': 2,
      'Maps/My Activity.json': 2,
      'Google Play Books/My Activity.json': 1,
    },
  },
  'google/myactivity-html-en': {
    provider: 'google',
    kinds: { visit: 2, search: 1 },
    local: ['2017-02-08T00:32:36', '2018-01-31T22:54:50'],
  },
  'google/chrome/BrowserHistory.json': {
    provider: 'google',
    kinds: { visit: 3 },
    utc: ['2023-11-14T22:13:20', '2023-11-14T22:16:40'],
  },
  'google/myactivity-json-en/MyActivity.json': {
    provider: 'google',
    total: 3,
    utc: ['2023-11-14T22:13:20', '2024-02-01T08:30:00'],
  },
  // 158 in all, of which 8 channel_join and 3 bot_add are the service's own lines; a change is a row of integration_logs.
  'slack/testarchive.zip': {
    provider: 'slack',
    kinds: { message: 158 - 8 - 3, system: 8 + 3, change: 30, account: 4 },
    threads: 2,
    utc: ['2016-01-15T05:55:18', '2016-03-29T12:33:06'],
  },
  'phone-cdr/notional_PICKUP_DRIVER002_CDR.csv': {
    provider: null,
    kinds: { call: 1360, message: 900 },
    local: ['2026-01-01T05:47:33', '2026-06-29T22:34:21'],
  },
  'phone-cdr/notional_DISTRIBUTOR002_CDR.csv': {
    provider: null,
    kinds: { call: 2153, message: 1423 },
    local: ['2026-01-01T00:01:24', '2026-06-29T20:51:46'],
  },
  'phone-cdr/notional_edges_rollup.csv': { provider: null, total: 926 },
  'phone-cdr/notional_summaries.csv': { provider: null, total: 19 },
  'case-uco/call_log.json': { provider: 'case-uco', total: 15, kinds: { call: 4, account: 4 } },
  'case-uco/cell_site.json': { provider: 'case-uco', total: 18 },
  'case-uco/message.json': { provider: 'case-uco', total: 25, kinds: { message: 4, group: 2 } },
  'case-uco/accounts.json': { provider: 'case-uco', total: 14 },
  'case-uco/sms_and_contacts.json': { provider: 'case-uco', total: 13 },
  // One record a mail; its parts and the mails in it are counted in mail-samples.test.ts.
  'email/mailparser_base64encodedroot.eml': mail,
  'email/mailparser_decoderended.eml': mail,
  'email/mailparser_delivery-status.eml': mail,
  'email/mailparser_mixed.eml': mail,
  'email/mailparser_nested.eml': mail,
  'email/mailparser_spam.eml': mail,
  'email/postal-mime_arf.eml': mail,
  'email/postal-mime_bounce.eml': mail,
  'email/postal-mime_calendar-event.eml': mail,
  'email/postal-mime_mimetorture.eml': mail,
  'email/takeoutreader_sample.mbox': {
    provider: 'google',
    kinds: { message: 3 },
    // 2024-01-01 12:00 to 2024-01-03 10:00, each +0100.
    utc: ['2024-01-01T11:00:00', '2024-01-03T09:00:00'],
  },
  'email/takeoutreader_empty.mbox': { provider: null, total: 0 },
  'email/umbox_test.mbox': {
    provider: null,
    kinds: { message: 6 },
    utc: ['2025-03-29T10:00:00', '2025-03-29T15:00:00'],
  },
  // Points of tracks and routes and marked places; the file's own particulars are one record more.
  'gpx-kml/gpxpy_cerknicko-without-times.gpx': { provider: null, kinds: { location: 296 + 7 } },
  'gpx-kml/gpxpy_gpx1.0_with_all_fields.gpx': { provider: null, kinds: { location: 1 + 5 + 2 } },
  'gpx-kml/gpxpy_gpx1.1_with_all_fields.gpx': { provider: null, kinds: { location: 1 + 5 + 2 } },
  'gpx-kml/gpxpy_route.gpx': { provider: null, kinds: { location: 55 } },
  'gpx-kml/gpxpy_track_with_speed.gpx': { provider: null, kinds: { location: 3 } },
  'gpx-kml/gpxpy_gpx_with_garmin_extension.gpx': { provider: null, kinds: { location: 1 } },
  'gpx-kml/togeojson_gxtrack.kml': {
    provider: null,
    kinds: { location: 7 },
    utc: ['2010-05-28T02:02:09', '2010-05-28T02:02:56'],
  },
  'gpx-kml/togeojson_multitrack.kml': { provider: null, kinds: { location: 18 } },
  'gpx-kml/togeojson_timespan.kml': { provider: null, kinds: { location: 1 } },
  'gpx-kml/togeojson_extended_data.kml': { provider: null, total: 1 },
  'gpx-kml/togeojson_point.kml': { provider: null, total: 1 },
  'gpx-kml/togeojson_run_gpxtpx.gpx': {
    provider: null,
    kinds: { location: 42 },
    utc: ['2015-01-19T21:24:20', '2015-01-19T21:25:01'],
  },
  'gpx-kml/togeojson_bad.kml': { provider: null, total: 3 },
  // The README gives the years and the lines of the third; all are for an exporter, and no provider's.
  'timesketch/validate_time_precision_jsonl.jsonl': { provider: null, total: 2 },
  'timesketch/csv_timestamp_as_datetime.csv': { provider: null },
  'timesketch/validate_time_out_of_range.csv': { provider: null },
  'reddit/saved_posts.csv': { provider: 'reddit', total: 2 },
  'reddit/saved_comments.csv': { provider: 'reddit', total: 1 },
  'snapchat/memories_history_2020.json': {
    provider: 'snap',
    kinds: { media: 2 },
    utc: ['2020-02-14T07:29:57', '2020-02-14T07:34:00'],
  },
};

/** Where a sample lies. */
export function samplePath(name: string): string {
  return sample(...name.split('/'));
}
