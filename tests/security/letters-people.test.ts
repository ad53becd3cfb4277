/** Who may approve what: races, changes after a review, letters that are frozen, templates that change in between. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import type { Request } from '../../src/desk/requests/requests.js';
import type { Person } from '../../src/store/desk/people.js';
import { type Agent, type TestDesk, testDesk } from '../web/support.js';
import { makePlan, textOf } from '../web/wizard-support.js';

let desk: TestDesk;
let ana: Agent;
let rita: Agent;
let root: Agent;
const dataBefore = process.env.TECUM_DATA;
before(async () => {
  desk = await testDesk();
  process.env.TECUM_DATA = desk.dataDir;
  const agency = {
    address: '100 Main Street\nFox, OH 45000',
    phone: '+1 937 555 0100',
    email: 'records@fox.example.org',
    verification: 'Call +1 937 555 0100',
  };
  await desk.services.settings.setAgency(agency, 'test', desk.services.now().toISOString());
  ana = await desk.signIn('investigator');
  rita = await desk.signIn('investigator', 'reviewer');
  root = await desk.signIn('administrator');
  for (const { person } of [ana, rita])
    await desk.services.people.change(person.id, { title: 'Detective', badge: '417' });
});
after(async () => {
  if (dataBefore === undefined) delete process.env.TECUM_DATA;
  else process.env.TECUM_DATA = dataBefore;
  await desk.close();
});

const fresh = async ({ person }: Agent): Promise<Person> => (await desk.services.people.byId(person.id))!;
const see = (one: Request) => desk.services.requests.see(one.id, ana.person);
const at = (one: Request, below = '') => `/cases/${one.caseId}/requests/${one.id}${below}`;

let count = 700;

/** A preservation letter of a case of its own, its warnings read; in review where asked. */
async function letterBy(author: Agent, review: boolean): Promise<Request> {
  const accounts = { accounts: 'https://www.snapchat.com/add/river.fox22' };
  count += 1;
  const ofCase = { caseNumber: `26-${count}`, caseTitle: 'River Fox' };
  const planId = await makePlan(author, { accounts, understood: {}, case: ofCase });
  const { requests, plans } = desk.services;
  const person = await fresh(author);
  const [made] = await requests.draftFromPlan(
    await plans.made(planId, person),
    ['snap.preservation'],
    person,
  );
  await ready(made!, author, review);
  return requests.see(made!.id, person);
}

async function ready(one: Request, author: Agent, review: boolean): Promise<void> {
  const { requests } = desk.services;
  const seen = await requests.see(one.id, author.person);
  const rules = requests.letter(seen).problems.map(({ rule, where }) => `${rule}@${where}`);
  await requests.acknowledge(one.id, rules, author.person);
  if (review) await requests.move(one.id, 'review', {}, author.person);
}

/** The hidden fields of the form on the request's page that approves. */
async function approval(agent: Agent, one: Request): Promise<Record<string, string>> {
  const html = (await agent.get(at(one))).text;
  const form = [...html.matchAll(/<form[^>]*\/move"[^>]*>([\s\S]*?)<\/form>/g)]
    .map(([, inside = '']) => inside)
    .find((inside) => inside.includes('value="approved"'));
  assert.ok(form, 'the page offers to approve');
  const inputs = [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].filter(([, name]) => name !== '_csrf');
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value]));
}

