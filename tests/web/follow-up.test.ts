/** Letters that go with another: offered, drafted, linked both ways; who signs them, which clock they start, their other forms. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { parse } from 'yaml';
import { projectPath } from '../../src/base/root.js';
import type { Request } from '../../src/desk/requests/requests.js';
import { letterField } from '../../src/letters/index.js';
import { type Letters, lettersOf, sendForm } from './letters-support.js';
import { type Agent, type TestDesk, testDesk } from './support.js';
import { textOf } from './wizard-support.js';

let desk: TestDesk;
let ana: Agent;
let rita: Agent;
let ben: Agent;
let letters: Letters;
let subpoena: Request;
let order: Request;

before(async () => {
  desk = await testDesk();
  ana = await desk.signIn('investigator');
  rita = await desk.signIn('reviewer');
  ben = await desk.signIn('investigator');
  const agency = { phone: '+1 937 555 0100', verification: 'Call +1 937 555 0100' };
  await desk.services.settings.setAgency(agency, 'test', desk.services.now().toISOString());
  await desk.services.people.change(ana.person.id, { title: 'Detective', badge: '417' });
  letters = await lettersOf(desk, ana, '26-0602');
  subpoena = await letters.draft('snap.subpoena');
});
after(() => desk.close());

const text = async (one: Request, agent = ana) => textOf((await agent.get(letters.at(one))).text);

describe('a letter that goes with another', () => {
  it('is offered in words that say when, and drafted with one press', async () => {
    assert.match(
      await text(subpoena),
      /Draft: Non-disclosure order under 18 U\.S\.C\. 2705\(b\) With one subpoena/,
    );
    const answer = await ana.post(letters.at(subpoena, '/follow-up'), { instrument: 'ndo_2705b' });
    assert.equal(answer.status, 303);
    const id = String(answer.headers.location).split('/').at(-1) ?? '';
    order = await desk.services.requests.see(id, ana.person);
    assert.equal(order.instrument, 'ndo_2705b');
    assert.equal(order.facts.about?.reference, subpoena.number);
    assert.deepEqual(order.facts.identifiers, subpoena.facts.identifiers);
  });

  it('each of the two pages leads to the other', async () => {
    assert.ok((await ana.get(letters.at(order))).text.includes(`href="${letters.at(subpoena)}"`));
    assert.match(await text(order), new RegExp(`It goes with Subpoena, ${subpoena.number} Draft`));
    assert.match(
      await text(subpoena),
      new RegExp(`With it goes Non-disclosure order, ${order.number} Draft`),
    );
  });

  it('says nothing again of how its accounts might be named better', async () => {
    assert.match(await text(subpoena), /the user ID stays/);
    assert.doesNotMatch(await text(order), /the user ID stays/);
  });

  it('one that does not follow now is refused, and nobody else may draft one', async () => {
    const count = async () => (await desk.services.requests.forCase(letters.caseId)).length;
    const before = await count();
    assert.equal(
      (await ana.post(letters.at(subpoena, '/follow-up'), { instrument: 'objection_reply' })).status,
      409,
    );
    assert.equal((await ana.post(letters.at(subpoena, '/follow-up'), { instrument: 'x' })).status, 409);
    assert.equal((await ana.post(letters.at(subpoena, '/follow-up'), {})).status, 409);
    assert.equal(
      (await ben.post(letters.at(subpoena, '/follow-up'), { instrument: 'ndo_2705b' })).status,
      404,
    );
    assert.equal(await count(), before);
  });
});

describe('a non-disclosure order, from its questions to its clock', () => {
  const answers = {
    'f-court_name': 'Court of Common Pleas, Fox County, Ohio',
    'f-prosecutor_name': 'Petra Prosecutor',
    'f-prosecutor_title': 'Assistant Prosecuting Attorney',
    'f-adverse_results': ['evidence'],
    'f-ndo_ends-day': '30',
    'f-ndo_ends-month': '6',
    'f-ndo_ends-year': '2027',
    'f-ndo_may_tell': ['counsel', 'staff'],
    'f-ndo_at_end': ['provider-free'],
    'f-ndo_extension': 'no',
    'f-sealing': 'no',
  };

  it('stays a draft until it is answered, and goes to review then', async () => {
    await sendForm(ana, letters.at(order), { ...answers, act: 'review' });
    assert.equal((await letters.now(order)).state, 'draft');
    assert.match(await text(order), /Adverse results: Facts that show a risk to evidence/);
    const facts =
      'On 4 October 2026 the account deleted 31 messages within an hour of the first call by the victim; her telephone, read on 6 October, shows it.';
    await sendForm(ana, letters.at(order), { 'f-adverse_evidence': facts });
    const ack = desk.services.requests
      .letter(await letters.now(order))
      .problems.map(({ rule, where }) => `${rule}@${where}`);
    await sendForm(ana, letters.at(order), { ack, act: 'review' });
    assert.equal((await letters.now(order)).state, 'review');
    await rita.post(letters.at(order, '/move'), { to: 'approved' });
    assert.equal((await letters.now(order)).state, 'approved');
  });

  it('nobody fills in beforehand which judge signs; a second signature can be recorded too', async () => {
    const page = (await ana.get(letters.at(order, '/signature'))).text;
    assert.match(page, /name="court"[^>]*value="Court of Common Pleas, Fox County, Ohio"/);
    assert.match(page, /value="court" checked/);
    assert.doesNotMatch(page, /id="name"[^>]* value="[^"]/);
    const sign = async (name: string) => {
      const token = await ana.token();
      const fields = {
        way: 'court',
        name,
        title: 'Judge',
        court: 'Fox Court',
        docket: '26 MISC 1',
        'signedOn-day': '24',
        'signedOn-month': '11',
        'signedOn-year': '2026',
      };
      let post = ana.raw
        .post(letters.at(order, '/signature'))
        .set('sec-fetch-site', 'same-origin')
        .field('_csrf', token);
      for (const [key, value] of Object.entries(fields)) post = post.field(key, value);
      return post;
    };
    const empty = await sign('');
    assert.equal(empty.status, 422);
    assert.match(empty.text, /Enter the name of who signed/);
    assert.equal((await letters.now(order)).state, 'approved');
    assert.equal((await sign('Hon. Jane Judge')).status, 303);
    assert.equal((await sign('Clerk Example')).status, 303);
    assert.equal((await letters.now(order)).state, 'signed');
    assert.match(await text(order), /Signed for the court by Hon\. Jane Judge/);
    assert.match(await text(order), /Signed for the court by Clerk Example/);
    assert.match(await text(order), /Another signature/);
  });

  it('service starts the clock that ends with the order, and no return is waited for', async () => {
    const served = await sendService(order);
    assert.equal(served.status, 303);
    const clocks = await desk.services.requests.clocks(order.id);
    assert.deepEqual(
      clocks.map(({ clock, endsAt }) => [clock, endsAt]),
      [['nondisclosure', '2027-07-01T03:59:59Z']],
    );
    assert.match(await text(order), /Non-disclosure order ends/);
    assert.doesNotMatch(await text(order), /Take in what came back/);
  });

  async function sendService(one: Request) {
    const page = (await ana.get(letters.at(one, '/service'))).text;
    const value = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page)?.[1] ?? '';
    const channel = /name="channel" value="([^"]*)" checked/.exec(page)?.[1] ?? '';
    const zone = /name="zone"[\s\S]*?<option value="([^"]*)" selected/.exec(page)?.[1] ?? '';
    const names = ['day-day', 'day-month', 'day-year', 'time', 'servedBy'];
    const form = Object.fromEntries(names.map((name) => [name, value(name)]));
    return ana.post(letters.at(one, '/service'), { ...form, channel, zone });
  }
});

describe('the other forms of a letter', () => {
  const get = (ending: string, agent = ana) =>
    agent.raw
      .get(letters.at(order, `/letter-as/${ending}`))
      .buffer(true)
      .parse(binary);

  it('Word, HTML, ETSI and CASE, each of its own kind and under a name that says so', async () => {
    const kinds: [string, string, (bytes: Buffer) => void][] = [
      [
        'docx',
        'officedocument.wordprocessingml',
        (bytes) => assert.equal(bytes.subarray(0, 2).toString(), 'PK'),
      ],
      ['html', 'text/html', (bytes) => assert.match(bytes.toString(), /^<!doctype html>/i)],
      ['xml', 'application/xml', (bytes) => assert.match(bytes.toString(), /^<\?xml[\s\S]*<HI1Message/)],
      ['jsonld', 'application/ld+json', (bytes) => assert.ok('@graph' in JSON.parse(bytes.toString()))],
    ];
    for (const [ending, type, check] of kinds) {
      const answer = await get(ending);
      assert.equal(answer.status, 200, ending);
      assert.ok(String(answer.headers['content-type']).includes(type), ending);
      assert.match(
        String(answer.headers['content-disposition']),
        new RegExp(`attachment; filename="?[^"]*\\.${ending}"?$`),
      );
      check(answer.body);
    }
  });

  it('there are no others, and they are for those who may see the case; who took one is written down', async () => {
    for (const ending of ['pdf', 'exe', 'constructor', '..%2f..%2fsecret.key'])
      assert.equal((await get(ending)).status, 404, ending);
    assert.equal((await get('docx', ben)).status, 404);
    const entries = await desk.services.audit.list({ action: 'letter.downloaded', limit: 10 });
    assert.deepEqual([...new Set(entries.map(({ who }) => who))], [ana.person.email]);
  });
});

function binary(res: unknown, done: (error: Error | null, body: Buffer) => void): void {
  const pieces: Buffer[] = [];
  const stream = res as NodeJS.ReadableStream;
  stream.on('data', (piece: Buffer) => pieces.push(piece));
  stream.on('end', () => done(null, Buffer.concat(pieces)));
}

describe('data/letters/clocks.yaml', () => {
  it('names only questions that letters ask, of the kind that a clock can be read from', () => {
    const { clocks } = parse(readFileSync(projectPath('data', 'letters', 'clocks.yaml'), 'utf8')) as {
      clocks: { field: string; from?: string }[];
    };
    assert.ok(clocks.length > 0);
    for (const { field, from } of clocks) {
      assert.match(letterField(field).type, /^(date|number)$/, field);
      if (from !== undefined) assert.equal(letterField(from).type, 'date', from);
    }
  });
});
