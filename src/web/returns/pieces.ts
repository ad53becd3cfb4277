/** Uploads that come in pieces (tus 1.0), so that a connection that breaks costs seconds and not hours. */
import { MemoryLocker, Server } from '@tus/server';
import type { Request, Response } from 'express';
import { uploadBytesAtMost } from '../../desk/returns/arrivals.js';
import { flash, personOf, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { notFound } from '../errors.js';
import { handOf } from './places.js';
import { ArrivalUploads, asTusError } from './tus-store.js';

/** One piece of a file at a time, whoever sends it. */
const locker = new MemoryLocker();

/** `POST …/returns/uploads`; `HEAD`, `PATCH` and `DELETE …/returns/uploads/:uploadId` */
export async function takePieces(req: Request, res: Response, services: Services): Promise<void> {
  const caseId = String(req.params.caseId);
  const path = `/cases/${caseId}/returns/uploads`;
  const server = new Server({
    path,
    locker,
    maxSize: uploadBytesAtMost,
    datastore: new ArrivalUploads(services.returns.arrivals, caseId, handOf(req)),
    generateUrl: (_req, { id }) => `${path}/${id}`,
    // Pages of other origins have no business here.
    allowedOrigins: () => false,
    onResponseError: (_req, error) => asTusError(error),
  });
  await server.handle(req, res);
}

/** `HEAD …/returns/uploads/:uploadId`: how far it is. Whoever opens the address as a page is led to the form. */
export async function askOffset(req: Request, res: Response, services: Services): Promise<void> {
  if (req.method === 'HEAD') return takePieces(req, res, services);
  seeOther(res, `/cases/${String(req.params.caseId)}/returns/new`);
}

/** `POST …/returns/uploads/:uploadId`: the button that takes a file back before it is part of a return. */
export async function removeUpload(req: Request, res: Response, services: Services): Promise<void> {
  const { arrivals } = services.returns;
  const caseId = String(req.params.caseId);
  const arrival = await arrivals.own(String(req.params.uploadId), personOf(req).id, caseId);
  if (!arrival) throw notFound('upload');
  await arrivals.remove(arrival);
  await flash(req, `${arrival.name} is removed.`, 'info');
  seeOther(res, `/cases/${caseId}/returns/new`);
}
