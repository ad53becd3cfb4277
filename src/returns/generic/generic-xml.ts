/** Reads XML that no reader knows: GPX and KML as places, anything else by the elements below its root. */

import type { Instant, Item, Output, RecordDraft } from '../contract.js';
import { emptyRecord } from '../empty-record.js';
import { readXmlUnits, type XmlUnit } from '../formats/xml-units.js';
import { instant } from '../time.js';
import { reportEncoding } from './generic-text.js';
import { asInstant, speaksOfTime } from './time-columns.js';

/** Kinds of XML told apart by their root. */
export type XmlKind = 'gpx' | 'kml' | 'xml';

/** GPX: each point of a track, route or list of places is a record of kind `location`. */
const gpxUnits = new Set(['trkpt', 'rtept', 'wpt']);

/** Reads the item; what lies outside of the units becomes one record of its own. */
export async function readGenericXml(item: Item, out: Output, kind: XmlKind): Promise<void> {
  const units = { gpx: isGpxUnit, kml: isKmlUnit, xml: isTopElement }[kind];
  const read = { gpx: gpxPoint, kml: kmlPlacemark, xml: anyElement }[kind];
  const info = await readXmlUnits(item, units, (unit) => read(unit, out));
  reportEncoding(out, info.encoding);
  outside(item, out, info.outside, kind);
}

function isGpxUnit(name: string): boolean {
  return gpxUnits.has(name);
}

function isKmlUnit(name: string): boolean {
  return name === 'Placemark' || name === 'Style' || name === 'StyleMap';
}

function isTopElement(_: string, around: readonly string[]): boolean {
  return around.length === 1;
}

function gpxPoint(unit: XmlUnit, out: Output): void {
  const draft = draftOf(unit, 'location', out, ['@lat', '@lon', 'time']);
  draft.lat = numberOf(unit, '@lat');
  draft.lon = numberOf(unit, '@lon');
  draft.at = timeOf(unit, 'time');
  draft.place = unit.values.get('name')?.[0];
  keepUnread(draft, unit, '@lat', draft.lat);
  keepUnread(draft, unit, '@lon', draft.lon);
  out.record(draft);
}

/** A Placemark has one place, a line of places, or a track of times and places; or a name without any. */
function kmlPlacemark(unit: XmlUnit, out: Output): void {
  if (unit.name !== 'Placemark') {
    out.field(`(${unit.name})`, 'set_aside', 1, 'how the map is drawn');
    return;
  }
  const whens = valuesAt(unit, /(^|\/)Track\/when$/);
  const coords = valuesAt(unit, /(^|\/)Track\/coord$/);
  if (whens.length + coords.length > 0) kmlTrack(unit, whens, coords, out);
  else kmlPlace(unit, out);
}

function kmlTrack(unit: XmlUnit, whens: readonly string[], coords: readonly string[], out: Output): void {
  const shared = draftOf(unit, 'location', out, [/(^|\/)Track\/(when|coord)$/]);
  for (let i = 0; i < Math.max(whens.length, coords.length); i++) {
    const draft: RecordDraft = { ...shared, rest: { ...shared.rest } };
    if (whens[i] !== undefined) draft.at = instant.any(whens[i]!);
    placeAt(draft, coords[i]?.split(/\s+/), coords[i], 'coord');
    if (i > 0) out.rows(1);
    out.record(draft);
  }
}

function kmlPlace(unit: XmlUnit, out: Output): void {
  const [coordinates] = valuesAt(unit, /(^|\/)coordinates$/);
  const [begin] = valuesAt(unit, /TimeSpan\/begin$|TimeStamp\/when$/);
  const [end] = valuesAt(unit, /TimeSpan\/end$/);
  const taken = [/(^|\/)coordinates$/, /TimeSpan\/(begin|end)$/, /TimeStamp\/when$/];
  const draft = draftOf(unit, coordinates === undefined ? 'other' : 'location', out, taken);
  draft.place = unit.values.get('name')?.[0];
  if (begin !== undefined) draft.at = instant.any(begin);
  if (end !== undefined) draft.until = instant.any(end);
  const all = valuesAt(unit, /(^|\/)coordinates$/).flatMap((text) => text.split(/\s+/));
  if (all.length > 0) placeAt(draft, all[0]!.split(','), all[0], 'coordinates');
  if (all.length > 1) {
    draft.rest = { ...draft.rest, coordinates: all.join(' ') };
    draft.notes = [`the first of ${all.length} places of a line or area; all are in the rest`];
  }
  out.record(draft);
}

