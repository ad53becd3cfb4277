/** Recognises call detail records of no known carrier by the set of their columns, since every maker names them in its own way. */
import type { RecordDraft } from '../contract.js';
import { DateAndTime } from '../date-and-time.js';
import type { ColumnUse, TableSpec } from '../table-spec.js';

/** What a column of such a table is for, by its name without case, spaces and marks. */
const meanings: Record<string, readonly string[]> = {
  calling: [
    'callingnumber',
    'callingnbr',
    'callingparty',
    'callingpartynumber',
    'caller',
    'callernumber',
    'aparty',
    'apartynumber',
    'apartyno',
    'anumber',
    'originatingnumber',
  ],
  called: [
    'callednumber',
    'callednbr',
    'calledparty',
    'calledpartynumber',
    'callee',
    'bparty',
    'bpartynumber',
    'bpartyno',
    'bnumber',
    'dialednumber',
    'terminatingnumber',
  ],
  moment: [
    'eventtimestamp',
    'eventtime',
    'starttimestamp',
    'startdatetime',
    'calldatetime',
    'callstarttime',
    'datetime',
    'timestamp',
    'eventdatetime',
  ],
  date: ['calldate', 'date', 'startdate', 'eventdate'],
  clock: ['calltime', 'time', 'starttime', 'callinitiationtime'],
  type: ['eventtype', 'calltype', 'servicetype', 'usagetype', 'recordtype', 'type'],
  duration: [
    'durationsec',
    'durationsecs',
    'durationseconds',
    'duration',
    'callduration',
    'calldurationsec',
    'dur',
    'durs',
  ],
  imei: ['imei', 'handsetimei', 'imeinumber'],
  account: ['subscriberid', 'targetnumber', 'subjectnumber', 'targetno'],
  lat: ['latitude', 'lat', 'celllatitude', 'towerlatitude', 'firstcelllatitude'],
  lon: ['longitude', 'lon', 'long', 'lng', 'celllongitude', 'towerlongitude', 'firstcelllongitude'],
  place: ['towername', 'celladdress', 'siteaddress', 'firstcelladdress', 'toweraddress', 'cellsitename'],
  cell: [
    'celltowerid',
    'cellid',
    'firstcellid',
    'firstcgi',
    'cgi',
    'lastcgi',
    'lastcellid',
    'cellsite',
    'siteid',
    'imsi',
    'direction',
    'calldirection',
  ],
};

const meaningOf = new Map(
  Object.entries(meanings).flatMap(([meaning, names]) => names.map((name) => [name, meaning] as const)),
);

/**
 * The spec for a header that is one of call detail records: who called, who was called, when, and at least two more of their usual
 * columns. Null when it is not. No zone is assumed, and nobody's direction is turned round.
 */
export function cdrSpec(header: readonly string[]): TableSpec | null {
  const found = new Map<string, string>();
  for (const name of header) {
    const meaning = meaningOf.get(name.toLowerCase().replace(/[^a-z0-9]/g, ''));
    if (meaning !== undefined && !found.has(meaning)) found.set(meaning, name);
  }
  const when = found.has('moment') || (found.has('date') && found.has('clock'));
  if (!found.has('calling') || !found.has('called') || !when) return null;
  const usual = ['type', 'duration', 'imei', 'lat', 'place', 'cell'].filter((meaning) => found.has(meaning));
  return usual.length < 2 ? null : specOf(header, found);
}

function specOf(header: readonly string[], found: ReadonlyMap<string, string>): TableSpec {
  const clock = new DateAndTime();
  const joined = !found.has('moment');
  const uses: Record<string, ColumnUse> = {
    calling: { to: 'actor' },
    called: { to: 'peers' },
    moment: { to: 'at' },
    imei: { to: 'device' },
    account: { to: 'account' },
    lat: { to: 'lat' },
    lon: { to: 'lon' },
    place: { to: 'place' },
    ...(joined ? { date: clock.date, clock: clock.time } : {}),
  };
  const columns: TableSpec['columns'] = {};
  for (const name of header) columns[name] = { to: 'rest' };
  for (const [meaning, name] of found) columns[name] = uses[meaning] ?? { to: 'rest' };
  const type = found.get('type');
  return {
    id: 'call_detail_records',
    kind: 'call',
    category: 'call_detail_records',
    columns,
    after(draft) {
      if (joined) clock.take(draft);
      if (type !== undefined) kindBy(draft, String(draft.rest?.[type] ?? ''));
    },
  };
}

function kindBy(draft: RecordDraft, type: string): void {
  if (/sms|mms|text|rcs/i.test(type)) {
    draft.kind = 'message';
    draft.category = 'message_metadata';
  } else if (/data|gprs|ipdr|internet/i.test(type)) {
    draft.kind = 'other';
    draft.category = 'connection_records';
  }
}
