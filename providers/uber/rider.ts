/** Uber's tables of a rider: the trips. */
import type { Instant, RecordDraft } from '../../src/returns/contract.js';
import type { Part } from '../../src/returns/declared/declared-reader.js';
import { tablePart } from '../../src/returns/declared/table-part.js';
import type { ColumnUse, TableSpec } from '../../src/returns/table.js';
import { instant } from '../../src/returns/time.js';

const rest: ColumnUse = { to: 'rest' };
/** Times of the rider's table state their offset: `2018-04-05 05:52:02 +0000 UTC`. */
const trips: TableSpec = {
  id: 'trips_data',
  kind: 'trip',
  category: 'trip_history',
  service: 'Uber',
  required: ['Request Time', 'Begin Trip Time', 'Dropoff Time'],
  aliases: { 'Begintrip Time': 'Begin Trip Time' },
  columns: {
    City: rest,
    'Product Type': rest,
    'Trip or Order Status': { to: 'text' },
    'Request Time': rest,
    'Begin Trip Time': { to: 'at' },
    'Begin Trip Lat': { to: 'lat' },
    'Begin Trip Lng': { to: 'lon' },
    'Begin Trip Address': { to: 'place' },
    'Dropoff Time': { to: 'until' },
    'Dropoff Lat': rest,
    'Dropoff Lng': rest,
    'Dropoff Address': rest,
    'Distance (miles)': rest,
    'Fare Amount': { to: 'amount' },
    'Fare Currency': { to: 'currency' },
  },
  after: (draft) => {
    // Uber writes the first moment of 1970 where a trip never began or never ended: that is no time.
    draft.at = unlessNever(draft, 'Begin Trip Time', draft.at);
    draft.until = unlessNever(draft, 'Dropoff Time', draft.until);
    // A trip that never began happened, if at all, when it was asked for.
    const asked = draft.rest?.['Request Time'];
    if (!draft.at && typeof asked === 'string') {
      draft.at = instant.any(asked);
      draft.notes = ['time of the request: the trip has no begin'];
    }
  },
};

/** The instant, unless it is the zero of the clock: then its text is kept beside the other columns. */
function unlessNever(
  draft: RecordDraft,
  column: string,
  at: Instant | null | undefined,
): Instant | undefined {
  if (at?.us !== 0) return at ?? undefined;
  draft.rest = { ...draft.rest, [column]: at.text };
  return undefined;
}

export const riderParts: Part<null>[] = [
  tablePart(trips, { proof: ['Trip or Order Status', 'Begin Trip Lat', 'Dropoff Lat'], layout: 'rider' }),
];
