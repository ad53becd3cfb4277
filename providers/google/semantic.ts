/** Semantic Location History by month: stays at places and ways between them, as Google worked them out. */
import type { Instant, Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { readJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';
import { badElement } from './context.js';
import { fromE7, type Position } from './position.js';

const path = 'timelineObjects[]';

/** Emits a `location` for each stay (`placeVisit`) and a `trip` for each way (`activitySegment`). */
export async function readSemanticMonth(item: Item, out: Output): Promise<void> {
  const { skeleton, encoding } = await readJson(item, {
    elements: [path],
    onElement: (value, place) => {
      out.rows(1);
      out.record(timelineObject(value, out, place));
    },
    onBadElement: badElement(out, path),
  });
  out.encoding(encodingLabel(encoding));
  const root = new Fields(skeleton, '', out);
  root.list('timelineObjects');
  root.done();
  await out.drain();
}

function timelineObject(value: unknown, out: Output, source: Place): RecordDraft {
  const f = new Fields(value, path, out);
  const stay = f.child('placeVisit');
  const way = f.child('activitySegment');
  const draft: RecordDraft = { kind: 'other', category: 'location_history', service: 'Timeline', source };
  if (stay !== undefined) placeVisit(stay, draft);
  else if (way !== undefined) activitySegment(way, draft);
  return f.finish(draft);
}

function placeVisit(f: Fields, draft: RecordDraft): void {
  const place = f.child('location');
  const position = placePosition(place) ?? fromE7(f.raw('centerLatE7'), f.raw('centerLngE7'));
  draft.kind = position === null ? 'other' : 'location';
  Object.assign(draft, position ?? {});
  draft.place = [place?.text('name'), place?.text('address')].filter(Boolean).join(', ') || undefined;
  place?.keep(
    'placeId',
    'semanticType',
    'sourceInfo',
    'locationConfidence',
    'calibratedProbability',
    'isCurrentLocation',
    'accuracyMetres',
  );
  times(f, draft);
  f.keep(
    'centerLatE7',
    'centerLngE7',
    'placeConfidence',
    'visitConfidence',
    'otherCandidateLocations',
    'editConfirmationStatus',
    'locationConfidence',
    'placeVisitType',
    'placeVisitImportance',
    'childVisits',
    'simplifiedRawPath',
    'confidence',
    'lastEditedTimestamp',
    'checkin',
    'placeVisitLevel',
    'sectionId',
  );
}

function activitySegment(f: Fields, draft: RecordDraft): void {
  draft.kind = 'trip';
  const start = f.child('startLocation');
  const end = f.child('endLocation');
  Object.assign(draft, placePosition(start) ?? {});
  for (const place of [start, end])
    place?.keep(
      'latitudeE7',
      'longitudeE7',
      'name',
      'address',
      'placeId',
      'sourceInfo',
      'locationConfidence',
      'calibratedProbability',
    );
  times(f, draft);
  draft.text = f.text('activityType');
  f.keep(
    'distance',
    'confidence',
    'activities',
    'waypointPath',
    'simplifiedRawPath',
    'transitPath',
    'parkingEvent',
    'roadSegment',
    'editConfirmationStatus',
    'editActionMetadata',
    'lastEditedTimestamp',
    'startTransitLocation',
    'endTransitLocation',
  );
}

function placePosition(place: Fields | undefined): Position | null {
  return place === undefined ? null : fromE7(place.raw('latitudeE7'), place.raw('longitudeE7'));
}

/** `startTimestamp` since 2021, `startTimestampMs` before. */
function times(f: Fields, draft: RecordDraft): void {
  const duration = f.child('duration');
  draft.at = moment(duration, 'startTimestamp');
  draft.until = moment(duration, 'endTimestamp');
}

function moment(duration: Fields | undefined, key: string): Instant | null {
  const iso = duration?.text(key);
  if (iso !== undefined) return instant.any(iso);
  const ms = duration?.text(`${key}Ms`);
  return ms === undefined ? null : instant.epoch(ms, 'ms');
}
