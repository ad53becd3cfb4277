/** The whole way of a letter: drafted, checked, approved by two people, served, its clocks, its renewal, its confirmation. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import request from 'supertest';
import type { Request } from '../../src/desk/requests/requests.js';
import { type Agent, type TestDesk, testDesk } from './support.js';
import { type Form, makePlan, textOf } from './wizard-support.js';

let desk: TestDesk;
let ana: Agent;
let rita: Agent;
let ben: Agent;
let caseId: string;
let planId: string;

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
  rita = await desk.signIn('reviewer');
  ben = await desk.signIn('investigator');
  await desk.services.people.change(ana.person.id, { title: 'Detective', badge: '417' });
  planId = await makePlan(ana, {
    accounts: { accounts: 'https://www.snapchat.com/add/river.fox22' },
    understood: {},
  });
  caseId = (await desk.services.plans.made(planId, ana.person)).caseId ?? '';
});
after(() => desk.close());

const at = (one: Request, below = '') => `/cases/${caseId}/requests/${one.id}${below}`;
const all = () => desk.services.requests.forCase(caseId);
async function the(instrument: string): Promise<Request> {
  const found = (await all()).findLast((one) => one.instrument === instrument);
  assert.ok(found, `a ${instrument} was drafted`);
  return found;
}

/** The letter's form as its page sends it, with some fields changed. */
async function form(one: Request, change: Form = {}): Promise<Form> {
  const html = (await ana.get(at(one))).text;
  const fields: Form = {};
  const mainForm = html.slice(
    html.indexOf('tc-letter-form'),
    html.indexOf('</form>', html.indexOf('tc-letter-form')),
  );
  for (const [tag] of mainForm.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1] ?? '';
    const type = /type="([^"]*)"/.exec(tag)?.[1];
    const value = decode(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
    if (name === '_csrf' || ((type === 'radio' || type === 'checkbox') && !tag.includes(' checked')))
      continue;
    fields[name] = value;
  }
  for (const [, name = '', value = ''] of mainForm.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>\n([^<]*)</g))
    fields[name] = decode(value);
  const zone = /name="zone"[\s\S]*?<option value="([^"]*)" selected/.exec(mainForm)?.[1];
  return { ...fields, ...(zone ? { zone } : {}), ...change };
}

const decode = (text: string) =>
  text.replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Every warning ticked. */
const ticks = (one: Request) =>
  desk.services.requests
    .letter(one)
    .problems.filter((problem) => problem.severity === 'should')
    .map(({ rule, where }) => `${rule}@${where}`);

describe('from the plan to letters', () => {
  it('two letters are drafted, and not twice', async () => {
    const first = await ana.post(`/plan/${planId}/letters`, { step: ['snap.preservation', 'snap.subpoena'] });
    assert.equal(first.headers.location, `/cases/${caseId}#requests`);
    assert.deepEqual(
      (await all()).map((one) => [one.number, one.instrument, one.state]),
      [
        ['26-0117-1', 'preservation', 'draft'],
        ['26-0117-2', 'subpoena', 'draft'],
      ],
    );
    const again = await ana.post(`/plan/${planId}/letters`, { step: 'snap.subpoena' });
    assert.equal(again.headers.location, `/plan/${planId}`);
    assert.equal((await all()).length, 2);
    assert.match(textOf((await ana.get(`/plan/${planId}`)).text), /Open 26-0117-1 Draft/);
  });

  it('the page shows the letter as it will print, and its problems in a list and beside the field', async () => {
    const subpoena = await the('subpoena');
    const page = await ana.get(at(subpoena));
    const text = textOf(page.text);
    assert.match(text, /Subpoena to Snap/);
    assert.match(text, /Draft: for review by your prosecutor or agency counsel/);
    assert.match(text, /Must be put right/);
    assert.match(text, /has no return date/);
    assert.match(page.text, /id="returnDate-error"/);
    assert.match(page.text, /href="#returnDate"/);
    assert.equal(page.status, 200);
    assert.match(page.text, /name="ack"/);
  });

  it('is not there for whoever may not see the case', async () => {
    const subpoena = await the('subpoena');
    for (const below of ['', '/letter.pdf', '/letter.json', '/service', '/extend'])
      assert.equal((await ben.get(at(subpoena, below))).status, 404, below);
    assert.equal((await ben.post(at(subpoena), { act: 'review' })).status, 404);
    const other = await desk.services.cases.create({ number: '26-9', title: '', offence: '' }, ben.person);
    assert.equal((await ben.get(`/cases/${other.id}/requests/${subpoena.id}`)).status, 404);
  });
});

