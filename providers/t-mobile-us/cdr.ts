/** T-Mobile's call detail records: one row for each call or message, always in UTC. */
import type { RecordDraft } from '../../src/returns/contract.js';
import { DateAndTime } from '../../src/returns/date-and-time.js';
import { tablePart } from '../../src/returns/declared/table-part.js';
import type { TableSpec } from '../../src/returns/table.js';

/** Numbers of T-Mobile's own voicemail, by its sheet on reading these records (DOJ release EFTA00153457). */
const voicemail: Record<string, string> = {
  '8056377249': 'the number is T-Mobile’s voicemail: the call was forwarded to it',
  '8056377243': 'the number is T-Mobile’s voicemail: messages were listened to',
};

const clock = new DateAndTime({ zone: 'UTC', order: 'mdy' });
let callType = '';
let address: string[] = [];
let dialled: string[] = [];

const part = (list: () => string[]) => ({ via: (value: string) => void list().push(value) });
const addressPart = part(() => address);
const numberPart = part(() => dialled);
const rest = { to: 'rest' } as const;

export const cdr: TableSpec = {
  id: 'call_detail_records',
  kind: 'call',
  category: 'call_detail_records',
  service: 'T-Mobile',
  required: ['Date', 'Time', 'Call Type', 'Calling Number', 'IMSI', 'IMEI'],
  columns: {
    Date: clock.date,
    Time: clock.time,
    'Call Type': {
      via: (value) => {
        callType = value;
      },
    },
    Duration: rest,
    Direction: rest,
    'Calling Number': { to: 'actor' },
    'Dialed Number': numberPart,
    'Called Number': numberPart,
    'Destination Number': numberPart,
    IMSI: rest,
    IMEI: { to: 'device' },
    'Completion Code': rest,
    'Answered?': rest,
    'Service Code': rest,
    'Disconnecting Party': rest,
    'Service Indicator': rest,
    'SMS Deliv Status': rest,
    'Switch Name': rest,
    '1st LTE Site ID': rest,
    '1st LAC': rest,
    '1st Cell ID': rest,
    '1st Tower Azimuth': rest,
    '1st Tower LAT': { to: 'lat' },
    '1st Tower LONG': { to: 'lon' },
    '1st Tower Address': addressPart,
    '1st Tower City': addressPart,
    '1st Tower State': addressPart,
    '1st Tower Zip': addressPart,
    'Last LTE Site ID': rest,
    'Last LAC ID': rest,
    'Last Cell ID': rest,
    'Last Tower Azimuth': rest,
    'Last Tower LAT': rest,
    'Last Tower LONG': rest,
    'Last Tower Address': rest,
    'Last Tower City': rest,
    'Last Tower State': rest,
    'Last Tower Zip': rest,
  },
  after(draft) {
    clock.take(draft);
    takeNumbers(draft);
    draft.rest = { ...(callType === '' ? {} : { 'Call Type': callType }), ...draft.rest };
    if (/sms|rcs|imchat/i.test(callType)) {
      draft.kind = 'message';
      draft.category = 'message_metadata';
    }
    if (address.length > 0) draft.place = `cell site: ${address.join(', ')}`;
    callType = '';
    address = [];
  },
};

/** Dialed, called and destination number are mostly one; each different one is kept once. */
function takeNumbers(draft: RecordDraft): void {
  const peers = [...new Set(dialled)];
  dialled = [];
  if (peers.length > 0) draft.peers = peers;
  for (const number of [draft.actor ?? '', ...peers]) {
    const note = voicemail[number.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '')];
    if (note !== undefined) draft.notes = [...(draft.notes ?? []), `${number}: ${note}`];
  }
}

export const cdrPart = tablePart<null>(cdr, {
  layout: 'cdr',
  proof: ['Call Type', 'SMS Deliv Status', '1st Tower Azimuth', 'IMSI', 'IMEI'],
  preamble: 40,
});
