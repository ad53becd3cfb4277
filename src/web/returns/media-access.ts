/** Finds the media of the route's return, as this person may see it, and who may have a listed file for a while. */
import type { Request } from 'express';
import type { MediaItem } from '../../desk/media/media.js';
import type { ReadingFiles } from '../../desk/returns/origins.js';
import type { ReturnView } from '../../desk/returns/types.js';
import type { ReadingRef } from '../../store/records/query.js';
import { personOf } from '../context.js';
import type { Services } from '../contract.js';
import { notFound } from '../errors.js';
import { returnPath, viewOf, wholeNumber } from './places.js';

export interface MediaOf {
  view: ReturnView;
  files: ReadingFiles;
  /** The reading to ask the records with, as this person may. */
  reading: ReadingRef;
  items: MediaItem[];
  /** Files that only sealed records name. */
  sealed: number;
}

/** Everything that the signed-in person may see. */
export async function mediaOf(req: Request, services: Services): Promise<MediaOf> {
  const view = await viewOf(req, services);
  const id = view.reading?.id;
  const files = id === undefined ? null : await services.returns.files(id);
  const reading = id === undefined ? null : await services.returns.reading(id, personOf(req));
  if (!files || !reading) throw notFound('reading');
  return { view, files, reading, ...(await services.returns.media.list(files, reading)) };
}

/** The one file of the route; one that is sealed, or no media, is not there. */
export async function oneOf(req: Request, services: Services): Promise<MediaOf & { item: MediaItem }> {
  const all = await mediaOf(req, services);
  const no = wholeNumber(req.params.item);
  const item = all.items.find((one) => one.entry.no === no);
  if (!item) throw notFound('file');
  return { ...all, item };
}

/** The media of every return of the case, each with the address of its return's media. */
export async function mediaOfCase(
  req: Request,
  services: Services,
  caseId: string,
): Promise<(MediaItem & { path: string; returnId: number })[]> {
  const { readings, files } = await services.returns.ofCase(caseId, {}, personOf(req));
  const all = [];
  for (const reading of readings) {
    const own = files.get(reading.id);
    if (own === undefined) continue;
    const path = `${returnPath(own.made)}/media`;
    for (const item of (await services.returns.media.list(own, reading)).items)
      all.push({ ...item, path, returnId: own.made.id });
  }
  return all;
}

const minutes = 10;
const allowed = new Map<string, number>();
const keyOf = (req: Request, item: MediaItem) => `${personOf(req).id} ${item.entry.sha256}`;

/** After a reason was recorded: this person may have this file for ten minutes. */
export function allow(req: Request, item: MediaItem): void {
  for (const [key, until] of allowed) if (until < Date.now()) allowed.delete(key);
  allowed.set(keyOf(req, item), Date.now() + minutes * 60_000);
}

/** True while {@link allow} holds. */
export function isAllowed(req: Request, item: MediaItem): boolean {
  return (allowed.get(keyOf(req, item)) ?? 0) > Date.now();
}
