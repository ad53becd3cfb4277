/** A held plan: returned with a question, answered, replaced by changed answers, released; all of it on the audit chain. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Person } from '../../src/store/desk/people.js';
import { named, planBy, problem, type ServiceDesk, serviceDesk, stalking } from './support.js';

let desk: ServiceDesk;
let ana: Person;
let rita: Person;

before(async () => {
  desk = await serviceDesk();
  ana = await desk.person('Ana', 'investigator');
  rita = await desk.person('Rita', 'reviewer');
});
after(() => desk.close());

const held = (number: string) =>
  planBy(desk, ana, { businessCase: 'high-risk-violence', safeguards: named, case: { number } });
const chain = async (subject: string) =>
  (await desk.services.audit.list({ limit: 500 })).filter((one) => one.subject === subject);
const waiting = async (person: Person) =>
  (await desk.services.home.for(person)).waiting.map(({ text }) => text);

describe('a plan that is returned with a question', () => {
  it('stays held, waits for its author, and both words are on the audit chain', async () => {
    const { plans } = desk.services;
    const made = await held('26-80');
    await assert.rejects(plans.decide(made.id, 'return', ' ', rita), problem('review-reason'));
    await assert.rejects(plans.answer(made.id, 'Nobody asked.', ana), problem('nothing-asked'));
    await plans.decide(made.id, 'return', 'Who heard the threat?', rita);
    assert.equal((await plans.made(made.id, ana)).decision, 'needs-review');
    assert.ok(
      (await waiting(ana)).some(
        (text) => text.includes('Rita asks') && text.includes('Who heard the threat?'),
      ),
    );
    assert.ok(
      !(await waiting(rita)).some((text) => text.includes('26-80')),
      'it does not wait for reviewers now',
    );
    await assert.rejects(plans.answer(made.id, ' ', ana), problem('review-reason'));
    await assert.rejects(plans.answer(made.id, 'I did.', rita), problem('plan-not-found'));
    await plans.answer(made.id, 'His cousin.', ana);
    assert.ok(
      (await waiting(rita)).some((text) => text.includes('Your question on the plan for case 26-80')),
    );
    const { lines, open } = await plans.talk(made);
    assert.deepEqual(
      lines.map(({ kind, text, by }) => [kind, text, by]),
      [
        ['returned', 'Who heard the threat?', 'Rita'],
        ['answered', 'His cousin.', 'Ana'],
      ],
    );
    assert.equal(open, null);
    const entries = await chain(`plan/${made.id}`);
    const asked = entries.find(({ action }) => action === 'gate.returned');
    const answered = entries.find(({ action }) => action === 'gate.answered');
    assert.deepEqual([asked?.who, asked?.details.question], [rita.email, 'Who heard the threat?']);
    assert.deepEqual([answered?.who, answered?.details.answer], [ana.email, 'His cousin.']);
    assert.equal((await plans.decide(made.id, 'release', 'Clear now.', rita)).decision, 'allowed');
  });

  it('is replaced by the plan of changed answers, which keeps the talk', async () => {
    const { plans } = desk.services;
    const made = await held('26-81');
    await plans.decide(made.id, 'return', 'Until when?', rita);
    const draft = await plans.again(made.id, ana);
    const second = await plans.make(
      draft.id,
      {
        ...stalking,
        businessCase: 'high-risk-violence',
        safeguards: { ...named, until: '2027-01-15' },
        case: { number: '26-81' },
      },
      ana,
    );
    const first = await plans.made(made.id, ana);
    assert.equal(first.replacedBy, second.id);
    await assert.rejects(plans.decide(made.id, 'release', 'Too late.', rita), problem('review-over'));
    assert.deepEqual(
      (await plans.held(rita)).map(({ id }) => id).filter((id) => id === made.id || id === second.id),
      [second.id],
    );
    const { lines, earlier } = await plans.talk(second);
    assert.equal(earlier, made.id);
    assert.deepEqual(
      lines.map(({ text }) => text),
      ['Until when?', 'Answered with changed answers.'],
    );
    assert.ok((await chain(`plan/${made.id}`)).some(({ action }) => action === 'plan.replaced'));
  });

  it('is held again even when the new answers would pass the gate: a question cannot be walked around', async () => {
    const { plans } = desk.services;
    const made = await held('26-82');
    await plans.decide(made.id, 'return', 'Why him?', rita);
    const draft = await plans.again(made.id, ana);
    const second = await plans.make(draft.id, { ...stalking, case: { number: '26-82' } }, ana);
    assert.equal(second.decision, 'needs-review');
    assert.ok(second.plan.reasons.some(({ rule }) => rule === 'returned-before'));
    assert.ok((await chain(`plan/${second.id}`)).some(({ action }) => action === 'gate.held'));
    await assert.rejects(
      desk.services.requests.draftFromPlan(second, null, ana),
      problem('plan-not-allowed'),
    );
  });

  it('is not released while its kind of case lacks an answer that it must have', async () => {
    const { plans } = desk.services;
    const { services: _, ...some } = named;
    const made = await planBy(desk, ana, {
      businessCase: 'high-risk-violence',
      safeguards: some,
      case: { number: '26-89' },
    });
    await assert.rejects(plans.decide(made.id, 'release', 'Fine.', rita), problem('review-lacks'));
    assert.equal((await plans.made(made.id, ana)).decision, 'needs-review');
    await plans.decide(made.id, 'return', 'Which help is offered?', rita);
  });

  it('that nobody asked about may pass the gate with other answers', async () => {
    const { plans } = desk.services;
    const made = await held('26-83');
    const draft = await plans.again(made.id, ana);
    const second = await plans.make(draft.id, { ...stalking, case: { number: '26-83' } }, ana);
    assert.equal(second.decision, 'allowed');
    assert.equal((await plans.made(made.id, ana)).replacedBy, second.id);
  });

  it('stays as it is when the new answers are refused', async () => {
    const { plans } = desk.services;
    const made = await held('26-84');
    const draft = await plans.again(made.id, ana);
    const refused = { ...stalking, businessCase: 'monitor-protected-activity', case: { number: '26-84' } };
    await plans.make(draft.id, refused, ana);
    assert.equal((await plans.made(made.id, ana)).replacedBy, null);
  });
});

describe('what reviewers look over', () => {
  it('has refused plans without a case, and shows them to reviewers alone', async () => {
    const { plans } = desk.services;
    const made = await planBy(desk, ana, {
      businessCase: 'monitor-protected-activity',
      case: { number: '26-85' },
    });
    const { refused } = await plans.overview(rita);
    assert.ok(refused.some(({ id, caseId }) => id === made.id && caseId === null));
    await assert.rejects(plans.overview(ana), problem('not-permitted'));
    assert.ok(
      (await waiting(rita)).some((text) => /plans? w(as|ere) refused in the last 14 days/.test(text)),
    );
  });

  it('lists what is with the author apart from what waits', async () => {
    const { plans } = desk.services;
    const [first, second] = [await held('26-86'), await held('26-87')];
    await plans.decide(first.id, 'return', 'Since when?', rita);
    const { held: waits, returned } = await plans.overview(rita);
    assert.ok(returned.some(({ id }) => id === first.id) && !waits.some(({ id }) => id === first.id));
    assert.ok(waits.some(({ id }) => id === second.id));
  });

  it('explains the gate: the parts of the answers, and what would settle it', async () => {
    const made = await held('26-88');
    const { structure, rules } = desk.services.plans.explain(made);
    assert.deepEqual(
      structure.filter(({ id }) => id === 'account' || id === 'danger').map(({ id, stands }) => [id, stands]),
      [
        ['account', 'yes'],
        ['danger', 'no'],
      ],
    );
    assert.ok(rules.length > 0 && rules.every(({ citation }) => citation !== ''));
  });
});
