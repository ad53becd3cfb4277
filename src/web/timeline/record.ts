/** One record: all its fields with their meaning, and its own bytes from the original. */
import type { Request, Response } from 'express';
import { isProblem, Problem } from '../../base/problem.js';
import type { StoredRecord } from '../../base/stored-record.js';
import { CaseNames } from '../../desk/returns/case-names.js';
import type { ReadingFiles } from '../../desk/returns/origins.js';
import type { ReadingRef } from '../../store/records/query.js';
import { audited, contextOf, personOf } from '../context.js';
import type { Services } from '../contract.js';
import { notFound } from '../errors.js';
import { page } from '../page.js';
import { glossaryFor } from '../returns/glossary.js';
import { caseOf, handOf, providerName, returnPath, wholeNumber } from '../returns/places.js';
import { citation } from './cite.js';
import { fieldRows, restRows } from './record-fields.js';
import { timeOf } from './rows.js';
import { noteUnsealed } from './unsealed.js';

/** `GET /cases/:caseId/records/:readingId/:seq` */
export async function showRecord(req: Request, res: Response, services: Services): Promise<void> {
  const found = await caseOf(req, services);
  const files = await filesOf(req, services);
  const seq = wholeNumber(req.params.seq);
  const all = await services.returns.ofCase(found.id);
  const ref = await services.returns.reading(files.reading.id, personOf(req));
  const record = ref && seq !== null ? await services.returns.records.record(ref, seq) : null;
  if (!ref || !record) throw notFound('record');
  const subject = `return/${files.made.id}`;
  const crumbs = [
    { text: 'Cases', href: '/cases' },
    { text: found.number, href: `/cases/${found.id}` },
    { text: 'Time line', href: `/cases/${found.id}/timeline` },
    { text: `Record ${files.reading.id}-${seq}` },
  ];
  if ('sealed' in record) {
    await audited(req, 'evidence.sealed-met', subject, { reading: files.reading.id, record: seq });
    const sealedHref = `${returnPath(files.made)}/sealed`;
    return page(req, res, 'record-sealed', {
      title: 'This record is sealed',
      section: 'returns',
      crumbs,
      sealedHref,
    });
  }
  await audited(req, 'evidence.viewed', subject, { page: 'record', reading: files.reading.id, record: seq });
  await noteUnsealed(req, subject, 'record', [record]);
  await services.returns.noteViewed(files.made.id, handOf(req));
  const names = new CaseNames(new Map([...all.files, [files.reading.id, files]]));
  await showOpen(req, res, services, {
    files,
    record,
    ref,
    crumbs,
    caseNumber: found.number,
    caseId: found.id,
    names,
  });
}

interface Shown {
  files: ReadingFiles;
  record: StoredRecord;
  /** The reading as this person may ask it. */
  ref: ReadingRef;
  crumbs: { text: string; href?: string }[];
  caseNumber: string;
  caseId: string;
  names: CaseNames;
}

async function showOpen(req: Request, res: Response, services: Services, shown: Shown): Promise<void> {
  const { files, record, caseId } = shown;
  const original = await originalShown(services, shown);
  const glossary = await glossaryFor(files.reading.provider);
  const item = files.items.find((entry) => entry.no === record.item);
  const provider = providerName(services, files.reading.provider ?? files.made.provider);
  await page(req, res, 'record', {
    title: `${record.kind.charAt(0).toUpperCase()}${record.kind.slice(1)}, record ${record.reading}-${record.seq}`,
    section: 'returns',
    width: 'wide',
    crumbs: shown.crumbs,
    record,
    time: timeOf(record, contextOf(req).zone),
    provider,
    unsealed: record.scope === 'outside',
    returnHref: returnPath(files.made),
    returnId: files.made.id,
    fileHref: item ? `${returnPath(files.made)}/ledger/${item.no}` : null,
    fields: fieldRows(record, `/cases/${caseId}/timeline`, shown.names),
    rest: restRows(record, item, glossary),
    original: 'problem' in original ? null : original,
    originalProblem: 'problem' in original ? original.problem : null,
    cite: citation({ record, provider, caseNumber: shown.caseNumber, files }),
  });
}

/** The record's own bytes, or why they are not shown. */
async function originalShown(services: Services, { files, record, ref }: Shown) {
  const { item, offset, length } = record;
  try {
    if (item !== null && offset !== null && length !== null) {
      const place = { item, offset, length };
      if (await services.returns.records.sealedWithin(ref, place)) throw withSealed(files);
    }
    return await services.returns.original(files, record);
  } catch (error) {
    if (isProblem(error)) return { problem: error.toJSON() };
    throw error;
  }
}

function withSealed(files: ReadingFiles): Problem {
  return new Problem({
    code: 'original-sealed',
    what: 'The bytes of this record are not shown: those of sealed records lie within them.',
    where: `return ${files.made.id}`,
    remedy: 'What is sealed, and how a second person opens it, stands on the page of the return.',
    status: 403,
  });
}

async function filesOf(req: Request, services: Services): Promise<ReadingFiles> {
  const id = wholeNumber(req.params.readingId);
  const files = id === null ? null : await services.returns.files(id, personOf(req));
  if (!files || files.made.caseId !== req.params.caseId) throw notFound('record');
  return files;
}
