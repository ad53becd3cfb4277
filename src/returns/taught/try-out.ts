/** Tries a definition on one file, without a database: what it would read. */
import type { StoredRecord } from '../../base/stored-record.js';
import type { ItemEntry } from '../contract.js';
import { readReturn } from '../engine.js';
import { memorySink } from '../memory-sink.js';
import type { Given } from '../open/types.js';
import { taughtReader } from './definition.js';
import type { TaughtDefinition } from './schema.js';

export interface Tried {
  /** False when the file is not known by the definition: the rest is then empty. */
  known: boolean;
  records: number;
  byKind: [kind: string, count: number][];
  /** Records whose time could not be read, whose time has no zone, and that have none. */
  times: { unreadable: number; zoneless: number; none: number };
  fields: ItemEntry['fields'];
  problems: string[];
  preview: StoredRecord[];
}

const previewed = 10;

/** @throws an AbortError when the signal fires */
export async function tryOut(
  definition: TaughtDefinition,
  given: Given,
  signal: AbortSignal,
): Promise<Tried> {
  const times = { unreadable: 0, zoneless: 0, none: 0 };
  const preview = memorySink((record) => {
    if (record.atBasis === 'unreadable') times.unreadable++;
    else if (record.atBasis === 'not-stated') times.zoneless++;
    else if (record.at === null) times.none++;
    return preview.records.length < previewed;
  });
  const summary = await readReturn([given], { readers: [taughtReader(definition)], sink: preview, signal });
  const [entry] = summary.ledger.items;
  const known = summary.reader !== null && entry?.reader !== 'generic';
  return {
    known,
    records: known ? summary.records.total : 0,
    byKind: known ? Object.entries(summary.records.byKind) : [],
    times,
    fields: known ? (entry?.fields ?? []) : [],
    problems: [...summary.findings, ...summary.drift, ...summary.warnings],
    preview: known ? preview.records : [],
  };
}
