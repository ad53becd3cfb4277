/** The final prints of a request, one after another, and the difference between two as text. */
import type { RequestHandler } from 'express';
import { compareVersions } from '../../desk/requests/versions.js';
import type { Services } from '../contract.js';
import { notFound } from '../errors.js';
import { page } from '../page.js';
import { requestHref } from './places.js';
import { theRequest } from './the-request.js';

/** GET …/versions */
export function versionsPage(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await theRequest(req, services);
    const versions = await services.requests.versions.of(request.id);
    const href = requestHref(request, '/versions');
    await page(req, res, 'request-versions', {
      title: 'Versions of the print',
      section: 'cases',
      back: { href: requestHref(request), text: `Back to ${request.number}` },
      request,
      href,
      versions: versions
        .map((version) => ({
          ...version,
          state: stateOf(version.code, request),
          compare: version.replaces === null ? null : `${href}/${version.replaces}/${version.number}`,
        }))
        .reverse(),
    });
  };
}

function stateOf(code: string, request: { code: string | null; state: string }) {
  if (request.state === 'withdrawn') return { text: 'Withdrawn', tone: 'bad' };
  if (code === request.code) return { text: 'In force', tone: 'good' };
  return { text: request.code === null ? 'Reopened' : 'Replaced', tone: 'neutral' };
}

/** GET …/versions/:before/:version */
export function comparePage(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await theRequest(req, services);
    const [one, two] = [Number(req.params.before), Number(req.params.version)];
    if (one === two) throw notFound('comparison');
    const before = await services.requests.versions.one(request.id, one);
    const after = await services.requests.versions.one(request.id, two);
    const compared = compareVersions(before, after);
    await page(req, res, 'request-compare', {
      title: `What version ${two} changed`,
      section: 'cases',
      back: { href: requestHref(request, '/versions'), text: 'Back to the versions' },
      request,
      before,
      after,
      compared: compared.map((paragraph) => ({
        ...paragraph,
        words: paragraphWords[paragraph.change],
        stretches: paragraph.stretches.map((part) => ({ ...part, [part.change]: true })),
      })),
      changes: compared.filter(({ change }) => change !== 'same').length,
      unknown: before.paragraphs.length === 0 || after.paragraphs.length === 0,
    });
  };
}

const paragraphWords = { same: '', changed: 'Changed', removed: 'Taken out', added: 'Put in' };
