/** Uploads that go wrong: nothing is half-written, nothing is dropped without a word. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { type Serving, serve } from '../../src/web/serve.js';
import { type Agent, type TestDesk, testDesk } from '../web/support.js';

let desk: TestDesk;
let agent: Agent;
let serving: Serving;
let path: string;
let cookie: string;

before(async () => {
  desk = await testDesk();
  agent = await desk.signIn('investigator');
  const made = await desk.services.cases.create(
    { number: '26-1', title: 'A', offence: 'Theft' },
    agent.person,
  );
  path = `/cases/${made.id}/returns/new`;
  serving = await serve(desk.app, { port: 0, host: '127.0.0.1', silenceMs: 300 });
  cookie = `tecum=${await desk.services.sessions.start(agent.person, { agent: 'test', ip: '127.0.0.1' })}`;
});
after(async () => {
  await serving.stop();
  await desk.close();
});

const csrf = () => desk.services.sessions.csrfFor(cookie.slice('tecum='.length));
const incoming = () => readdirSync(join(desk.dataDir, 'vault', 'incoming'));
const returns = async () => (await desk.services.db('returns').select()).length;
const stored = () =>
  readdirSync(join(desk.dataDir, 'vault'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^[0-9a-f]{2}.[0-9a-f]{64}(\.age)?$/.test(name),
  );

/** Sends the head of an upload and the beginning of its file over a bare connection. */
function begin(bytes: string, length = 10_000_000): Socket {
  const socket = connect(serving.port, '127.0.0.1');
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${serving.port}`,
    `Cookie: ${cookie}`,
    'Sec-Fetch-Site: same-origin',
    'Content-Type: multipart/form-data; boundary=b',
    `Content-Length: ${length}`,
  ];
  const field = `--b\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${csrf()}\r\n`;
  const file = `--b\r\nContent-Disposition: form-data; name="files"; filename="half.zip"\r\n\r\n${bytes}`;
  socket.on('error', () => undefined);
  socket.write(`${head.join('\r\n')}\r\n\r\n${field}${file}`);
  return socket;
}

async function until(what: string, holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (holds()) return;
    await wait(30);
  }
  assert.fail(what);
}

test('a connection that breaks in the middle of a file leaves nothing behind', async () => {
  const socket = begin('x'.repeat(3_000_000));
  await until('the file begins to arrive', () => incoming().length === 1);
  socket.destroy();
  await until('what had arrived is removed', () => incoming().length === 0);
  assert.equal(await returns(), 0);
  assert.deepEqual(stored(), []);
});

test('an upload that falls silent is ended, and leaves nothing behind', async () => {
  const socket = begin('x'.repeat(100_000));
  await until('the file begins to arrive', () => incoming().length === 1);
  await until('the server ends it', () => socket.destroyed || socket.readyState !== 'open');
  await until('what had arrived is removed', () => incoming().length === 0);
  assert.equal(await returns(), 0);
});

test('an upload that is slow but goes on is not ended', async () => {
  const socket = begin('', 700);
  for (let i = 0; i < 8; i += 1) {
    await wait(100);
    socket.write('y'.repeat(10));
  }
  assert.equal(socket.readyState, 'open');
  socket.destroy();
  await until('what had arrived is removed', () => incoming().length === 0);
});

function form(): ReturnType<typeof agent.raw.post> {
  return agent.raw.post(path).set('Sec-Fetch-Site', 'same-origin');
}

test('more files than the form takes are refused as a whole, and said', async () => {
  const sent = form().field('_csrf', await agent.token());
  for (let i = 0; i < 501; i += 1) sent.attach('files', Buffer.from(`file ${i}`), `f${i}.txt`);
  const answer = await sent;
  assert.equal(answer.status, 413);
  assert.match(answer.text, /More than 500 files/);
  assert.equal(await returns(), 0);
  await until('nothing is left', () => incoming().length === 0);
});

test('more fields, or a longer field, than the form takes are refused and said', async () => {
  const many = form().field('_csrf', await agent.token());
  for (let i = 0; i < 300; i += 1) many.field(`f${i}`, 'x');
  assert.equal((await many).status, 413);
  const long = await form()
    .field('_csrf', await agent.token())
    .field('note', 'x'.repeat(300_000));
  assert.equal(long.status, 413);
  assert.equal(await returns(), 0);
});

test('a form that is no form is refused in words', async () => {
  const token = await agent.token();
  const head = { 'Sec-Fetch-Site': 'same-origin' };
  const types = ['multipart/form-data', 'multipart/form-data; boundary=', 'application/json', 'text/plain'];
  for (const type of types) {
    const answer = await agent.raw.post(path).set(head).set('Content-Type', type).send(`_csrf=${token}`);
    assert.ok([400, 403].includes(answer.status), `${type}: ${answer.status}`);
  }
  const none = await form().field('_csrf', token);
  assert.equal(none.status, 422);
  assert.match(none.text, /Choose at least one file/);
  assert.equal(await returns(), 0);
});

test('names of files are data: no folder, no control of the page, no path', async () => {
  const names = [
    '../../etc/passwd',
    'C:\\x\\y.txt',
    '<img src=x onerror=alert(1)>.txt',
    'a"b.txt',
    `${'n'.repeat(400)}.txt`,
  ];
  const sent = form().field('_csrf', await agent.token());
  const fields = {
    'received-year': '2026',
    'received-month': '11',
    'received-day': '23',
    'received-time': '14:10',
  };
  for (const [name, value] of Object.entries(fields)) sent.field(name, value);
  for (const [i, name] of names.entries()) sent.attach('files', Buffer.from(`text ${i}`), name);
  const answer = await sent;
  assert.equal(answer.status, 303, answer.text.slice(0, 300));
  const page = await agent.get(String(answer.headers.location));
  assert.ok(!page.text.includes('<img src=x'));
  assert.ok(stored().length >= names.length);
});
