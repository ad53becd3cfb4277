/** Position fixes: `Location History.json` (2013–2021) and `Records.json` (2022 on). */
import type { Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { readJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { ObjectCopier, type ObjectSpec } from '../../src/returns/object-copy.js';
import { instant } from '../../src/returns/time.js';
import { badElement } from './context.js';
import { degrees, fromE7 } from './position.js';

/** Members that are known and have no column of their own. */
const kept =
  'altitude verticalAccuracy heading velocity activity activitys source deviceTag platformType formFactor serverTimestamp deviceTimestamp batteryCharging activeWifiScan inferredLocation wifiScan osLevel locationMetadata placeId platform'.split(
    ' ',
  );

/** Emits one `location` for each fix, with or without an activity; a row without a position is `other`. */
export async function readFixes(item: Item, out: Output): Promise<void> {
  const copier = new ObjectCopier(quickFix, out);
  const { skeleton, encoding } = await readJson(item, {
    elements: ['locations[]'],
    quick: (chunk, at, offset, path) => copier.quick(chunk, at, offset, path),
    onElement: (value, place, { bytes }) => copier.slow(value, bytes, place),
    onBadElement: badElement(out, 'locations[]'),
  }).finally(() => copier.done());
  out.encoding(encodingLabel(encoding));
  const root = new Fields(skeleton, '', out);
  root.list('locations');
  root.done();
  await out.drain();
}

/** `Records.json`: a position, a time in text, and all else kept; the older file's counts of ms go the usual way. */
const quickFix: ObjectSpec = {
  kind: 'location',
  category: 'location_history',
  service: 'Location History',
  time: 'timestamp',
  numbers: [
    { key: 'latitudeE7', into: 'lat', required: true, of: (e7) => degrees(e7, 90) },
    { key: 'longitudeE7', into: 'lon', required: true, of: (e7) => degrees(e7, 180) },
    { key: 'accuracy', into: 'accuracy', required: false, of: (metres) => metres },
  ],
  not: ['timestampMs'],
  slow: fix,
};

function fix(value: unknown, out: Output, source: Place): RecordDraft {
  const f = new Fields(value, 'locations[]', out);
  const position = fromE7(f.raw('latitudeE7'), f.raw('longitudeE7'));
  const draft: RecordDraft = {
    kind: position === null ? 'other' : 'location',
    category: 'location_history',
    service: 'Location History',
    source,
  };
  const ms = f.text('timestampMs');
  const iso = f.text('timestamp');
  if (ms !== undefined) draft.at = instant.epoch(ms, 'ms');
  else if (iso !== undefined) draft.at = instant.any(iso);
  if (position !== null) Object.assign(draft, position);
  else draft.notes = ['no usable position in this row'];
  draft.accuracy = f.number('accuracy');
  f.keep(...kept);
  return f.finish(draft);
}
