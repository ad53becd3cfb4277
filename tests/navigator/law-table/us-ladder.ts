/**
 * The federal ladder at providers of one country and one State without an act of its own (Ohio) or for a federal agency.
 * Sources: 18 U.S.C. 2510-2523, 2701-2713, 3121-3127; United States v. Warshak, 631 F.3d 266 (6th Cir. 2010).
 */
import { fbi, federal, type LawRow, now, ohio, row, us } from './row.js';

const items = /2703\(c\)\(2\)/;
const records = /2703\((d|c\)\(1)/;
const content = /Warshak/;

/** 2703(c)(2)(A)-(F): what a subpoena reaches. */
const subscriber: LawRow[] = [
  row(
    'snap',
    'basic_subscriber',
    ohio,
    now,
    'subpoena',
    items,
    '(A) name, (B) address, (D) length and kind of service',
  ),
  row('snap', 'basic_subscriber', fbi, now, 'subpoena', items, 'the same for a federal agency'),
  row(
    'meta-instagram',
    'basic_subscriber',
    us('KY', 'prosecutor'),
    now,
    'subpoena',
    items,
    '(A), (B), (D) by a prosecutor',
  ),
  row(
    'google',
    'basic_subscriber',
    us('AL', 'grand-jury'),
    now,
    'subpoena',
    items,
    '(A), (B), (D) by a grand jury',
  ),
  row('google', 'basic_subscriber', ohio, '2018-02-01', 'subpoena', items, 'the text was the same in 2018'),
  row(
    'snap',
    'connection_records',
    ohio,
    now,
    'subpoena',
    items,
    '(C) session times and durations; the guide: log-in and log-out events on a subpoena',
  ),
  row('cox', 'connection_records', us('GA'), now, 'subpoena', items, '(C), (E): who had an IP address when'),
  row(
    'cox',
    'call_detail_records',
    us('GA'),
    now,
    'subpoena',
    items,
    '(C) local and long distance telephone connection records',
  ),
  row('snap', 'registration_ip', ohio, now, 'subpoena', items, '(E) a temporarily assigned network address'),
  row(
    'snap',
    'login_ip_history',
    ohio,
    now,
    'subpoena',
    items,
    '(E), and the guide: log-in addresses on a subpoena',
  ),
  row(
    'meta-facebook',
    'login_ip_history',
    fbi,
    now,
    'subpoena',
    items,
    '(E); Meta: recent log-in addresses on a subpoena',
  ),
  row(
    'apple',
    'device_identifiers',
    ohio,
    now,
    'subpoena',
    items,
    '(E) instrument number; Apple: activation records and MAC addresses on a subpoena',
  ),
  row(
    'microsoft',
    'payment_instruments',
    ohio,
    now,
    'subpoena',
    items,
    '(F) means and source of payment, any card or bank account number',
  ),
  row('discord', 'payment_instruments', fbi, now, 'subpoena', items, '(F)'),
  row(
    'google',
    'payment_instruments',
    ohio,
    now,
    'subpoena',
    items,
    '(F); Google names no process for this file of its return',
  ),
  row(
    'meta-instagram',
    'registration_ip',
    ohio,
    now,
    'subpoena',
    items,
    '(E); Meta names no process for this section',
  ),
  row('snap', 'basic_subscriber', ohio, now, 'subpoena', items, 'asked in plain words', {
    need: 'who-runs-account',
  }),
  row('roblox', 'basic_subscriber', ohio, now, 'subpoena', items, 'who is behind a player', {
    need: 'who-is-player',
  }),
  row('comcast', 'connection_records', ohio, now, 'subpoena', items, 'who had this IP address', {
    need: 'who-had-ip',
  }),
];

/** 2703(c)(1)(B), (d): all other records. */
const orders: LawRow[] = [
  row(
    'snap',
    'message_metadata',
    ohio,
    now,
    'court_order_2703d',
    records,
    'who wrote to whom is no item of (c)(2)',
  ),
  row('snap', 'message_metadata', fbi, '2019-03-01', 'court_order_2703d', records, 'the same in 2019'),
  row('meta-facebook', 'message_metadata', us('MS'), now, 'court_order_2703d', records, 'message headers'),
  row('zoom', 'message_metadata', ohio, now, 'court_order_2703d', records, 'headers; Zoom says the same'),
  row('snap', 'contacts_friends', ohio, now, 'court_order_2703d', records, 'friends list'),
  row(
    'discord',
    'group_membership',
    ohio,
    now,
    'court_order_2703d',
    records,
    'servers joined are records about a customer',
  ),
  row(
    'apple',
    'mail_headers',
    ohio,
    now,
    'court_order_2703d',
    records,
    'mail logs; Apple asks for an order with facts',
  ),
  row(
    'google',
    'mail_headers',
    fbi,
    now,
    'court_order_2703d',
    records,
    'header lines are no content and no item of (c)(2)',
  ),
  row(
    'roblox',
    'purchase_history',
    ohio,
    now,
    'court_order_2703d',
    records,
    'what was bought goes past the means of payment',
  ),
  row('snap', 'message_metadata', ohio, now, 'court_order_2703d', records, 'asked in plain words', {
    need: 'with-whom-talk',
  }),
  row('google', 'mail_headers', ohio, now, 'court_order_2703d', records, 'with whom, at a mail provider', {
    need: 'with-whom-talk',
  }),
];

/** Content: a warrant, of whatever age; 2703(a) and (b) say less for 180 days and more, and are not used. */
const contents: LawRow[] = [
  row('snap', 'message_content', ohio, now, 'search_warrant', content, 'content'),
  row('google', 'message_content', fbi, now, 'search_warrant', content, 'mail of last month'),
  row('google', 'message_content', ohio, now, 'search_warrant', content, 'mail of two years ago', {
    period: { from: '2024-10-01', to: '2024-11-01' },
  }),
  row(
    'yahoo',
    'message_content',
    us('TN'),
    '2018-03-01',
    'search_warrant',
    content,
    'mail of 2016, asked for in 2018',
    {
      period: { from: '2016-01-01', to: '2016-02-01' },
    },
  ),
  row('meta-facebook', 'posts_private', ohio, now, 'search_warrant', content, 'posts for friends only'),
  row('meta-facebook', 'media_photos_video', ohio, now, 'search_warrant', content, 'pictures'),
  row('snap', 'stories_ephemeral', ohio, now, 'search_warrant', content, 'stories'),
  row(
    'meta-instagram',
    'stories_ephemeral',
    ohio,
    now,
    'search_warrant',
    content,
    'Meta names no process: the floor',
  ),
  row('apple', 'cloud_backup', ohio, now, 'search_warrant', content, 'backup'),
  row('google', 'cloud_backup', fbi, now, 'search_warrant', content, 'backup'),
  row(
    'dropbox',
    'media_photos_video',
    ohio,
    now,
    'search_warrant',
    content,
    'files: content of a remote computing service',
  ),
  row(
    'google-voice',
    'voicemail',
    ohio,
    now,
    'search_warrant',
    /Warshak|2703\(a\)/,
    'stored voice messages are content',
  ),
  row('zoom', 'voicemail', ohio, now, 'search_warrant', /Warshak|2703\(a\)/, 'voicemail'),
  row('reddit', 'deleted_content', ohio, now, 'search_warrant', content, 'content that is no longer shown'),
  row(
    'openai',
    'ai_conversations',
    ohio,
    now,
    'search_warrant',
    content,
    'prompts and answers; OpenAI: content on a valid warrant',
  ),
  row(
    'character-ai',
    'ai_conversations',
    fbi,
    now,
    'search_warrant',
    content,
    'chats with a character; no process named',
  ),
  row(
    'anthropic',
    'ai_conversations',
    ohio,
    now,
    'search_warrant',
    content,
    'Anthropic says subpoena or warrant: content takes the higher',
  ),
  row('google', 'search_history', ohio, now, 'search_warrant', /2703|Warshak/, 'what was looked for'),
  row(
    'meta-instagram',
    'search_history',
    ohio,
    now,
    'search_warrant',
    /2703|Warshak/,
    'no process named; search words as content',
  ),
  row('snap', 'message_content', ohio, now, 'search_warrant', content, 'asked in plain words', {
    need: 'what-was-said',
  }),
];

/** What is still to come. */
const prospective: LawRow[] = [
  row('snap', 'pen_register', ohio, now, 'pen_trap_order', /312[1-7]/, 'addressing from now on', {
    clock: { id: 'pen_trap', days: 60, cites: /3123/ },
  }),
  row(
    'whatsapp',
    'pen_register',
    fbi,
    now,
    'pen_trap_order',
    /312[1-7]/,
    'source and destination of each message',
  ),
  row('t-mobile-us', 'pen_register', us('KY'), now, 'pen_trap_order', /312[1-7]/, 'numbers dialled'),
  row('snap', 'pen_register', ohio, now, 'pen_trap_order', /312[1-7]/, 'in plain words', {
    need: 'live-from-now',
  }),
  row('snap', 'live_interception', ohio, now, 'wiretap_order', /251[0-9]/, 'words from now on', {
    clock: { id: 'wiretap', days: 30, cites: /2518/ },
  }),
  row('verizon', 'live_interception', fbi, now, 'wiretap_order', /251[0-9]/, 'a telephone line'),
  row(
    'apple',
    'live_interception',
    ohio,
    now,
    'wiretap_order',
    /251[0-9]/,
    'mail only; the messengers cannot be had',
  ),
];

/** Keeping, and danger to life. */
const others: LawRow[] = [
  row(
    'snap',
    'keep',
    ohio,
    now,
    'preservation',
    /2703\(f\)/,
    '90 days on request of any governmental entity',
    {
      clock: { id: 'preservation', days: 90, cites: /2703\(f\)/ },
    },
  ),
  row('google', 'keep', fbi, '2018-05-01', 'preservation', /2703\(f\)/, 'the same in 2018', {
    clock: { id: 'preservation', days: 90 },
  }),
  row(
    'snap',
    'basic_subscriber',
    ohio,
    now,
    'emergency',
    /2702.*\(c\)\(4\)/,
    'records, given in good faith',
    {
      danger: true,
    },
  ),
  row('snap', 'location_history', ohio, now, 'emergency', /2702/, 'where is the child', {
    danger: true,
    need: 'danger-now',
  }),
  row('snap', 'message_content', ohio, now, 'emergency', /2702\(b\)\(8\)/, 'content, given in good faith', {
    danger: true,
  }),
  row('verizon', 'cell_site_location', fbi, now, 'emergency', /2702.*\(c\)\(4\)/, 'cells of a phone', {
    danger: true,
  }),
  row('meta-facebook', 'login_ip_history', us('GA'), now, 'emergency', /2702.*\(c\)\(4\)/, 'records', {
    danger: true,
  }),
  row(
    'snap',
    'live_interception',
    ohio,
    now,
    'wiretap_order',
    /251[0-9]/,
    '2702 speaks of what is held, not of what will come',
    {
      danger: true,
    },
  ),
  row(
    'snap',
    'message_content',
    federal('OH'),
    now,
    'search_warrant',
    content,
    'a federal warrant is executed within 14 days',
    {
      clock: { id: 'warrant_execution', days: 14, cites: /41/ },
    },
  ),
];

export const usLadder: LawRow[] = [...subscriber, ...orders, ...contents, ...prospective, ...others];
