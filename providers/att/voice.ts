/** The columns of AT&T's voice usage, as its records key names them. A call may have several legs: each is a row, and a record. */
import { DateAndTime } from '../../src/returns/date-and-time.js';
import type { TableSpec } from '../../src/returns/table.js';

const rest = { to: 'rest' } as const;

/** A spec of its own for each reading of a file. */
export function voice(): TableSpec {
  const clock = new DateAndTime({ zone: 'UTC', order: 'mdy' });
  return {
    id: 'voice_usage',
    kind: 'call',
    category: 'call_detail_records',
    service: 'AT&T',
    required: ['Conn. Date', 'Originating Number', 'Terminating Number'],
    columns: {
      Item: rest,
      'Conn. Date': clock.date,
      'Conn. Time (UTC)': clock.time,
      'Seizure Time': rest,
      ET: rest,
      'Originating Number': { to: 'actor' },
      'Terminating Number': { to: 'peers' },
      IMEI: { to: 'device' },
      IMSI: rest,
      CT: rest,
      Feature: rest,
      'Cell Location': { to: 'place' },
    },
    aliases: {
      'Conn Date': 'Conn. Date',
      'Conn. Time': 'Conn. Time (UTC)',
      'Conn Time': 'Conn. Time (UTC)',
      'Conn Time (UTC)': 'Conn. Time (UTC)',
      'Conn. Time(UTC)': 'Conn. Time (UTC)',
      'Elapsed Time': 'ET',
    },
    after: (draft) => clock.take(draft),
  };
}
