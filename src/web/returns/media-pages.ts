/** The media of a return: a list, and the page of one file. Nothing is shown before somebody asks for it. */

import { readFileSync } from 'node:fs';
import type { Request, Response } from 'express';
import { parse } from 'yaml';
import { projectPath } from '../../base/root.js';
import type { MediaItem } from '../../desk/media/media.js';
import { namedAsPicture } from '../../returns/media/kind.js';
import { audited, demandMay, flash, mayNow, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { fields } from '../forms.js';
import { page } from '../page.js';
import { shortened } from '../render/words.js';
import { allow, mediaOf, mediaOfCase, oneOf } from './media-access.js';
import { checkView } from './media-check.js';
import { recordLines } from './media-records.js';
import { caseOf, crumbsTo, handOf, returnPath, viewOf, wholeNumber } from './places.js';

const perPage = 48;
/** Seconds between two loads of the page while files are looked at, where no script runs. */
const refreshSeconds = 5;
const shows = ['all', 'orphans', 'known', 'unchecked'] as const;
type Show = (typeof shows)[number];

const filters: Record<Show, { text: string; fits(item: MediaItem): boolean }> = {
  all: { text: 'All', fits: () => true },
  orphans: { text: 'Named by no record', fits: (item) => item.records === 0 },
  known: { text: 'On a list', fits: (item) => item.known !== null },
  unchecked: { text: 'Not yet looked at', fits: (item) => item.fact === null },
};

/** `GET …/media?show=…&page=…&pictures=1` */
export async function showMedia(req: Request, res: Response, services: Services): Promise<void> {
  const { view, files, items, sealed } = await mediaOf(req, services);
  const found = await caseOf(req, services);
  const path = `${returnPath(view.return)}/media`;
  const show = shows.find((one) => one === req.query.show) ?? 'all';
  const pictures = req.query.pictures === '1';
  const fits = items.filter(filters[show].fits);
  const last = Math.max(1, Math.ceil(fits.length / perPage));
  const at = Math.min(last, Math.max(1, wholeNumber(req.query.page) ?? 1));
  const href = (n: number, with_ = pictures) => `${path}?show=${show}&page=${n}${with_ ? '&pictures=1' : ''}`;
  const shown = fits.slice((at - 1) * perPage, at * perPage);
  const details = { page: 'media', reading: files.reading.id, show, at, pictures };
  await audited(req, 'evidence.viewed', `return/${view.return.id}`, details);
  await services.returns.noteViewed(view.return.id, handOf(req));
  const check = checkView(await services.returns.mediaChecks.of(files.reading.id));
  await page(req, res, 'return-media', {
    title: 'Media',
    section: 'returns',
    width: 'wide',
    crumbs: crumbsTo(found, view, 'Media'),
    path,
    tabs: shows.map((one) => ({
      text: filters[one].text,
      count: items.filter(filters[one].fits).length,
      href: `${path}?show=${one}`,
      current: one === show,
    })),
    lines: shown.map((item) => lineOf(item, path, pictures)),
    total: items.length,
    sealed,
    pictures,
    picturesHref: href(at, !pictures),
    check,
    ...(check?.busy ? { refresh: refreshSeconds, scripts: ['progress.js'] } : {}),
    lists: (await services.returns.media.known.list()).length,
    previous: at > 1 ? { href: href(at - 1), text: 'Previous files' } : null,
    next: at < last ? { href: href(at + 1), text: 'Next files' } : null,
  });
}

/** What can be shown on its own page: a picture that was decoded, a drawing's text, what a browser plays. */
function mayShow(fact: MediaItem['fact']): boolean {
  if (fact?.kind === 'picture') return fact.state === 'made';
  return fact?.kind === 'drawing' || /^(?:video|audio)\//.test(fact?.mime ?? '');
}

function lineOf(item: MediaItem, path: string, pictures: boolean) {
  const { entry, fact, known } = item;
  const base = entry.path.split(/!\/|\//).at(-1) ?? entry.path;
  const href = `${path}/${entry.no}`;
  const canHave = known === null && (fact === null ? namedAsPicture(base) : fact.state === 'made');
  return {
    base,
    short: shortened(base),
    folder: shortened(entry.path.slice(0, entry.path.length - base.length)),
    bytes: entry.bytes,
    records: item.records,
    href,
    title: known ? 'Not to be opened' : (fact?.title ?? 'Not yet looked at'),
    tone: known
      ? 'bad'
      : fact === null
        ? 'neutral'
        : fact.state === 'made' || fact.kind !== 'picture'
          ? 'info'
          : 'warn',
    why: known ? '' : (fact?.why ?? ''),
    thumbnail: pictures && canHave ? `${href}/picture?size=blurred` : null,
  };
}

/** `GET …/media/:item?show=1` */
export async function showMediaFile(req: Request, res: Response, services: Services): Promise<void> {
  const one = await oneOf(req, services);
  const { view, files } = one;
  const { media } = services.returns;
  const found = await caseOf(req, services);
  const details = {
    page: 'media file',
    reading: files.reading.id,
    file: one.item.entry.no,
    sha256: one.item.entry.sha256,
    asked: req.query.show === '1',
  };
  await audited(req, 'evidence.viewed', `return/${view.return.id}`, details);
  const item = await media.look(files, one.item);
  const { entry, fact, known } = item;
  const base = entry.path.split(/!\/|\//).at(-1) ?? entry.path;
  const asked = req.query.show === '1' && known === null;
  const path = `${returnPath(view.return)}/media`;
  const href = `${path}/${entry.no}`;
  await services.returns.noteViewed(view.return.id, handOf(req));
  if (asked && (fact?.kind === 'video' || fact?.kind === 'audio')) allowMedia(res);
  const source = asked && fact?.kind === 'drawing' ? await media.open(files, item, false, firstText) : null;
  await page(req, res, 'return-media-file', {
    title: base,
    section: 'returns',
    width: 'wide',
    crumbs: [...crumbsTo(found, view, 'Media').slice(0, -1), { text: 'Media', href: path }, { text: base }],
    entry,
    fact,
    known,
    duty: known ? duty() : null,
    mayOpen: known ? await mayNow(req, 'media.open_known', found.id) : false,
    asked,
    href,
    source,
    ledgerHref: `${returnPath(view.return)}/ledger/${entry.no}`,
    mayShow: mayShow(fact),
    records: await recordLines(req, services, one, item),
    more: item.records - item.seqs.length,
    near: known ? [] : await alike(req, services, item, path),
    alikeHref: `${href}?alike=1`,
    alike: req.query.alike === '1',
  });
}

/** Pictures of the case that look like this one, in whichever return they came. */
async function alike(req: Request, services: Services, item: MediaItem, path: string) {
  const all = await mediaOfCase(req, services, String(req.params.caseId));
  const others = all.filter((other) => other.path !== path || other.entry.no !== item.entry.no);
  return services.returns.media
    .near(item, others)
    .slice(0, 24)
    .map(({ item: near, distance }) => ({
      ...lineOf(near, near.path, req.query.alike === '1'),
      distance,
      returnId: near.path === path ? null : near.returnId,
    }));
}

/** Sound and video may be played on this page only. */
function allowMedia(res: Response): void {
  res.set('content-security-policy', `${String(res.getHeader('content-security-policy'))};media-src 'self'`);
}

async function firstText(open: { stream(): AsyncIterable<Buffer> }): Promise<string> {
  for await (const chunk of open.stream()) return chunk.subarray(0, 65_536).toString('utf8');
  return '';
}

/** What an agency wants done next: `data/known-files.yaml`. */
function duty(): unknown {
  return parse(readFileSync(projectPath('data', 'known-files.yaml'), 'utf8'));
}

/** `POST …/media/:item/open-known`: a reason, recorded, then this person may have the file for ten minutes. */
export async function openKnown(req: Request, res: Response, services: Services): Promise<void> {
  const { view, item } = await oneOf(req, services);
  await demandMay(req, 'media.open_known', view.return.caseId);
  const href = `${returnPath(view.return)}/media/${item.entry.no}`;
  const reason = fields(req).text('reason');
  if (reason === '') {
    await flash(req, 'Say why the file must be opened. Nothing was opened.', 'warn');
    return seeOther(res, href);
  }
  await audited(req, 'evidence.known-file-opened', `return/${view.return.id}`, {
    file: item.entry.no,
    sha256: item.entry.sha256,
    reason,
  });
  const made = await viewOf(req, services);
  const note = `File ${item.entry.no}, on a list of known hashes, opened: ${reason}`;
  await services.returns.noteCustody(made.return.id, 'viewed', handOf(req), note, item.entry.sha256);
  allow(req, item);
  seeOther(res, `${href}/file`);
}
