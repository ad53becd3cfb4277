/** What lies outside the request bears one word; no page, file or command tells it to somebody without an opening. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startWorker } from '../../src/jobs/runners.js';
import { addRequest } from '../web/return-fixtures.js';
import { type Agent, type TestDesk, testDesk } from '../web/support.js';
import { readPage } from './page-faults.js';
import { marker, sealedReturns } from './sealed-return.js';

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
const told = new RegExp(`.{0,80}${marker}.{0,80}`, 'is');

let desk: TestDesk;
let agent: Agent;
let returnIds: number[];
let caseId: string;
let labels: string[];

before(async () => {
  desk = await testDesk();
  const { services } = desk;
  agent = await desk.signIn('investigator', 'analyst', 'administrator');
  const made = await services.cases.create({ number: '26-1', title: 'A', offence: 'Theft' }, agent.person);
  caseId = made.id;
  const request = await addRequest(services, caseId, agent.person, {
    provider: 'meta-instagram',
    account: 'River Fox',
  });
  const about = {
    receivedFrom: 'portal',
    receivedHow: 'download',
    note: '',
    archivePassword: null,
  };
  const when = { receivedAt: '2026-12-02T19:10:00Z', provider: null, requestId: request.id };
  const by = { person: agent.person, fromWhere: 'test' };
  returnIds = [];
  for (const { name, bytes } of await sealedReturns()) {
    const files = [await services.returns.store(Readable.from([bytes]), name)];
    returnIds.push((await services.returns.receive({ caseId, ...when, ...about, files }, by)).id);
  }
  labels = [];
  const worker = startWorker(services);
  const watch = setInterval(async () => {
    for (const id of returnIds)
      labels.push((await services.returns.jobs.latestFor(`return/${id}`))?.label ?? '');
  }, 20);
  worker.wake();
  await worker.idle();
  for (const id of returnIds) await services.returns.readAgain(id, {}, by);
  worker.wake();
  await worker.idle();
  clearInterval(watch);
});
after(() => desk.close());

/** Pages that links lead to from these, and what they say. */
async function crawl(starts: string[]): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const queue = [...starts];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (pages.has(path)) continue;
    const answer = await agent.get(path);
    pages.set(path, answer.text ?? Buffer.from(answer.body).toString('latin1'));
    const policy = String(answer.headers['content-security-policy']);
    assert.match(policy, /default-src 'none'/, path);
    assert.doesNotMatch(policy, /unsafe|\*|https?:|data:/, path);
    assert.equal(answer.headers['x-content-type-options'], 'nosniff', path);
    assert.match(String(answer.headers['cache-control']), /no-store/, path);
    if (!String(answer.headers['content-type']).startsWith('text/html')) continue;
    for (const link of readPage(answer.text).links.map((one) => one.split('#')[0] ?? '')) {
      const alike = [...pages.keys(), ...queue].filter(
        (one) => one.split('?')[0] === link.split('?')[0],
      ).length;
      if (/^\/cases\/|^\/returns/.test(link) && alike < 3) queue.push(link);
    }
  }
  return pages;
}

async function viewOf(id: number) {
  const view = await desk.services.returns.view(id);
  return { ...view!, summary: view!.summary! };
}

test('the returns were read, in part sealed, and have files of both kinds', async () => {
  for (const id of returnIds) {
    const { records, sealed, ledger } = (await viewOf(id)).summary;
    assert.ok(sealed >= 4 && records.total > sealed, `${sealed} of ${records.total} sealed`);
    assert.ok(ledger.items.some((item) => item.sealed !== undefined && item.records > item.sealed));
    assert.ok(ledger.items.some((item) => item.sealed !== undefined && item.records === item.sealed));
  }
});

