/** Lists of known hashes: who may, loads and removes them. */
import type { Request, Response } from 'express';
import { audited, flash, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { readMultipart } from '../multipart.js';
import { page } from '../page.js';
import { handOf, wholeNumber } from './places.js';

const path = '/hash-lists';

/** `GET /hash-lists` */
export async function showHashLists(req: Request, res: Response, services: Services): Promise<void> {
  await audited(req, 'hash-list.viewed');
  const lists = await services.returns.media.known.list();
  await page(req, res, 'hash-lists', { title: 'Lists of known hashes', section: 'account', lists, path });
}

/** `POST /hash-lists`: read as it arrives, whatever its size. */
export async function loadHashList(req: Request, res: Response, services: Services): Promise<void> {
  let taken = 0;
  await readMultipart(req, {
    async file(file, form) {
      const about = { name: form.text('name') || file.name, source: form.text('source') };
      await services.returns.media.known.load(file.stream as AsyncIterable<Buffer>, about, handOf(req));
      taken++;
    },
  });
  await flash(
    req,
    taken === 0 ? 'No file was chosen.' : 'The list is in use.',
    taken === 0 ? 'warn' : 'good',
  );
  seeOther(res, path);
}

/** `POST /hash-lists/:list/remove` */
export async function removeHashList(req: Request, res: Response, services: Services): Promise<void> {
  const id = wholeNumber(req.params.list);
  if (id !== null) await services.returns.media.known.remove(id, handOf(req));
  await flash(req, 'The list is no longer used.');
  seeOther(res, path);
}
