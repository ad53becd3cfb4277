/** Bytes of media: new pixels of a picture, and the file itself for those who asked for it. */

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { RandomBytes } from '../../returns/contract.js';
import { audited, mayNow } from '../context.js';
import type { Services } from '../contract.js';
import { isAllowed, oneOf } from './media-access.js';

/** Longest side by what is asked for. A blurred one has hardly any pixels: there is nothing to sharpen. */
const sides: Record<string, number> = { blurred: 12, small: 320, large: 1280 };

/** What stands in a list in the place of a picture that could not be made. */
const noPicture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="144" height="108"><text x="72" y="58" text-anchor="middle" font-family="sans-serif" font-size="14" fill="#565c65">No picture</text></svg>';

/** `GET …/media/:item/picture?size=blurred|small|large`: decoded apart and written anew, never the file's own bytes. */
export async function sendPicture(req: Request, res: Response, services: Services): Promise<void> {
  const { view, files, item } = await oneOf(req, services);
  const size = String(req.query.size ?? 'blurred');
  const side = sides[size] ?? sides.blurred!;
  // On the chain before anything is decoded: where that fails, nothing is done and nothing is kept.
  const details = { file: item.entry.no, sha256: item.entry.sha256, size };
  await audited(req, 'evidence.viewed', `return/${view.return.id}`, { page: 'media picture', ...details });
  const answer = await services.returns.media.picture(files, item, side);
  guard(res);
  if (answer.state === 'made') res.type('image/jpeg').send(answer.pixels);
  else if (size === 'large') res.status(404).type('text/plain').send(answer.why);
  // The place in a list of pictures would else show the sign of a broken page.
  else res.status(404).type('image/svg+xml').send(noPicture);
}

/** No script, no frame, no guess at the type, whatever the bytes are. */
function guard(res: Response): void {
  res.set('content-security-policy', "default-src 'none'; sandbox");
  res.set('x-content-type-options', 'nosniff');
}

/** `GET …/media/:item/file`: as an attachment; sound and video also in pieces, for the player of the file's page. */
export async function sendFile(req: Request, res: Response, services: Services): Promise<void> {
  const { view, files, item } = await oneOf(req, services);
  const range = readRange(req.headers.range, item.entry.bytes);
  await audited(req, 'evidence.viewed', `return/${view.return.id}`, {
    page: 'media bytes',
    file: item.entry.no,
    sha256: item.entry.sha256,
    ...(range === null || range === 'bad' ? {} : { from: range.start, to: range.end }),
  });
  const seen = await services.returns.media.look(files, item);
  const right =
    seen.known !== null &&
    isAllowed(req, item) &&
    (await mayNow(req, 'media.open_known', view.return.caseId));
  await services.returns.media.open(files, seen, right, async (open) => {
    guard(res);
    const played = seen.fact?.kind === 'video' || seen.fact?.kind === 'audio';
    res.set('accept-ranges', 'bytes');
    res.type(played ? (seen.fact?.mime ?? '') : 'application/octet-stream');
    res.attachment(nameOf(item.entry.path));
    if (!played) res.type('application/octet-stream');
    if (range === 'bad')
      return void res.status(416).set('content-range', `bytes */${item.entry.bytes}`).end();
    if (range === null) {
      res.set('content-length', String(item.entry.bytes));
      return pipeline(Readable.from(open.stream()), res).catch(quietIfGone(res));
    }
    res.status(206).set('content-length', String(range.end - range.start + 1));
    res.set('content-range', `bytes ${range.start}-${range.end}/${item.entry.bytes}`);
    return pipeline(Readable.from(pieces(await open.random(), range)), res).catch(quietIfGone(res));
  });
}

/** A player that has enough closes the connection; that is no error of ours. */
function quietIfGone(res: Response): (error: unknown) => void {
  return (error) => {
    if (!res.destroyed) throw error;
  };
}

async function* pieces(
  bytes: RandomBytes,
  { start, end }: { start: number; end: number },
): AsyncGenerator<Buffer> {
  for (let at = start; at <= end; ) {
    const piece = await bytes.read(at, Math.min(1 << 20, end - at + 1));
    if (piece.length === 0) return;
    at += piece.length;
    yield piece;
  }
}

/** One range of bytes, both ends within; null = all of it. Several ranges are answered with all, as the standard allows. */
export function readRange(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'bad' | null {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (!found || (found[1] === '' && found[2] === '')) return null;
  const last = size - 1;
  if (found[1] === '')
    return size === 0 || found[2] === '0'
      ? 'bad'
      : { start: Math.max(0, size - Number(found[2])), end: last };
  const start = Number(found[1]);
  const end = found[2] === '' ? last : Math.min(last, Number(found[2]));
  return start > last || end < start ? 'bad' : { start, end };
}

/** The file's own last name; what is no plain character becomes `_`. */
function nameOf(path: string): string {
  const base = path.split(/!\/|\//).at(-1) ?? 'file';
  return base.replace(/[^\p{L}\p{N}._ ()-]/gu, '_').slice(-120) || 'file';
}
