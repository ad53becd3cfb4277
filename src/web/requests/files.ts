/** The letter as files: PDF (the kept print once it is frozen, a marked draft before) and JSON. */
import type { Request as HttpRequest, RequestHandler } from 'express';
import type { Request } from '../../desk/requests/requests.js';
import { letterJsonText } from '../../letters/index.js';
import { audited } from '../context.js';
import type { Services } from '../contract.js';
import { notFound } from '../errors.js';
import { hasLetter } from './letter-view.js';
import { theRequest } from './the-request.js';

/** GET …/letter.pdf */
export function letterPdfFile(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await withLetter(req, services);
    const { bytes, final } = await services.requests.pdf(request);
    await audited(req, 'letter.downloaded', `request/${request.number}`, { kind: 'pdf', final });
    res
      .attachment(`${fileName(request, final)}.pdf`)
      .type('application/pdf')
      .send(bytes);
  };
}

/** GET …/letter.json */
export function letterJsonFile(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await withLetter(req, services);
    const final = request.frozen !== null;
    const text = letterJsonText(services.requests.letter(request), {
      final,
      ...(request.code ? { code: request.code } : {}),
    });
    await audited(req, 'letter.downloaded', `request/${request.number}`, { kind: 'json', final });
    res
      .attachment(`${fileName(request, final)}.json`)
      .type('application/json')
      .send(text);
  };
}

/** @throws Problem 404 where the process was written outside Tecum, so that there is no letter */
async function withLetter(req: HttpRequest, services: Services): Promise<Request> {
  const request = await theRequest(req, services);
  if (!hasLetter(request)) throw notFound('letter');
  return request;
}

/** A case number may hold anything; a file name may not. */
function fileName({ number, provider, instrument }: Request, final: boolean): string {
  const safe = number.replace(/[^\p{L}\p{N}-]+/gu, '-').slice(0, 80);
  return [safe, provider, instrument, final ? '' : 'draft'].filter(Boolean).join('.');
}
