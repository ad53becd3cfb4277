/** Hostile ways in: pipes and links in the drop folder, lengths and names that lie, thousands of parts, a disk that is full. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isProblem } from '../../src/base/problem.js';
import { takeFolder } from '../../src/desk/returns/take-folder.js';
import { watchDropFolder } from '../../src/jobs/drop-folder.js';
import { type Agent, type TestDesk, testDesk } from '../web/support.js';

let desk: TestDesk;
let agent: Agent;
let caseId: string;
let uploads: string;
const drop = mkdtempSync(join(tmpdir(), 'tecum-drop-'));

before(async () => {
  desk = await testDesk();
  agent = await desk.signIn('investigator');
  const made = await desk.services.cases.create(
    { number: '26-1', title: 'A', offence: 'Theft' },
    agent.person,
  );
  caseId = made.id;
  uploads = `/cases/${caseId}/returns/uploads`;
});
after(async () => {
  await desk.close();
  rmSync(drop, { recursive: true, force: true });
});

const incoming = () => readdirSync(join(desk.dataDir, 'vault', 'incoming'));
const returns = async () => (await desk.services.db('returns').select()).length;
const watch = () => watchDropFolder(desk.services, drop, { lookMs: 3_600_000, quietMs: 0 });

/** Lays one strange thing beside a file, looks, and answers why it was refused. */
async function refusedFor(lay: (folder: string) => unknown): Promise<string> {
  const folder = join(drop, '26-1');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'a.csv'), 'date,who\n2026-10-01,ann\n');
  await lay(folder);
  await wait(30);
  const watching = watch();
  const made = await Promise.race([watching.look(), wait(10_000, 'it waits for ever')]);
  assert.deepEqual(made, []);
  await watching.stop();
  assert.ok(!existsSync(folder), 'it is moved aside');
  const place = join(drop, 'refused', '26-1');
  const [reason] = readdirSync(place).filter((name) => name.endsWith('.txt'));
  const text = readFileSync(join(place, reason!), 'utf8');
  rmSync(place, { recursive: true });
  return text;
}

test('a pipe, a socket and links in the drop folder are refused at once, and nothing is followed', {
  skip: process.platform === 'win32' && 'there are none on Windows',
}, async () => {
  const secret = join(drop, 'secret.txt');
  writeFileSync(secret, 'not of the return');
  const server = createServer();
  const strange: ((folder: string) => unknown)[] = [
    (folder) => execFileSync('mkfifo', [join(folder, 'pipe')]),
    (folder) => new Promise((done) => server.listen(join(folder, 'socket'), () => done(0))),
    (folder) => symlinkSync(secret, join(folder, 'link')),
    (folder) => symlinkSync('/', join(folder, 'root')),
    (folder) => symlinkSync('link', join(folder, 'link')),
  ];
  for (const lay of strange) assert.match(await refusedFor(lay), /a link or a device and no file/);
  server.close();
  assert.equal(await returns(), 0);
  assert.deepEqual(incoming(), []);
});

test('a file that still grows is left where it is', async () => {
  const folder = join(drop, '26-1');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'growing.csv');
  writeFileSync(file, 'a,b\n');
  const growing = setInterval(() => writeFileSync(file, 'a,b\n1,2\n', { flag: 'a' }), 5);
  const by = { person: agent.person, fromWhere: 'test' };
  const order = { folder, caseId, requestId: null, provider: null, password: null, reference: '' };
  const taken = takeFolder(desk.services, { ...order, way: 'drop folder', settleMs: 20 }, by);
  await assert.rejects(taken, (error) => isProblem(error) && error.code === 'take-changing');
  clearInterval(growing);
  assert.ok(existsSync(file));
  assert.deepEqual(incoming(), []);
  assert.equal(await returns(), 0);
  rmSync(folder, { recursive: true });
});

const tus = async () => ({
  'Tus-Resumable': '1.0.0',
  'Sec-Fetch-Site': 'same-origin',
  'X-Csrf-Token': await agent.token(),
});
const named = (name: string) => `filename ${Buffer.from(name).toString('base64')}`;

