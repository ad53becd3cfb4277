/** Media of a return: listed, shown only when asked, never sent as a page, shut when a list names them. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { ZipFile } from 'yazl';
import { startWorker } from '../../src/jobs/runners.js';
import type { Worker } from '../../src/jobs/worker.js';
import { readRange } from '../../src/web/returns/media-bytes.js';
import { bitmapHeader, checkered, greyTiff, pngOf, scrambled } from '../jobs/media-pictures.js';
import { receive } from './return-fixtures.js';
import { type Agent, type TestDesk, testDesk } from './support.js';

const files: Record<string, Buffer> = {
  'IMG-20261002-WA0001.png': checkered(300, 200),
  'same-smaller.png': checkered(150, 100),
  'other.png': checkered(300, 200, 99),
  'bomb.png': pngOf(50_000, 50_000, Buffer.alloc(1000)),
  'drawing.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  'page.jpg': Buffer.from('<html><script>alert(1)</script></html>'),
  'fax.tif': greyTiff(90, 60, (x, y) => scrambled(Math.floor(x / 10) + 9 * Math.floor(y / 10))),
  'scan.bmp': bitmapHeader(640, -480),
  'clip.mp4': Buffer.concat([Buffer.from('\0\0\0\x18ftypisom', 'latin1'), Buffer.alloc(5000, 7)]),
};
const chat = [
  '[02/10/2026, 08:00:00] River Fox: <attached: IMG-20261002-WA0001.png>',
  '[02/10/2026, 08:01:00] Marlow Pike: seen',
  '[13/10/2026, 08:02:00] +1 (937) 555-0142: kingfisher',
  '[13/10/2026, 08:03:00] 9375550142: bluejay',
  '[13/10/2026, 08:04:00] +1 937 555 0143: another number',
  '',
].join('\n');

let desk: TestDesk;
let worker: Worker;
let agent: Agent;
let reviewer: Agent;
let administrator: Agent;
let media: string;
let returnId: number;

before(async () => {
  desk = await testDesk();
  worker = startWorker(desk.services);
  agent = await desk.signIn('investigator');
  reviewer = await desk.signIn('reviewer');
  administrator = await desk.signIn('administrator');
  const made = await desk.services.cases.create(
    { number: '26-0117', title: 'A case', offence: 'Extortion' },
    agent.person,
  );
  await desk.services.access.grant(made.id, reviewer.person.id, agent.person.id);
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(chat), '_chat.txt');
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name);
  zip.end();
  returnId = await receive(desk.services, agent.person, made.id, [
    { name: 'chat.zip', bytes: await buffer(zip.outputStream) },
  ]);
  await worker.idle();
  media = `/cases/${made.id}/returns/${returnId}/media`;
});
after(() => desk.close());

async function numberOf(name: string): Promise<number> {
  const view = await desk.services.returns.view(returnId);
  const found = view?.summary?.ledger.items.find((item) => item.path.endsWith(name));
  assert.ok(found, `${name} is in the ledger`);
  return found.no;
}

test('every file that is or calls itself media is listed, and nothing of it is on the page', async () => {
  const answer = await agent.get(media);
  assert.equal(answer.status, 200);
  for (const name of Object.keys(files)) assert.ok(answer.text.includes(name), name);
  assert.equal(answer.text.includes('<img'), false);
});

test('looking at all files is a job: begun once, seen on the page, told when it is done', async () => {
  const before = (await agent.get(media)).text;
  assert.match(before, /Not yet looked at <span class="tc-count">9<\/span>/);
  for (const _ of [1, 2]) assert.equal((await agent.post(`${media}/check`)).status, 303);
  const { body } = await agent.raw.get(`${media}/check.json`);
  assert.ok(['queued', 'running'].includes(body.state), JSON.stringify(body));
  const running = await agent.get(media);
  assert.match(running.text, /<progress[^>]* data-progress="[^"]*\/check\.json"/);
  assert.match(running.text, /<noscript><meta http-equiv="refresh"/);
  assert.match(running.text, />Stop looking</);
  await worker.idle();
  const jobs = await desk.services.db('jobs').where({ kind: 'media-check' });
  assert.deepEqual(
    jobs.map(({ state }) => state),
    ['done'],
    'asked twice, done once',
  );
  const { text } = await agent.get(media);
  assert.match(
    text,
    /All 9 files were looked at: 4 pictures that can be shown, 0 on a list, 2 that could not be decoded\./,
  );
  assert.match(text, /Not yet looked at <span class="tc-count">0<\/span>/);
  assert.doesNotMatch(text, /<img|<progress/);
});

test('it is stopped when that is asked for, and who may not see the return begins nothing', async () => {
  const stranger = await desk.signIn('investigator');
  assert.equal((await stranger.post(`${media}/check`)).status, 404);
  assert.equal((await stranger.get(`${media}/check.json`)).status, 404);
  await worker.stop();
  await agent.post(`${media}/check`);
  assert.match((await agent.get(media)).text, />Waiting for its turn</);
  await agent.post(`${media}/check`, { do: 'stop' });
  worker = startWorker(desk.services);
  await worker.idle();
  assert.match((await agent.get(media)).text, /Looking at all files was stopped\./);
});

test('a kind that is not decoded is told with what its header says; a TIFF is decoded', async () => {
  const bitmap = await agent.get(`${media}/${await numberOf('scan.bmp')}`);
  assert.match(bitmap.text, /BMP picture: Tecum has no decoder for it\. Its header says 640 × 480 pixels\./);
  assert.match(bitmap.text, /Take the file itself/);
  assert.doesNotMatch(bitmap.text, />Show it</);
  const tiff = await agent.get(`${media}/${await numberOf('fax.tif')}`);
  assert.match(tiff.text, /TIFF picture/);
  assert.match(tiff.text, />Show it</);
  const picture = await agent.get(`${media}/${await numberOf('fax.tif')}/picture?size=large`);
  assert.equal(picture.headers['content-type'], 'image/jpeg');
});

test('the page of a picture shows the message that it belongs to', async () => {
  const { text } = await agent.get(`${media}/${await numberOf('WA0001.png')}`);
  assert.match(text, /Record \d+-0<\/a>[\s\S]{0,80}2026-10-02 08:00:00[\s\S]{0,80}River Fox/);
});

test('the record that names a file and the file know each other', async () => {
  const answer = await agent.get(`${media}/${await numberOf('WA0001.png')}`);
  assert.equal(answer.status, 200);
  assert.match(answer.text, /Record \d+-0/);
  const orphan = await agent.get(`${media}/${await numberOf('other.png')}`);
  assert.match(orphan.text, /No record names it/);
  assert.equal(orphan.text.includes('<img'), false, 'nothing is shown before it is asked for');
});

test('a picture is sent as new pixels, under a policy that lets nothing run', async () => {
  const no = await numberOf('WA0001.png');
  const shown = await agent.get(`${media}/${no}?show=1`);
  assert.match(shown.text, /picture\?size=large/);
  const answer = await agent.get(`${media}/${no}/picture?size=large`);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers['content-type'], 'image/jpeg');
  assert.match(String(answer.headers['content-security-policy']), /default-src 'none'; sandbox/);
  assert.notDeepEqual(answer.body, files['IMG-20261002-WA0001.png']);
});

test('hostile files: a bomb, a drawing with a script, a page that calls itself a picture', async () => {
  const bomb = await agent.get(`${media}/${await numberOf('bomb.png')}`);
  assert.match(bomb.text, /50000 × 50000 pixels/);
  assert.equal((await agent.get(`${media}/${await numberOf('bomb.png')}/picture`)).status, 404);
  const drawing = await agent.get(`${media}/${await numberOf('drawing.svg')}?show=1`);
  assert.match(drawing.text, /&lt;svg/);
  assert.equal(drawing.text.includes('<script>alert'), false);
  const answer = await agent.get(`${media}/${await numberOf('page.jpg')}/file`);
  assert.equal(answer.headers['content-type'], 'application/octet-stream');
  assert.match(String(answer.headers['content-disposition']), /^attachment/);
  assert.equal(answer.headers['x-content-type-options'], 'nosniff');
});

test('a video is served in pieces, and played on its own page only', async () => {
  const no = await numberOf('clip.mp4');
  const piece = await agent.raw.get(`${media}/${no}/file`).set('Range', 'bytes=4-11');
  assert.equal(piece.status, 206);
  assert.equal(piece.headers['content-range'], 'bytes 4-11/5012');
  assert.equal(Buffer.from(piece.body as Buffer).toString('latin1'), 'ftypisom');
  assert.equal((await agent.raw.get(`${media}/${no}/file`).set('Range', 'bytes=9000-')).status, 416);
  assert.match(
    String((await agent.get(`${media}/${no}?show=1`)).headers['content-security-policy']),
    /media-src 'self'/,
  );
  assert.doesNotMatch(String((await agent.get(media)).headers['content-security-policy']), /media-src/);
});

test('the same picture in another size is found', async () => {
  for (const name of ['WA0001.png', 'same-smaller.png', 'other.png'])
    await agent.get(`${media}/${await numberOf(name)}`);
  const answer = await agent.get(`${media}/${await numberOf('WA0001.png')}`);
  const near = answer.text.split('The same picture elsewhere')[1] ?? '';
  assert.ok(near.includes('same-smaller.png'));
  assert.equal(near.includes('other.png'), false);
  const again = await receive(desk.services, agent.person, media.split('/')[2]!, [
    { name: 'copy-in-another.png', bytes: files['IMG-20261002-WA0001.png']! },
  ]);
  await worker.idle();
  const wider = await agent.get(`${media}/${await numberOf('WA0001.png')}`);
  assert.ok(wider.text.includes('copy-in-another.png'), 'another return of the case');
  assert.match(wider.text, new RegExp(`in return ${again}, no bit apart`));
});

test('a file on a list is shut for all, opened only by right and with a reason', async () => {
  const no = await numberOf('other.png');
  const md5 = createHash('md5').update(files['other.png']!).digest('hex').toUpperCase();
  const list = await administrator.raw
    .post('/hash-lists')
    .set('Sec-Fetch-Site', 'same-origin')
    .field('_csrf', await administrator.token())
    .field('name', 'County list')
    .field('source', 'the county')
    .attach('list', Buffer.from(`{"value":[{"MediaID":1,"Category":1,"MD5":"${md5}"}]}`), 'list.json');
  assert.equal(list.status, 303, list.text);
  const page = await agent.get(`${media}/${no}?show=1`);
  assert.match(page.text, /on a list of known hashes/);
  assert.match(page.text, /County list/);
  assert.equal(page.text.includes('<img'), false);
  assert.equal((await agent.get(`${media}/${no}/picture`)).status, 403);
  assert.equal((await agent.get(`${media}/${no}/file`)).status, 403);
  assert.equal((await agent.post(`${media}/${no}/open-known`, { reason: 'I want to' })).status, 403);
  assert.equal((await reviewer.get(`${media}/${no}/file`)).status, 403, 'the right alone does not open it');
  await reviewer.post(`${media}/${no}/open-known`, { reason: '' });
  assert.equal((await reviewer.get(`${media}/${no}/file`)).status, 403, 'nor does an empty reason');
  await reviewer.post(`${media}/${no}/open-known`, { reason: 'Charging decision' });
  const opened = await reviewer.get(`${media}/${no}/file`);
  assert.equal(opened.status, 200);
  assert.equal((await reviewer.get(`${media}/${no}/picture`)).status, 403, 'a picture of it is never made');
  assert.equal(
    (await agent.get(`${media}/${no}/file`)).status,
    403,
    'the reason of one opens it for no other',
  );
  const kept = await desk.services.returns.custody(returnId);
  assert.ok(kept.some((entry) => entry.note.includes('Charging decision')));
});

test('a number typed in one way finds its other written forms, each shown as it stood', async () => {
  const path = media.replace(/\/returns.*/, '');
  for (const typed of ['19375550142', '+1 (937) 555-0142', '937-555-0142']) {
    const answer = await agent.get(`${path}/timeline?person=${encodeURIComponent(typed)}`);
    const rows = answer.text;
    assert.ok(rows.includes('kingfisher') && rows.includes('bluejay'), typed);
    assert.ok(rows.includes('+1 (937) 555-0142') && rows.includes('9375550142'), typed);
    assert.equal(rows.includes('another number'), false, typed);
  }
  const none = await agent.get(`${path}/timeline?person=911`);
  assert.equal(none.text.includes('kingfisher'), false);
});

test('only those whose role allows it load lists', async () => {
  assert.equal((await agent.get('/hash-lists')).status, 403);
  assert.equal((await administrator.get('/hash-lists')).status, 200);
});

test('ranges: both ends within, the last bytes, none, nonsense', () => {
  assert.deepEqual(readRange('bytes=0-', 10), { start: 0, end: 9 });
  assert.deepEqual(readRange('bytes=-3', 10), { start: 7, end: 9 });
  assert.deepEqual(readRange('bytes=2-400', 10), { start: 2, end: 9 });
  assert.equal(readRange('bytes=10-', 10), 'bad');
  assert.equal(readRange('bytes=5-2', 10), 'bad');
  assert.equal(readRange('bytes=0-1,4-5', 10), null);
  assert.equal(readRange(undefined, 10), null);
});
