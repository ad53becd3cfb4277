/**
 * Where a telephone was, and the days on which two judgments changed the answer: Carpenter v. United States (22 June
 * 2018) for cell sites, Chatrie v. United States (29 June 2026) for location history and areas. And the carriers' records.
 */
import { fbi, type LawRow, now, ohio, row, us } from './row.js';

const carpenter = /Carpenter/;
/** The Supreme Court's judgment; the Fourth Circuit's of 2025 and writings about either bear the same name. */
const chatrie = /Chatrie v\. United States, No\. 25-112 \(U\.S\./;

const cells: LawRow[] = [
  row(
    'verizon',
    'cell_site_location',
    ohio,
    '2018-06-21',
    'court_order_2703d',
    /2703\((d|c\)\(1)/,
    'before Carpenter records of cells were had by a (d) order; Verizon in 2013: warrant or order',
    {
      never: /Carpenter v/,
    },
  ),
  row(
    't-mobile-us',
    'cell_site_location',
    fbi,
    '2018-06-21',
    'court_order_2703d',
    /2703\((d|c\)\(1)/,
    'T-Mobile: a warrant since Carpenter, so not before',
    {
      never: /Carpenter v/,
    },
  ),
  row(
    'verizon',
    'cell_site_location',
    ohio,
    '2018-06-22',
    'search_warrant',
    carpenter,
    'the day of the judgment',
  ),
  row(
    't-mobile-us',
    'cell_site_location',
    fbi,
    '2018-06-22',
    'search_warrant',
    carpenter,
    'the day of the judgment',
  ),
  row(
    'att',
    'cell_site_location',
    ohio,
    '2020-01-01',
    'search_warrant',
    carpenter,
    'any length; the Court left short spans open, Tecum does not',
  ),
  row('verizon', 'cell_site_location', us('KY'), now, 'search_warrant', carpenter, 'today'),
  row('verizon', 'cell_site_location', ohio, now, 'search_warrant', carpenter, 'in plain words', {
    need: 'cell-sites',
  }),
  row(
    'att',
    'cell_site_location',
    fbi,
    now,
    'search_warrant',
    carpenter,
    'where was the device, asked of a carrier',
    { need: 'where-was-device' },
  ),
];

const history: LawRow[] = [
  row(
    'google',
    'location_history',
    ohio,
    '2026-06-28',
    'court_order_2703d',
    /2703\(c\)\(1\)\(B\)/,
    "the day before: the statute's order; Google's own level is not on record",
    { never: chatrie },
  ),
  row('google', 'location_history', ohio, '2026-06-29', 'search_warrant', chatrie, 'the day of the judgment'),
  row('snap', 'location_history', fbi, '2026-06-28', 'search_warrant', /Snap/, "the guide's own word", {
    never: chatrie,
  }),
  row('snap', 'location_history', fbi, '2026-06-29', 'search_warrant', chatrie, 'the day of the judgment'),
  row('meta-facebook', 'location_history', us('IN'), now, 'search_warrant', chatrie, 'stored location'),
  row('grindr', 'location_history', ohio, now, 'search_warrant', chatrie, 'distance to other users'),
  row('openai', 'location_history', ohio, now, 'search_warrant', chatrie, 'location that the user shared'),
  row('verizon', 'location_history', ohio, now, 'search_warrant', chatrie, 'range to tower'),
];

const areas: LawRow[] = [
  row(
    'verizon',
    'tower_dump',
    ohio,
    '2026-06-28',
    'search_warrant',
    /carrier retention/,
    'Verizon asks for a warrant',
    { never: chatrie },
  ),
  row('verizon', 'tower_dump', ohio, '2026-06-29', 'search_warrant', chatrie, 'everybody near a place'),
  row('att', 'tower_dump', us('KY'), now, 'search_warrant', chatrie, 'everybody near a place'),
  row('t-mobile-us', 'tower_dump', fbi, now, 'search_warrant', chatrie, 'in plain words', {
    need: 'who-was-near',
  }),
];

/** Telephone connection records are item (C) of 2703(c)(2) as long as they say nothing of cells. */
const carriers: LawRow[] = [
  row(
    'att',
    'call_detail_records',
    ohio,
    now,
    'subpoena',
    /2703\(c\)\(2\)/,
    '(C); AT&T names nothing higher for calls alone',
  ),
  row('verizon', 'call_detail_records', ohio, now, 'subpoena', /2703\(c\)\(2\)/, '(C)'),
  row(
    't-mobile-us',
    'call_detail_records',
    ohio,
    now,
    'subpoena',
    /2703\(c\)\(2\)/,
    '(C); T-Mobile: calls take less than content does',
  ),
  row('tracfone', 'call_detail_records', fbi, now, 'subpoena', /2703\(c\)\(2\)/, '(C); no process named'),
  row('verizon', 'call_detail_records', ohio, now, 'subpoena', /2703\(c\)\(2\)/, 'in plain words', {
    need: 'calls-made',
  }),
  row('att', 'basic_subscriber', ohio, now, 'subpoena', /2703\(c\)\(2\)/, 'whose number', {
    need: 'whose-number',
  }),
  row(
    'verizon',
    'device_identifiers',
    ohio,
    now,
    'subpoena',
    /2703\(c\)\(2\)/,
    '(E) instrument number: which handset',
  ),
  row(
    'verizon',
    'message_content',
    ohio,
    now,
    'search_warrant',
    /Warshak/,
    'the few text messages that are kept',
  ),
  row(
    'att',
    'connection_records',
    ohio,
    now,
    'subpoena',
    /2703\(c\)\(2\)\(C\)/,
    'internet sessions are session times and durations; the chart speaks of retention only',
  ),
  row(
    'att',
    'message_content',
    ohio,
    now,
    'not_available',
    /AT&T|carrier|retention/i,
    'text messages are not kept',
  ),
  row(
    't-mobile-us',
    'message_content',
    ohio,
    now,
    'not_available',
    /T-Mobile|carrier|retention/i,
    'text messages are not kept',
  ),
];

export const usLocation: LawRow[] = [...cells, ...history, ...areas, ...carriers];
