/** The letters of a case as one zip: choosing them, the bar while it is made, the file. */
import { createReadStream } from 'node:fs';
import type { Request as HttpRequest, RequestHandler } from 'express';
import { isProblem } from '../../base/problem.js';
import { requestTitle } from '../../desk/requests/names.js';
import { fileStem } from '../../letters/index.js';
import { audited, flash, personOf, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { notFound } from '../errors.js';
import { fields } from '../forms.js';
import { page } from '../page.js';

/** GET /cases/:caseId/letters */
export function chooseLetters(services: Services): RequestHandler {
  return async (req, res) => {
    const theCase = await caseOf(req, services);
    const { final, drafts } = await services.letterBatches.choices(theCase.id);
    const line = (one: (typeof final)[number]) => ({
      value: one.id,
      text: `${requestTitle(one)}, ${one.number}`,
    });
    await page(req, res, 'case-letters', {
      title: 'Letters as one zip',
      crumbs: crumbsOf(theCase),
      theCase,
      final: final.map(line),
      drafts: drafts.map(line),
      values: { 'final-requests': final.map(({ id }) => id), 'draft-requests': drafts.map(({ id }) => id) },
    });
  };
}

/** POST /cases/:caseId/letters: `kind` is `final` or `draft`. */
export function orderLetters(services: Services): RequestHandler {
  return async (req, res) => {
    const theCase = await caseOf(req, services);
    const form = fields(req);
    const final = form.text('kind') === 'final';
    const ids = form.list(final ? 'final-requests' : 'draft-requests');
    try {
      const job = await services.letterBatches.start(theCase.id, ids, final, personOf(req));
      seeOther(res, `/cases/${theCase.id}/letters/${job}`);
    } catch (error) {
      if (!isProblem(error) || error.code !== 'batch-empty') throw error;
      await flash(req, `${error.what} ${error.remedy ?? ''}`, 'warn');
      seeOther(res, `/cases/${theCase.id}/letters`);
    }
  };
}

/** GET /cases/:caseId/letters/:job */
export function lettersProgress(services: Services): RequestHandler {
  return async (req, res) => {
    const theCase = await caseOf(req, services);
    const job = await jobOf(req, services);
    const busy = job.state === 'queued' || job.state === 'running';
    await page(req, res, 'case-letters-made', {
      title: busy
        ? 'Printing the letters'
        : job.state === 'done'
          ? 'The letters are printed'
          : 'The letters were not printed',
      crumbs: [...crumbsOf(theCase), { text: 'Zip' }],
      theCase,
      job,
      busy,
      made: job.state === 'done' && services.letterBatches.file(job.id) !== null,
      gone: job.state === 'done' && services.letterBatches.file(job.id) === null,
      percent: Math.round(job.progress * 100),
      label: job.label || (job.state === 'queued' ? 'Waiting for its turn' : ''),
      ...(busy ? { refresh: 3, scripts: ['progress.js'] } : {}),
    });
  };
}

/** GET …/progress.json, for the script. */
export function lettersProgressJson(services: Services): RequestHandler {
  return async (req, res) => {
    const { state, progress, label } = await jobOf(req, services);
    res.json({ state, percent: Math.round(progress * 100), label });
  };
}

/** POST …/cancel */
export function cancelLetters(services: Services): RequestHandler {
  return async (req, res) => {
    const job = await jobOf(req, services);
    await services.letterBatches.cancel(job.id);
    await flash(req, 'The printing stops.', 'info');
    seeOther(res, `/cases/${String(req.params.caseId)}/letters/${job.id}`);
  };
}

/** GET …/letters.zip */
export function lettersZip(services: Services): RequestHandler {
  return async (req, res) => {
    const theCase = await caseOf(req, services);
    const job = await jobOf(req, services);
    const path = services.letterBatches.file(job.id);
    if (path === null) throw notFound('zip');
    await audited(req, 'letter.downloaded', `case/${theCase.id}`, { kind: 'zip', job: job.id });
    res.attachment(`${fileStem([theCase.number, 'letters'])}.zip`).type('application/zip');
    // A zip that goes while it is being sent breaks off this answer, and nothing else.
    createReadStream(path)
      .on('error', (error) => res.destroy(error))
      .pipe(res);
  };
}

async function caseOf(req: HttpRequest, services: Services) {
  const found = await services.cases.byId(String(req.params.caseId));
  if (!found) throw notFound('case');
  return found;
}

async function jobOf(req: HttpRequest, services: Services) {
  const job = await services.letterBatches.job(String(req.params.caseId), Number(req.params.job));
  if (!job) throw notFound('zip');
  return job;
}

function crumbsOf(theCase: { id: string; number: string }) {
  return [
    { text: 'Cases', href: '/cases' },
    { text: theCase.number, href: `/cases/${theCase.id}` },
    { text: 'Letters', href: `/cases/${theCase.id}/letters` },
  ];
}
