/** The ledger of a return: every file with its state and reason, and every column of one file. */
import type { Request, Response } from 'express';
import { type LedgerState, ledgerStates } from '../../base/vocabulary.js';
import type { ReadingFiles } from '../../desk/returns/origins.js';
import type { FieldTally, ItemEntry } from '../../returns/contract.js';
import type { SealedGroup } from '../../store/records/query.js';
import { audited } from '../context.js';
import type { Services } from '../contract.js';
import { notFound } from '../errors.js';
import { page } from '../page.js';
import { shortened } from '../render/words.js';
import { explain, type Glossary, glossaryFor } from './glossary.js';
import { caseOf, crumbsTo, returnPath, viewOf, wholeNumber } from './places.js';
import { sealedGroupsOf, whySealed } from './sealed.js';

const words: Record<LedgerState, { text: string; tone: string }> = {
  read: { text: 'Read', tone: 'good' },
  generic: { text: 'Read, generic', tone: 'info' },
  set_aside: { text: 'Set aside', tone: 'neutral' },
  unknown: { text: 'Unknown', tone: 'warn' },
  failed: { text: 'Failed', tone: 'bad' },
};

/** Files on one page; a return may have tens of thousands. */
const perPage = 200;

/** `GET …/ledger?state=…&page=…` */
export async function showLedger(req: Request, res: Response, services: Services): Promise<void> {
  const { view, files, found, path } = await opened(req, services);
  const state = (ledgerStates as readonly string[]).includes(String(req.query.state))
    ? (req.query.state as LedgerState)
    : null;
  const fits = files.items.filter(
    (item) => state === null || item.state === state || (state === 'read' && item.state === 'generic'),
  );
  const at = Math.max(1, wholeNumber(req.query.page) ?? 1);
  const last = Math.max(1, Math.ceil(fits.length / perPage));
  const href = (n: number) => `${path}/ledger?${state ? `state=${state}&` : ''}page=${n}`;
  await audited(req, 'evidence.viewed', `return/${view.return.id}`, { page: 'ledger', state });
  await page(req, res, 'ledger', {
    title: 'Ledger',
    section: 'returns',
    width: 'wide',
    crumbs: crumbsTo(found, view, 'Ledger'),
    path,
    total: files.items.length,
    tabs: tabsOf(files.items, state, path),
    items: fits.slice((at - 1) * perPage, at * perPage).map((item) => itemLine(item, path)),
    previous: at > 1 ? { href: href(at - 1), text: 'Previous files' } : null,
    next: at < last ? { href: href(at + 1), text: 'Next files' } : null,
  });
}

function tabsOf(items: readonly ItemEntry[], state: LedgerState | null, path: string) {
  const count = (s: LedgerState) =>
    items.filter((item) => item.state === s || (s === 'read' && item.state === 'generic')).length;
  const tab = (id: LedgerState | null, text: string, n: number) => ({
    text,
    count: n,
    href: `${path}/ledger${id ? `?state=${id}` : ''}`,
    current: id === state,
  });
  const each = (['read', 'set_aside', 'unknown', 'failed'] as const).map((s) =>
    tab(s, words[s].text, count(s)),
  );
  return [tab(null, 'All files', items.length), ...each];
}

function itemLine(item: ItemEntry, path: string) {
  const base = item.path.split(/!\/|\//).at(-1) ?? item.path;
  return {
    ...item,
    base,
    folder: shortened(item.path.slice(0, item.path.length - base.length), 120),
    href: `${path}/ledger/${item.no}`,
    mark: words[item.state],
    unknown: item.fields.filter((f) => f.state === 'unknown').length,
  };
}

/** `GET …/ledger/:item` */
export async function showLedgerFile(req: Request, res: Response, services: Services): Promise<void> {
  const { view, files, found, path } = await opened(req, services);
  const no = wholeNumber(req.params.item);
  const item = files.items.find((entry) => entry.no === no);
  if (!item) throw notFound('file');
  const glossary = await glossaryFor(files.reading.provider);
  const sealed = (await sealedGroupsOf(services, view)).filter((group) => group.item === item.no);
  await audited(req, 'evidence.viewed', `return/${view.return.id}`, { page: 'ledger', file: item.path });
  await page(req, res, 'ledger-file', {
    title: item.path.split(/!\/|\//).at(-1) ?? item.path,
    section: 'returns',
    width: 'wide',
    crumbs: [
      ...crumbsTo(found, view, 'Ledger').slice(0, -1),
      { text: 'Ledger', href: `${path}/ledger` },
      { text: `File ${item.no + 1}` },
    ],
    item,
    mark: words[item.state],
    // Sealed ones do not stand on the time line.
    records: item.records - sealed.reduce((n, group) => n + group.records, 0),
    recordsHref: `/cases/${found.id}/timeline?return=${view.return.id}&item=${item.no}`,
    teachHref: item.state === 'generic' || item.state === 'unknown' ? `${path}/teach/${item.no}` : null,
    facts: factsOf(item),
    sealed: sealedLines(sealed),
    sealedHref: `${path}/sealed`,
    // A sample is a value, and may be one of a record that is sealed.
    fields: item.fields.map((field) => fieldLine(sealed.length > 0 ? bare(field) : field, item, glossary)),
    explained: item.fields.some((field) => explain(glossary, item.table ?? '', field.path) !== null),
  });
}

function bare({ sample: _sample, ...field }: FieldTally): FieldTally {
  return field;
}

/** `12 message records: outside the dates` */
function sealedLines(groups: readonly SealedGroup[]): string[] {
  const lines = new Map<string, number>();
  for (const group of groups) {
    const what = `${group.kind}: ${whySealed(group)}`;
    lines.set(what, (lines.get(what) ?? 0) + group.records);
  }
  return [...lines].map(([what, records]) => `${records.toLocaleString('en-US')} ${what}`);
}

function factsOf(item: ItemEntry) {
  const facts = [
    { key: 'Place in the return', value: item.path },
    { key: 'Size', value: `${item.bytes.toLocaleString('en-US')} bytes` },
    { key: 'SHA-256', value: item.sha256 },
    { key: 'Read by', value: item.reader },
    { key: 'As', value: item.table },
    { key: 'Layout', value: item.layout },
    { key: 'Encoding', value: item.encoding },
    { key: 'Why', value: item.why },
    { key: 'Rows', value: item.rows.toLocaleString('en-US') },
    { key: 'Records', value: item.records.toLocaleString('en-US') },
  ];
  return facts.filter((fact) => fact.value !== undefined);
}

function fieldLine(field: FieldTally, item: ItemEntry, glossary: Glossary) {
  return { ...field, mark: words[field.state], entry: explain(glossary, item.table ?? '', field.path) };
}

async function opened(req: Request, services: Services) {
  const view = await viewOf(req, services);
  const files: ReadingFiles | null = view.reading ? await services.returns.files(view.reading.id) : null;
  if (!files) throw notFound('ledger');
  return { view, files, found: await caseOf(req, services), path: returnPath(view.return) };
}
