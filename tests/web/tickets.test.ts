/** Tickets: asked, answered, noted, assigned, linked, closed; an investigator sees their own and no notes. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Agent, type TestDesk, testDesk } from './support.js';
import { textOf } from './wizard-support.js';

let desk: TestDesk;
let ana: Agent;
let ben: Agent;
let lee: Agent;

before(async () => {
  desk = await testDesk();
  ana = await desk.signIn('investigator');
  ben = await desk.signIn('investigator');
  lee = await desk.signIn('analyst');
});
after(() => desk.close());

async function ask(agent: Agent, subject: string, more: Record<string, string> = {}): Promise<string> {
  const answer = await agent.post('/desk', { subject, body: `About ${subject}: what do I send?`, ...more });
  assert.equal(answer.status, 303);
  return String(answer.headers.location);
}

describe('asking', () => {
  it('needs a subject and words; what was typed stays', async () => {
    const answer = await ana.post('/desk', { subject: 'Snap', body: ' ' });
    assert.equal(answer.status, 422);
    assert.match(answer.text, /id="body-error"/);
    assert.match(answer.text, /value="Snap"/);
    const unknown = await ana.post('/desk', { subject: 'a', body: 'b', provider: 'myspace' });
    assert.match(unknown.text, /id="provider-error"/);
  });

  it("cannot name somebody else's case", async () => {
    const other = await desk.services.cases.create({ number: '26-2001', title: '', offence: '' }, ben.person);
    const answer = await ana.post('/desk', { subject: 'a', body: 'b', caseId: other.id });
    assert.equal(answer.status, 422);
    assert.match(answer.text, /id="caseId-error"/);
  });
});

describe('an investigator', () => {
  it('sees only their own tickets', async () => {
    const mine = await ask(ana, 'My own question');
    assert.match((await ana.get('/desk')).text, /My own question/);
    assert.ok(!(await ben.get('/desk')).text.includes('My own question'));
    assert.ok(!(await ben.get('/desk?queue=unassigned')).text.includes('My own question'));
    assert.equal((await ben.get(mine)).status, 404);
    assert.equal((await ben.post(`${mine}/say`, { as: 'reply', body: 'Hello' })).status, 404);
    assert.equal((await ben.post(`${mine}/close`)).status, 404);
  });

  it('sees no note, and may write none, assign none', async () => {
    const ticket = await ask(ana, 'With a note');
    await lee.post(`${ticket}/say`, { as: 'note', note: 'Known from an earlier case' });
    assert.match((await lee.get(ticket)).text, /Known from an earlier case/);
    assert.ok(!(await ana.get(ticket)).text.includes('Known from an earlier case'));
    assert.equal((await ana.post(`${ticket}/say`, { as: 'note', note: 'Mine' })).status, 403);
    assert.equal((await ana.post(`${ticket}/assign`, { owner: ana.person.id })).status, 403);
  });

  it('is told of the answer on the home page, and may close and reopen', async () => {
    const ticket = await ask(ana, 'An answer please');
    await lee.post(`${ticket}/say`, { as: 'reply', body: 'Send a preservation letter first.' });
    assert.match(textOf((await ana.get('/')).text), /The desk answered: An answer please/);
    await ana.post(`${ticket}/close`);
    assert.ok(!textOf((await ana.get('/')).text).includes('An answer please'));
    assert.match((await ana.get('/desk?queue=closed')).text, /An answer please/);
    await ana.post(`${ticket}/say`, { as: 'reply', body: 'One more thing' });
    assert.match((await ana.get('/desk')).text, /An answer please/);
  });
});

describe('an analyst', () => {
  it('has queues: unassigned, their own, all, closed', async () => {
    const ticket = await ask(ana, 'To be taken');
    assert.match((await lee.get('/desk?queue=unassigned')).text, /To be taken/);
    assert.ok(!(await lee.get('/desk')).text.includes('To be taken'));
    assert.match(textOf((await lee.get('/')).text), /Unassigned tickets/);
    await lee.post(`${ticket}/assign`, { owner: lee.person.id });
    assert.match((await lee.get('/desk?queue=mine')).text, /To be taken/);
    assert.ok(!(await lee.get('/desk?queue=unassigned')).text.includes('To be taken'));
    assert.match((await lee.get('/desk?queue=all&q=taken')).text, /To be taken/);
    await lee.post(`${ticket}/close`);
    assert.match((await lee.get('/desk?queue=closed')).text, /To be taken/);
  });

  it('can give a ticket only to somebody of the desk', async () => {
    const ticket = await ask(ana, 'For nobody');
    const answer = await lee.post(`${ticket}/assign`, { owner: ana.person.id });
    assert.equal(answer.status, 422);
    assert.match(answer.text, /id="owner-error"/);
  });

  it('links a case that they may see, and no other', async () => {
    const ticket = await ask(ana, 'To be linked');
    const own = await desk.services.cases.create(
      { number: '26-2010', title: 'Own', offence: '' },
      lee.person,
    );
    const other = await desk.services.cases.create({ number: '26-2011', title: '', offence: '' }, ben.person);
    await lee.post(`${ticket}/link`, { caseId: own.id });
    assert.match(textOf((await lee.get(ticket)).text), /26-2010 Own/);
    assert.match(textOf((await lee.get(`/cases/${own.id}`)).text), /To be linked/);
    assert.equal((await lee.post(`${ticket}/link`, { caseId: other.id })).status, 403);
    assert.match(textOf((await ana.get(ticket)).text), /Case not yours to see/);
  });

  it('makes a plan of it: the wizard begins with the words of the ticket', async () => {
    const ticket = await ask(ana, 'Make it a plan');
    const begun = await lee.post('/plan', { ticket: ticket.split('/').at(-1) ?? '' });
    const plan = String(begun.headers.location).split('/')[2];
    assert.match((await lee.get(`/plan/${plan}/purpose`)).text, /About Make it a plan: what do I send\?/);
    assert.equal((await ben.post('/plan', { ticket: ticket.split('/').at(-1) ?? '' })).status, 404);
  });

  it('an empty reply is said at its field', async () => {
    const ticket = await ask(ana, 'Silence');
    const answer = await lee.post(`${ticket}/say`, { as: 'reply', body: '' });
    assert.equal(answer.status, 422);
    assert.match(answer.text, /id="body-error"/);
  });

  it('a number that is no ticket is not found', async () => {
    for (const id of ['0', '99999', 'abc']) assert.equal((await lee.get(`/desk/${id}`)).status, 404, id);
  });
});
