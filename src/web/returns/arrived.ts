/** Files of this person that have arrived for the case, and those whose rest is still to come, as the form shows them. */
import type { Request } from 'express';
import type { ReceivedFile } from '../../desk/returns/types.js';
import type { Arrival } from '../../store/desk/arrivals.js';
import { personOf } from '../context.js';
import type { Services } from '../contract.js';
import type { Fields } from '../forms.js';

/** A file whose rest is still to come. */
export interface Unfinished {
  id: string;
  name: string;
  announced: number;
  kept: number;
  stamp: string;
}

/** The whole files that the form names. Only ids of this person's own for this case count. */
export async function namedFiles(req: Request, services: Services, form: Fields): Promise<ReceivedFile[]> {
  const wanted = new Set(form.list('arrival'));
  return (await arrivedFiles(req, services)).filter((file) => wanted.has(file.arrival ?? ''));
}

/** All whole files that wait. */
export async function arrivedFiles(req: Request, services: Services): Promise<ReceivedFile[]> {
  return (await waiting(req, services)).flatMap(asFile);
}

/** Files that were broken off. */
export async function unfinishedFiles(req: Request, services: Services): Promise<Unfinished[]> {
  const found: Unfinished[] = [];
  for (const arrival of await waiting(req, services)) {
    if (arrival.arrivedAt !== null || arrival.way !== 'resumable upload') continue;
    const kept = await services.returns.arrivals.offset(arrival).catch(() => null);
    if (kept === null || kept === arrival.announced) continue;
    const { id, name, stamp } = arrival;
    found.push({ id, name, stamp, announced: arrival.announced ?? 0, kept });
  }
  return found;
}

/** A file that has arrived whole, as a return takes it; none when it has not. */
export function asFile({ id, name, bytes, sha256, arrivedAt }: Arrival): ReceivedFile[] {
  if (arrivedAt === null || sha256 === null || bytes === null) return [];
  return [{ arrival: id, name, bytes, sha256 }];
}

function waiting(req: Request, services: Services): Promise<Arrival[]> {
  return services.returns.arrivals.waiting(personOf(req).id, String(req.params.caseId));
}
