/** The request that a page is about. */
import type { Request as HttpRequest } from 'express';
import type { Request } from '../../desk/requests/requests.js';
import { personOf } from '../context.js';
import type { Services } from '../contract.js';
import { notFound } from '../errors.js';

/** By `:id`, and only under its own case. @throws Problem 404 */
export async function theRequest(req: HttpRequest, services: Services): Promise<Request> {
  const request = await services.requests.see(String(req.params.id), personOf(req));
  if (request.caseId !== req.params.caseId) throw notFound('request');
  return request;
}