describe('the form of a letter', () => {
  it('a date that is none: nothing is saved, everything typed is kept', async () => {
    const subpoena = await the('subpoena');
    const change = {
      'returnDate-day': '31',
      'returnDate-month': '2',
      'returnDate-year': '2027',
      court: 'Fox Court',
    };
    const answer = await ana.post(at(subpoena), await form(subpoena, change));
    assert.equal(answer.status, 422);
    assert.match(answer.text, /id="returnDate-error"/);
    assert.match(answer.text, /name="court"[^>]*value="Fox Court"/);
    assert.equal((await the('subpoena')).facts.authority?.court, undefined);
  });

  it('a bad address, an order without its date, an end before the beginning', async () => {
    const subpoena = await the('subpoena');
    const wrong: [Form, string][] = [
      [{ signerEmail: 'ana' }, 'signerEmail'],
      [{ nonDisclosure: 'order', orderCourt: 'Fox Court' }, 'orderDate'],
      [{ 'to-year': '2025' }, 'to'],
      [{ zone: 'Ohio' }, 'zone'],
      [{ 'date-day': '', 'date-month': '', 'date-year': '' }, 'date'],
    ];
    for (const [change, field] of wrong) {
      const answer = await ana.post(at(subpoena), await form(subpoena, change));
      assert.equal(answer.status, 422, field);
      assert.match(answer.text, new RegExp(`id="${field}-error"`), field);
    }
  });

  it('a form sent back as it came changes nothing of the letter', async () => {
    for (const instrument of ['preservation', 'subpoena']) {
      const one = await the(instrument);
      const answer = await ana.post(at(one), await form(one));
      assert.equal(answer.status, 303);
      assert.deepEqual((await the(instrument)).facts, one.facts);
    }
  });

  it('an identifier that was missing joins the others', async () => {
    const preservation = await the('preservation');
    const id = '01234567-89ab-4cde-8f01-23456789abcd';
    await ana.post(at(preservation), await form(preservation, { 'missing-user_id': id }));
    const { facts } = await the('preservation');
    assert.deepEqual(facts.identifiers, [
      { kind: 'username', value: 'river.fox22' },
      { kind: 'user_id', value: id },
    ]);
    assert.deepEqual(facts.missing, []);
  });
});

