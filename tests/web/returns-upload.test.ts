/** Uploads in pieces: broken five times and the server killed once, another's are not there, the token is asked for. */
import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openDesk } from '../../src/desk/open.js';
import { uploadKeptMs } from '../../src/store/vault/vault.js';
import { freshData } from '../store/vault-support.js';
import { type Agent, type TestDesk, testDesk } from './support.js';

let desk: TestDesk;
let agent: Agent;
let other: Agent;
let caseId: string;
let uploads: string;

before(async () => {
  desk = await testDesk();
  agent = await desk.signIn('investigator');
  other = await desk.signIn('investigator');
  const made = await desk.services.cases.create(
    { number: '26-0117', title: 'A case', offence: 'Extortion' },
    agent.person,
  );
  caseId = made.id;
  uploads = `/cases/${caseId}/returns/uploads`;
});
after(() => desk.close());

const metadata = (name: string) => `filename ${Buffer.from(name).toString('base64')}`;

async function begin(who: Agent, size: number, name = 'part-1.zip') {
  return who.raw
    .post(uploads)
    .set({ 'Tus-Resumable': '1.0.0', 'Sec-Fetch-Site': 'same-origin', 'X-Csrf-Token': await who.token() })
    .set({ 'Upload-Length': String(size), 'Upload-Metadata': metadata(name) });
}