describe('an approval means the letter that was shown', () => {
  it('sent back, changed and sent again while the approver still looks at the old page', async () => {
    const letter = await letterBy(ana, true);
    await desk.services.access.grant(letter.caseId, rita.person.id, 'test');
    const old = await approval(rita, letter);
    await desk.services.requests.move(letter.id, 'draft', { note: 'The unit.' }, rita.person);
    await desk.services.requests.edit(letter.id, { remarks: 'And all of his friends.' }, ana.person);
    await ready(letter, ana, true);
    const answer = await rita.post(at(letter, '/move'), old);
    assert.equal(answer.status, 303);
    assert.match(textOf((await rita.get(at(letter))).text), /has changed since you were shown it/);
    assert.equal((await see(letter)).state, 'review');
    await rita.post(at(letter, '/move'), await approval(rita, letter));
    assert.equal((await see(letter)).state, 'approved');
  });

  it('a template that changes between the page and the click, and one that changes after the approval', async () => {
    const letter = await letterBy(ana, true);
    const shown = await approval(rita, letter);
    changeTemplate('Keep also what is not asked for here.');
    await rita.post(at(letter, '/move'), shown);
    assert.equal((await see(letter)).state, 'review');
    await rita.post(at(letter, '/move'), await approval(rita, letter));
    const approved = await see(letter);
    assert.equal(approved.state, 'approved');
    // Nothing is printed under the code of the approved letter that says something else than it does.
    changeTemplate('Send everything to somebody else.');
    for (const path of ['docx', 'html', 'xml', 'jsonld']) {
      const answer = await ana.get(at(letter, `/letter-as/${path}`));
      assert.equal(answer.status, 409, path);
      assert.ok(!answer.text.includes(approved.code!), path);
    }
    assert.equal((await ana.get(at(letter, '/letter.pdf?for=court'))).status, 409);
    assert.equal((await ana.get(at(letter, '/letter.pdf'))).status, 200, 'the kept print is always there');
    changeTemplate('Keep also what is not asked for here.');
    assert.equal((await ana.get(at(letter, '/letter-as/docx'))).status, 200, 'as it was approved');
    restoreTemplate();
  });

  it('what an agency’s name was when the page was made', async () => {
    const letter = await letterBy(ana, true);
    const shown = await approval(rita, letter);
    const { settings, now } = desk.services;
    await settings.setAgency({ verification: 'Call +1 900 555 0199' }, 'test', now().toISOString());
    await rita.post(at(letter, '/move'), shown);
    const { state } = await see(letter);
    await settings.setAgency({ verification: 'Call +1 937 555 0100' }, 'test', now().toISOString());
    assert.equal(state, 'review', 'whom to call is part of what is approved');
  });
});

const own = () => join(desk.dataDir, 'templates', 'letters', 'preservation.md.hbs');

function changeTemplate(sentence: string): void {
  mkdirSync(join(desk.dataDir, 'templates', 'letters'), { recursive: true });
  const ours = readFileSync(projectPath('templates', 'letters', 'preservation.md.hbs'), 'utf8');
  rmSync(own(), { force: true });
  writeFileSync(own(), `${ours}\n\n${sentence}\n`);
}

function restoreTemplate(): void {
  rmSync(own(), { force: true });
}

describe('races over real HTTP', () => {
  it('two who approve at once make one version, and an edit beside them is in it or refused', async () => {
    const second = await desk.signIn('reviewer');
    const letter = await letterBy(ana, true);
    const form = await approval(rita, letter);
    await Promise.all([
      rita.post(at(letter, '/move'), form),
      second.post(at(letter, '/move'), form),
      desk.services.requests.edit(letter.id, { remarks: 'Slipped in.' }, ana.person).catch(() => null),
    ]);
    const after = await see(letter);
    assert.equal(after.state, 'approved');
    assert.equal((await desk.services.requests.versions.of(letter.id)).length, 1);
    assert.equal(after.facts.remarks, after.frozen?.facts.remarks, 'facts and print are one');
    assert.notEqual(after.facts.remarks, 'Slipped in.');
  });

  it('edits of two people at once are both kept, and both count as writers', async () => {
    const letter = await letterBy(ana, false);
    await desk.services.access.grant(letter.caseId, rita.person.id, 'test');
    const { requests } = desk.services;
    await Promise.all([
      requests.edit(letter.id, { remarks: 'First.' }, ana.person),
      requests.edit(letter.id, { providerReference: 'SN-55512' }, rita.person),
      requests.edit(letter.id, { delivery: 'through your portal' }, ana.person),
    ]);
    const { facts, editedBy } = await see(letter);
    assert.deepEqual(
      [facts.remarks, facts.providerReference, facts.delivery, editedBy],
      ['First.', 'SN-55512', 'through your portal', [rita.person.id]],
    );
    await ready(letter, ana, true);
    await rita.post(at(letter, '/move'), { to: 'approved' });
    assert.equal((await see(letter)).state, 'review', 'she wrote in it');
  });
});

describe('roles that end in between', () => {
  it('an approver who is disabled, or loses the role, approves nothing with the page that is still open', async () => {
    const gone = await desk.signIn('reviewer');
    const letter = await letterBy(ana, true);
    const form = await approval(gone, letter);
    await desk.services.people.setRoles(gone.person.id, ['analyst']);
    const refused = await gone.post(at(letter, '/move'), form);
    assert.ok([303, 403, 404].includes(refused.status), String(refused.status));
    assert.equal((await see(letter)).state, 'review');
    await desk.services.people.setRoles(gone.person.id, ['reviewer']);
    await desk.services.people.change(gone.person.id, { active: false });
    const unknown = await gone.raw
      .post(at(letter, '/move'))
      .type('form')
      .send({ ...form, _csrf: 'x' });
    assert.ok([303, 401, 403].includes(unknown.status), String(unknown.status));
    assert.equal((await see(letter)).state, 'review');
  });

  it('the author does not become a second person by a role that is given later', async () => {
    const eve = await desk.signIn('investigator');
    await desk.services.people.change(eve.person.id, { title: 'Detective', badge: '7' });
    const letter = await letterBy(eve, true);
    await desk.services.people.setRoles(eve.person.id, ['investigator', 'reviewer']);
    await eve.post(at(letter, '/move'), { to: 'approved' });
    assert.equal((await desk.services.requests.see(letter.id, eve.person)).state, 'review');
  });
});

