/** Finds one record by reading the return again, and fetches its original bytes. */

import iconv from 'iconv-lite';
import type { Origin } from '../../analysis/exports/columns.js';
import { exportedRecord } from '../../analysis/exports/jsonl.js';
import { placeInReturn } from '../../analysis/exports/origin.js';
import { Problem } from '../../base/problem.js';
import type { StoredRecord } from '../../base/stored-record.js';
import type { ReadingSummary } from '../../returns/contract.js';
import { readReturn } from '../../returns/engine.js';
import { detectEncoding, utf8Text } from '../../returns/formats/text.js';
import { memorySink } from '../../returns/memory-sink.js';
import { bytesAt } from '../../returns/open/bytes-at.js';
import { openReturn } from '../../returns/open/open-return.js';
import { loadReaders } from '../../returns/registry.js';

export interface ShownRecord {
  /** By the names of the exports' columns. */
  record: Record<string, unknown>;
  place: { item: string; sha256?: string; offset: number; length: number; line?: number; path?: string };
  /** The original's bytes: as text, as base64, and whether they were cut at 64 KiB. */
  original: { text: string; base64: string; cut: boolean };
}

const maxShown = 64 * 1024;

/** @throws Problem `record-number` when it is no number, `record-missing` when the return has no such record. */
export async function findRecord(
  path: string,
  seq: string,
  options: { provider?: string; password?: string },
): Promise<ShownRecord> {
  const wanted = Number(seq);
  if (!/^\d+$/.test(seq)) {
    const remedy = 'Records are numbered from 0, as `record` in the exports of `tecum read`.';
    throw new Problem({
      code: 'record-number',
      what: `"${seq}" is no record number.`,
      where: 'RECORD',
      remedy,
    });
  }
  const sink = memorySink((record) => record.seq === wanted);
  const { provider, password } = options;
  const summary = await readReturn([path], { readers: await loadReaders(), provider, password, sink });
  const [record] = sink.records;
  if (record === undefined) throw missing(seq, summary.records.total);
  const origin = originIn(summary, record);
  const offset = record.offset ?? 0;
  const length = record.length ?? 0;
  const place = {
    item: origin.file,
    sha256: summary.ledger.items.find((item) => item.no === record.item)?.sha256,
    offset,
    length,
    line: record.line ?? undefined,
    path: record.path ?? undefined,
  };
  const original = await originalBytes(path, record.item ?? -1, offset, length, password);
  return { record: exportedRecord({ record, origin }), place, original };
}

function originIn({ provider, ledger, received }: ReadingSummary, record: StoredRecord): Origin {
  return { returnId: null, provider, ...placeInReturn({ items: ledger.items, received }, record.item) };
}

async function originalBytes(
  path: string,
  itemNo: number,
  offset: number,
  length: number,
  password: string | undefined,
): Promise<ShownRecord['original']> {
  const opened = await openReturn([path], { password });
  try {
    const item = opened.items[itemNo];
    if (item === undefined) return { text: '', base64: '', cut: false };
    const bytes = await bytesAt(item, offset, Math.min(length, maxShown));
    const { name } = detectEncoding(await item.head());
    const text = name === 'utf-8' ? utf8Text(bytes) : iconv.decode(bytes, name);
    return { text, base64: bytes.toString('base64'), cut: length > maxShown };
  } finally {
    await opened.close();
  }
}

function missing(seq: string, total: number): Problem {
  return new Problem({
    code: 'record-missing',
    what: `This return has no record ${seq}; it has ${total}, numbered from 0.`,
    where: 'RECORD',
    remedy:
      'Was the reading made with another provider or password given, or by another version of the reader?',
    status: 404,
  });
}
