/** The letter as files: PDF (a marked draft, the print to send, a marked reprint) and JSON. */
import type { Request as HttpRequest, RequestHandler } from 'express';
import type { Request } from '../../desk/requests/requests.js';
import { fileStem, letterJsonText, printLetter } from '../../letters/index.js';
import { audited, personOf } from '../context.js';
import type { Services } from '../contract.js';
import { notFound } from '../errors.js';
import { hasLetter } from './letter-view.js';
import { theRequest } from './the-request.js';

/**
 * GET …/letter.pdf; `?original=1` asks for the print itself after service was recorded, `?for=court` for the papers that
 * the court gets.
 */
export function letterPdfFile(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await withLetter(req, services);
    const original = req.query.original !== undefined;
    const court = req.query.for === 'court';
    const { bytes, kind } = await services.requests.pdf(request, personOf(req), { original, court });
    await audited(req, 'letter.downloaded', `request/${request.number}`, { kind: 'pdf', print: kind });
    res
      .attachment(`${fileName(request, kind === 'original' ? '' : kind)}.pdf`)
      .type('application/pdf')
      .send(bytes);
  };
}

/** GET …/letter.json */
export function letterJsonFile(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await withLetter(req, services);
    const final = request.frozen !== null;
    const print = await services.requests.otherForms(request, personOf(req));
    const text = letterJsonText(services.requests.letter(request), print);
    await audited(req, 'letter.downloaded', `request/${request.number}`, { kind: 'json', final });
    res
      .attachment(`${fileName(request, final ? '' : 'draft')}.json`)
      .type('application/json')
      .send(text);
  };
}

/** The other forms of a letter, by the ending of the address. */
const others = {
  docx: { format: 'docx', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  html: { format: 'html', type: 'text/html' },
  xml: { format: 'etsi', type: 'application/xml' },
  jsonld: { format: 'case', type: 'application/ld+json' },
} as const;

/** GET …/letter.docx, .html, .xml (ETSI TS 103 120), .jsonld (CASE): for those who edit, or whose software asks for it. */
export function letterOtherFile(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await withLetter(req, services);
    const ending = String(req.params.ending);
    if (!Object.hasOwn(others, ending)) throw notFound('file');
    const { format, type } = others[ending as keyof typeof others];
    const final = request.frozen !== null;
    const print = await services.requests.otherForms(request, personOf(req));
    const [file] = await printLetter(services.requests.letter(request), { ...print, formats: [format] });
    await audited(req, 'letter.downloaded', `request/${request.number}`, { kind: ending, final });
    res
      .attachment(`${fileName(request, final ? '' : 'draft')}.${ending}`)
      .type(type)
      .send(file!.bytes);
  };
}

/** GET …/versions/:version/letter.pdf: an old print, or the present one, byte for byte. */
export function versionFile(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await withLetter(req, services);
    const number = Number(req.params.version);
    const bytes = await services.requests.versionPdf(request, number);
    const details = { kind: 'pdf', print: 'original', version: number };
    await audited(req, 'letter.downloaded', `request/${request.number}`, details);
    res
      .attachment(`${fileName(request, `version-${number}`)}.pdf`)
      .type('application/pdf')
      .send(bytes);
  };
}

/** GET …/signature/:signature/scan: the scan of the signed paper, as it was put in. */
export function scanFile(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await theRequest(req, services);
    const { bytes, scan } = await services.requests.scan(request, Number(req.params.signature));
    const details = { kind: 'scan', sha256: scan.sha256 };
    await audited(req, 'letter.downloaded', `request/${request.number}`, details);
    res
      .attachment(`${fileName(request, 'signed')}.${endings[scan.type] ?? 'bin'}`)
      .type(scan.type)
      .send(bytes);
  };
}

const endings: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/tiff': 'tif',
};

/** @throws Problem 404 where the process was written outside Tecum, so that there is no letter */
async function withLetter(req: HttpRequest, services: Services): Promise<Request> {
  const request = await theRequest(req, services);
  if (!hasLetter(request)) throw notFound('letter');
  return request;
}

/** A case number may hold anything; a file name may not. */
function fileName({ number, provider, instrument }: Request, mark: string): string {
  return fileStem([number, provider, instrument, mark]);
}
