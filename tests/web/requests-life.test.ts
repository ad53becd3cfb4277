/** The pages of a letter's life: comments, versions, signature, addresses, confirmation, limits, settings, calendar. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import request from 'supertest';
import { callBackLines } from '../../src/desk/requests/call-back.js';
import type { Request } from '../../src/desk/requests/requests.js';
import { filesInWindow } from '../../src/web/requests/file-limit.js';
import { openWrongCodes, wrongInWindow } from '../../src/web/requests/verify-limit.js';
import { type Agent, type TestDesk, testDesk, tokenIn } from './support.js';
import { makePlan, textOf } from './wizard-support.js';

let desk: TestDesk;
let ana: Agent;
let ben: Agent;
let rita: Agent;
let root: Agent;
let letter: Request;
before(async () => {
  desk = await testDesk();
  const agency = {
    address: '100 Main Street\nFox, OH 45000',
    phone: '+1 937 555 0100',
    email: 'records@fox.example.org',
    verification: 'Call +1 937 555 0100',
  };
  await desk.services.settings.setAgency(agency, 'test', desk.services.now().toISOString());
  ana = await desk.signIn('investigator');
  ben = await desk.signIn('investigator');
  rita = await desk.signIn('reviewer');
  root = await desk.signIn('administrator');
  await desk.services.people.change(ana.person.id, { title: 'Detective', badge: '417' });
  letter = await preservation();
});
after(() => desk.close());

async function preservation(): Promise<Request> {
  const accounts = { accounts: 'https://www.snapchat.com/add/river.fox22' };
  const planId = await makePlan(ana, { accounts, understood: {} });
  const { requests, plans } = desk.services;
  const author = (await desk.services.people.byId(ana.person.id))!;
  const plan = await plans.made(planId, author);
  const [made] = await requests.draftFromPlan(plan, ['snap.preservation'], author);
  return ready(made!);
}

async function ready(one: Request): Promise<Request> {
  const { requests } = desk.services;
  const seen = await requests.see(one.id, ana.person);
  const rules = requests.letter(seen).problems.map(({ rule, where }) => `${rule}@${where}`);
  await requests.acknowledge(one.id, rules, ana.person);
  return requests.move(one.id, 'review', {}, ana.person);
}

const at = (below = '', one = letter) => `/cases/${one.caseId}/requests/${one.id}${below}`;
const now = () => desk.services.requests.see(letter.id, ana.person);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Takes a file's bytes. */
const file = (agent: Agent, path: string) =>
  agent.raw
    .get(path)
    .buffer(true)
    .parse((res, done) => {
      const chunks: Buffer[] = [];
      (res as unknown as NodeJS.ReadableStream)
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => done(null, Buffer.concat(chunks)));
    });

describe('the review, paragraph by paragraph', () => {
  it('has a link at each paragraph to a form, and works by forms alone', async () => {
    const page = (await rita.get(at('/comments'))).text;
    const links = [...page.matchAll(/href="([^"]*\/comments\/new\?[^"]*)"/g)].map(([, href = '']) => href);
    assert.ok(links.length > 10, `${links.length} links`);
    const form = await rita.get(links[3]!.replaceAll('&amp;', '&'));
    assert.equal(form.status, 200);
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form.text)?.[1] ?? '';
    const sent = { document: hidden('document'), paragraph: hidden('paragraph') };
    const empty = await rita.post(at('/comments'), { ...sent, body: ' ' });
    assert.equal(empty.status, 422);
    assert.match(empty.text, /id="body-error"/);
    await rita.post(at('/comments'), { ...sent, body: 'Name the <unit> too.' });
    const after = (await ana.get(at())).text;
    assert.match(
      textOf(after),
      /1 open comment “Name the &lt;unit&gt; too\.”|1 open comment “Name the <unit> too\.”/,
    );
    assert.ok(!after.includes('<unit>'));
  });

  it('a paragraph that is not there leads back to those that are; a stranger sees nothing', async () => {
    const none = await rita.get(at('/comments/new?document=preservation&paragraph=9999'));
    assert.equal(none.headers.location, at('/comments'));
    assert.equal(
      (await rita.post(at('/comments'), { document: 'x', paragraph: '0', body: 'y' })).status,
      404,
    );
    assert.equal((await ben.get(at('/comments'))).status, 404);
  });

  it('approving warns first, and goes on when told to; what was answered and resolved is shown', async () => {
    const warned = await rita.post(at('/move'), { to: 'approved' });
    assert.equal(warned.status, 409);
    assert.match(textOf(warned.text), /Approve with open comments/);
    assert.equal((await now()).state, 'review');
    const [comment] = await desk.services.requests.comments.of(letter);
    await ana.post(at(`/comments/${comment!.id}/answer`), { body: 'It stands in the letterhead.' });
    await ana.post(at(`/comments/${comment!.id}/resolve`));
    const text = textOf((await rita.get(at('/comments'))).text);
    assert.match(text, /Resolved .*It stands in the letterhead\./);
    await rita.post(at(`/comments/${comment!.id}/resolve`), { open: 'yes' });
    await rita.post(at('/move'), { to: 'approved', despite: 'yes' });
    assert.equal((await now()).state, 'approved');
  });
});

