/**
 * United Kingdom, Canada, Australia, India, and countries without a file of their own. Sources: Investigatory Powers Act 2016; Crime
 * (Overseas Production Orders) Act 2019 and the agreement in force on 3 October 2022; Criminal Code of Canada 487.012-487.018;
 * agreement with Australia in force on 30 January 2024; BNSS 2023 s. 94 in force on 1 July 2024; Convention on Cybercrime.
 */
import { abroad, afp, indianPolice, type LawRow, mountie, now, row, ukPolice } from './row.js';

const copo = /Overseas Production Orders|COPO/;
const ipa = /Investigatory Powers Act/;
/** Mutual legal assistance: a treaty, a convention, or the American statute that carries it out. */
const assistance = /mutual|assistance|treaty|convention|rogatory|3512/i;
/** BNSS s. 112: a criminal court of India writes to the court abroad. */
const letter = /Nagarik.*112/;
const treaty: Parameters<typeof abroad>[2] = ['mlat', 'preservation'];

const britain: LawRow[] = [
  row(
    'meta-facebook',
    'message_content',
    ukPolice,
    now,
    'copo',
    copo,
    'an overseas production order under the agreement',
  ),
  row('snap', 'message_content', ukPolice, '2022-10-03', 'copo', copo, 'first day of the agreement'),
  row(
    'snap',
    'message_content',
    ukPolice,
    '2022-10-02',
    'mlat',
    assistance,
    'the Act stood since 2019 without an arrangement to name',
    { never: copo },
  ),
  row('google', 'media_photos_video', ukPolice, now, 'copo', copo, 'stored electronic data'),
  row(
    'meta-facebook',
    'message_content',
    ukPolice,
    now,
    'mlat',
    assistance,
    'serious crime: three years or more',
    {
      years: 2,
      never: copo,
    },
  ),
  row(
    'meta-facebook',
    'basic_subscriber',
    ukPolice,
    now,
    'ipa_authorisation',
    ipa,
    'entity data are communications data',
  ),
  row('snap', 'login_ip_history', ukPolice, now, 'ipa_authorisation', ipa, 'events data'),
  row(
    'meta-instagram',
    'message_metadata',
    ukPolice,
    now,
    'ipa_authorisation',
    ipa,
    'communications data are excepted from the order of 2019 (s 3)',
    { never: copo },
  ),
  row(
    'snap',
    'basic_subscriber',
    ukPolice,
    '2022-01-10',
    'ipa_authorisation',
    ipa,
    "at Snap's discretion on process of the country that asks",
  ),
  row('bt-ee', 'call_detail_records', ukPolice, now, 'ipa_authorisation', ipa, 'at home'),
  row(
    'bt-ee',
    'basic_subscriber',
    ukPolice,
    '2021-03-01',
    'ipa_authorisation',
    ipa,
    'at home, before the agreement',
  ),
  row('threema', 'basic_subscriber', ukPolice, now, 'mlat', assistance, 'Switzerland has no agreement', {
    never: copo,
  }),
  row(
    'snap',
    'basic_subscriber',
    ukPolice,
    now,
    'emergency',
    /Snap|2702/,
    'Snap: limited non-content in an emergency',
    { danger: true },
  ),
  row(
    'snap',
    'message_content',
    ukPolice,
    now,
    'copo',
    copo,
    'Snap gives no content; 2702(b)(8) speaks of governments in the United States (2711(4))',
    { danger: true },
  ),
];

const canada: LawRow[] = [
  row(
    'rogers',
    'basic_subscriber',
    mountie,
    now,
    'production_order',
    /487\.014/,
    'general production order; a name behind a number is private (Spencer)',
  ),
  row(
    'bell-canada',
    'call_detail_records',
    mountie,
    now,
    'production_order',
    /487\.01[46]/,
    'transmission data',
  ),
  row(
    'meta-facebook',
    'message_content',
    mountie,
    now,
    'mlat',
    assistance,
    'no agreement with the United States yet',
  ),
  row('google', 'message_content', mountie, now, 'mlat', assistance, 'Google: content by treaty'),
  row('snap', 'basic_subscriber', mountie, now, 'production_order', /487\.01/, "at Snap's discretion"),
  row(
    'lyft',
    'basic_subscriber',
    mountie,
    now,
    'production_order',
    /487\.01/,
    'Lyft: basic data to Canadian agencies, no treaty',
  ),
  row('github', 'basic_subscriber', mountie, now, 'mlat', assistance, 'GitHub: no foreign process'),
  row('rogers', 'keep', mountie, now, 'preservation', [], 'demand of an officer, 21 days', {
    clock: { id: 'preservation', days: 21, cites: /487\.012/ },
  }),
];

