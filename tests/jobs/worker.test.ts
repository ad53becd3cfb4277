/** Jobs: claimed once, told how far they are, cancelled, put back, taken again when a worker died. */
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Knex } from 'knex';
import { isProblem, Problem } from '../../src/base/problem.js';
import { safeNames } from '../../src/jobs/safe-names.js';
import { type JobControl, type Runner, startJobs } from '../../src/jobs/worker.js';
import { openDeskDatabase } from '../../src/store/desk/connection.js';
import { type JobStore, jobStore } from '../../src/store/desk/jobs.js';

let db: Knex;
let jobs: JobStore;
before(async () => {
  db = await openDeskDatabase(mkdtempSync(join(tmpdir(), 'tecum-jobs-')));
  jobs = jobStore(db);
});
after(() => db.destroy());

const at = (seconds = 0) => new Date(Date.UTC(2026, 0, 5, 12, 0, seconds)).toISOString();
const add = (kind: string, payload: unknown = {}) =>
  jobs.add({ kind, subject: `${kind}/1`, payload, createdBy: 'ortiz@example.org' }, at());
const start = (runners: Record<string, Runner>) =>
  startJobs({ jobs, runners, now: () => new Date(), beatMs: 10, pollMs: 20 });

async function until<T>(look: () => Promise<T | null | false>): Promise<T> {
  for (let i = 0; i < 500; i += 1) {
    const found = await look();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error('It did not come about within five seconds.');
}
const ended = (id: number) =>
  until(async () => {
    const job = await jobs.byId(id);
    return job && ['done', 'failed', 'cancelled'].includes(job.state) ? job : null;
  });
/** Waits like long work does, and stops when it is told to. */
const forever = (control: JobControl) =>
  new Promise<never>((_, reject) => {
    control.signal.addEventListener('abort', () => reject(control.signal.reason));
  });

test('a job runs, tells how far it is, and keeps its result', async () => {
  const id = await add('sum', { a: 2, b: 3 });
  let seen: unknown;
  const worker = start({
    sum: {
      async run(job, control) {
        control.progress(0.5, 'half of it');
        seen = await until(async () => {
          const now = await jobs.byId(job.id);
          return now?.progress === 0.5 ? { state: now.state, label: now.label } : null;
        });
        const { a, b } = job.payload as { a: number; b: number };
        return a + b;
      },
    },
  });
  const job = await ended(id);
  await worker.stop();
  assert.deepEqual(seen, { state: 'running', label: 'half of it' });
  assert.deepEqual([job.state, job.result, job.progress, job.attempts], ['done', 5, 1, 1]);
});

test('a problem is kept word for word, and the runner is told', async () => {
  const id = await add('bad');
  const told: string[] = [];
  const worker = start({
    bad: {
      run: async () => {
        throw new Problem({
          code: 'zip-truncated',
          what: 'The archive ends early.',
          remedy: 'Ask for it again.',
        });
      },
      ended: async (_, end) => void told.push(end.state),
    },
  });
  const job = await ended(id);
  await worker.stop();
  assert.deepEqual(job.error, {
    code: 'zip-truncated',
    what: 'The archive ends early.',
    remedy: 'Ask for it again.',
  });
  assert.deepEqual(told, ['failed']);
});

test('a job that waits is cancelled at once, a running one stops', async () => {
  const waiting = await add('nobody');
  await jobs.cancel(waiting, at());
  assert.equal((await jobs.byId(waiting))?.state, 'cancelled');
  const id = await add('long');
  const worker = start({ long: { run: (_, control) => forever(control) } });
  await until(async () => (await jobs.byId(id))?.state === 'running');
  await jobs.cancel(id, at());
  assert.equal((await ended(id)).state, 'cancelled');
  await worker.stop();
});

test('a closing process puts its job back, and the next one takes it', async () => {
  const id = await add('twice');
  const first = start({ twice: { run: (_, control) => forever(control) } });
  await until(async () => (await jobs.byId(id))?.state === 'running');
  await first.stop();
  assert.equal((await jobs.byId(id))?.state, 'queued');
  const second = start({ twice: { run: async () => 'done' } });
  const job = await ended(id);
  await second.stop();
  assert.deepEqual([job.state, job.attempts], ['done', 2]);
});

test('a process that closes while its claim is on the way begins nothing and puts the job back', async () => {
  const id = await add('late');
  let begun = 0;
  let asked: () => void = () => undefined;
  const claiming = new Promise<void>((done) => {
    asked = done;
  });
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((done) => {
    letGo = done;
  });
  const slow: JobStore = {
    ...jobs,
    async claim(...given) {
      const job = await jobs.claim(...given);
      asked();
      await held;
      return job;
    },
  };
  const run: Runner['run'] = (_, control) => {
    begun += 1;
    return forever(control);
  };
  const worker = startJobs({ jobs: slow, runners: { late: { run } }, now: () => new Date() });
  await claiming;
  const stopped = worker.stop();
  letGo();
  await stopped;
  assert.deepEqual([begun, (await jobs.byId(id))?.state], [0, 'queued']);
  await jobs.cancel(id, at());
});

test('a lapsed lease is taken again, a live one is not; the late owner can no longer end it', async () => {
  const id = await add('leased');
  assert.equal((await jobs.claim(['leased'], 'A', at(0), at(30)))?.id, id);
  assert.equal(await jobs.claim(['leased'], 'B', at(10), at(40)), null);
  assert.equal((await jobs.claim(['leased'], 'B', at(31), at(61)))?.id, id);
  assert.equal(await jobs.renew(id, 'A', at(90), 0.9, ''), false);
  assert.equal(await jobs.finish(id, 'A', { state: 'done', result: 1 }, at(32)), false);
  assert.equal(await jobs.finish(id, 'B', { state: 'done', result: 2 }, at(33)), true);
  assert.equal((await jobs.byId(id))?.result, 2);
});

test('two workers at once never get the same job', async () => {
  for (let i = 0; i < 10; i += 1) await add('race');
  const claims = await Promise.all(
    Array.from({ length: 20 }, (_, i) => jobs.claim(['race'], `w${i}`, at(0), at(30))),
  );
  const ids = claims.flatMap((job) => job?.id ?? []);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.length >= 1);
});

test('a job that killed its process three times is given up', async () => {
  const id = await add('deadly');
  for (const n of [0, 1, 2]) await jobs.claim(['deadly'], `gone-${n}`, at(n * 100), at(n * 100 + 1));
  const worker = start({ deadly: { run: async () => assert.fail('it must not be begun again') } });
  const job = await ended(id);
  await worker.stop();
  assert.equal(job.error?.code, 'job-gave-up');
});

test('an error nobody foresaw ends the job with its message', async () => {
  const id = await add('odd');
  const worker = start({
    odd: {
      run: async () => {
        throw new TypeError('x is not a function');
      },
    },
  });
  const job = await ended(id);
  await worker.stop();
  assert.equal(job.error?.code, 'job-failed');
  assert.match(job.error?.what ?? '', /x is not a function/);
  assert.ok(!isProblem(job.error));
});

test('names of originals are plain, different, and keep their ending', () => {
  assert.deepEqual(
    safeNames(['../../etc/passwd', 'a.zip', 'A.ZIP', '', '.hidden', 'C:\\x\\b.csv', 'a\u0000b.csv']),
    ['passwd', 'a.zip', 'A (2).ZIP', 'return', '_hidden', 'b.csv', 'a_b.csv'],
  );
});