describe('two persons', () => {
  it('with a “must” it goes nowhere, and says so', async () => {
    const subpoena = await the('subpoena');
    await ana.post(at(subpoena), await form(subpoena, { act: 'review' }));
    assert.equal((await the('subpoena')).state, 'draft');
    assert.match(textOf((await ana.get(at(subpoena))).text), /The letter would be sent back as it is/);
  });

  it('with an unread warning neither; with all ticked it goes to review', async () => {
    const subpoena = await the('subpoena');
    const change: Form = {
      authorityKind: 'grand_jury',
      court: 'Court of Common Pleas, Fox County, Ohio',
      number: 'GJ-26-118',
      'returnDate-day': '20',
      'returnDate-month': '1',
      'returnDate-year': '2027',
    };
    await ana.post(at(subpoena), await form(subpoena, { ...change, act: 'review' }));
    assert.equal((await the('subpoena')).state, 'draft');
    assert.match(textOf((await ana.get(at(subpoena))).text), /warnings that nobody has acknowledged/);
    const read = await the('subpoena');
    assert.equal(read.facts.authority?.number, 'GJ-26-118');
    await ana.post(at(subpoena), await form(read, { ack: ticks(read), act: 'review' }));
    assert.equal((await the('subpoena')).state, 'review');
  });

  it('its author cannot approve it, nor change it now', async () => {
    const subpoena = await the('subpoena');
    const page = (await ana.get(at(subpoena))).text;
    assert.ok(!page.includes('Approve and freeze'));
    await ana.post(at(subpoena, '/move'), { to: 'approved' });
    assert.equal((await the('subpoena')).state, 'review');
    assert.equal((await ana.post(at(subpoena), { act: 'approved' })).status, 422);
    assert.equal((await the('subpoena')).state, 'review');
  });

  it('the reviewer sees it waiting, sends it back with words, and then approves it', async () => {
    const subpoena = await the('subpoena');
    assert.match(textOf((await rita.get('/')).text), /Subpoena to Snap, 26-0117-2: review it/);
    const silent = await rita.post(at(subpoena, '/move'), { to: 'draft' });
    assert.equal(silent.status, 422);
    assert.match(silent.text, /id="note-draft-error"/);
    await rita.post(at(subpoena, '/move'), {
      to: 'draft',
      'note-draft': 'Name the offence as the statute does.',
    });
    assert.match(textOf((await ana.get('/')).text), /sent it back: “Name the offence as the statute does\.”/);
    const back = await the('subpoena');
    await ana.post(
      at(back),
      await form(back, { offence: 'Menacing by stalking', ack: ticks(back), act: 'review' }),
    );
    const sent = await rita.post(at(subpoena, '/move'), { to: 'approved' });
    assert.equal(sent.status, 303);
    const approved = await the('subpoena');
    assert.equal(approved.state, 'approved');
    assert.equal(approved.approvedBy, rita.person.id);
    assert.equal(approved.facts.offence?.name, 'Menacing by stalking');
  });

  it('the frozen print is the same bytes every time, with its hash on the page', async () => {
    const subpoena = await the('subpoena');
    const get = () => ana.raw.get(at(subpoena, '/letter.pdf')).buffer(true).parse(binary);
    const [first, second] = [await get(), await get()];
    const sha256 = createHash('sha256').update(first.body).digest('hex');
    assert.equal(first.body.subarray(0, 5).toString(), '%PDF-');
    assert.deepEqual(first.body, second.body);
    assert.equal(sha256, subpoena.pdfSha256);
    assert.ok((await ana.get(at(subpoena))).text.includes(sha256));
    assert.match(String(first.headers['content-disposition']), /26-0117-2\.snap\.subpoena\.pdf/);
    const json = await ana.get(at(subpoena, '/letter.json'));
    assert.deepEqual([json.body.status, json.body.code], ['final', subpoena.code]);
  });

  it('a preservation letter wants two persons as well', async () => {
    const preservation = await the('preservation');
    const draft = await ana.get(at(preservation, '/letter.json'));
    assert.equal(draft.body.status, 'draft');
    await ana.post(at(preservation), await form(preservation, { ack: ticks(preservation), act: 'approved' }));
    assert.equal((await the('preservation')).state, 'draft');
    await ana.post(at(preservation), await form(preservation, { ack: ticks(preservation), act: 'review' }));
    await rita.post(at(preservation, '/move'), { to: 'approved' });
    assert.equal((await the('preservation')).state, 'approved');
    assert.match(
      textOf((await ana.get('/')).text),
      /Preservation letter to Snap, 26-0117-1: approved\. Serve it/,
    );
  });
});

const binary = (res: request.Response, done: (error: Error | null, body: Buffer) => void) => {
  const chunks: Buffer[] = [];
  (res as unknown as NodeJS.ReadableStream)
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('end', () => done(null, Buffer.concat(chunks)));
};