const australia: LawRow[] = [
  row('meta-facebook', 'message_content', afp, '2024-01-29', 'mlat', assistance, 'the day before', {
    never: /Telecommunications \(Interception/,
  }),
  row(
    'meta-facebook',
    'message_content',
    afp,
    '2024-01-30',
    'ipo',
    /Interception and Access/,
    'international production order for stored communications',
  ),
  row(
    'google',
    'mail_headers',
    afp,
    now,
    'ipo',
    /Interception and Access/,
    'international production order for telecommunications data',
  ),
  row('threema', 'basic_subscriber', afp, now, 'mlat', assistance, 'Switzerland has no agreement'),
];

const india: LawRow[] = [
  row(
    'whatsapp',
    'basic_subscriber',
    indianPolice,
    now,
    'bnss_94',
    /BNSS|Nagarik/,
    'WhatsApp answers requests under the law that applies',
  ),
  row(
    'whatsapp',
    'message_content',
    indianPolice,
    now,
    'not_available',
    /WhatsApp|requests/i,
    'there is none to give',
  ),
  row(
    'google',
    'basic_subscriber',
    indianPolice,
    now,
    'bnss_94',
    /BNSS|Nagarik/,
    'Google: what is no content more readily',
  ),
  row(
    'meta-facebook',
    'message_content',
    indianPolice,
    now,
    'mlat',
    /112|MLAT|mutual/i,
    'letter of request, s. 112',
  ),
  row('google', 'message_content', indianPolice, now, 'mlat', letter, 'content is by treaty'),
  row('airtel', 'call_detail_records', indianPolice, now, 'bnss_94', /BNSS|Nagarik/, 'at home'),
  row('reliance-jio', 'basic_subscriber', indianPolice, now, 'bnss_94', /BNSS|Nagarik/, 'at home'),
  row('github', 'basic_subscriber', indianPolice, now, 'mlat', letter, 'GitHub: no foreign process'),
  row(
    'pinterest',
    'basic_subscriber',
    indianPolice,
    now,
    'mlat',
    letter,
    'Pinterest: a US court order by treaty alone',
  ),
  row(
    'discord',
    'basic_subscriber',
    indianPolice,
    now,
    'mlat',
    letter,
    'Discord: treaty or letters rogatory',
  ),
  row(
    'airtel',
    'call_detail_records',
    indianPolice,
    '2024-06-30',
    ['foreign_order', 'production_order'],
    [],
    'the Code of 1973 still stood',
    { never: /BNSS|Nagarik/ },
  ),
];

/** Everybody else: by treaty; the network for keeping only between Parties of the Convention on Cybercrime (arts 29, 35). */
const everybody: LawRow[] = [
  row('meta-facebook', 'message_content', abroad('BR', 'judge', treaty), now, 'mlat', assistance, 'Brazil'),
  row('google', 'message_content', abroad('JP', 'police', treaty), now, 'mlat', assistance, 'Japan'),
  row('meta-facebook', 'message_content', abroad('NG', 'police', treaty), now, 'mlat', assistance, 'Nigeria'),
  row(
    'github',
    'basic_subscriber',
    abroad('BR', 'judge', treaty),
    now,
    'mlat',
    assistance,
    'GitHub: no foreign process',
  ),
  row('meta-facebook', 'keep', abroad('JP', 'police', treaty), now, 'preservation', [], 'Party since 2012', {
    way: { path: 'network-24-7', open: true },
  }),
  row(
    'meta-facebook',
    'keep',
    abroad('BR', 'police', treaty),
    now,
    'preservation',
    [],
    'Party since its accession of November 2022',
    { way: { path: 'network-24-7', open: true } },
  ),
  row(
    'meta-facebook',
    'keep',
    abroad('BR', 'police', treaty),
    '2022-06-01',
    'preservation',
    [],
    'not yet a Party',
    { way: { path: 'network-24-7', open: 'absent' } },
  ),
  row(
    'meta-facebook',
    'keep',
    abroad('NG', 'police', treaty),
    '2022-11-01',
    'preservation',
    [],
    'in force for Nigeria on this day',
    { way: { path: 'network-24-7', open: true } },
  ),
  row(
    'meta-facebook',
    'keep',
    abroad('NG', 'police', treaty),
    '2022-10-31',
    'preservation',
    [],
    'the day before',
    { way: { path: 'network-24-7', open: 'absent' } },
  ),
  row('meta-facebook', 'keep', indianPolice, now, 'preservation', [], 'India is no Party', {
    way: { path: 'network-24-7', open: 'absent' },
  }),
];

export const worldOthers: LawRow[] = [...britain, ...canada, ...australia, ...india, ...everybody];