describe('versions', () => {
  it('the old print can be read, the difference is said in words, the code says “replaced”', async () => {
    const { requests } = desk.services;
    const first = await now();
    await ana.post(at('/move'), { to: 'draft', 'note-draft': 'Too short.' });
    await requests.edit(letter.id, { remarks: 'Deliver it in two parts.' }, ana.person);
    await ready(await now());
    await rita.post(at('/move'), { to: 'approved', despite: 'yes' });
    const page = textOf((await ana.get(at('/versions'))).text);
    assert.match(page, /Version 2 In force .*Version 1 Replaced/);
    const old = await file(ana, at('/versions/1/letter.pdf'));
    assert.equal(sha256(old.body as Buffer), first.pdfSha256);
    const compared = (await ana.get(at('/versions/1/2'))).text;
    assert.match(compared, /<ins>\[\+Deliver it in two parts\.\+\]<\/ins>/);
    assert.match(compared, /<del>\[−/);
    for (const path of ['/versions/1/1', '/versions/1/9', '/versions/9/letter.pdf', '/versions/x/letter.pdf'])
      assert.equal((await ana.get(at(path))).status, 404, path);
    const verify = textOf((await request(desk.app).get('/verify').query({ code: first.code! })).text);
    assert.match(verify, /another has taken its place/);
    assert.ok(!verify.includes(String((await now()).code)));
  });
});

describe('the public page with the file', () => {
  const ask = async (code: string, bytes: Buffer | null, more: Record<string, string> = {}) => {
    const visitor = request.agent(desk.app);
    const token = tokenIn((await visitor.get('/verify')).text);
    const sent = visitor.post('/verify').set('Sec-Fetch-Site', 'same-origin').field('_csrf', token);
    sent.field('code', code);
    for (const [name, value] of Object.entries(more)) sent.field(name, value);
    return bytes ? sent.attach('letter', bytes, 'letter.pdf') : sent;
  };

  it('says whether it is that file, byte for byte, and keeps nothing of it', async () => {
    const { code, pdfSha256 } = await now();
    const { bytes } = await desk.services.requests.pdf(await now(), ana.person);
    const same = textOf((await ask(String(code), bytes)).text);
    assert.match(same, /Your file is that letter, byte for byte/);
    const other = Buffer.concat([bytes, Buffer.from(' ')]);
    assert.match(textOf((await ask(String(code), other)).text), /Your file is not the file that was issued/);
    assert.equal(await desk.services.vault.has(sha256(other)), false);
    const typed = (hash: string) =>
      request(desk.app)
        .get('/verify')
        .query({ code: String(code), sha256: hash });
    assert.match(textOf((await typed(String(pdfSha256).toUpperCase())).text), /byte for byte/);
    assert.match(textOf((await typed('0'.repeat(64))).text), /is not the file that was issued/);
    assert.match((await typed('abc')).text, /id="sha256-error"/);
  });

  it('answers a wrong code, one taken back and one withdrawn with the same page', async () => {
    const other = await preservation();
    await rita.post(at('/move', other), { to: 'approved' });
    const { code } = await desk.services.requests.see(other.id, ana.person);
    const page = async (asked: string) =>
      (await request(desk.app).get('/verify').query({ code: asked })).text
        .replaceAll(asked, 'CODE')
        .replace(/name="_csrf" value="[^"]*"/g, '');
    assert.ok((await page(String(code))).includes('was issued'));
    const wrong = await page('0000-0000-00');
    await ana.post(at('/move', other), { to: 'draft', 'note-draft': 'x' });
    assert.equal(await page(String(code)), wrong);
    await ana.post(at('/move', other), { to: 'withdrawn', 'note-withdrawn': 'x' });
    assert.equal(await page(String(code)), wrong);
    const none = await request(desk.app)
      .post('/verify')
      .type('form')
      .send({ code: String(code) });
    assert.equal(none.status, 403, 'no form of ours');
  });

  it('stops answering anybody after so many wrong codes, says so on the chain, and begins again', async () => {
    const wrong = openWrongCodes(desk.services);
    for (let tries = 0; tries < wrongInWindow; tries++) {
      wrong.demandOpen();
      await wrong.count();
    }
    assert.throws(() => wrong.demandOpen(), /answers nobody/);
    const entries = await desk.services.audit.list({ action: 'verify.limit-reached' });
    assert.deepEqual([entries.length, entries[0]?.details?.wrong], [1, wrongInWindow]);
    desk.turnClock(16);
    wrong.demandOpen();
  });
});

describe('a signature with its scan', () => {
  const send = async (fields: Record<string, string>, scan?: Buffer) => {
    const sent = ana.raw.post(at('/signature')).set('Sec-Fetch-Site', 'same-origin');
    sent.field('_csrf', await ana.token());
    const day = { 'signedOn-day': '20', 'signedOn-month': '11', 'signedOn-year': '2026' };
    for (const [name, value] of Object.entries({ way: 'paper', ...day, ...fields })) sent.field(name, value);
    return scan ? sent.attach('scan', scan, 'signed.pdf') : sent;
  };

  it('what is wrong is said at its field, and nothing is recorded', async () => {
    const wrong: [Record<string, string>, Buffer | undefined, string][] = [
      [{ name: '', title: 'Lieutenant' }, undefined, 'name'],
      [{ name: 'L. Moss', title: '' }, undefined, 'title'],
      [{ name: 'L. Moss', title: 'Judge', way: 'court', court: 'Fox Court' }, undefined, 'docket'],
      [{ name: 'L. Moss', title: 'Lt.', 'signedOn-day': '31', 'signedOn-month': '2' }, undefined, 'signedOn'],
      [{ name: 'L. Moss', title: 'Lieutenant' }, Buffer.from('<html>'), 'scan'],
    ];
    for (const [fields, scan, field] of wrong) {
      const answer = await send(fields, scan);
      assert.match(answer.text, new RegExp(`id="${field}-error"`), field);
    }
    assert.equal((await now()).state, 'approved');
  });

  it('is shown with its scan, which is evidence with a hash', async () => {
    const scan = Buffer.from('%PDF-1.4 a signed page');
    const answer = await send({ name: 'L. Moss', title: 'Lieutenant' }, scan);
    assert.equal(answer.status, 303);
    const page = (await ana.get(at())).text;
    assert.match(textOf(page), /Signed on paper by L\. Moss, Lieutenant, on 20 Nov 2026/);
    assert.ok(page.includes(sha256(scan)));
    const href = /href="([^"]*\/signature\/\d+\/scan)"/.exec(page)![1]!;
    const back = await file(rita, href);
    assert.ok((back.body as Buffer).equals(scan));
    assert.match(String(back.headers['content-disposition']), /attachment/);
    assert.equal((await ben.get(href)).status, 404);
  });
});

