/** The audit chain: any change to any byte is found and its place named; writers do not harm each other. */
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm, truncate, unlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { appendAudit, appendBatch } from '../../src/safeguards/audit/chain.js';
import { listAudit } from '../../src/safeguards/audit/list.js';
import { openAudit } from '../../src/safeguards/audit/service.js';
import { verifyAudit } from '../../src/safeguards/audit/verify.js';

const folders: string[] = [];
after(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'tecum-audit-'));
  folders.push(dir);
  return dir;
}

const at = (): Date => new Date('2026-11-23T10:00:00.123Z');

/** Five entries with text that is hard on encodings: umlauts, emoji, quotes, a line separator, nested details. */
async function sample(): Promise<{ dir: string; bytes: Buffer }> {
  const dir = await folder();
  await appendBatch(
    dir,
    [
      { who: 'reyes@agency.example.org', action: 'sign-in', details: { ip: '198.51.100.7' } },
      {
        who: 'müller@agency.example.org',
        action: 'case.created',
        subject: 'case/26-0117',
        details: { title: '"Füchse" 🦊\u2028x' },
      },
      { who: 'system', action: 'job.done', details: { b: 1, a: [1, 2.5, { z: null, y: true }], empty: {} } },
      {
        who: 'reyes@agency.example.org',
        action: 'evidence.viewed',
        subject: 'return/1',
        details: { record: 7 },
      },
      { who: 'reyes@agency.example.org', action: 'sign-out' },
    ],
    at,
  );
  return { dir, bytes: await readFile(join(dir, 'audit.jsonl')) };
}

test('a chain that nobody touched is whole', async () => {
  const { dir, bytes } = await sample();
  const verdict = await verifyAudit(dir);
  assert.equal(verdict.ok, true);
  assert.equal(verdict.entries, 5);
  assert.equal(bytes.toString('utf8').split('\n').length, 6);
});

test('changing any one byte anywhere is found, at that line', async () => {
  const { dir, bytes } = await sample();
  const file = join(dir, 'audit.jsonl');
  const lineAt = (i: number): number => bytes.subarray(0, i).filter((b) => b === 10).length + 1;
  for (let i = 0; i < bytes.length; i += 1) {
    const changed = Buffer.from(bytes);
    changed[i] = changed[i]! ^ (1 << (i % 8));
    await writeFile(file, changed);
    const verdict = await verifyAudit(dir);
    assert.equal(verdict.ok, false, `byte ${i}`);
    assert.equal(verdict.problem?.line, lineAt(i), `line of byte ${i}`);
  }
});

test('a byte changed, inserted or removed at random is found', async () => {
  const { dir, bytes } = await sample();
  const file = join(dir, 'audit.jsonl');
  const kinds = fc.constantFrom('change', 'insert', 'remove');
  const place = fc.integer({ min: 0, max: bytes.length - 1 });
  await fc.assert(
    fc.asyncProperty(kinds, place, fc.integer({ min: 0, max: 255 }), async (kind, i, value) => {
      if (kind === 'change' && bytes[i] === value) return;
      const [before, from] = [bytes.subarray(0, i), bytes.subarray(kind === 'insert' ? i : i + 1)];
      const middle = kind === 'remove' ? Buffer.alloc(0) : Buffer.from([value]);
      await writeFile(file, Buffer.concat([before, middle, from]));
      assert.equal((await verifyAudit(dir)).ok, false);
    }),
    { numRuns: 400 },
  );
});

test('lines in another order, missing, or doubled are found', async () => {
  const { dir, bytes } = await sample();
  const file = join(dir, 'audit.jsonl');
  const lines = bytes.toString('utf8').trimEnd().split('\n');
  const wrong: [string, string[]][] = [
    ['swapped', [lines[0]!, lines[2]!, lines[1]!, lines[3]!, lines[4]!]],
    ['missing in the middle', [lines[0]!, lines[1]!, lines[3]!, lines[4]!]],
    ['first missing', lines.slice(1)],
    ['doubled', [lines[0]!, lines[0]!, ...lines.slice(1)]],
  ];
  for (const [name, list] of wrong) {
    await writeFile(file, `${list.join('\n')}\n`);
    assert.equal((await verifyAudit(dir)).ok, false, name);
  }
});

test('a tail that was cut off is found, at every line', async () => {
  const { dir, bytes } = await sample();
  const lines = bytes.toString('utf8').split('\n').slice(0, -1);
  for (let keep = 0; keep < lines.length; keep += 1) {
    await writeFile(
      join(dir, 'audit.jsonl'),
      lines
        .slice(0, keep)
        .map((line) => `${line}\n`)
        .join(''),
    );
    const verdict = await verifyAudit(dir);
    assert.equal(verdict.ok, false, `keeping ${keep} lines`);
    assert.match(verdict.problem?.text ?? '', /tail was cut off/);
    assert.equal(verdict.problem?.line, keep + 1);
  }
});

test('a head that is gone, unreadable or behind is found', async () => {
  const { dir } = await sample();
  const head = join(dir, 'audit.head.json');
  const text = await readFile(head, 'utf8');
  await writeFile(head, '{"n":4');
  assert.match((await verifyAudit(dir)).problem?.text ?? '', /cannot be read/);
  await unlink(head);
  assert.match((await verifyAudit(dir)).problem?.text ?? '', /missing/);
  await writeFile(head, text);
  assert.equal((await verifyAudit(dir)).ok, true);
});