/** Every address of one return, also those that no link leads to. */
async function addressesOf(id: number): Promise<string[]> {
  const { readings, summary } = await viewOf(id);
  const base = `/cases/${caseId}/returns/${id}`;
  const seqs = Array.from({ length: 16 }, (_, seq) => `/cases/${caseId}/records/${readings[0]!.id}/${seq}`);
  const each = summary.ledger.items.flatMap(({ no }) => [
    ...[`${base}/ledger/${no}`, `${base}/teach/${no}`, `${base}/teach/${no}?list=0`],
    ...[`${base}/media/${no}`, `${base}/media/${no}?show=1`, `${base}/media/${no}/picture?size=small`],
    ...[`${base}/media/${no}/file`, `/cases/${caseId}/timeline?item=${no}&return=${id}`],
  ]);
  const pages = ['', '/ledger?state=read', '/custody', '/sealed', '/next', '/media?pictures=1', '/compare'];
  return [...pages.map((path) => base + path), `${base}/progress.json`, ...each, ...seqs];
}

test('no page that can be reached tells it, nor do those that only an address leads to', async () => {
  const found = `/cases/${caseId}/timeline`;
  const searches = ['text=see', 'sender=River', 'file=chat', 'person=River+Fox'].map((q) => `${found}?${q}`);
  const starts = ['/', '/returns', '/safeguards', `/cases/${caseId}/export`, `/cases/${caseId}`, found];
  const own = (await Promise.all(returnIds.map(addressesOf))).flat();
  const pages = await crawl([...starts, ...searches, ...own]);
  assert.ok(pages.size > 100, `${pages.size} pages`);
  for (const [path, text] of pages) assert.doesNotMatch(text, told, path);
});

test('no export, audit entry, line of custody or label of progress has it', async () => {
  for (const format of ['csv', 'jsonl']) {
    const answer = await agent.post(`/cases/${caseId}/export`, { format, reason: 'test' });
    const text = answer.text ?? Buffer.from(answer.body).toString();
    assert.match(text, /see you at nine/);
    assert.doesNotMatch(text, told, format);
  }
  assert.doesNotMatch(JSON.stringify(await desk.services.audit.list({ limit: 5000 })), told);
  for (const id of returnIds)
    assert.doesNotMatch(JSON.stringify(await desk.services.returns.custody(id)), told);
  assert.ok(labels.length > 0);
  assert.doesNotMatch(labels.join('\n'), told);
});

test('in the data folder it stands in the records of the readings alone, and in the lists beside them that only openings use', () => {
  const held = /^readings\/\d+(\.words\.parquet|\/(records-\d+\.parquet|items\.ndjson|accounts\.ndjson))$/;
  const files = readdirSync(desk.dataDir, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(desk.dataDir, name)).isFile(),
  );
  assert.ok(files.some((name) => held.test(name)));
  for (const name of files)
    if (!held.test(name)) assert.doesNotMatch(readFileSync(join(desk.dataDir, name), 'latin1'), told, name);
});

test('who reads on the command line with a scope is told no more', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'tecum-told-'));
  t.after(() => rm(folder, { recursive: true }));
  const paths: string[] = [];
  for (const { name, bytes } of await sealedReturns()) {
    paths.push(join(folder, name));
    await writeFile(join(folder, name), bytes);
  }
  const scope = join(folder, 'scope.yaml');
  await writeFile(scope, 'from: 2026-10-01\nto: 2026-11-20\n');
  const run = (...args: string[]) => {
    const { stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
    return stdout + stderr;
  };
  const read = (out: string, ...more: string[]) =>
    run('read', ...paths, '--scope', scope, '--out', join(folder, out), '--export', 'csv,jsonl', ...more);
  const all = [
    read('one', '--json'),
    read('two'),
    run('diff', join(folder, 'one'), join(folder, 'two'), '--json'),
  ];
  for (const name of ['records.csv', 'records.jsonl', 'summary.json'])
    all.push(readFileSync(join(folder, 'one', name), 'utf8'));
  assert.match(all.join('\n'), /see you at nine/);
  for (const text of all) assert.doesNotMatch(text, told);
});

// Last, as what was typed stands in the chain.
test('what was typed finds nothing, whatever the field', async () => {
  for (const field of [
    'text',
    'person',
    'sender',
    'recipient',
    'file',
    'device',
    'rest',
    'account',
    'thread',
  ]) {
    const { text } = await agent.get(`/cases/${caseId}/timeline?${field}=${marker}`);
    assert.equal(/<p class="tc-found" role="status"><strong>([\d,]+)</.exec(text)?.[1], '0', field);
  }
});