/** Records a signature as the form with its file sends it. */
async function sign(one: Request, fields: Record<string, string>): Promise<void> {
  const sent = ana.raw.post(at(one, '/signature')).set('Sec-Fetch-Site', 'same-origin');
  sent.field('_csrf', await ana.token());
  const day = { 'signedOn-day': '20', 'signedOn-month': '11', 'signedOn-year': '2026' };
  for (const [name, value] of Object.entries({ way: 'paper', ...day, ...fields })) sent.field(name, value);
  assert.equal((await sent).status, 303);
}

const service = (change: Form = {}): Form => ({
  'day-day': '20',
  'day-month': '11',
  'day-year': '2026',
  time: '14:05',
  zone: 'America/New_York',
  channel: 'portal https://less.snapchat.com/',
  servedBy: 'Det. Ana Reyes',
  ...change,
});

describe('service and clocks', () => {
  it('a wrong time is said at its field and kept', async () => {
    const preservation = await the('preservation');
    const wrong: [Form, string][] = [
      [{ 'day-day': '31' }, 'day'],
      [{ 'day-year': '2098' }, 'day'],
      [{ time: '2 pm' }, 'time'],
      [{ zone: 'Ohio' }, 'zone'],
      [{ channel: '' }, 'channel'],
      [{ channel: 'email nobody@example.com' }, 'channel'],
      [{ servedBy: ' ' }, 'servedBy'],
    ];
    for (const [change, field] of wrong) {
      const answer = await ana.post(at(preservation, '/service'), service({ whom: 'Custodian', ...change }));
      assert.equal(answer.status, 422, field);
      assert.match(answer.text, new RegExp(`id="${field}-error"`), field);
      assert.match(answer.text, /value="Custodian"/);
    }
    assert.equal((await the('preservation')).state, 'approved');
  });

  it('service starts 90 days, seen on the request, on the case and on the home page', async () => {
    const preservation = await the('preservation');
    await ana.post(at(preservation, '/service'), service({ providerReference: 'SNAP-1' }));
    const served = await the('preservation');
    assert.deepEqual(
      [served.state, served.servedAt, served.providerReference],
      ['served', '2026-11-20T19:05:00Z', 'SNAP-1'],
    );
    const [clock] = await desk.services.requests.clocks(served.id);
    // 20 November + 90 days: 10 to the end of November, 31 + 31, and 18 of February.
    assert.equal(clock?.endsAt, '2027-02-18T19:05:00Z');
    for (const path of [at(served), `/cases/${caseId}`, '/'])
      assert.match(textOf((await ana.get(path)).text), /Preservation lapses/, path);
    assert.equal((await ana.get(at(served, '/service'))).status, 303);
  });

  it('the signed subpoena is served, refused with the reason in its words, and keeps its history', async () => {
    const subpoena = await the('subpoena');
    const led = await ana.post(at(subpoena, '/move'), { to: 'signed' });
    assert.equal(led.headers.location, at(subpoena, '/signature'));
    await sign(subpoena, { name: 'Foreperson of the grand jury', title: 'Foreperson' });
    await ana.post(at(subpoena, '/service'), service({ channel: 'hand', whom: 'the custodian' }));
    assert.match(String((await the('subpoena')).servedVia), /^by hand: .*, to the custodian$/);
    await ana.post(at(subpoena, '/move'), { to: 'acknowledged', 'note-acknowledged': 'SNAP-2' });
    assert.equal((await the('subpoena')).providerReference, 'SNAP-2');
    assert.equal((await ana.post(at(subpoena, '/move'), { to: 'refused' })).status, 422);
    await ana.post(at(subpoena, '/move'), { to: 'refused', 'note-refused': 'No seal.' });
    const text = textOf((await ana.get(at(subpoena))).text);
    const history = [
      'Drafted',
      'Draft → In review',
      'In review → Draft',
      'Draft → In review',
      'In review → Approved',
      'Approved → Signed',
      'Signed → Served',
      'Served → Acknowledged',
      'Acknowledged → Refused',
    ];
    let from = text.indexOf('History');
    for (const step of history) {
      from = text.indexOf(step, from);
      assert.ok(from >= 0, step);
    }
    assert.match(text, /“No seal\.”/);
  });

  it('the renewal is drafted once, carries the first request, and stops the first clock when it is served', async () => {
    const preservation = await the('preservation');
    assert.match(textOf((await ana.get(at(preservation, '/extend'))).text), /a further 90 days/);
    const first = await ana.post(at(preservation, '/extend'));
    const again = await ana.post(at(preservation, '/extend'));
    assert.equal(first.headers.location, again.headers.location);
    const renewal = await the('preservation_extension');
    assert.equal(renewal.facts.preservation?.received, '2026-11-20');
    assert.equal(renewal.facts.providerReference, 'SNAP-1');
    await ana.post(at(renewal), await form(renewal, { ack: ticks(renewal), act: 'review' }));
    await rita.post(at(renewal, '/move'), { to: 'approved' });
    await ana.post(at(renewal, '/service'), service({ 'day-day': '21' }));
    const [old] = await desk.services.requests.clocks(preservation.id);
    const [fresh] = await desk.services.requests.clocks(renewal.id);
    assert.ok(old?.stoppedAt);
    assert.equal(fresh?.clock, 'preservation_renewal');
    // 90 days after the first 90, counted from the day the first request was received: 18 February + 90 days.
    assert.equal(fresh?.endsAt, '2027-05-19T00:00:00Z');
  });

  it('a preservation that was not served has nothing to renew', async () => {
    await ana.post(`/plan/${planId}/letters`, { step: 'snap.preservation' });
    const subpoena = await the('subpoena');
    assert.equal((await ana.post(at(subpoena, '/extend'))).status, 409);
  });

  it('every step is on the audit chain', async () => {
    const entries = await desk.services.audit.list({ limit: 1000 });
    const seen = new Set(
      entries.filter((one) => one.subject === 'request/26-0117-2').map((one) => one.action),
    );
    for (const action of [
      'drafted',
      'edited',
      'warnings-acknowledged',
      'review',
      'draft',
      'approved',
      'signed',
      'served',
      'acknowledged',
      'refused',
    ])
      assert.ok(seen.has(`request.${action}`), action);
    assert.equal((await desk.services.audit.verify()).ok, true);
  });
});

