/** Looking at all media of a return: begun, stopped, and how far it is. */
import type { Request, Response } from 'express';
import { isUnderWay, type MediaCheckResult } from '../../desk/media/checks.js';
import type { Job } from '../../store/desk/jobs.js';
import { audited, flash, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { notFound } from '../errors.js';
import { fields } from '../forms.js';
import { withCommas } from '../render/words.js';
import { handOf, returnPath, viewOf } from './places.js';

/** `POST …/media/check`, with `do=stop` to end it. */
export async function checkMedia(req: Request, res: Response, services: Services): Promise<void> {
  const { made, readingId } = await opened(req, services);
  const stop = fields(req).text('do') === 'stop';
  await audited(req, stop ? 'media.check-stopped' : 'media.checked', `return/${made.id}`, {
    reading: readingId,
  });
  if (stop) {
    await services.returns.mediaChecks.stop(readingId);
    await flash(req, 'It stops after the file at hand. What was found is kept.', 'info');
  } else await services.returns.mediaChecks.begin(readingId, handOf(req));
  seeOther(res, `${returnPath(made)}/media`);
}

/** `GET …/media/check.json`, for the script. */
export async function checkProgress(req: Request, res: Response, services: Services): Promise<void> {
  const { readingId } = await opened(req, services);
  const job = await services.returns.mediaChecks.of(readingId);
  res.json({ state: job?.state ?? 'done', percent: percentOf(job), label: labelOf(job) });
}

/** What the page of media says of the newest look at all files; null when there was none. */
export function checkView(job: Job | null) {
  if (job === null) return null;
  const busy = isUnderWay(job);
  return {
    busy,
    percent: percentOf(job),
    label: labelOf(job),
    problem: job.state === 'failed' ? job.error : null,
    done:
      job.state === 'done'
        ? doneWords(job.result as MediaCheckResult)
        : job.state === 'cancelled'
          ? 'Looking at all files was stopped. Begun again, it goes on with those not yet looked at.'
          : null,
  };
}

function percentOf(job: Job | null): number {
  return Math.round((job?.progress ?? 0) * 100);
}

function labelOf(job: Job | null): string {
  return job?.state === 'queued' ? 'Waiting for its turn' : (job?.label ?? '');
}

function doneWords({ files, pictures, known, refused, unread }: MediaCheckResult): string {
  const parts = [
    `${withCommas(pictures)} ${pictures === 1 ? 'picture' : 'pictures'} that can be shown`,
    `${withCommas(known)} on a list`,
    `${withCommas(refused)} that could not be decoded`,
  ];
  if (unread.files > 0)
    parts.push(`${withCommas(unread.files)} whose bytes could not be had (${unread.first})`);
  return `All ${withCommas(files)} files were looked at: ${parts.join(', ')}.`;
}

async function opened(req: Request, services: Services) {
  const view = await viewOf(req, services);
  if (!view.reading) throw notFound('reading');
  return { made: view.return, readingId: view.reading.id };
}