/** Longitude, latitude and height, in this order in KML; what is no number is kept as written. */
function placeAt(
  draft: RecordDraft,
  parts: readonly string[] | undefined,
  text: string | undefined,
  key: string,
): void {
  const [lon, lat] = (parts ?? [])
    .slice(0, 2)
    .map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (Number.isFinite(lon) && Number.isFinite(lat)) {
    draft.lon = lon;
    draft.lat = lat;
    if (parts![2] !== undefined) draft.rest = { ...draft.rest, altitude: parts![2] };
  } else if (text !== undefined) {
    draft.rest = { ...draft.rest, [key]: text };
    draft.notes = [...(draft.notes ?? []), 'the position cannot be read; it is kept as written'];
  }
}

function anyElement(unit: XmlUnit, out: Output): void {
  const draft = draftOf(unit, 'other', out, []);
  for (const [path, [value]] of unit.values) {
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/^@/, '');
    const at = speaksOfTime(name) ? asInstant(value) : null;
    if (at === null) continue;
    draft.at = at;
    break;
  }
  out.record(draft);
}

/** A record with everything of the unit in its rest but what is `taken`; every path is told to the ledger. */
function draftOf(
  unit: XmlUnit,
  kind: RecordDraft['kind'],
  out: Output,
  taken: readonly (string | RegExp)[],
): RecordDraft {
  out.rows(1);
  const rest: Record<string, unknown> = emptyRecord();
  for (const [path, values] of unit.values) {
    out.field(`${unit.name}/${path}`, 'read', values.length);
    if (taken.some((one) => (typeof one === 'string' ? one === path : one.test(path)))) continue;
    rest[path] = values.length === 1 ? values[0] : values;
  }
  const { offset, length, line, around, name } = unit;
  const draft: RecordDraft = { kind, source: { offset, length, line, path: [...around, name].join('/') } };
  if (Object.keys(rest).length > 0) draft.rest = rest;
  return draft;
}

function keepUnread(draft: RecordDraft, unit: XmlUnit, path: string, read: unknown): void {
  const text = unit.values.get(path)?.[0];
  if (text !== undefined && read === undefined) draft.rest = { ...draft.rest, [path]: text };
}

function numberOf(unit: XmlUnit, path: string): number | undefined {
  const text = unit.values.get(path)?.[0]?.trim() ?? '';
  const number = text === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

function timeOf(unit: XmlUnit, path: string): Instant | undefined {
  const text = unit.values.get(path)?.[0];
  return text === undefined ? undefined : instant.any(text);
}

function valuesAt(unit: XmlUnit, path: RegExp): string[] {
  return [...unit.values].filter(([name]) => path.test(name)).flatMap(([, values]) => values);
}

/** What lies around the units, as one record that can be searched. */
function outside(item: Item, out: Output, values: Map<string, string[]>, kind: XmlKind): void {
  const rest: Record<string, unknown> = emptyRecord();
  for (const [path, texts] of values) {
    out.field(path, 'read', texts.length);
    if (!path.includes('schemaLocation')) rest[path] = texts.length === 1 ? texts[0] : texts;
  }
  if (Object.keys(rest).length === 0) return;
  out.rows(1);
  const what = { gpx: 'points', kml: 'placemarks', xml: 'elements' }[kind];
  out.record({
    kind: 'other',
    rest,
    source: { offset: 0, length: item.size, path: `(outside the ${what})` },
  });
}