test('a desk whose chain and head are both gone is found', async () => {
  const { dir } = await sample();
  await writeFile(join(dir, 'desk.sqlite'), '');
  await unlink(join(dir, 'audit.jsonl'));
  await unlink(join(dir, 'audit.head.json'));
  assert.match((await verifyAudit(dir)).problem?.text ?? '', /chain is gone/);
});

test('nothing is appended to a chain that was changed in length', async () => {
  const { dir } = await sample();
  await appendFile(join(dir, 'audit.jsonl'), 'x');
  await assert.rejects(appendAudit(dir, { who: 'system', action: 'test' }), /changed outside Tecum/);
});

test('a write that broke off is taken back and told', async () => {
  const { dir, bytes } = await sample();
  const head = JSON.parse(await readFile(join(dir, 'audit.head.json'), 'utf8')) as {
    n: number;
    hash: string;
    bytes: number;
  };
  const next = { n: head.n + 1, hash: 'a'.repeat(64), bytes: head.bytes + 200 };
  await writeFile(join(dir, 'audit.head.json'), JSON.stringify({ ...head, next }));
  assert.equal((await verifyAudit(dir)).ok, true, 'nothing had arrived: the chain before it is whole');
  await appendFile(join(dir, 'audit.jsonl'), '{"n":6,"at":"2026');
  assert.equal((await verifyAudit(dir)).ok, false, 'half a line is said to be one');
  const entry = await appendAudit(dir, { who: 'system', action: 'after' });
  assert.equal(entry.n, 7);
  assert.equal((await verifyAudit(dir)).ok, true);
  const [last, told] = await listAudit(dir, { limit: 2 });
  assert.equal(last?.action, 'after');
  assert.deepEqual([told?.action, told?.details], ['audit.unfinished-write-removed', { bytes: 17 }]);
  assert.equal((await readFile(join(dir, 'audit.jsonl'))).subarray(0, bytes.length).equals(bytes), true);
});

test('four processes write at once, and every entry stands once', async () => {
  const dir = await folder();
  const script = fileURLToPath(new URL('./audit-writer.js', import.meta.url));
  const run = (name: string): Promise<number | null> =>
    new Promise((done) => fork(script, [dir, name, '40']).on('exit', done));
  const codes = await Promise.all(['a', 'b', 'c', 'd'].map(run));
  assert.deepEqual(codes, [0, 0, 0, 0]);
  const verdict = await verifyAudit(dir);
  assert.deepEqual([verdict.ok, verdict.entries], [true, 160]);
  const entries = await listAudit(dir, { limit: 1000 });
  assert.equal(new Set(entries.map((e) => `${e.who}${e.details.i}`)).size, 160);
});

test('a lock whose process is gone is taken over; one that is alive is waited for', async () => {
  const dir = await folder();
  const lock = join(dir, 'audit.jsonl.lock');
  // A process number that is above every limit of the kernel.
  await writeFile(
    lock,
    JSON.stringify({ token: 'x', pid: 4_194_305, host: (await import('node:os')).hostname() }),
  );
  assert.equal((await appendAudit(dir, { who: 'system', action: 'one' })).n, 1);
  await writeFile(lock, 'not json');
  await utimes(lock, new Date(), new Date(Date.now() - 60_000));
  assert.equal((await appendAudit(dir, { who: 'system', action: 'two' })).n, 2);
  await writeFile(
    lock,
    JSON.stringify({ token: 'y', pid: process.pid, host: (await import('node:os')).hostname() }),
  );
  setTimeout(() => void unlink(lock), 150);
  const began = Date.now();
  assert.equal((await appendAudit(dir, { who: 'system', action: 'three' })).n, 3);
  assert.ok(Date.now() - began >= 140);
});

test('events of one moment share a write, in order; a failure reaches everybody who waits', async () => {
  const dir = await folder();
  const audit = await openAudit(dir, at);
  const entries = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      audit.record({ who: 'a@agency.example.org', action: 'x', details: { i } }),
    ),
  );
  assert.deepEqual(
    entries.map((e) => [e.n, e.details.i]),
    Array.from({ length: 50 }, (_, i) => [i + 2, i]),
  );
  await truncate(join(dir, 'audit.jsonl'), 10);
  const results = await Promise.allSettled(
    [1, 2, 3].map((i) => audit.record({ who: 'a', action: 'y', details: { i } })),
  );
  assert.deepEqual(
    results.map((r) => r.status),
    ['rejected', 'rejected', 'rejected'],
  );
});

test('the list filters and pages, the newest first', async () => {
  const { dir } = await sample();
  const numbers = async (filter: Parameters<typeof listAudit>[1]): Promise<number[]> =>
    (await listAudit(dir, filter)).map((entry) => entry.n);
  assert.deepEqual(await numbers({}), [5, 4, 3, 2, 1]);
  assert.deepEqual(await numbers({ who: 'reyes@agency.example.org', limit: 2 }), [5, 4]);
  assert.deepEqual(await numbers({ who: 'reyes@agency.example.org', before: 4 }), [1]);
  assert.deepEqual(await numbers({ action: 'evidence.' }), [4]);
  assert.deepEqual(await numbers({ subject: 'case/26-0117' }), [2]);
});
