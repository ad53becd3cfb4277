/** The page of one return: what came, what of it was read, what stands out. */
import type { Request, Response } from 'express';
import { categoryWords } from '../../analysis/category-words.js';
import type { AskedRow, Reconciliation } from '../../analysis/reconcile-types.js';
import { showDate } from '../../base/zone.js';
import type { NextRequests, ReturnView } from '../../desk/returns/types.js';
import type { ReadingSummary } from '../../returns/contract.js';
import type { SealedGroup } from '../../store/records/query.js';
import { audited } from '../context.js';
import type { Services } from '../contract.js';
import { page } from '../page.js';
import { requestHref } from '../requests/places.js';
import { caseOf, crumbsTo, handOf, providerName, returnPath, viewOf } from './places.js';
import { showProgress } from './progress.js';
import { sealedGroupsOf, whySealed } from './sealed.js';

/** `GET /cases/:caseId/returns/:returnId` */
export async function showReturn(req: Request, res: Response, services: Services): Promise<void> {
  const view = await viewOf(req, services);
  if (!view.summary) return showProgress(req, res, services, view);
  const found = await caseOf(req, services);
  const [reconciliation, next, by, twice, sealed, readings, newer] = await Promise.all([
    services.returns.reconciliation(view),
    services.returns.next(view),
    services.people.byId(view.return.createdBy),
    cameBefore(view, services),
    sealedGroupsOf(services, view),
    readingLines(view, services),
    services.returns.newerReader(view.reading?.reader ?? null),
  ]);
  await audited(req, 'evidence.viewed', `return/${view.return.id}`, {
    page: 'return',
    reading: view.reading?.id,
  });
  await services.returns.noteViewed(view.return.id, handOf(req));
  await page(req, res, 'return', {
    title: `Return from ${providerName(services, view.reading?.provider ?? view.return.provider)}`,
    section: 'returns',
    width: 'wide',
    crumbs: crumbsTo(found, view),
    returnHref: returnPath(view.return),
    casePath: `/cases/${found.id}`,
    requestHref: view.request ? requestHref(view.request) : null,
    view,
    by: by?.name ?? 'somebody no longer here',
    summary: view.summary,
    busy: isBusy(view),
    unfinished: unfinished(view),
    readings,
    chosen: view.reading?.id !== view.readings.find((one) => one.state === 'ready')?.id,
    newer,
    asked: askedRows(reconciliation, view.summary),
    came: cameRows(reconciliation),
    ledger: ledgerRows(view.summary, returnPath(view.return)),
    findings: [...twice, ...findingsOf(view, view.summary, reconciliation, next, sealed)],
    canWrite: (reconciliation?.missing.length ?? 0) > 0,
    timeline: `/cases/${found.id}/timeline?return=${view.return.id}${req.query.reading === undefined ? '' : `&reading=${view.reading?.id}`}`,
    sources: view.summary.received,
  });
}

/** `Why: 12 outside the dates, 3 a category that was not asked for.` */
function sealedWhy(groups: readonly SealedGroup[]): string {
  const counts = new Map<string, number>();
  for (const group of groups) {
    const why = whySealed(group);
    counts.set(why, (counts.get(why) ?? 0) + group.records);
  }
  const parts = [...counts].map(([why, n]) => `${n.toLocaleString('en-US')} ${why}`);
  return parts.length === 0 ? '' : `Why: ${parts.join(', ')}.`;
}

/** Every reading that came to its end, newest first, with the way to look at it and to hold it against the one before. */
async function readingLines(view: ReturnView, services: Services) {
  const path = returnPath(view.return);
  const ready = view.readings.filter((one) => one.state === 'ready');
  if (ready.length < 2) return [];
  const shown = await Promise.all(ready.map((one) => services.returns.shown(one)));
  return ready.map((one, i) => ({
    ...one,
    current: one.id === view.reading?.id,
    newest: i === 0,
    href: shown[i] ? `${path}?reading=${one.id}` : null,
    timeline: shown[i] ? `/cases/${view.return.caseId}/timeline?reading=${one.id}` : null,
    compare: shown[i] && shown[i + 1] ? `${path}/compare?older=${ready[i + 1]!.id}&newer=${one.id}` : null,
  }));
}

