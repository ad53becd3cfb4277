/** Uber's tables of a driver: trips in three layouts, online and offline, dispatches. */
import type { RecordDraft } from '../../src/returns/contract.js';
import type { Part } from '../../src/returns/declared/declared-reader.js';
import { withoutNothing } from '../../src/returns/declared/nothing.js';
import { tablePart } from '../../src/returns/declared/table-part.js';
import type { ColumnUse, TableSpec } from '../../src/returns/table.js';
import { instant } from '../../src/returns/time.js';

const rest: ColumnUse = { to: 'rest' };
const kept = (names: string) => Object.fromEntries(names.split(' ').map((name) => [name, rest]));
/** `\N` stands for nothing in the driver's files. */
const nothing = /^\\N$/;

function time(field: 'at' | 'until'): ColumnUse {
  return {
    to: field,
    // A count from 1970 in milliseconds, or ISO text in UTC.
    parse: (text) => (/^\d{13}$/.test(text) ? instant.epoch(text, 'ms') : instant.any(text, { zone: 'UTC' })),
  };
}

/** The false `Z` of local times is left as text in the rest. */
const tidy = (draft: RecordDraft) => withoutNothing(draft, nothing);

const trips: TableSpec = {
  id: 'Driver Lifetime Trips',
  kind: 'trip',
  category: 'trip_history',
  service: 'Uber',
  required: ['begintrip_timestamp_utc', 'dropoff_timestamp_utc', 'status'],
  columns: {
    ...kept(
      'city_id city_name timezone flow source_tag product_type_name global_product_name eta fare_profile',
    ),
    ...kept(
      'request_timestamp_local request_timestamp_utc begintrip_timestamp_local dropoff_timestamp_local',
    ),
    ...kept(
      'surge_multiplier is_surged has_destination is_pool_matched is_star_power is_flat_rate is_cash_trip',
    ),
    ...kept('request_to_begin_distance_miles request_to_begin_duration_seconds trip_distance_miles'),
    ...kept(
      'trip_duration_seconds is_completed is_wait_time_eligible is_rewindtrip rewind original_fare_usd',
    ),
    ...kept(
      'is_airport_trip is_scheduled_trip flow_type license_plate driver_trip_number vehicle_trip_number',
    ),
    ...kept('eta_seconds driver_surge_multiplier wait_duration_minutes'),
    currency_code: { to: 'currency' },
    begintrip_timestamp_utc: time('at'),
    dropoff_timestamp_utc: time('until'),
    begintrip_latitude: { to: 'lat' },
    begintrip_longitude: { to: 'lon' },
    original_fare_local: { to: 'amount' },
    status: { to: 'text' },
  },
  after: tidy,
};
/** `Trip details (Driver).csv` of 2022; its times state their offset, or nothing: then their zone is not known. */
const details: TableSpec = {
  id: 'Trip details (Driver)',
  kind: 'trip',
  category: 'trip_history',
  service: 'Uber',
  required: ['begintrip_time', 'begintrip_latitude', 'dropoff_time', 'status'],
  columns: {
    begintrip_time: { to: 'at' },
    dropoff_time: { to: 'until' },
    begintrip_latitude: { to: 'lat' },
    begintrip_longitude: { to: 'lon' },
    fare: { to: 'amount' },
    currency: { to: 'currency' },
    status: { to: 'text' },
    ...kept(
      'request_time dropoff_latitude dropoff_longitude fare_profile distance duration surge_multiplier',
    ),
  },
  after: tidy,
};
const online: TableSpec = {
  id: 'Driver Online Offline',
  kind: 'location',
  category: 'location_history',
  service: 'Uber',
  required: ['earner_state', 'begin_timestamp_utc', 'end_timestamp_utc'],
  columns: {
    earner_state: { to: 'text' },
    begin_lat: { to: 'lat' },
    begin_lng: { to: 'lon' },
    begin_timestamp_utc: time('at'),
    end_timestamp_utc: time('until'),
    ...kept('city_id end_lat end_lng duration_ms begin_timestamp_local end_timestamp_local'),
  },
  after: tidy,
};
const dispatches: TableSpec = {
  id: 'Driver Dispatches Offered and Accepted',
  kind: 'other',
  category: 'trip_history',
  service: 'Uber',
  required: ['start_timestamp_utc', 'dispatches', 'accepts'],
  columns: {
    start_timestamp_utc: time('at'),
    end_timestamp_utc: time('until'),
    ...kept(
      'start_timestamp_local end_timestamp_local city_id minutes_online minutes_active dispatches rejections',
    ),
    ...kept('accepts expireds driver_cancellations rider_cancellations completed_trips trip_fares'),
    ...kept('driver_adjusted_fares flow_type minutes_on_break minutes_on_trip'),
  },
  after: tidy,
};

export const driverParts: Part<null>[] = [
  tablePart(trips, {
    proof: ['request_timestamp_utc', 'begintrip_timestamp_utc', 'dropoff_timestamp_utc'],
    layout: 'driver',
  }),
  tablePart(details, {
    proof: ['begintrip_latitude', 'dropoff_latitude', 'fare_profile'],
    layout: 'driver',
  }),
  tablePart(online, {
    proof: ['earner_state', 'begin_timestamp_utc', 'end_timestamp_utc'],
    layout: 'driver',
  }),
  tablePart(dispatches, { proof: ['dispatches', 'accepts', 'expireds', 'minutes_online'], layout: 'driver' }),
];
