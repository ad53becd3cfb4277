/** Places that a person saved or reviewed in Maps: GeoJSON, in the older and the newer spelling of its members. */
import type { Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { readJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';
import { badElement } from './context.js';

/** Emits one `location` for each place; one at 0, 0 has no position and is `other`. */
export async function readSavedPlaces(item: Item, out: Output): Promise<void> {
  const { skeleton, encoding } = await readJson(item, {
    elements: ['features[]'],
    onElement: (value, place) => {
      out.rows(1);
      out.record(feature(value, out, place));
    },
    onBadElement: badElement(out, 'features[]'),
  });
  out.encoding(encodingLabel(encoding));
  const root = new Fields(skeleton, '', out);
  root.list('features');
  root.keep('type');
  root.done();
  await out.drain();
}

function feature(value: unknown, out: Output, source: Place): RecordDraft {
  const f = new Fields(value, 'features[]', out);
  const geometry = f.child('geometry');
  const position = pointOf(geometry?.raw('coordinates'));
  geometry?.keep('type');
  const facts = f.child('properties');
  const where = facts?.child('location') ?? facts?.child('Location');
  const draft: RecordDraft = {
    kind: position === null ? 'other' : 'location',
    service: 'Maps',
    text: facts?.text('review_text_published') ?? facts?.text('Comment') ?? facts?.text('Title'),
    place: placeText(where),
    ...position,
    source,
  };
  const when = facts?.text('date') ?? facts?.text('Published');
  if (when !== undefined) draft.at = instant.any(when);
  const names =
    'google_maps_url five_star_rating_published Comment questions Updated Published Title Star~Rating Google~Maps~URL';
  facts?.keep(...names.split(' ').map((name) => name.replaceAll('~', ' ')));
  f.keep('type');
  return f.finish(draft);
}

function placeText(where: Fields | undefined): string | undefined {
  where?.keep('country_code', 'Country Code', 'Geo Coordinates', 'Latitude', 'Longitude');
  const parts = ['name', 'Business Name', 'address', 'Address'].flatMap((key) => where?.text(key) ?? []);
  return parts.length > 0 ? parts.join(', ') : undefined;
}

/** GeoJSON writes longitude first. */
function pointOf(coordinates: unknown): { lat: number; lon: number } | null {
  if (!Array.isArray(coordinates)) return null;
  const [lon, lat] = coordinates.map(Number);
  if (lat === undefined || lon === undefined || (lat === 0 && lon === 0)) return null;
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null;
}

/** True for a GeoJSON of Maps. */
export function isSavedPlaces(head: string): boolean {
  return /"FeatureCollection"/.test(head) && /"(google_maps_url|Google Maps URL)"\s*:/.test(head);
}