function isBusy(view: ReturnView): boolean {
  return view.job?.state === 'queued' || view.job?.state === 'running';
}

/** A newer try that did not come to a reading is told, though the older one is shown. */
function unfinished(view: ReturnView): string | null {
  const newest = view.readings[0];
  if (!newest || newest.id === view.reading?.id || isBusy(view)) return null;
  return view.job?.error?.what ?? `The last try to read it again was ${newest.state}.`;
}

interface Line {
  text: string;
  mark: string;
  tone: string;
  note: string;
}

const marks: Record<AskedRow['state'], [string, string]> = {
  came: ['Came', 'good'],
  partly: ['Came in part', 'warn'],
  'none-held': ['None held', 'info'],
  missing: ['Missing', 'bad'],
};

function askedRows(found: Reconciliation | null, summary: ReadingSummary): Line[] | null {
  if (!found) return null;
  return found.asked.map((row) => {
    const [mark, tone] = marks[row.state];
    return { text: categoryWords(row.category), mark, tone, note: noteOf(row, summary) };
  });
}

function noteOf(row: AskedRow, summary: ReadingSummary): string {
  if (row.noneHeld)
    return `${row.noneHeld.stated ? 'The provider says so' : 'The part is empty'}: ${row.noneHeld.where}`;
  if (row.state === 'missing')
    return `Nothing came in ${summary.files} files, and nothing says that none is held.`;
  const span = row.first && row.last ? `, ${daysFrom(row.first, row.last)}` : '';
  const sealed = row.sealed > 0 ? `, ${row.sealed} of them sealed` : '';
  const gaps = row.gaps
    .filter((g) => g.notable)
    .map((g) => `; nothing ${showDate(g.from)} to ${showDate(g.to)}`);
  const within = row.answeredBy.length > 0 ? `, within ${row.answeredBy.map(categoryWords).join(', ')}` : '';
  return `${inRecords(row.records)}${within}${span}${sealed}${gaps.join('')}`;
}

function daysFrom(first: string, last: string): string {
  return first === last ? showDate(first) : `${showDate(first)} to ${showDate(last)}`;
}

