/** Positions as Google's exports write them. */
import type { Fields } from '../../src/returns/fields.js';

export interface Position {
  lat: number;
  lon: number;
}

/**
 * Degrees from a count of ten-millionths. Some exports hold values that ran over 32 bits (latitudes past 90°,
 * longitudes past 180°): those are 2³² too high.
 */
export function fromE7(lat: unknown, lon: unknown): Position | null {
  const [y, x] = [whole(lat), whole(lon)];
  if (y === null || x === null) return null;
  return checked(unwrap(y, 900_000_000) / 1e7, unwrap(x, 1_800_000_000) / 1e7);
}

/** The same for one of the two; NaN where it is more than `most` degrees. */
export function degrees(e7: number, most: number): number {
  const value = unwrap(e7, most * 1e7) / 1e7;
  return Math.abs(value) <= most ? value : Number.NaN;
}

function whole(value: unknown): number | null {
  if (value === null || value === undefined || value === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

function unwrap(value: number, limit: number): number {
  return value > limit ? value - 2 ** 32 : value;
}

/** `47.5000000°, -111.3000000°`, `geo:47.5,-111.3`, `47.5, -111.3`. */
export function fromText(text: unknown): Position | null {
  if (typeof text !== 'string') return null;
  const found = /^(?:geo:)?\s*(-?\d+(?:\.\d+)?)\s*°?\s*,\s*(-?\d+(?:\.\d+)?)\s*°?(?:[,;?].*)?$/.exec(
    text.trim(),
  );
  return found === null ? null : checked(Number(found[1]), Number(found[2]));
}

/** The position that a member of `f` writes; where it cannot be read, the member is kept as it stands. */
export function positionIn(f: Fields, key: string): Position | null {
  const found = fromText(f.text(key));
  if (found === null) f.keep(key);
  return found;
}

/** The place that a Google Maps link points to: `center=`, `q=`, `query=` or `/@lat,lon`. */
export function fromLink(link: unknown): Position | null {
  if (typeof link !== 'string' || !/^https?:\/\/(www\.|maps\.)?google\./.test(link)) return null;
  const found = /(?:[?&](?:center|q|query|ll)=|\/@)(-?\d+(?:\.\d+)?)(?:,|%2C)(-?\d+(?:\.\d+)?)/i.exec(link);
  return found === null ? null : checked(Number(found[1]), Number(found[2]));
}

function checked(lat: number, lon: number): Position | null {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null;
}
