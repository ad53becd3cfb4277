/** The time line exported from a phone since 2024: `Timeline.json` (Android), `location-history.json` (iPhone). */
import type { Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { readJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';
import { badElement } from './context.js';
import { positionIn } from './position.js';
import { segment } from './timeline-segment.js';
import { profilePlace, rawSignal } from './timeline-signals.js';

/** Android's lists; an iPhone's file is one bare list of segments. */
const lists = ['semanticSegments[]', 'rawSignals[]', 'userLocationProfile.frequentPlaces[]', '[]'];

/**
 * Emits a `location` for each stay, each point of a path, each raw fix and each frequent place (rows with a position),
 * a `trip` for each way. A segment that holds a path is its points: it makes no record of its own.
 */
export async function readTimeline(item: Item, out: Output): Promise<void> {
  const { skeleton, encoding } = await readJson(item, {
    elements: lists,
    onElement: (value, place, { pattern }) => element(value, place, lists[pattern] ?? '', out),
    onBadElement: badElement(out, '[]'),
  });
  out.encoding(encodingLabel(encoding));
  tally(skeleton, out);
  await out.drain();
}

function element(value: unknown, source: Place, list: string, out: Output): void {
  if (list === 'rawSignals[]') emit(rawSignal(value, source, out), out);
  else if (list === 'userLocationProfile.frequentPlaces[]') emit(profilePlace(value, source, out), out);
  else segmentRecords(value, list, source, out);
}

function segmentRecords(value: unknown, list: string, source: Place, out: Output): void {
  const points = pathPoints(value, list, source, out);
  if (points.length > 0) for (const point of points) emit(point, out);
  else emit(segment(value, list, source, out), out);
}

function emit(draft: RecordDraft, out: Output): void {
  out.rows(1);
  out.record(draft);
}

/** The points of a segment's path, each with its own time or its minutes after the segment's start. */
function pathPoints(value: unknown, list: string, source: Place, out: Output): RecordDraft[] {
  const { timelinePath: path, startTime } = (value ?? {}) as { timelinePath?: unknown; startTime?: unknown };
  if (!Array.isArray(path) || path.length === 0) return [];
  const f = new Fields(value, list, out);
  f.list('timelinePath');
  f.keep('startTime', 'endTime', 'startTimeTimezoneUtcOffsetMinutes', 'endTimeTimezoneUtcOffsetMinutes');
  const around = f.rest();
  f.done();
  return path.map((point: unknown, index) =>
    pathPoint(
      point,
      startTime,
      around,
      { ...source, path: `${source.path}.timelinePath[${index}]` },
      `${list}.timelinePath[]`,
      out,
    ),
  );
}

function pathPoint(
  value: unknown,
  start: unknown,
  around: Record<string, unknown> | undefined,
  source: Place,
  path: string,
  out: Output,
): RecordDraft {
  const f = new Fields(value, path, out);
  const position = positionIn(f, 'point');
  const draft: RecordDraft = {
    kind: position === null ? 'other' : 'location',
    category: 'location_history',
    service: 'Timeline',
    source,
  };
  Object.assign(draft, position ?? {});
  const time = f.text('time');
  const minutes = f.number('durationMinutesOffsetFromStartTime');
  if (time !== undefined) draft.at = instant.any(time);
  else if (typeof start === 'string') after(draft, start, minutes);
  f.keep('mode', 'durationMinutesOffsetFromStartTime');
  draft.rest = { ...f.rest(), segment: around };
  f.done();
  return draft;
}

function after(draft: RecordDraft, start: string, minutes: number | undefined): void {
  const at = instant.any(start);
  if (at.us === null || minutes === undefined) {
    draft.at = at;
    draft.notes = ['the point has no time of its own; the time is the start of its segment'];
    return;
  }
  draft.at = { ...at, us: at.us + minutes * 60_000_000, text: `${start} + ${minutes} min` };
  draft.notes = ['time worked out from the segment’s start and the point’s minutes after it'];
}

function tally(skeleton: unknown, out: Output): void {
  if (Array.isArray(skeleton)) return;
  const root = new Fields(skeleton, '', out);
  for (const key of ['semanticSegments', 'rawSignals']) root.list(key);
  const profile = root.child('userLocationProfile');
  profile?.list('frequentPlaces');
  root.done();
}