function inRecords(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'record' : 'records'}`;
}

function cameRows(found: Reconciliation | null): Line[] {
  const rows = (found?.notAsked ?? []).filter((row) => row.account === null);
  return rows.map((row) => ({
    text: row.text,
    mark: 'Not asked',
    tone: 'warn',
    note: '',
  }));
}

interface LedgerLine {
  text: string;
  files: number;
  rows: number;
  href: string;
}

/** The four numbers; they add up to all files, which the page shows as a sum. */
function ledgerRows(
  summary: ReadingSummary,
  path: string,
): { lines: LedgerLine[]; files: number; rows: number; addsUp: boolean } {
  const rowsIn = (states: string[]) =>
    summary.ledger.items.filter((i) => states.includes(i.state)).reduce((n, i) => n + i.rows, 0);
  const line = (text: string, files: number, state: string, states: string[]): LedgerLine => ({
    text,
    files,
    rows: rowsIn(states),
    href: `${path}/ledger?state=${state}`,
  });
  const { read, setAside, unknown, failed } = summary.ledger;
  const lines = [
    line('Read', read, 'read', ['read', 'generic']),
    line('Set aside', setAside, 'set_aside', ['set_aside']),
    line('Unknown', unknown, 'unknown', ['unknown']),
    line('Failed', failed, 'failed', ['failed']),
  ];
  const files = lines.reduce((n, l) => n + l.files, 0);
  return { lines, files, rows: lines.reduce((n, l) => n + l.rows, 0), addsUp: files === summary.files };
}

const isItTheSame = 'Check that it belongs to what was asked before you go on.';
const onlyGeneric =
  'No reader of a provider knows this layout. The generic reader took what it found: rows and texts can be searched, but whose they are and what they mean is for you to say.';

/** One line for a sentence that is said of several files: `a.csv (and 3 other files): …`. */
function together(sentences: readonly string[]): string[] {
  const groups = new Map<string, string[]>();
  for (const sentence of sentences) {
    const at = sentence.indexOf(': ');
    const said = at < 0 ? sentence : sentence.slice(at);
    groups.set(said, [...(groups.get(said) ?? []), at < 0 ? '' : sentence.slice(0, at)]);
  }
  return [...groups].map(([said, files]) => {
    const others = files.length - 1;
    return `${files[0]}${others > 0 ? ` (and ${others} other ${others === 1 ? 'file' : 'files'})` : ''}${said}`;
  });
}

interface FindingLine {
  tone: string;
  mark: string;
  text: string;
  href?: string;
  link?: string;
}

/** Another return of the case with one of the same files: its records would be counted twice. */
async function cameBefore(view: ReturnView, services: Services): Promise<FindingLine[]> {
  const hashes = new Set(view.return.files.map((file) => file.sha256));
  const all = await services.returns.list([view.return.caseId]);
  const same = all.filter((one) => one.id !== view.return.id && one.files.some((f) => hashes.has(f.sha256)));
  return same.map((one) => ({
    tone: 'warn',
    mark: 'Same file',
    text: 'The same bytes came in another return of this case, and their records stand on the time line twice. Narrow it to one of the two.',
    href: returnPath(one),
    link: `Return ${one.id}`,
  }));
}

/** The way to say what the columns of the first such file are. */
function teachLink(summary: ReadingSummary, path: string): Pick<FindingLine, 'href' | 'link'> {
  const first = summary.ledger.items.find((item) => item.state === 'generic');
  return first ? { href: `${path}/teach/${first.no}`, link: 'Teach Tecum this layout' } : {};
}

function findingsOf(
  view: ReturnView,
  summary: ReadingSummary,
  found: Reconciliation | null,
  next: NextRequests,
  sealed: readonly SealedGroup[],
): FindingLine[] {
  const path = returnPath(view.return);
  const lines: FindingLine[] = [];
  for (const text of together(summary.findings)) lines.push({ tone: 'bad', mark: 'Finding', text });
  for (const row of found?.missing ?? []) lines.push({ tone: 'warn', mark: 'Missing', text: row.text });
  for (const row of found?.notAsked ?? [])
    if (row.account !== null)
      lines.push({ tone: 'bad', mark: 'Other account', text: `${row.text} ${isItTheSame}` });
  if (summary.sealed > 0) {
    const what =
      summary.sealed === 1 ? '1 record lies' : `${summary.sealed.toLocaleString('en-US')} records lie`;
    lines.push({
      tone: 'bad',
      mark: 'Sealed',
      text: `${what} outside what the request allows: counted, not shown. ${sealedWhy(sealed)}`.trim(),
      href: `${path}/sealed`,
      link: 'What is sealed, and how to open it',
    });
  }
  for (const text of together(summary.drift)) lines.push({ tone: 'warn', mark: 'New layout', text });
  if (summary.reader === null && summary.records.total > 0)
    lines.push({ tone: 'info', mark: 'Note', text: onlyGeneric, ...teachLink(summary, path) });
  for (const text of together(summary.warnings)) lines.push({ tone: 'info', mark: 'Note', text });
  const open = next.requests.length;
  if (open > 0) {
    const text = `${open} ${open === 1 ? 'address, number or account is' : 'addresses, numbers and accounts are'} not yet identified.`;
    lines.push({ tone: 'info', mark: 'Next', text, href: `${path}/next`, link: 'Next requests' });
  }
  return lines;
}
