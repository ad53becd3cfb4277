/** One segment of a phone's time line: a stay, a way, or a memory. */
import type { Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { instant } from '../../src/returns/time.js';
import { type Position, positionIn } from './position.js';

/** A stay is a `location`, a way a `trip`; a memory (a holiday, as Google sums it up) and anything else are `other`. */
export function segment(value: unknown, list: string, source: Place, out: Output): RecordDraft {
  const f = new Fields(value, list, out);
  const draft: RecordDraft = { kind: 'other', category: 'location_history', service: 'Timeline', source };
  const [from, to] = [f.text('startTime'), f.text('endTime')];
  if (from !== undefined) draft.at = instant.any(from);
  if (to !== undefined) draft.until = instant.any(to);
  const stay = f.child('visit');
  const way = f.child('activity');
  if (stay !== undefined) visit(stay, draft);
  else if (way !== undefined) activity(way, draft);
  f.keep(
    'startTimeTimezoneUtcOffsetMinutes',
    'endTimeTimezoneUtcOffsetMinutes',
    'timelineMemory',
    'timelinePath',
  );
  return f.finish(draft);
}

function visit(f: Fields, draft: RecordDraft): void {
  const top = f.child('topCandidate');
  const position = placeOf(top, 'placeLocation');
  draft.kind = position === null ? 'other' : 'location';
  Object.assign(draft, position ?? {});
  draft.place = top?.text('semanticType');
  top?.keep('placeId', 'placeID', 'probability');
  f.keep('hierarchyLevel', 'probability', 'isTimelessVisit');
}

function activity(f: Fields, draft: RecordDraft): void {
  draft.kind = 'trip';
  Object.assign(draft, placeOf(f, 'start') ?? {});
  f.keep('start', 'end', 'distanceMeters', 'probability', 'parking');
  const top = f.child('topCandidate');
  draft.text = top?.text('type');
  top?.keep('probability');
}

/** Android nests `{ latLng: "47.5°, -111.3°" }`; an iPhone writes `geo:47.5,-111.3`. */
function placeOf(f: Fields | undefined, key: string): Position | null {
  if (f === undefined) return null;
  if (f.text(key) !== undefined) return positionIn(f, key);
  const inner = f.child(key);
  return inner === undefined ? null : positionIn(inner, 'latLng');
}
