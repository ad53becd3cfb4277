/** Positions as Snapchat's My Data writes them, in four spellings, all in degrees WGS 84. */

/** A position, and how far off it may be in metres where the text says so. */
export interface Position {
  lat: number;
  lon: number;
  accuracy?: number;
}

const degrees = String.raw`(-?\d{1,3}(?:\.\d+)?)`;
const error = String.raw`(?:\s*±\s*(\d+(?:\.\d+)?)\s*meters?)?`;
/**
 * `Latitude, Longitude: 40.1, -123.9`, `40.1, -123.9`, `40.1 ± 20 meters, -123.9 ± 30 meters`, and
 * `lat 40.1 ± 20 meters, long -123.9 ± 20 meters`.
 */
const written = new RegExp(
  String.raw`^(?:latitude, longitude:)?\s*(?:lat\s*)?${degrees}${error}\s*,\s*(?:long?\s*)?${degrees}${error}$`,
  'i',
);

/** Reads a position; null for other text, for what is no place on Earth, and for 0, 0, which means none. */
export function positionIn(text: string): Position | null {
  const found = written.exec(text.trim());
  if (found === null) return null;
  const [lat, lon] = [Number(found[1]), Number(found[3])];
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180 || (lat === 0 && lon === 0)) return null;
  const errors = [found[2], found[4]].filter((one) => one !== undefined).map(Number);
  return { lat, lon, ...(errors.length > 0 && { accuracy: Math.max(...errors) }) };
}
