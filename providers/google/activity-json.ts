/** My Activity (and YouTube history) as JSON: one bare list. */
import type { Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { readJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';
import { activityRecord } from './activity.js';
import { badElement } from './context.js';

/** Emits one record for each entry. */
export async function readActivityJson(item: Item, out: Output): Promise<void> {
  const { encoding } = await readJson(item, {
    elements: ['[]'],
    onElement: (value, place) => {
      out.rows(1);
      out.record(entry(value, out, place));
    },
    onBadElement: badElement(out, '[]'),
  });
  out.encoding(encodingLabel(encoding));
  await out.drain();
}

function entry(value: unknown, out: Output, source: Place): RecordDraft {
  const f = new Fields(value, '[]', out);
  const time = f.text('time');
  const media = [f.text('imageFile'), ...f.list('audioFiles'), ...f.list('attachedFiles')].filter(
    (name): name is string => typeof name === 'string',
  );
  const activity = {
    header: f.text('header'),
    title: f.text('title') ?? '',
    link: f.text('titleUrl'),
    at: time === undefined ? null : instant.any(time),
    places: placeLinks(f.raw('locationInfos')),
  };
  f.keep(
    'products',
    'details',
    'subtitles',
    'description',
    'locationInfos',
    'activityControls',
    'safeHtmlItem',
    'event',
  );
  const draft = activityRecord({ ...activity, rest: f.rest() }, source);
  if (media.length > 0) draft.media = media;
  f.done();
  return draft;
}

function placeLinks(infos: unknown): string[] {
  if (!Array.isArray(infos)) return [];
  return infos
    .map((info: unknown) => (info as { url?: unknown } | null)?.url)
    .filter((url): url is string => typeof url === 'string');
}
