/** Findings over a reading: asked and came, and what to ask next. */
import { aliasesOf } from '../../analysis/aliases.js';
import { nextRequests } from '../../analysis/next-requests.js';
import { findNoneHeld } from '../../analysis/none-held.js';
import { reconcile } from '../../analysis/reconcile.js';
import type { Asked, NotAskedRow, Reconciliation } from '../../analysis/reconcile-types.js';
import type { ReadingSummary } from '../../returns/contract.js';
import type { ReadingRef, Records } from '../../store/records/query.js';
import { readAccounts } from '../../store/records/reading-files.js';
import { askedOfRequest } from './asked.js';
import type { Stores } from './stores.js';
import type { NextRequests, ReturnView } from './types.js';

/** Holds a reading against what was asked; accounts of sealed records tell which are one, and are not told. The CLI and the pages both come here. */
export async function reconcileReading(
  records: Records,
  reading: ReadingRef,
  summary: ReadingSummary,
  asked: Asked,
): Promise<Reconciliation> {
  const counts = await records.came([reading]);
  const names = [...new Set(counts.flatMap((c) => c.account ?? []))];
  const subjects = (await readAccounts(reading.dir)).filter((account) => account.role === 'subject');
  const aliases = aliasesOf(subjects, names, asked.accounts);
  return reconcile(asked, { counts, noneHeld: findNoneHeld(summary.ledger.items), aliases });
}

/** Asked and came of a return; null without a request, or before it is read. */
export async function reconcileView(stores: Stores, view: ReturnView): Promise<Reconciliation | null> {
  if (!view.request || !view.reading || !view.summary) return null;
  const asked = askedOfRequest(view.request);
  if (!asked || asked.categories.length === 0) return null;
  const ref = { id: view.reading.id, dir: stores.readingDir(view.reading.id) };
  const found = await reconcileReading(stores.records, ref, view.summary, asked);
  return { ...found, notAsked: found.notAsked.map(withoutSealedName) };
}

/** An account of which every record is sealed is counted and not named. */
function withoutSealedName(row: NotAskedRow): NotAskedRow {
  if (row.account === null || row.sealed < row.records) return row;
  const text = `${row.records} ${row.records === 1 ? 'record' : 'records'} of an account that was not asked about, all sealed.`;
  return { ...row, account: '', text };
}

/** Addresses, numbers and accounts that the newest reading opens. */
export async function findNext(stores: Stores, view: ReturnView): Promise<NextRequests> {
  if (!view.reading || !view.summary) return { requests: [], leftOut: [] };
  const ref = { id: view.reading.id, dir: stores.readingDir(view.reading.id) };
  const [ips, people] = await Promise.all([
    stores.records.topIps([ref], {}, 200),
    stores.records.topPeople([ref], {}, 40),
  ]);
  const subjects = view.summary.accounts
    .filter((a) => a.role === 'subject')
    .flatMap((a) => [a.id, a.name ?? '']);
  const asked = view.request ? (askedOfRequest(view.request)?.accounts ?? []) : [];
  const provider = view.reading.provider ?? view.return.provider;
  return nextRequests({
    provider,
    ips,
    people,
    known: [...subjects, ...asked].filter((name) => name !== ''),
  });
}
