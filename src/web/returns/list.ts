/** Lists of returns: of all one's cases, and of one case. */
import type { Request, Response } from 'express';
import { showInstant } from '../../base/zone.js';
import { countsOf } from '../../desk/returns/home.js';
import type { Reading } from '../../store/desk/readings.js';
import type { Return } from '../../store/desk/returns.js';
import { personOf } from '../context.js';
import type { Services } from '../contract.js';
import { page } from '../page.js';
import { paged } from '../paging.js';
import { bytesInWords, shortened, withCommas } from '../render/words.js';
import { caseOf, crumbsTo, providerName, returnPath, zoneOf } from './places.js';

const states: Record<string, { text: string; tag: string }> = {
  ready: { text: 'Read', tag: 'good' },
  waiting: { text: 'Being read', tag: 'info' },
  failed: { text: 'Not read', tag: 'bad' },
  cancelled: { text: 'Cancelled', tag: 'neutral' },
};

/** A reading that came to its end with nothing in it is not simply read: its findings say why. */
function stateOf(reading: Reading | null): { text: string; tag: string } {
  if (reading?.state === 'ready' && reading.records === 0) return { text: 'Read, no record', tag: 'warn' };
  return states[reading?.state ?? 'waiting'] ?? { text: '', tag: 'neutral' };
}

/** `GET /returns` */
export async function showAllReturns(req: Request, res: Response, services: Services): Promise<void> {
  const ids = await services.access.cases(personOf(req), 'evidence.read');
  const all = await services.returns.list(ids === 'every' ? null : ids);
  const { shown: returns, ...neighbours } = paged(req, all);
  await page(req, res, 'returns', {
    title: 'Returns',
    section: 'returns',
    width: 'wide',
    ...neighbours,
    columns: [{ text: 'Return' }, { text: 'Case' }, ...columns],
    rows: await Promise.all(
      returns.map(async (made) => {
        const found = await services.cases.byId(made.caseId);
        const [first, ...rest] = await rowOf(made, services, zoneOf(req));
        return [first, { text: found?.number ?? '', href: `/cases/${made.caseId}` }, ...rest];
      }),
    ),
  });
}

/** `GET /cases/:caseId/returns` */
export async function showCaseReturns(req: Request, res: Response, services: Services): Promise<void> {
  const found = await caseOf(req, services);
  const { shown: returns, ...neighbours } = paged(req, await services.returns.list([found.id]));
  await page(req, res, 'returns', {
    title: 'Returns',
    section: 'returns',
    width: 'wide',
    crumbs: crumbsTo(found, undefined, 'Returns'),
    casePath: `/cases/${found.id}`,
    ...neighbours,
    columns: [{ text: 'Return' }, ...columns],
    rows: await Promise.all(returns.map((made) => rowOf(made, services, zoneOf(req)))),
  });
}

const columns = [
  { text: 'Received' },
  { text: 'Files' },
  { text: 'State' },
  { text: 'Records', numeric: true },
  { text: 'Findings', numeric: true },
];

/** One return as a case lists it. */
export async function returnRow(made: Return, services: Services) {
  const view = await services.returns.view(made.id);
  const reading = view?.reading ?? view?.readings[0] ?? null;
  const more = made.files.length > 1 ? ` and ${made.files.length - 1} more` : '';
  return {
    name: `Return ${made.id} from ${providerName(services, reading?.provider ?? made.provider)}`,
    href: returnPath(made),
    files: `${shortened(made.files[0]?.name ?? '', 50)}${more}`,
    state: stateOf(reading),
    receivedAt: made.receivedAt,
    about: view?.reading ? countsOf(view.reading) : '',
  };
}

async function rowOf(made: Return, services: Services, zone: string) {
  const view = await services.returns.view(made.id);
  const reading = view?.reading ?? view?.readings[0] ?? null;
  const bytes = made.files.reduce((n, file) => n + file.bytes, 0);
  const name = `${made.id} · ${providerName(services, reading?.provider ?? made.provider)}`;
  const ready = view?.reading ?? null;
  return [
    { text: name, href: returnPath(made) },
    showInstant(made.receivedAt, zone),
    `${shortened(made.files[0]?.name ?? '', 50)}${made.files.length > 1 ? ` and ${made.files.length - 1} more` : ''}, ${bytesInWords(bytes)}`,
    stateOf(reading),
    { text: ready ? withCommas(ready.records) : '', numeric: true },
    { text: ready ? withCommas(ready.findings + ready.drift) : '', numeric: true },
  ];
}