async function patch(who: Agent, url: string, offset: number, bytes: Buffer) {
  return who.raw
    .patch(url)
    .set({ 'Tus-Resumable': '1.0.0', 'Sec-Fetch-Site': 'same-origin', 'X-Csrf-Token': await who.token() })
    .set({ 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' })
    .send(bytes);
}

const head = (who: Agent, url: string) => who.raw.head(url).set('Tus-Resumable', '1.0.0');

test('a file in two pieces becomes an original; what is no whole chunk is sent again', async () => {
  const bytes = randomBytes(200_000);
  const made = await begin(agent, bytes.length);
  assert.equal(made.status, 201, made.text);
  const url = String(made.headers.location);
  assert.ok(url.startsWith(`${uploads}/`));
  const first = await patch(agent, url, 0, bytes.subarray(0, 150_000));
  assert.equal(first.status, 204, first.text);
  assert.equal(first.headers['upload-offset'], '131072');
  assert.equal((await head(agent, url)).headers['upload-offset'], '131072');
  assert.equal((await patch(agent, url, 0, bytes)).status, 409);
  const last = await patch(agent, url, 131_072, bytes.subarray(131_072));
  assert.equal(last.headers['upload-offset'], '200000');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  assert.equal((await desk.services.vault.verify(sha256)).ok, true);
  const page = await agent.get(`/cases/${caseId}/returns/new`);
  assert.match(page.text, /name="arrival" value="[0-9a-f-]{36}" checked/);
  assert.match(page.text, /part-1\.zip/);
});

test('an empty file, and one that ends at the end of a chunk, arrive', async () => {
  for (const size of [0, 131_072]) {
    const bytes = randomBytes(size);
    const url = String((await begin(agent, size, `f${size}`)).headers.location);
    if (size > 0) assert.equal((await patch(agent, url, 0, bytes)).headers['upload-offset'], String(size));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    assert.equal((await desk.services.vault.verify(sha256)).ok, true, String(size));
  }
});

test('without the token, or from another site, nothing is begun', async () => {
  const bare = { 'Tus-Resumable': '1.0.0', 'Upload-Length': '10' };
  assert.equal((await agent.raw.post(uploads).set(bare).set('Sec-Fetch-Site', 'same-origin')).status, 403);
  const token = await agent.token();
  const foreign = { 'Sec-Fetch-Site': 'cross-site', 'X-Csrf-Token': token };
  assert.equal((await agent.raw.post(uploads).set(bare).set(foreign)).status, 403);
});

test('another person’s upload is not there, on a case of their own or not', async () => {
  const url = String((await begin(agent, 100_000, 'mine.zip')).headers.location);
  assert.equal((await head(other, url)).status, 404);
  await desk.services.access.grant(caseId, other.person.id, agent.person.id);
  assert.equal((await head(other, url)).status, 404);
  assert.equal((await patch(other, url, 0, randomBytes(100_000))).status, 404);
  const page = await other.get(`/cases/${caseId}/returns/new`);
  assert.ok(!page.text.includes('mine.zip'));
});

test('too large a file is refused; one that sends too little at a time is told so', async () => {
  assert.equal((await begin(agent, 2 ** 41 + 1)).status, 413);
  const url = String((await begin(agent, 100_000)).headers.location);
  const small = await patch(agent, url, 0, randomBytes(1000));
  assert.equal(small.status, 400);
  assert.match(small.text, /at least 65536/);
});

test('a whole upload is taken in by its number; another’s number is not', async () => {
  const bytes = Buffer.from('date,who\n2026-10-01T08:00:00Z,ann\n');
  const url = String((await begin(agent, bytes.length, 'log.csv')).headers.location);
  await patch(agent, url, 0, bytes);
  const id = url.split('/').at(-1)!;
  const send = async (who: Agent) =>
    who.raw
      .post(`/cases/${caseId}/returns/new`)
      .set('Sec-Fetch-Site', 'same-origin')
      .field('_csrf', await who.token())
      .field('arrival', id)
      .field('received-year', '2026')
      .field('received-month', '11')
      .field('received-day', '23')
      .field('received-time', '14:10')
      .field('reference', 'PROD-7');
  const foreign = await send(other);
  assert.equal(foreign.status, 422);
  assert.match(foreign.text, /Choose at least one file/);
  const answer = await send(agent);
  assert.equal(answer.status, 303, answer.text.slice(0, 500));
  const custody = await agent.get(`${answer.headers.location}/custody`);
  assert.match(custody.text, /log\.csv, 34 bytes; the provider’s reference PROD-7; by resumable upload from/);
  assert.match(custody.text, /first byte 20/);
  const again = await send(agent);
  assert.equal(again.status, 422, 'taken once, it is not there to be taken again');
});

test('missing parts and bytes that came before are shown first, and only those that one may see', async () => {
  const form = async (who: Agent, inCase: string, name: string, more: Record<string, string> = {}) => {
    const now = {
      'received-year': '2026',
      'received-month': '11',
      'received-day': '23',
      'received-time': '14:10',
    };
    const sent = who.raw
      .post(`/cases/${inCase}/returns/new`)
      .set('Sec-Fetch-Site', 'same-origin')
      .field('_csrf', await who.token());
    for (const [key, value] of Object.entries({ ...now, ...more })) sent.field(key, value);
    return sent.attach('files', Buffer.from('date,who\n2026-10-09,dee\n'), name);
  };
  const first = await form(agent, caseId, '10000001-20260514-2.zip');
  assert.equal(first.status, 200);
  assert.match(first.text, /10000001-20260514: 1 is missing among the numbers of its parts \(2 is here\)/);
  const taken = await form(agent, caseId, '10000001-20260514-2.zip', { confirmed: 'yes' });
  assert.equal(taken.status, 303, taken.text.slice(0, 300));
  const again = await form(agent, caseId, 'again.csv');
  assert.match(again.text, /this is the same delivery once more/);
  assert.match(again.text, /as 10000001-20260514-2\.zip, <a[^>]*>return \d+<\/a> of case 26-0117/);
  const stranger = await desk.signIn('investigator');
  const own = { number: '26-0999', title: 'Another', offence: 'Theft' };
  const theirs = await desk.services.cases.create(own, stranger.person);
  const unseen = await form(stranger, theirs.id, 'again.csv');
  assert.equal(unseen.status, 303, 'nothing is told of a case that one may not see');
});

test('a file is taken back by its button, and another person cannot take it back', async () => {
  const url = String((await begin(agent, 100_000, 'wrong.zip')).headers.location);
  assert.equal((await other.post(url)).status, 404);
  assert.equal((await agent.post(url)).status, 303);
  assert.equal((await head(agent, url)).status, 404);
});

test('what nobody comes back for is removed after seven days, and not what a return holds', async () => {
  const data = freshData();
  let at = Date.now();
  const open = () => openDesk({ dataDir: data, now: () => new Date(at) });
  let services = await open();
  const person = await services.people.add(
    { name: 'Ana', email: 'ana@agency.example.org', roles: ['investigator'], passwordHash: 'x' },
    services.now().toISOString(),
  );
  const made = await services.cases.create({ number: '1', title: 'A', offence: 'Theft' }, person);
  const hand = { person, fromWhere: '192.0.2.1' };
  const what = { caseId: made.id, bytes: null, way: 'form' as const };
  async function* one(text: string) {
    yield Buffer.from(text);
  }
  const lost = await services.returns.arrivals.whole({ ...what, name: 'lost' }, one('lost'), hand);
  const kept = await services.returns.arrivals.whole({ ...what, name: 'kept' }, one('kept'), hand);
  const same = await services.returns.arrivals.whole({ ...what, name: 'kept too' }, one('kept'), hand);
  await services.returns.arrivals.begin({ ...what, name: 'half', bytes: 100_000 }, hand);
  const input = {
    requestId: null,
    provider: null,
    receivedFrom: '',
    receivedHow: '',
    note: '',
    archivePassword: null,
  };
  const files = [{ name: 'kept', bytes: 4, sha256: kept.sha256!, arrival: kept.id }];
  await services.returns.receive(
    { ...input, caseId: made.id, receivedAt: services.now().toISOString(), files },
    hand,
  );
  await services.close();
  at += uploadKeptMs + 1000;
  services = await open();
  assert.equal(await services.vault.has(lost.sha256!), false);
  assert.equal(await services.vault.has(kept.sha256!), true);
  assert.equal(await services.returns.arrivals.own(same.id, person.id, made.id), null);
  assert.deepEqual(readdirSync(join(data, 'vault', 'incoming')), []);
  assert.equal((await services.audit.list({ action: 'return.upload-expired', limit: 9 })).length, 3);
  await services.close();
});

test('every column of the desk that names an original is looked at before one is removed', async () => {
  const { db } = desk.services;
  const tables = (await db('sqlite_master').where({ type: 'table' }).select('name')) as { name: string }[];
  const columns: string[] = [];
  for (const { name } of tables)
    for (const column of Object.keys(await db(name).columnInfo()))
      if (/sha256$/.test(column)) columns.push(`${name}.${column}`);
  const sha256 = 'ab'.repeat(32);
  // Custody speaks of originals that a return holds, and an arrival is asked for itself. What is known of a picture
  // (its kind, its size, its likeness) is kept by the hash of a file inside a return: it holds no original in place.
  const known = ['arrivals.sha256', 'custody.sha256', 'media_facts.sha256'];
  const { references } = await import('../../src/store/desk/arrivals.js');
  assert.deepEqual(
    columns.filter((column) => !known.includes(column)).sort(),
    references.map((pair) => pair.join('.')).sort(),
  );
  assert.equal(sha256.length, 64);
});

interface Server {
  child: ChildProcess;
  port: number;
  cookie: string;
  csrf: string;
  uploads: string;
}

async function startServer(data: string): Promise<Server> {
  const child = fork(fileURLToPath(new URL('./upload-server.js', import.meta.url)), [data]);
  const [told] = await once(child, 'message');
  return { child, ...(told as Omit<Server, 'child'>) };
}

/** Sends a piece over a bare connection that ends after `cut` bytes of it. */
function cutPiece(server: Server, url: string, offset: number, bytes: Buffer, cut: number): Promise<void> {
  return new Promise((done) => {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined).on('close', () => done());
    setTimeout(() => socket.destroy(), 3000).unref();
    const lines = [
      `PATCH ${url} HTTP/1.1`,
      `Host: 127.0.0.1:${server.port}`,
      `Cookie: ${server.cookie}`,
      `X-Csrf-Token: ${server.csrf}`,
      'Sec-Fetch-Site: same-origin',
      'Tus-Resumable: 1.0.0',
      `Upload-Offset: ${offset}`,
      'Content-Type: application/offset+octet-stream',
      `Content-Length: ${bytes.length - offset}`,
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    socket.write(bytes.subarray(offset, offset + cut), () => setTimeout(() => socket.destroy(), 30));
  });
}

const headersOf = (server: Server) => ({
  cookie: server.cookie,
  'x-csrf-token': server.csrf,
  'sec-fetch-site': 'same-origin',
  'tus-resumable': '1.0.0',
});

test('cut five times at random places and the server killed once, the file is the same', {
  timeout: 120_000,
}, async () => {
  const data = freshData();
  const bytes = randomBytes(6_000_123);
  let server = await startServer(data);
  const at = () => `http://127.0.0.1:${server.port}`;
  const made = await fetch(`${at()}${server.uploads}`, {
    method: 'POST',
    headers: {
      ...headersOf(server),
      'upload-length': String(bytes.length),
      'upload-metadata': metadata('big.zip'),
    },
  });
  assert.equal(made.status, 201, await made.text());
  const url = String(made.headers.get('location'));
  const kept = async () =>
    Number(
      (await fetch(`${at()}${url}`, { method: 'HEAD', headers: headersOf(server) })).headers.get(
        'upload-offset',
      ),
    );
  for (let i = 0; i < 5; i += 1) {
    const from = await kept();
    await cutPiece(server, url, from, bytes, Math.floor(Math.random() * 1_000_000) + 70_000);
    if (i === 2) {
      server.child.kill('SIGKILL');
      await once(server.child, 'exit');
      server = await startServer(data);
    }
    assert.ok((await kept()) >= from);
  }
  assert.ok((await kept()) > 200_000, 'what came before each cut was kept');
  const from = await kept();
  const last = await fetch(`${at()}${url}`, {
    method: 'PATCH',
    headers: {
      ...headersOf(server),
      'upload-offset': String(from),
      'content-type': 'application/offset+octet-stream',
    },
    body: bytes.subarray(from),
  });
  assert.equal(last.status, 204, await last.text());
  server.child.send('stop');
  await once(server.child, 'exit');
  const services = await openDesk({ dataDir: data });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  assert.equal((await services.vault.verify(sha256)).ok, true);
  assert.deepEqual(readdirSync(join(data, 'vault', 'incoming')), []);
  await services.close();
});
