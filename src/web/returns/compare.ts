/** The page of what two readings of a return do not have in common. */
import type { Request, Response } from 'express';
import type { FileDifference, ReadingDiff, SaidDifference } from '../../analysis/reading-diff.js';
import { audited, personOf } from '../context.js';
import type { Services } from '../contract.js';
import { notFound } from '../errors.js';
import { page } from '../page.js';
import { caseOf, crumbsTo, recordPath, returnPath, viewOf, wholeNumber } from './places.js';

/** Lines shown at most of each list; `tecum diff --json` has all. */
const most = 200;

/** `GET …/compare?older=3&newer=7`; the last two unless said otherwise */
export async function showCompare(req: Request, res: Response, services: Services): Promise<void> {
  const view = await viewOf(req, services);
  const ready = view.readings.filter((reading) => reading.state === 'ready');
  const newer = wholeNumber(req.query.newer) ?? ready[0]?.id;
  const older = wholeNumber(req.query.older) ?? ready.find((reading) => reading.id !== newer)?.id;
  if (newer === undefined || older === undefined) throw notFound('second reading');
  const { id: returnId, caseId } = view.return;
  await audited(req, 'evidence.viewed', `return/${returnId}`, { page: 'compare', older, newer });
  const diff = await services.returns.compareReadings({ returnId, older, newer }, personOf(req));
  await page(req, res, 'return-compare', {
    title: 'Two readings compared',
    section: 'returns',
    width: 'wide',
    crumbs: crumbsTo(await caseOf(req, services), view, 'Readings compared'),
    view,
    returnHref: returnPath(view.return),
    older,
    newer,
    diff,
    readers: { older: readerWords(diff.older), newer: readerWords(diff.newer) },
    lines: diff.records.lines.slice(0, most).map((line) => ({
      ...line,
      links: line.examples.map((seq) => ({
        text: `${line.what === 'gone' ? older : newer}-${seq}`,
        href: recordPath(caseId, line.what === 'gone' ? older : newer, seq),
      })),
    })),
    leftOut: Math.max(0, diff.records.lines.length - most) + Math.max(0, diff.files.length - most),
    files: diff.files.slice(0, most).map(fileLine),
    said: [
      ...saidLines('Finding', 'bad', diff.findings),
      ...saidLines('New layout', 'warn', diff.drift),
      ...saidLines('Note', 'info', diff.warnings),
    ].slice(0, most),
  });
}

function readerWords({ reader }: ReadingDiff['older']): string {
  return reader ? `${reader.id} ${reader.version}` : 'the generic reader';
}

function stateWords({ state, reader }: NonNullable<FileDifference['before']>): string {
  if (state === 'generic') return 'read by the generic reader';
  return `${state.replace('_', ' ')}${reader ? ` by ${reader}` : ''}`;
}

function fileLine({ file, before, after }: FileDifference) {
  const words = (entry: FileDifference['before']) =>
    entry ? `${stateWords(entry)}, ${entry.records.toLocaleString('en-US')} records` : 'not there';
  return { file, before: words(before), after: words(after) };
}

function saidLines(mark: string, tone: string, said: SaidDifference) {
  return [
    ...said.new.map((text) => ({ mark: `${mark}, new`, tone, text })),
    ...said.gone.map((text) => ({ mark: `${mark}, gone`, tone: 'neutral', text })),
  ];
}