describe('service and what comes after', () => {
  it('offers the catalog’s channels with their sources, and the way to an address that is not there', async () => {
    const page = (await ana.get(at('/service'))).text;
    assert.match(page, /value="portal https:\/\/less\.snapchat\.com\/"/);
    assert.match(textOf(page), /For legal process\. .*, 20\d\d-\d\d/);
    assert.ok(page.includes(at('/address')));
    assert.ok(
      !(await ana.get(at('/address'))).text.includes('name="words"'),
      'not by whoever may not approve',
    );
    const words = 'Called the number on their site; read out to me.';
    const silent = await rita.post(at('/address'), { address: 'le@snap.example.com', words: '' });
    assert.match(silent.text, /id="words-error"/);
    await rita.post(at('/address'), { address: 'le@snap.example.com', words });
    assert.match((await ana.get(at('/service'))).text, /value="confirmed le@snap\.example\.com"/);
  });

  it('afterwards the PDF is a marked reprint, and the original is given when asked for', async () => {
    await desk.services.requests.move(letter.id, 'served', { servedBy: 'Det. Fox' }, ana.person);
    const { pdfSha256 } = await now();
    const again = await file(ana, at('/letter.pdf'));
    assert.match(String(again.headers['content-disposition']), /\.reprint\.pdf/);
    assert.notEqual(sha256(again.body as Buffer), pdfSha256);
    const original = await file(ana, at('/letter.pdf?original=1'));
    assert.equal(sha256(original.body as Buffer), pdfSha256);
    const prints = (await desk.services.audit.list({ action: 'letter.downloaded', limit: 2 })).map(
      ({ details }) => details?.print,
    );
    assert.deepEqual(prints, ['original', 'reprint']);
    assert.match(textOf((await ana.get(at())).text), /Sent or handed over by Det\. Fox/);
  });

  it('one person takes only so many files in ten minutes, whatever the file; others are not held up', async () => {
    const statuses: number[] = [];
    for (let taken = 0; taken <= filesInWindow; taken++)
      statuses.push((await ana.get(at(taken % 2 === 0 ? '/letter.json' : '/versions/1/letter.pdf'))).status);
    assert.equal(statuses.at(-1), 429);
    assert.equal(statuses[0], 200);
    assert.equal((await rita.get(at('/letter.json'))).status, 200);
    const [entry] = await desk.services.audit.list({ action: 'letter.limit-reached', limit: 1 });
    assert.equal(entry?.who, ana.person.email);
  });
});

