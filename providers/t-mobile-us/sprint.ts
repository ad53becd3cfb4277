/** Call detail records of the former Sprint network (CDMA). No source states the zone of their times. */
import { tablePart } from '../../src/returns/declared/table-part.js';
import type { TableSpec } from '../../src/returns/table.js';
import { instant } from '../../src/returns/time.js';

const rest = { to: 'rest' } as const;
const time = (text: string) => instant.any(text, { order: 'mdy' });

let called = '';
let dialled = '';

export const sprint: TableSpec = {
  id: 'sprint_call_detail_records',
  kind: 'call',
  category: 'call_detail_records',
  service: 'Sprint',
  required: ['CALLING_NBR', 'CALLED_NBR', 'START_DATE'],
  columns: {
    CALLING_NBR: { to: 'actor' },
    CALLED_NBR: {
      via: (value) => {
        called = value;
      },
    },
    DIALED_DIGITS: {
      via: (value) => {
        dialled = value;
      },
    },
    M_R: rest,
    START_DATE: { to: 'at', parse: time },
    END_DATE: { to: 'until', parse: time },
    'DURATION (SEC)': rest,
    'Call Type': rest,
    NEID: rest,
    REPOLL: rest,
    '1ST CELL': rest,
    'LAST CELL': rest,
  },
  aliases: { 'MOBILE ROLE': 'M_R', 'M_R #': 'M_R', DURATION: 'DURATION (SEC)', 'REPOLL #': 'REPOLL' },
  after(draft) {
    const peers = [...new Set([called, dialled].filter((number) => number !== ''))];
    if (peers.length > 0) draft.peers = peers;
    // By Sprint's own key, 11 before the area code means that the call rolled to voicemail.
    if (/^11\d{10}$/.test(called.replace(/\D/g, '')))
      draft.notes = [
        `${called} begins with 11: the call rolled to voicemail and was not answered by the customer`,
      ];
    const type = String(draft.rest?.['Call Type'] ?? '');
    if (/sms|text|mms/i.test(type)) {
      draft.kind = 'message';
      draft.category = 'message_metadata';
    }
    called = '';
    dialled = '';
  },
};

export const sprintPart = tablePart<null>(sprint, {
  layout: 'sprint',
  proof: ['CALLING_NBR', 'CALLED_NBR', 'DIALED_DIGITS', 'NEID'],
  preamble: 40,
  begin: ({ out }) => {
    const text =
      'The times of these Sprint records are kept as wall clocks, since neither the file nor Sprint’s key says their zone. Ask T-Mobile’s Legal and Emergency Response in which zone the switch wrote them.';
    out.finding('warning', 'zone-not-stated', text);
  },
});
