/**
 * European Production and Preservation Orders: Regulation (EU) 2023/1543, applied from 18 August 2026. Ireland takes part, Denmark
 * does not. Before: the European Investigation Order (Directive 2014/41/EU), by which neither Ireland nor Denmark is bound.
 */
import { inUnion, type LawRow, now, row } from './row.js';

const epo = /2023\/1543/;
const judge = inUnion('FR', 'investigating-judge');
/** Mutual legal assistance: a treaty, a convention, or the American statute that carries it out. */
const assistance = /mutual|assistance|treaty|convention|rogatory|3512/i;
const before = '2026-08-17';
const first = '2026-08-18';
const home: LawRow['is'] = ['foreign_order', 'production_order', 'search_warrant'];

const judges: LawRow[] = [
  row(
    'meta-facebook',
    'message_content',
    judge,
    first,
    'epoc',
    epo,
    'art. 4(2): an investigating judge issues for content; 10 days',
    { way: { path: 'epoc', open: true, days: 10 } },
  ),
  row('meta-facebook', 'message_content', judge, before, 'mlat', assistance, 'not yet; Ireland has no EIO', {
    never: /2023\/1543|2014\/41/,
  }),
  row('meta-instagram', 'basic_subscriber', judge, now, 'epoc', epo, 'art. 4(1)'),
  row('meta-instagram', 'message_metadata', judge, now, 'epoc', epo, 'traffic data, art. 4(2)'),
  row('whatsapp', 'basic_subscriber', judge, now, 'epoc', epo, 'WhatsApp Ireland'),
  row(
    'google',
    'message_content',
    inUnion('DE', 'judge'),
    now,
    'epoc',
    epo,
    'Google Ireland; a German court',
  ),
  row('openai', 'ai_conversations', judge, now, 'epoc', epo, 'OpenAI Ireland'),
  row('x-twitter', 'message_content', judge, now, 'epoc', epo, 'X Internet Unlimited Company, Dublin'),
  row(
    'reddit',
    'message_content',
    inUnion('IE', 'judge'),
    now,
    'epoc',
    epo,
    'an Irish judge to a company in the Netherlands',
  ),
  row('discord', 'message_content', judge, now, 'epoc', epo, 'Discord Netherlands'),
  row(
    'meta-facebook',
    'message_content',
    judge,
    now,
    ['epoc', 'emergency'],
    [],
    'eight hours in an emergency, art. 10(4)',
    { danger: true, way: { path: 'epoc', open: true, days: 8 / 24 } },
  ),
];

const prosecutors: LawRow[] = [
  row(
    'meta-facebook',
    'basic_subscriber',
    inUnion('DE', 'prosecutor'),
    now,
    'epoc',
    epo,
    'art. 4(1): a prosecutor for subscriber data',
  ),
  row(
    'tiktok',
    'registration_ip',
    inUnion('DE', 'prosecutor'),
    now,
    'epoc',
    epo,
    'addresses only to identify the user',
  ),
  row(
    'meta-facebook',
    'message_content',
    inUnion('DE', 'prosecutor'),
    now,
    ['epoc', 'mlat'],
    [],
    'art. 4(2): not on her own; a judge validates',
    { way: { path: 'epoc', open: true, says: /judge|court/i } },
  ),
  row(
    'meta-facebook',
    'basic_subscriber',
    inUnion('FR', 'police'),
    now,
    'epoc',
    epo,
    'art. 4(1)(b): police with validation',
    { way: { path: 'epoc', open: true, says: /validat/i } },
  ),
];

const limits: LawRow[] = [
  row(
    'meta-facebook',
    'message_content',
    judge,
    now,
    'mlat',
    assistance,
    'art. 5(4): offences of three years and more',
    { years: 2, never: epo },
  ),
  row('meta-facebook', 'message_content', judge, now, 'epoc', epo, 'three years are enough', { years: 3 }),
  row('meta-facebook', 'basic_subscriber', judge, now, 'epoc', epo, 'art. 5(3): all offences', { years: 1 }),
  row(
    'meta-facebook',
    'message_content',
    inUnion('DK', 'judge'),
    now,
    'mlat',
    assistance,
    'Denmark is not bound',
    {
      never: epo,
    },
  ),
  row(
    'hetzner',
    'connection_records',
    inUnion('DK', 'judge'),
    now,
    'mlat',
    assistance,
    'Denmark is bound by neither',
    { never: /2023\/1543|2014\/41/ },
  ),
  row(
    'hetzner',
    'connection_records',
    judge,
    before,
    ['mlat', 'foreign_order'],
    /2014\/41/,
    'an EIO to Germany before',
  ),
  row('hetzner', 'connection_records', judge, first, 'epoc', epo, 'an EPOC to Germany from now on'),
  row(
    'meta-facebook',
    'message_content',
    inUnion('IE', 'judge'),
    now,
    home,
    [],
    'at home the law of Ireland, art. 3(1)',
    { way: { path: 'epoc', open: 'absent' } },
  ),
  row('hetzner', 'connection_records', inUnion('DE', 'judge'), now, home, [], 'at home the law of Germany', {
    way: { path: 'epoc', open: 'absent' },
  }),
  row('signal', 'basic_subscriber', judge, now, 'mlat', assistance, 'no address in the Union on record', {
    never: epo,
  }),
  row(
    'github',
    'message_content',
    judge,
    now,
    'mlat',
    assistance,
    'GitHub takes no foreign process; no address in the Union on record',
    { never: epo },
  ),
  row(
    'proton',
    'basic_subscriber',
    judge,
    now,
    'mlat',
    assistance,
    'Swiss orders only; a data-protection representative is no addressee of art. 7',
    { never: epo },
  ),
];

const keeping: LawRow[] = [
  row('meta-facebook', 'keep', judge, first, 'preservation', [], 'art. 6: any category, 60 days', {
    instrument: 'epoc_pr',
    clock: { id: 'preservation', days: 60, cites: epo },
  }),
  row(
    'meta-facebook',
    'keep',
    inUnion('DE', 'prosecutor'),
    now,
    'preservation',
    [],
    'a prosecutor may, art. 4(3)',
    { instrument: 'epoc_pr' },
  ),
];

export const worldUnion: LawRow[] = [...judges, ...prosecutors, ...limits, ...keeping];
