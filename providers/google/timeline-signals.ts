/** Raw signals and frequent places of a phone's time line. */
import type { Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { instant } from '../../src/returns/time.js';
import { positionIn } from './position.js';

/** A fix is a `location`; a guess at the activity and a list of Wi-Fi stations are `other`. */
export function rawSignal(value: unknown, source: Place, out: Output): RecordDraft {
  const f = new Fields(value, 'rawSignals[]', out);
  const draft: RecordDraft = { kind: 'other', category: 'location_history', service: 'Timeline', source };
  const fix = f.child('position');
  const activity = f.child('activityRecord');
  const wifi = f.child('wifiScan');
  if (fix !== undefined) position(fix, draft);
  setTime(draft, fix?.text('timestamp') ?? activity?.text('timestamp') ?? wifi?.text('deliveryTime'));
  activity?.keep('probableActivities');
  wifi?.keep('devicesRecords');
  return f.finish(draft);
}

function position(f: Fields, draft: RecordDraft): void {
  const found = positionIn(f, f.has('LatLng') ? 'LatLng' : 'latLng');
  if (found !== null) Object.assign(draft, { kind: 'location', ...found });
  draft.accuracy = f.number('accuracyMeters');
  f.keep('altitudeMeters', 'source', 'speedMetersPerSecond');
}

function setTime(draft: RecordDraft, text: string | undefined): void {
  if (text !== undefined) draft.at = instant.any(text);
}

/** A place that the phone counts as often visited; it has no time. */
export function profilePlace(value: unknown, source: Place, out: Output): RecordDraft {
  const f = new Fields(value, 'userLocationProfile.frequentPlaces[]', out);
  const found = positionIn(f, 'placeLocation');
  const draft: RecordDraft = {
    kind: found === null ? 'other' : 'location',
    category: 'location_history',
    service: 'Timeline',
    place: f.text('label'),
    notes: ['a place often visited, without a time'],
    source,
  };
  Object.assign(draft, found ?? {});
  f.keep('placeId');
  return f.finish(draft);
}