describe('a frozen letter', () => {
  it('is changed by no route: form, live check, ticks, follow-up, drafting again, a step that does not exist', async () => {
    const letter = await letterBy(ana, true);
    await rita.post(at(letter, '/move'), { to: 'approved' });
    const before = await see(letter);
    assert.equal(before.state, 'approved');
    const change = {
      'date-day': '1',
      'date-month': '1',
      'date-year': '2026',
      remarks: 'Changed.',
      ack: 'all',
    };
    const tries: [string, Record<string, string>][] = [
      ['', change],
      ['', { ...change, act: 'review' }],
      ['/check', change],
      ['/follow-up', { template: 'withdrawal' }],
      ['/extend', {}],
      ['/move', { to: 'review' }],
      ['/move', { to: 'toString' }],
      ['/comments', { document: 'preservation', paragraph: '0', body: 'x' }],
    ];
    for (const [path, form] of tries) {
      const answer = await ana.post(at(letter, path), form);
      assert.ok(answer.status < 500, `${path}: ${answer.status}`);
    }
    const after = await see(letter);
    assert.deepEqual(
      [after.state, after.pdfSha256, after.code, after.frozen, after.facts, after.acknowledged],
      [before.state, before.pdfSha256, before.code, before.frozen, before.facts, before.acknowledged],
    );
  });

  it('goes to no address that the catalog does not have, whatever the form says', async () => {
    const letter = await letterBy(ana, true);
    await rita.post(at(letter, '/move'), { to: 'approved' });
    const today = new Date().toISOString();
    const ways = [
      'email le@snap.example.com',
      'confirmed le@snap.example.com',
      'outside le@snap.example.com',
      'portal https://less.snapchat.com.evil.example/',
      'portal  https://less.snapchat.com/',
      'Email le@snap.example.com',
    ];
    for (const way of ways) {
      const form = {
        way,
        'servedAt-day': today.slice(8, 10),
        'servedAt-month': today.slice(5, 7),
        'servedAt-year': today.slice(0, 4),
        servedTime: '00:01',
        zone: 'UTC',
        whom: 'le@snap.example.com',
      };
      const answer = await ana.post(at(letter, '/service'), form);
      assert.ok(answer.status < 500, `${way}: ${answer.status}`);
      assert.equal((await see(letter)).state, 'approved', way);
    }
    const own = await ana.post(at(letter, '/address'), {
      address: 'le@snap.example.com',
      words: 'I say so.',
    });
    assert.equal(own.status, 403, 'not by whoever may not approve');
  });
});

describe('settings of letters', () => {
  it('are nobody’s but the administrator’s, to see or to change', async () => {
    const paths = [
      '/settings/letters',
      '/settings/letters/letterhead',
      '/settings/letters/letter/preservation',
      '/settings/letters/clause/accounts',
      '/settings/call-back',
      '/settings/mailbox',
    ];
    for (const agent of [ana, rita])
      for (const path of paths) {
        assert.equal((await agent.get(path)).status, 403, path);
        const changed = await agent.post(path, { act: 'keep', text: 'x', rows: '1' });
        assert.ok([403, 404].includes(changed.status), `${path}: ${changed.status}`);
      }
  });

  it('names of templates lead nowhere else', async () => {
    const names = [
      '..%2f..%2f..%2fetc%2fpasswd',
      'preservation%00',
      '..%5cpreservation',
      'letter%2f..%2f..%2fx',
      'preservation.md.hbs',
      'PRESERVATION',
      '.hidden',
      'history%2fpreservation',
      'a'.repeat(5000),
      '%E2%80%AEnoitavreserp',
    ];
    for (const name of names) {
      const path = `/settings/letters/letter/${name}`;
      assert.equal((await root.get(path)).status, 404, name.slice(0, 60));
      const kept = await root.post(path, { act: 'keep', text: '---\ntitle: x\n---\nx' });
      assert.ok([404, 422].includes(kept.status), `${name.slice(0, 60)}: ${kept.status}`);
    }
    for (const kind of ['__proto__', 'constructor', '..', 'letters'])
      assert.equal((await root.get(`/settings/letters/${kind}/preservation`)).status, 404, kind);
  });
});