describe('settings', () => {
  it('call-back lines are kept whole, told at their field where wrong, and nobody else’s to change', async () => {
    assert.equal((await ana.get('/settings/call-back')).status, 403);
    const day = { 'checked-0-day': '1', 'checked-0-month': '11', 'checked-0-year': '2026' };
    const line = {
      rows: '1',
      'label-0': 'Watch commander',
      'number-0': '937 555 0142',
      'url-0': 'https://fox.example.org/contact',
      ...day,
    };
    for (const [field, value] of [
      ['number-0', 'the desk'],
      ['url-0', 'our page'],
      ['label-0', ''],
      ['checked-0-day', '45'],
    ] as const) {
      const answer = await root.post('/settings/call-back', { ...line, [field]: value });
      assert.match(answer.text, new RegExp(`id="${field.replace('-day', '')}-error"`), field);
    }
    assert.deepEqual(await callBackLines(desk.services.settings), []);
    await root.post('/settings/call-back', line);
    const [kept] = await callBackLines(desk.services.settings);
    assert.deepEqual(
      [kept?.label, kept?.number, kept?.checked],
      ['Watch commander', '937 555 0142', '2026-11-01'],
    );
    await root.post('/settings/call-back', { ...line, 'label-0': '', 'number-0': '' });
    assert.deepEqual(await callBackLines(desk.services.settings), []);
  });

  it('the mailbox page records a review, and lists what went out without Tecum', async () => {
    assert.match(textOf((await root.get('/settings/mailbox')).text), /No review is on record yet/);
    await root.post('/settings/mailbox', { address: 'process@fox.example.org', senders: '  \n', note: '' });
    assert.match(textOf((await root.get('/settings/mailbox')).text), /Nothing was saved/);
    await root.post('/settings/mailbox', {
      address: 'process@fox.example.org',
      senders: 'Ana\nRita',
      note: '',
    });
    assert.match(textOf((await root.get('/settings/mailbox')).text), /Last review: .* by Test person/);
    assert.equal((await ana.get('/settings/mailbox')).status, 403);
  });
});

describe('a calendar', () => {
  it('is read without sign-in by its address, until that is ended', async () => {
    const page = (await ana.post('/account/calendar')).text;
    const path = /\/calendar\/[\w-]+\.ics/.exec(page)?.[0];
    assert.ok(path);
    assert.ok(!(await ana.get('/account/calendar')).text.includes(path), 'not shown again');
    const feed = await request(desk.app).get(path);
    assert.equal(feed.status, 200);
    assert.match(String(feed.headers['content-type']), /^text\/calendar; charset=utf-8/);
    assert.match(feed.text, /Preservation lapses/);
    assert.ok(!feed.text.includes('river.fox22'));
    await ana.post('/account/calendar/end');
    assert.equal((await request(desk.app).get(path)).status, 404);
  });

  it('cannot be guessed at for long', async () => {
    const statuses: number[] = [];
    for (let tries = 0; tries < 25; tries++)
      statuses.push((await request(desk.app).get(`/calendar/${'x'.repeat(43)}${tries}.ics`)).status);
    assert.equal(statuses[0], 404);
    assert.equal(statuses.at(-1), 429);
  });
});
