/** A reviewer's page: decide, return with a question, look over; the author's answer; checklist, reviews, the end of a threat. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Agent, type TestDesk, testDesk } from './support.js';
import { makePlan, stalking, textOf } from './wizard-support.js';

let desk: TestDesk;
let ana: Agent;
let rita: Agent;

before(async () => {
  desk = await testDesk();
  ana = await desk.signIn('investigator');
  rita = await desk.signIn('reviewer');
});
after(() => desk.close());

const highRisk = { kind: { businessCase: 'high-risk-violence' } };
const threat = { kind: { businessCase: 'short-term-threat' } };

describe('a plan returned with a question', () => {
  it('shows the question at the top to its author, on the home page, and takes an answer', async () => {
    const id = await makePlan(ana, { ...highRisk, case: { caseNumber: '26-800' } });
    const page = textOf((await rita.get(`/plan/${id}`)).text);
    assert.match(page, /Facts .*a witness heard him say that he will take revenge/);
    assert.match(page, /What the answers say, part by part/);
    const none = await rita.post(`/plan/${id}/decide`, { ruling: 'return' });
    assert.match(textOf(none.text), /Write your question/);
    await rita.post(`/plan/${id}/decide`, { ruling: 'return', reason: 'Who heard it?' });
    assert.match(textOf((await ana.get('/')).text), /asks about your plan for case 26-800: “Who heard it\?”/);
    const asked = textOf((await ana.get(`/plan/${id}`)).text);
    assert.ok(asked.indexOf('Who heard it?') < asked.indexOf('Send today'));
    const empty = await ana.post(`/plan/${id}/answer`, { answer: ' ' });
    assert.equal(empty.status, 422);
    assert.match(empty.text, /id="answer-error"/);
    assert.equal((await ana.post(`/plan/${id}/answer`, { answer: 'His cousin.' })).status, 303);
    assert.match(textOf((await rita.get('/')).text), /Your question on the plan for case 26-800 is answered/);
    assert.match(textOf((await rita.get(`/plan/${id}`)).text), /His cousin\./);
  });

  it('shows the question above the questions while the answers are changed', async () => {
    const id = await makePlan(ana, { ...highRisk, case: { caseNumber: '26-801' } });
    await rita.post(`/plan/${id}/decide`, { ruling: 'return', reason: 'Until when?' });
    const again = String((await ana.post(`/plan/${id}/again`)).headers.location);
    const second = again.split('/')[2];
    assert.match(textOf((await ana.get(again)).text), /Until when\?/);
    assert.match(textOf((await ana.get(`/plan/${second}/until?return=check`)).text), /Until when\?/);
    await ana.post(`/plan/${second}/check`);
    assert.match(textOf((await ana.get(`/plan/${id}`)).text), /Another plan took the place of this one/);
    assert.match(textOf((await rita.get(`/plan/${second}`)).text), /Answered with changed answers/);
  });

  it('is not released while an answer is missing that it must have: said at the choice, with the way on', async () => {
    const missing = { ...highRisk, services: { unsure: 'yes' }, case: { caseNumber: '26-803' } };
    const id = await makePlan(ana, missing);
    const answer = await rita.post(`/plan/${id}/decide`, { ruling: 'release', reason: 'Fine.' });
    assert.equal(answer.status, 422);
    assert.match(answer.text, /id="ruling-error"/);
    assert.match(
      textOf(answer.text),
      /What help is offered beside enforcement, by whom\? Return it with a question/,
    );
  });

  it('nobody else answers, and an investigator decides on none', async () => {
    const id = await makePlan(ana, { ...highRisk, case: { caseNumber: '26-802' } });
    await rita.post(`/plan/${id}/decide`, { ruling: 'return', reason: 'Why?' });
    const ben = await desk.signIn('investigator');
    assert.equal((await ben.post(`/plan/${id}/answer`, { answer: 'Because.' })).status, 404);
    assert.equal((await ben.post(`/plan/${id}/decide`, { ruling: 'return', reason: 'Why?' })).status, 403);
  });
});

describe('plans to look over', () => {
  it('has the refused one, with its rule; a reviewer may open it, an investigator may not', async () => {
    const purpose = { offence: '', narrative: 'Watch the protest group to see what they are up to.' };
    const id = await makePlan(ana, { purpose, case: { caseNumber: '26-810' } });
    const page = await rita.get('/plan/reviews');
    assert.match(textOf(page.text), /Refused in the last 90 days .*26-810: Watch the protest group/);
    assert.match(page.text, new RegExp(`/plan/${id}"`));
    assert.match(textOf((await rita.get(`/plan/${id}`)).text), /A plan of Test person1/);
    const ben = await desk.signIn('investigator');
    assert.equal((await ben.get('/plan/reviews')).status, 403);
    assert.equal((await ben.get(`/plan/${id}`)).status, 404);
  });
});

describe('beside the plan', () => {
  it('a line is ticked, with who and when', async () => {
    const id = await makePlan(ana, { ...threat, case: { caseNumber: '26-820' } });
    const page = await ana.get(`/plan/${id}`);
    assert.match(textOf(page.text), /To do beside it \(0 of 7 done\)/);
    await ana.post(`/plan/${id}/safeguards`, { done: ['duty-supervisor', 'preserve'] });
    const ticked = textOf((await ana.get(`/plan/${id}`)).text);
    assert.match(ticked, /\(2 of 7 done\)/);
    assert.match(ticked, /Done: Test person1,/);
  });

  it('“the threat is resolved” wants a moment and how it ended, and ends the plan', async () => {
    const id = await makePlan(ana, { ...threat, case: { caseNumber: '26-821' } });
    const wrong = await ana.post(`/plan/${id}/resolved`, { 'resolvedAt-day': '31', 'resolvedAt-month': '2' });
    assert.equal(wrong.status, 422);
    for (const field of ['resolvedAt', 'resolvedTime', 'how'])
      assert.match(wrong.text, new RegExp(`id="${field}-error"`));
    const form = {
      'resolvedAt-day': '1',
      'resolvedAt-month': '11',
      'resolvedAt-year': '2026',
      resolvedTime: '14:05',
      how: 'He took help.',
    };
    assert.equal((await ana.post(`/plan/${id}/resolved`, form)).status, 303);
    const text = textOf((await ana.get(`/plan/${id}`)).text);
    assert.match(text, /The threat is resolved .*1 Nov 2026 14:05 EST.*“He took help\.”/);
    assert.match(text, /Tell everybody who was told of the threat that it is resolved/);
    assert.equal((await ana.post(`/plan/${id}/letters`, { today: 'yes' })).status, 409);
  });

  it('a review is recorded with what was found', async () => {
    const id = await makePlan(ana, { ...highRisk, case: { caseNumber: '26-822' } });
    await rita.post(`/plan/${id}/decide`, { ruling: 'release', reason: 'Named, with an end.' });
    const empty = await rita.post(`/plan/${id}/reviewed`, { note: '' });
    assert.equal(empty.status, 422);
    await rita.post(`/plan/${id}/reviewed`, { note: 'Still needed until the hearing.' });
    assert.match(
      textOf((await ana.get(`/plan/${id}`)).text),
      /looked at it, .*Still needed until the hearing\./,
    );
  });
});

describe('the page of a plan', () => {
  it('says each verdict in a sentence, with its chain behind it, and that counsel has not looked', async () => {
    const id = await makePlan(ana, { case: { caseNumber: '26-830' } });
    const { plan } = await desk.services.plans.made(id, ana.person);
    const page = await ana.get(`/plan/${id}`);
    const text = textOf(page.text);
    for (const category of plan.steps.flatMap((step) => step.categories))
      assert.ok(text.includes(textOf(category.because ?? 'no sentence')), category.id);
    assert.match(text, /Law that was used .*United States, federal law as of .* Not reviewed by counsel/);
    assert.match(text, /On this page 1? ?Send today/);
    assert.ok(!/<details[^>]* open/.test(page.text));
    const whole = (await ana.get(`/plan/${id}?open=all`)).text;
    assert.equal(
      whole.match(/<details(?! class="tc-menu")[^>]*>/g)?.every((tag) => tag.includes(' open')),
      true,
    );
  });

  it('names what the paper must carry, and the notice that is owed', async () => {
    // Ohio process to Snap, an entity of California: Cal. Penal Code 1546.5 wants an attestation on it.
    const id = await makePlan(ana, { case: { caseNumber: '26-831' } });
    assert.match(textOf((await ana.get(`/plan/${id}`)).text), /a statement to sign\..*1546\.5/);
    // California's own warrant: notice to the target with it, 1546.2.
    const state = {
      state: { state: 'CA' },
      signed: { canIssue: ['preservation', 'subpoena', 'search_warrant'] },
    };
    const other = await makePlan(ana, { ...state, case: { caseNumber: '26-832' } });
    assert.match(textOf((await ana.get(`/plan/${other}`)).text), /You owe notice\..*1546\.2/);
  });

  it('shows the agency’s own notes beside a step', async () => {
    const analyst = await desk.signIn('analyst');
    await desk.services.catalogDesk.notes.add('snap', 'Call the desk before noon.', analyst.person);
    const id = await makePlan(ana, { case: { caseNumber: '26-833' } });
    assert.match(
      textOf((await ana.get(`/plan/${id}`)).text),
      /Your agency’s note: Call the desk before noon\./,
    );
  });

  it('offers one warrant for several providers', async () => {
    const id = await makePlan(ana, {
      accounts: { accounts: 'snapchat river.fox22\nriver.fox22@gmail.com' },
      signed: { canIssue: ['preservation', 'search_warrant'] },
      case: { caseNumber: '26-834' },
    });
    assert.match(
      textOf((await ana.get(`/plan/${id}`)).text),
      /One warrant for several providers .*Step \d: Snap/,
    );
  });
});

describe('two plans compared', () => {
  it('as an address: other powers, another State, another day; wrong days are said', async () => {
    const id = await makePlan(ana, { case: { caseNumber: '26-840' } });
    const at = `/plan/${id}/compare`;
    assert.match(
      (await ana.get(at)).text,
      /canIssue&#x3D;preservation&amp;canIssue&#x3D;subpoena&amp;canIssue&#x3D;search_warrant/,
    );
    const warrant = textOf(
      (await ana.get(`${at}?canIssue=preservation&canIssue=subpoena&canIssue=search_warrant`)).text,
    );
    assert.match(
      warrant,
      /Message content Snap ⚠ Needs search warrant: out of your reach .* ✓ By search warrant/,
    );
    const state = textOf((await ana.get(`${at}?canIssue=preservation&canIssue=subpoena&state=CA`)).text);
    assert.match(
      state,
      /Log-in IP addresses Snap ✓ By subpoena .* ⚠ Needs search warrant: out of your reach/,
    );
    const all = textOf((await ana.get(`${at}?canIssue=subpoena&show=all`)).text);
    assert.match(all, /Show only what differs/);
    const wrong = await ana.get(`${at}?compare=yes&asOf-day=31&asOf-month=2&asOf-year=2026`);
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /id="asOf-error"/);
  });

  it('is for those who may see the plan, and not for a refused one', async () => {
    const id = await makePlan(ana, { case: { caseNumber: '26-841' } });
    const ben = await desk.signIn('investigator');
    assert.equal((await ben.get(`/plan/${id}/compare`)).status, 404);
    const purpose = { offence: '', narrative: 'Watch the protest group to see what they are up to.' };
    const refused = await makePlan(ana, { ...stalking, purpose, case: { caseNumber: '26-842' } });
    assert.equal((await ana.get(`/plan/${refused}/compare`)).headers.location, `/plan/${refused}`);
  });
});