test('lengths, offsets and metadata that lie are refused with a 4xx, and nothing is kept', async () => {
  const lengths = ['-1', '1e9', '0x10', '1.5', 'NaN', '', '9007199254740993', '99999999999999999999', ' 5 5'];
  for (const length of lengths) {
    const answer = await agent.raw
      .post(uploads)
      .set(await tus())
      .set({ 'Upload-Length': length, 'Upload-Metadata': named('a') });
    assert.ok(answer.status >= 400 && answer.status < 500, `length ${length}: ${answer.status}`);
  }
  for (const metadata of [
    'filename',
    'filename !!!',
    'filename Zm9v,filename Zm9v',
    `filename ${'A'.repeat(200_000)}`,
    '===',
  ]) {
    const answer = await agent.raw
      .post(uploads)
      .set(await tus())
      .set({ 'Upload-Length': '10', 'Upload-Metadata': metadata })
      .catch((error: Error) => ({ status: 431, headers: {}, error }));
    assert.ok(
      answer.status === 201 || (answer.status >= 400 && answer.status < 500),
      `${metadata.slice(0, 40)}: ${answer.status}`,
    );
    if (answer.status === 201)
      await agent.raw
        .delete(String((answer as { headers: Record<string, string> }).headers.location))
        .set(await tus());
  }
  assert.deepEqual(incoming(), []);
  const made = await agent.raw
    .post(uploads)
    .set(await tus())
    .set({ 'Upload-Length': '100000', 'Upload-Metadata': named('a.zip') });
  const url = String(made.headers.location);
  for (const offset of ['-1', '65536', '1e5', 'x', '', '100001']) {
    const answer = await agent.raw
      .patch(url)
      .set(await tus())
      .set({ 'Upload-Offset': offset, 'Content-Type': 'application/offset+octet-stream' })
      .send(Buffer.alloc(70_000));
    assert.ok(answer.status >= 400 && answer.status < 500, `offset ${offset}: ${answer.status}`);
  }
  const long = await agent.raw
    .patch(url)
    .set(await tus())
    .set({ 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' })
    .send(Buffer.alloc(200_000));
  assert.ok(long.status >= 400 && long.status < 500, `more than was announced: ${long.status}`);
  await agent.raw.delete(url).set(await tus());
  assert.deepEqual(incoming(), []);
});

test('a name of an upload is a name and never a path', async () => {
  const names = [
    '../../../etc/passwd',
    '..',
    'a\0b',
    'C:\\x\\..\\y',
    'x'.repeat(5000),
    '\u202egnp.exe',
    '<script>alert(1)</script>',
    '\r\nX: y',
  ];
  const before = readdirSync(desk.dataDir).sort();
  for (const name of names) {
    const answer = await agent.raw
      .post(uploads)
      .set(await tus())
      .set({ 'Upload-Length': '0', 'Upload-Metadata': named(name) });
    assert.ok(
      answer.status === 201 || answer.status === 400 || answer.status === 431,
      `${name.slice(0, 20)}: ${answer.status}`,
    );
    if (answer.status === 201)
      assert.match(String(answer.headers.location), /^\/cases\/[\w-]+\/returns\/uploads\/[\w-]+$/);
  }
  const page = await agent.get(`/cases/${caseId}/returns/new`);
  assert.equal(page.status, 200);
  assert.doesNotMatch(page.text, /<script>alert|etc\/passwd|\u202e/);
  assert.deepEqual(readdirSync(desk.dataDir).sort(), before);
});

test('ten thousand parts of a form are refused as a whole, within seconds', async () => {
  const token = await agent.token();
  const head = `--b\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n`;
  const kinds = [
    'name="f"\r\n\r\nx',
    'name="files"; filename=""\r\n\r\n',
    'x="y"\r\n\r\nx',
    'name="files"; filename="a"\r\n\r\nx',
  ];
  for (const kind of kinds) {
    const body = `${head}${`--b\r\nContent-Disposition: form-data; ${kind}\r\n`.repeat(10_000)}--b--\r\n`;
    const began = performance.now();
    const answer = await agent.raw
      .post(`/cases/${caseId}/returns/new`)
      .set({ 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'multipart/form-data; boundary=b' })
      .send(body);
    assert.ok(answer.status >= 400 && answer.status < 500, `${kind}: ${answer.status}`);
    assert.ok(performance.now() - began < 10_000, kind);
  }
  assert.equal(await returns(), 0);
});

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

test('a disk that takes no more: an error in words, nothing half-written, and what was there stays', {
  skip:
    spawnSync('sh', ['-c', 'ulimit -f 1']).status !== 0 && 'this system has no limit on the size of files',
}, () => {
  const folder = mkdtempSync(join(tmpdir(), 'tecum-full-'));
  try {
    const rows = Array.from(
      { length: 60_000 },
      (_, i) => `2026-10-01 00:00:00 UTC,s${(i * 7919) % 60_000},${Math.sin(i)} and ${Math.cos(i)}`,
    );
    writeFileSync(join(folder, 'a.csv'), `time,sender,text\n${rows.join('\n')}\n`);
    const out = join(folder, 'out');
    const read = ['read', join(folder, 'a.csv'), '--out', out, '--export', 'csv'];
    const run = (limit: string, args: string[]) =>
      spawnSync('sh', ['-c', `${limit} exec "$@"`, 'sh', process.execPath, main, ...args], {
        encoding: 'utf8',
        timeout: 60_000,
      });
    // 512 blocks of 512 or 1024 bytes, and the signal that comes with it is not for us.
    const full = run("trap '' XFSZ; ulimit -f 512;", read);
    assert.notEqual(full.status, 0, full.stdout);
    assert.match(full.stderr, /EFBIG|too large|ENOSPC|disk/i);
    assert.doesNotMatch(full.stderr, /\n {4}at /, 'no trace of the program');
    assert.deepEqual(readdirSync(folder), ['a.csv']);
    assert.equal(run('', read).status, 0);
    assert.ok(existsSync(join(out, 'manifest.json')));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