describe('the public page that confirms a letter', () => {
  const ask = (code: string) => request(desk.app).get('/verify').query({ code });

  it('says that it was issued, its hash and whom to call, and nothing else', async () => {
    const subpoena = await the('subpoena');
    const answer = await ask(String(subpoena.code).toLowerCase().replaceAll('-', ' '));
    assert.equal(answer.status, 200);
    const text = textOf(answer.text);
    assert.match(text, /A letter with this code was issued/);
    assert.ok(text.includes(String(subpoena.pdfSha256)));
    assert.match(text, /\+1 937 555 0100/);
    for (const secret of ['26-0117', 'river.fox22', 'Snap', 'stalking', 'Subpoena', ana.person.name])
      assert.ok(!text.includes(secret), secret);
  });

  it('says so when there is none, or when it was withdrawn', async () => {
    assert.match(textOf((await ask('0000-0000-00')).text), /No letter in force bears this code/);
    assert.equal((await ask('')).status, 422);
    const renewal = await the('preservation_extension');
    await ana.post(at(renewal, '/move'), { to: 'withdrawn', 'note-withdrawn': 'Sent in error.' });
    assert.match(textOf((await ask(String(renewal.code))).text), /No letter in force bears this code/);
  });

  it('answers one address only so often', async () => {
    const codes = Array.from({ length: 25 }, (_, n) => `1111-1111-${10 + n}`);
    const statuses: number[] = [];
    for (const code of codes) statuses.push((await ask(code)).status);
    assert.ok(statuses.includes(429));
    assert.equal((await request(desk.app).get('/verify')).status, 200);
  });
});
