/** What is secret is nowhere in the clear: not in the database, the chain, a page, a log line or an error. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { isProblem } from '../../src/base/problem.js';
import { sweepTemp } from '../../src/desk/returns/temp-folder.js';
import { startWorker } from '../../src/jobs/runners.js';
import { textSealer } from '../../src/safeguards/sealed-text.js';
import { receive } from '../web/return-fixtures.js';
import { type Agent, type TestDesk, testDesk, testPassword } from '../web/support.js';

const password = 'heron-pier-4711-lantern';
let desk: TestDesk;
let agent: Agent;

before(async () => {
  desk = await testDesk();
  agent = await desk.signIn('investigator');
});
after(() => desk.close());

async function lockedZip(): Promise<Buffer> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { password, encryptionStrength: 3 });
  await zip.add('log.csv', new TextReader('date,who\n2026-10-01T08:00:00Z,ann\n'));
  return Buffer.from(await zip.close());
}

/** Files of the data folder that hold the text; the vault's own are the return itself. */
function filesWith(text: string): string[] {
  const found = readdirSync(desk.dataDir, { recursive: true, encoding: 'utf8' });
  return found.filter((name) => {
    const file = join(desk.dataDir, name);
    return statSync(file).isFile() && readFileSync(file).includes(text);
  });
}

test('the password of an archive opens it, and stands nowhere in the data folder and on no page', async () => {
  const { services } = desk;
  const made = await services.cases.create({ number: '26-1', title: 'A', offence: 'Theft' }, agent.person);
  const id = await receive(
    services,
    agent.person,
    made.id,
    [{ name: 'locked.zip', bytes: await lockedZip() }],
    {
      password,
    },
  );
  const worker = startWorker(services);
  worker.wake();
  await worker.idle();
  const url = `/cases/${made.id}/returns/${id}`;
  const timeline = await agent.get(`/cases/${made.id}/timeline`);
  const record = /href="([^"]+\/records\/[^"]+)"/.exec(timeline.text)?.[1] ?? '';
  const shown = await agent.get(record);
  assert.match(shown.text, /2026-10-01T08:00:00Z,ann/, 'the original is opened with it again');
  for (const path of [url, `${url}/custody`, `${url}/ledger`, `${url}/next`, `${url}/progress.json`, record])
    assert.ok(!(await agent.get(path)).text.includes(password), path);
  assert.deepEqual(filesWith(password), []);
  await agent.post(`${url}/read-again`, { password: `${password}-2` });
  await worker.idle();
  assert.deepEqual(filesWith(`${password}-2`), []);
  assert.equal((await services.returns.view(id))?.job?.state, 'done');
  assert.deepEqual(filesWith(testPassword), [], 'nor does the password of a person');
});

test('a sealed text opens with its key and purpose only, and not when a bit is changed', () => {
  const secret = Buffer.alloc(32, 7);
  const sealer = textSealer(secret, 'archive-password');
  const sealed = sealer.seal('grüner Reiher 🪶');
  assert.equal(sealer.open(sealed), 'grüner Reiher 🪶');
  assert.notEqual(sealed, sealer.seal('grüner Reiher 🪶'));
  assert.equal(sealer.open(sealer.seal('')), '');
  const unreadable = (run: () => string) =>
    assert.throws(run, (error) => isProblem(error) && error.code === 'secret-unreadable');
  unreadable(() => textSealer(secret, 'another').open(sealed));
  unreadable(() => textSealer(Buffer.alloc(32, 8), 'archive-password').open(sealed));
  unreadable(() => sealer.open('plain text'));
  unreadable(() => sealer.open('sealed1:'));
  const bytes = Buffer.from(sealed.slice('sealed1:'.length), 'base64url');
  for (const at of [0, 12, bytes.length - 1]) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    unreadable(() => sealer.open(`sealed1:${changed.toString('base64url')}`));
  }
});

test('an error of the database names no value', async () => {
  const { db } = desk.services;
  const values = {
    id: agent.person.id,
    name: 'Marlow Pike',
    email: 'pike@example.org',
    password_hash: password,
  };
  await assert.rejects(db('people').insert(values), (error: Error) => {
    assert.ok(!`${error.message} ${error.stack}`.includes(password), error.message);
    assert.ok(!error.message.includes('pike@example.org'), error.message);
    return true;
  });
});

test('the files of the data folder are for its owner alone', { skip: process.platform === 'win32' }, () => {
  for (const name of ['audit.jsonl', 'audit.head.json', 'secret.key', 'desk.sqlite', 'desk.sqlite-wal'])
    assert.equal(statSync(join(desk.dataDir, name)).mode & 0o077, 0, name);
});

test('what a dead process left unpacked is removed after a day, what is new stays', async () => {
  const folder = join(desk.dataDir, 'tmp-sweep');
  mkdirSync(join(folder, 'job-1-old', 'originals'), { recursive: true });
  mkdirSync(join(folder, 'job-2-new'));
  const yesterday = new Date(Date.now() - 90_000_000);
  utimesSync(join(folder, 'job-1-old'), yesterday, yesterday);
  await sweepTemp(folder, Date.now());
  assert.deepEqual(readdirSync(folder), ['job-2-new']);
  await sweepTemp(join(folder, 'none'), Date.now());
});
