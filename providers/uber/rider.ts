/** Uber's tables of a rider: the trips, in the layout of 2018 and in that of 2025. */
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
    asAsked(draft, 'Request Time');
  },
};

const kept = (names: string) => Object.fromEntries(names.split(' ').map((name) => [name, rest]));
const utc = (field: 'at' | 'until'): ColumnUse => ({ to: field, zone: 'UTC' });
/** `rider_lifetime_trips-0.csv`; times of `_local` end in a false `Z` and stay as text. */
const lifetime: TableSpec = {
  id: 'Rider Lifetime Trips',
  kind: 'trip',
  category: 'trip_history',
  service: 'Uber',
  required: ['request_timestamp_utc', 'begintrip_timestamp_utc', 'begintrip_lat', 'status'],
  columns: {
    ...kept('city_name product_type_name global_product_name timezone request_timestamp_local'),
    ...kept('request_timestamp_utc request_lat request_lng begintrip_timestamp_local'),
    ...kept('dropoff_timestamp_local dropoff_lat dropoff_lng destination_lat destination_lng'),
    ...kept('destination_string eta surge_multiplier is_surged is_completed'),
    ...kept('request_to_begin_duration_seconds trip_distance_miles trip_duration_seconds original_fare_usd'),
    ...kept('tip_amount_local_currency tip_currency_code credits_local credits_usd promotion_local'),
    ...kept('promotion_usd payment_type card_number client_app_version is_airport_trip is_scheduled_trip'),
    ...kept('is_cash_trip'),
    begintrip_timestamp_utc: utc('at'),
    dropoff_timestamp_utc: utc('until'),
    begintrip_lat: { to: 'lat' },
    begintrip_lng: { to: 'lon' },
    begintrip_string: { to: 'place' },
    original_fare_local: { to: 'amount' },
    currency_code: { to: 'currency' },
    client_device: { to: 'device' },
    status: { to: 'text' },
  },
  after: (draft) => asAsked(draft, 'request_timestamp_utc'),
};

/** A trip that never began happened, if at all, when it was asked for. */
function asAsked(draft: RecordDraft, column: string): void {
  const asked = draft.rest?.[column];
  if (draft.at || typeof asked !== 'string') return;
  draft.at = instant.any(asked, { zone: 'UTC' });
  draft.notes = ['time of the request: the trip has no begin'];
}

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
  // Before the driver's trips, which share most columns: only the rider's table says where the ride was asked for.
  tablePart(lifetime, {
    proof: ['request_lat', 'begintrip_timestamp_utc', 'begintrip_string', 'destination_lat'],
    layout: 'rider',
  }),
];
