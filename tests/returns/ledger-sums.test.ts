/** Every example: the figures that a person counted, a ledger that adds up and every byte accounted for. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { everyExample, filesOf } from './every-example.js';
import { ledgerFaults } from './ledger-sum.js';
import { readBytes } from './read-bytes.js';

interface Counted {
  provider: string;
  files: number;
  records: { total: number; byKind: Record<string, number> };
  threads: number;
  ledger: Record<'read' | 'setAside' | 'unknown' | 'failed', number>;
}

for (const { name, input, expected } of everyExample()) {
  test(name, async () => {
    const files = filesOf(input);
    const { summary, records } = await readBytes(files);
    const counted = JSON.parse(readFileSync(expected, 'utf8')) as Counted;
    const { read, setAside, unknown, failed } = summary.ledger;
    const { provider, records: found, threads } = summary;
    assert.deepEqual(
      {
        provider,
        files: summary.files,
        records: found,
        threads,
        ledger: { read, setAside, unknown, failed },
      },
      {
        provider: counted.provider,
        files: counted.files,
        records: counted.records,
        threads: counted.threads,
        ledger: {
          read: counted.ledger.read,
          setAside: counted.ledger.setAside,
          unknown: counted.ledger.unknown,
          failed: counted.ledger.failed,
        },
      },
    );
    assert.deepEqual(ledgerFaults(summary), []);
    assert.equal(
      summary.bytes,
      files.reduce((sum, { bytes }) => sum + bytes.length, 0),
    );
    assert.equal(records.length, counted.records.total);
  });
}
