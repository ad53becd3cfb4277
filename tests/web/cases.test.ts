/** Cases: opened, changed, closed, shared; what a case page shows, and to whom. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Agent, type TestDesk, testDesk } from './support.js';
import { makePlan, textOf } from './wizard-support.js';

let desk: TestDesk;
let ana: Agent;
let ben: Agent;
let rita: Agent;

before(async () => {
  desk = await testDesk();
  ana = await desk.signIn('investigator');
  ben = await desk.signIn('investigator');
  rita = await desk.signIn('reviewer');
});
after(() => desk.close());

async function open(agent: Agent, number: string, title = ''): Promise<string> {
  const answer = await agent.post('/cases', { number, title, offence: 'Fraud' });
  assert.equal(answer.status, 303);
  return String(answer.headers.location).split('/')[2] ?? '';
}

describe('opening a case', () => {
  it('lists it for its owner alone', async () => {
    const id = await open(ana, '26-1001', 'River Fox');
    assert.match(textOf((await ana.get('/cases')).text), /26-1001 River Fox/);
    assert.ok(!(await ben.get('/cases')).text.includes('26-1001'));
    assert.equal((await ben.get(`/cases/${id}`)).status, 404);
    assert.equal((await ben.get('/cases/no-such-case')).status, 404);
  });

  it('without a number, or with one that is taken, keeps what was typed', async () => {
    const empty = await ana.post('/cases', { number: ' ', title: 'Fox' });
    assert.equal(empty.status, 422);
    assert.match(empty.text, /id="number-error"/);
    assert.match(empty.text, /value="Fox"/);
    await open(ana, '26-1002');
    const taken = await ben.post('/cases', { number: '26-1002' });
    assert.equal(taken.status, 422);
    assert.match(textOf(taken.text), /There is already a case 26-1002/);
  });

  it('takes odd docket numbers and strips what cannot be seen', async () => {
    const id = await open(ana, '  CR-2026/\u200b0042 (B) ');
    assert.match((await ana.get(`/cases/${id}`)).text, /CR-2026\/0042 \(B\)/);
  });

  it('is not for a reviewer or an administrator', async () => {
    assert.equal((await rita.get('/cases/new')).status, 403);
    assert.equal((await rita.post('/cases', { number: '26-1999' })).status, 403);
  });
});

describe('changing a case', () => {
  it('its words; not to the number of another', async () => {
    const id = await open(ana, '26-1010');
    await open(ana, '26-1011');
    await ana.post(`/cases/${id}/edit`, { number: '26-1010', title: 'New title', offence: 'Stalking' });
    assert.match(textOf((await ana.get(`/cases/${id}`)).text), /New title/);
    const taken = await ana.post(`/cases/${id}/edit`, { number: '26-1011', title: 'New title' });
    assert.equal(taken.status, 422);
    assert.match(taken.text, /id="number-error"/);
  });

  it('closed and open again', async () => {
    const id = await open(ana, '26-1012');
    await ana.post(`/cases/${id}/open`, { open: 'no' });
    assert.match(textOf((await ana.get('/cases')).text), /Closed cases \(1\)/);
    assert.ok(!textOf((await ana.get('/')).text).includes('26-1012'));
    await ana.post(`/cases/${id}/open`, { open: 'yes' });
    assert.ok(textOf((await ana.get('/')).text).includes('26-1012'));
  });

  it('by somebody who may only see it is refused', async () => {
    const id = await open(ana, '26-1013');
    assert.equal((await rita.get(`/cases/${id}`)).status, 200);
    assert.equal((await rita.post(`/cases/${id}/edit`, { number: 'x' })).status, 403);
    assert.equal((await rita.post(`/cases/${id}/share`, { personId: rita.person.id })).status, 403);
  });
});

describe('sharing a case', () => {
  it('lets another person see it, and takes that back', async () => {
    const id = await open(ana, '26-1020');
    await ana.post(`/cases/${id}/share`, { personId: ben.person.id });
    assert.equal((await ben.get(`/cases/${id}`)).status, 200);
    assert.match(textOf((await ana.get(`/cases/${id}`)).text), new RegExp(ben.person.name));
    await ana.post(`/cases/${id}/unshare`, { personId: ben.person.id });
    assert.equal((await ben.get(`/cases/${id}`)).status, 404);
    const entries = await desk.services.audit.list({ limit: 500 });
    assert.ok(entries.some((one) => one.action === 'case.shared' && one.subject === `case/${id}`));
    assert.ok(entries.some((one) => one.action === 'case.unshared' && one.subject === `case/${id}`));
  });

  it('with nobody, or somebody who is not there, says so', async () => {
    const id = await open(ana, '26-1021');
    for (const personId of ['', 'nobody']) {
      const answer = await ana.post(`/cases/${id}/share`, { personId });
      assert.equal(answer.status, 422);
      assert.match(answer.text, /id="personId-error"/);
    }
  });

  it('never leaves it without its owner', async () => {
    const id = await open(ana, '26-1022');
    await ana.post(`/cases/${id}/share`, { personId: ben.person.id });
    await ben.post(`/cases/${id}/unshare`, { personId: ana.person.id });
    assert.equal((await ana.get(`/cases/${id}`)).status, 200);
  });
});

describe('the page of a case', () => {
  it('shows requests with their next act, plans and the way to what came back', async () => {
    const id = await makePlan(ana, { case: { caseNumber: '26-1030' } });
    await ana.post(`/plan/${id}/letters`, { today: 'yes' });
    const { caseId } = await desk.services.plans.made(id, ana.person);
    const page = await ana.get(`/cases/${caseId}`);
    const text = textOf(page.text);
    assert.match(text, /Preservation letter to Snap 26-1030-1 Draft/);
    assert.match(text, /Next: Send for review/);
    assert.match(text, /Plan of/);
    assert.ok(page.text.includes(`/cases/${caseId}/returns/new"`));
    assert.match(text, /What came back Nothing yet/);
  });

  it('starts a plan with the case filled in', async () => {
    const id = await open(ana, '26-1031', 'Filled in');
    const begun = await ana.post('/plan', { caseId: id });
    const plan = String(begun.headers.location).split('/')[2];
    const page = (await ana.get(`/plan/${plan}/case`)).text;
    assert.match(page, /value="26-1031"/);
    assert.match(page, /value="Filled in"/);
    const strange = await ben.post('/plan', { caseId: id });
    const other = String(strange.headers.location).split('/')[2];
    assert.ok(!(await ben.get(`/plan/${other}/case`)).text.includes('26-1031'));
  });

  it('is found by number, title or offence', async () => {
    await open(ana, '26-1040', 'Needle in the hay');
    const text = textOf((await ana.get('/cases?q=needle')).text);
    assert.ok(text.includes('26-1040') && !text.includes('26-1001'));
    assert.match(textOf((await ana.get('/cases?q=zzz')).text), /No open case matches “zzz”/);
  });
});
