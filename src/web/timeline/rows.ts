/** One record as a line of a list: when, who, what, and where it stands. */
import { DateTime } from 'luxon';
import { isoOfUs, wallText } from '../../base/moment.js';
import type { CaseNames } from '../../desk/returns/case-names.js';
import type { SearchTerm, StoredRecord } from '../../store/records/query.js';
import { shortened } from '../render/words.js';
import { foundElsewhere } from './found-elsewhere.js';
import { type MarkedPart, marked, wordsIn } from './marks.js';
import { kindClass } from './strip.js';

export interface RecordLine {
  href: string;
  /** In the zone chosen, with its name. */
  time: string;
  /** UTC beside it; empty when the zone chosen is UTC or none is known. */
  utc: string;
  iso: string;
  /** Why the time is to be read with care. */
  mark: string;
  who: string;
  whom: string;
  kind: string;
  kindClass: string;
  /** The one thing that says most, in parts; parts that were searched for are marked. */
  what: MarkedPart[];
  /** Where else the words stand: the field's name, and its text with marks. */
  also: { name: string; parts: MarkedPart[] }[];
  /** It lies outside the process and is open to this person for a time. */
  unsealed: boolean;
  provider: string;
  place: string;
}

export interface LineContext {
  zone: string;
  href(record: StoredRecord): string;
  provider(record: StoredRecord): string;
  /** The file in its return. */
  file(record: StoredRecord): string;
  /** Names that the sources give beside ids. */
  names: CaseNames;
  /** Words that were searched for. */
  terms?: readonly SearchTerm[];
}

/** Makes the line of a record. */
export function lineOf(record: StoredRecord, context: LineContext): RecordLine {
  const terms = context.terms ?? [];
  const what = whatOf(record);
  const words = wordsIn(terms, 'text', 'place', 'device', 'ip', 'media');
  return {
    href: context.href(record),
    ...timeOf(record, context.zone),
    who: context.names.whoOf(record),
    whom: peersOf(record.peers.map((peer) => context.names.shown(peer, record.reading))),
    kind: record.kind,
    kindClass: kindClass(record.kind),
    what: marked(what, words),
    also: terms.length === 0 ? [] : foundElsewhere(record, what, terms),
    unsealed: record.scope === 'outside',
    provider: context.provider(record),
    place: placeOf(record, context.file(record)),
  };
}

/** The time of a record in a zone, with UTC beside it. */
export function timeOf(
  record: StoredRecord,
  zone: string,
): Pick<RecordLine, 'time' | 'utc' | 'iso' | 'mark'> {
  if (record.at !== null) {
    const iso = isoOfUs(record.at);
    const at = DateTime.fromISO(iso, { zone: 'utc' });
    const utc = at.toFormat("yyyy-MM-dd HH:mm:ss 'UTC'");
    if (zone === 'UTC') return { time: utc, utc: '', iso, mark: '' };
    const local = at.setZone(zone);
    return {
      time: `${local.toFormat('yyyy-MM-dd HH:mm:ss')} ${local.offsetNameShort ?? zone}`,
      utc,
      iso,
      mark: '',
    };
  }
  if (record.wall !== null) {
    const iso = wallText(record.wall);
    return { time: iso.replace('T', ' ').slice(0, 19), utc: '', iso, mark: 'zone not stated' };
  }
  return {
    time: record.atText ?? 'No time',
    utc: '',
    iso: '',
    mark: record.atText ? 'time not readable' : '',
  };
}

function peersOf(peers: readonly string[]): string {
  if (peers.length <= 3) return peers.join(', ');
  return `${peers.slice(0, 2).join(', ')} and ${peers.length - 2} more`;
}

/** The one thing that says most about a record of its kind. */
function whatOf(record: StoredRecord): string {
  const position = record.lat !== null && record.lon !== null ? `${record.lat}, ${record.lon}` : '';
  const ip = record.ip ? `${record.ip}${record.port !== null ? ` port ${record.port}` : ''}` : '';
  const amount = record.amount !== null ? `${record.amount} ${record.currency ?? ''}`.trim() : '';
  const media = record.media.length > 0 ? `${record.media.length} attached` : '';
  const parts = [record.text, amount, record.place, position, ip, record.device, media];
  return parts.filter((part) => part).join(' · ') || firstOfRest(record);
}

/** The first columns of the source that say something; the time stands beside them already. */
function firstOfRest(record: StoredRecord): string {
  return Object.entries(record.rest ?? {})
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .filter(([, value]) => value !== '' && value !== record.atText)
    .slice(0, 4)
    .map(([name, value]) => `${shortened(name, 60)}: ${shortened(String(value), 120)}`)
    .join(' · ');
}

/** `conversations.csv, line 12` */
export function placeOf(record: StoredRecord, file: string): string {
  const base = file.split(/!\/|\//).at(-1) ?? file;
  if (record.line !== null) return `${base}, line ${record.line}`;
  if (record.offset !== null) return `${base}, byte ${record.offset}`;
  return base;
}
