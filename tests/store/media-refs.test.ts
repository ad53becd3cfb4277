/** Files named by records: counted by what may be seen, sealed with the records that alone name them. */
import assert from 'node:assert/strict';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { RecordWriter } from '../../src/returns/record-writer.js';
import { openRecords } from '../../src/store/records/query.js';
import { parquetSink } from '../../src/store/records/write.js';

const dir = await mkdtemp(join(tmpdir(), 'tecum-refs-'));
after(() => rm(dir, { recursive: true, force: true }));

test('a file named by a sealed record only is told apart, until the seal is opened', async () => {
  const reading = { id: 7, dir: join(dir, '7') };
  const sink = parquetSink(reading.dir);
  const writer = new RecordWriter(sink, { from: '2026-10-01', to: '2026-10-31' });
  const day = (text: string) => ({
    us: Date.parse(`${text}T12:00:00Z`) * 1000,
    wall: null,
    text,
    basis: 'stated' as const,
  });
  const message = (text: string, media: string[]) =>
    writer.record({ kind: 'message', at: day(text), media, source: { offset: 0, length: 1 } });
  message('2026-10-02', ['item:3', 'a name that was not found']);
  message('2026-11-02', ['item:3', 'item:4']);
  message('2026-11-03', ['item:4']);
  await writer.drain(true);
  await sink.close();
  // The reading's folder has this name until its summary is written.
  await rename(`${reading.dir}.building`, reading.dir);
  const records = await openRecords(dir);
  try {
    assert.deepEqual(await records.mediaRefs(reading), [
      { item: 3, records: 1, sealed: 1, seqs: [0] },
      { item: 4, records: 0, sealed: 2, seqs: [] },
    ]);
    const opened = { ...reading, opened: [{}] };
    assert.deepEqual(await records.mediaRefs(opened), [
      { item: 3, records: 2, sealed: 0, seqs: [0, 1] },
      { item: 4, records: 2, sealed: 0, seqs: [1, 2] },
    ]);
  } finally {
    records.close();
  }
});
