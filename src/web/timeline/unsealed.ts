/** Who looked at records that two people have opened is on the audit chain, record by record. */
import type { Request } from 'express';
import type { StoredRecord } from '../../base/stored-record.js';
import { audited } from '../context.js';

/** Notes those of the records that lie outside the process; nothing when there is none. */
export async function noteUnsealed(
  req: Request,
  subject: string,
  page: string,
  records: readonly Pick<StoredRecord, 'scope' | 'reading' | 'seq'>[],
): Promise<void> {
  const seen = records.filter((record) => record.scope === 'outside');
  if (seen.length === 0) return;
  await audited(req, 'evidence.unsealed-viewed', subject, {
    page,
    records: seen.map((record) => `${record.reading}-${record.seq}`),
  });
}
