/** What the paper itself must say, and how fast the provider must answer: California's attestation and 72 hours, Washington's sentence. */
import { federal, type LawRow, now, ohio, row, ukPolice, us } from './row.js';

const items = /2703\(c\)\(2\)/;
const attestation = /1546\.5|1524\.2|AB 1242/;

/** Cal. Penal Code 1524.2(c), 1546.5 (AB 1242, law at once on 27 September 2022): process of another State to a company at home in California. */
const shield: LawRow[] = [
  row('meta-facebook', 'basic_subscriber', ohio, now, 'subpoena', items, 'Menlo Park', {
    paper: attestation,
  }),
  row('google', 'basic_subscriber', ohio, now, 'subpoena', items, 'Mountain View', { paper: attestation }),
  row('snap', 'basic_subscriber', ohio, now, 'subpoena', items, 'Santa Monica', { paper: attestation }),
  row('apple', 'message_content', us('TX'), now, 'search_warrant', /Warshak|18B/, 'Cupertino, a warrant', {
    paper: attestation,
  }),
  row(
    'discord',
    'message_metadata',
    us('NY'),
    now,
    'court_order_2703d',
    /Discord/,
    'San Francisco, an order',
    { paper: attestation },
  ),
  row('snap', 'basic_subscriber', us('CA'), now, 'subpoena', items, "California's own process needs none", {
    noPaper: attestation,
  }),
  row(
    'meta-facebook',
    'message_content',
    us('CA'),
    now,
    'search_warrant',
    /1546\.1/,
    "California's own warrant needs none",
    { noPaper: attestation },
  ),
  row('snap', 'basic_subscriber', ohio, '2022-09-26', 'subpoena', items, 'the day before the act', {
    noPaper: attestation,
  }),
  row('snap', 'basic_subscriber', ohio, '2022-09-27', 'subpoena', items, 'signed and filed: law at once', {
    paper: attestation,
  }),
  row(
    'snap',
    'basic_subscriber',
    federal('OH'),
    now,
    'subpoena',
    items,
    'another State, says the act: not the United States',
    { noPaper: attestation },
  ),
  row('microsoft', 'basic_subscriber', ohio, now, 'subpoena', items, 'Redmond is in Washington', {
    noPaper: attestation,
  }),
  row('x-twitter', 'basic_subscriber', ohio, now, 'subpoena', items, 'Austin since August 2026', {
    noPaper: attestation,
  }),
  row(
    'x-twitter',
    'basic_subscriber',
    ohio,
    '2024-06-01',
    'subpoena',
    items,
    'San Francisco until May 2025',
    { paper: attestation },
  ),
  row(
    'x-twitter',
    'basic_subscriber',
    ohio,
    '2025-05-19',
    'subpoena',
    items,
    'Bastrop, Texas, from this day',
    { noPaper: attestation },
  ),
  row(
    'meta-facebook',
    'message_content',
    ukPolice,
    now,
    'copo',
    /Overseas Production Orders|2019 c\. 5|COPO/,
    'no State of the United States',
    { noPaper: attestation },
  ),
];

/** Cal. Bus. & Prof. Code 22946, 22946.1: a warrant of a California agency to a social media platform; a service for direct messages alone is none (22945). */
const threeDays = { id: 'production', days: 3 } as const;
const hours: LawRow[] = [
  row('snap', 'message_content', us('CA'), '2025-06-30', 'search_warrant', /1546\.1/, 'the day before', {
    noClock: threeDays,
  }),
  row('snap', 'message_content', us('CA'), '2025-07-01', 'search_warrant', /1546\.1/, 'operative', {
    clock: { ...threeDays, cites: /22946/ },
  }),
  row('meta-facebook', 'message_content', us('CA'), now, 'search_warrant', /1546\.1/, 'Meta', {
    clock: { ...threeDays, cites: /22946/ },
  }),
  row('meta-instagram', 'media_photos_video', us('CA'), now, 'search_warrant', /1546\.1/, 'Meta', {
    clock: { ...threeDays, cites: /22946/ },
  }),
  row(
    'x-twitter',
    'message_content',
    us('CA'),
    now,
    'search_warrant',
    /1546\.1/,
    'wherever the platform sits',
    { clock: { ...threeDays, cites: /22946/ } },
  ),
  row(
    'snap',
    'message_content',
    us('NV'),
    now,
    'search_warrant',
    /Warshak/,
    'an agency of Nevada: attestation, no 72 hours',
    { noClock: threeDays, paper: attestation },
  ),
  row(
    'whatsapp',
    'location_history',
    us('CA'),
    now,
    'search_warrant',
    /1546\.1/,
    'a service for direct messages alone',
    { noClock: threeDays },
  ),
  row(
    'google',
    'message_content',
    us('CA'),
    now,
    'search_warrant',
    /1546\.1/,
    'mail is no social platform; five business days of 1524.2',
    { noClock: threeDays, clock: { id: 'production', days: 7, cites: /1524\.2/ } },
  ),
  row('snap', 'basic_subscriber', us('CA'), now, 'subpoena', items, 'warrants only', { noClock: threeDays }),
  row(
    'snap',
    'message_content',
    federal('CA'),
    now,
    'search_warrant',
    /Warshak/,
    'warrants under Penal Code 1523 only',
    { noClock: threeDays },
  ),
];

/** RCW 10.96.020: a recipient who is served outside Washington; a bold sentence on page 1, twenty business days. */
const washington = /10\.96/;
const pageOne: LawRow[] = [
  row('snap', 'message_content', us('WA'), now, 'search_warrant', /Warshak/, 'warrant', {
    paper: washington,
    clock: { id: 'production', days: 28, cites: washington },
  }),
  row('meta-facebook', 'basic_subscriber', us('WA', 'prosecutor'), now, 'subpoena', items, 'subpoena', {
    paper: washington,
  }),
  row('snap', 'message_metadata', us('WA'), now, 'court_order_2703d', /2703\((d|c\)\(1)/, 'order', {
    paper: washington,
  }),
  row('microsoft', 'basic_subscriber', us('WA'), now, 'subpoena', items, 'served inside Washington', {
    noPaper: washington,
  }),
  row('snap', 'message_content', ohio, now, 'search_warrant', /Warshak/, 'Ohio prints no such sentence', {
    noPaper: washington,
  }),
  row(
    'snap',
    'message_content',
    federal('WA'),
    now,
    'search_warrant',
    /Warshak/,
    'nor does a federal court',
    { noPaper: washington },
  ),
];

export const usPapers: LawRow[] = [...shield, ...hours, ...pageOne];
