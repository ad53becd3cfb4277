/** "I do not know": the plan goes as far as it can, and says what to find out and how. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkAnswers, parseAnswers } from '../../src/navigator/answers.js';
import { unsureIds } from '../../src/navigator/answers-schema.js';
import { plan } from '../../src/navigator/plan.js';
import type { Answers } from '../../src/navigator/types.js';
import { findOutOf } from '../../src/navigator/unsure.js';
import { answers, knowledge } from './support.js';

const told = (more: Partial<Answers>) => findOutOf(answers(more), knowledge);
const how = (more: Partial<Answers>): string => told(more)[0]?.how ?? '';

describe('unsure: what to find out', () => {
  it('is nothing where all is known', () => {
    assert.deepEqual(told({}), []);
    assert.equal(plan(answers(), knowledge).findOut, undefined);
  });
  it('comes in the order of its weight, whatever the order of the answers', () => {
    const all = told({ unsure: [...unsureIds].reverse() }).map(({ question }) => question);
    assert.deepEqual(all.slice(0, 3), ['danger', 'businessCase', 'offence']);
    assert.equal(all.length, unsureIds.length);
  });
  it('names who can sign each process, by the law of the authority', () => {
    const american = how({ unsure: ['canIssue'] });
    assert.match(american, /Search warrant: a judge or magistrate\./);
    assert.match(american, /Preservation request: /);
    const authority = { country: 'GB', agencyType: 'police' as const, canIssue: [] };
    const british = how({ unsure: ['canIssue'], authority });
    assert.match(british, /Overseas production order/);
    assert.doesNotMatch(british, /2703/);
  });
  it('says which accounts to look for, by what is asked', () => {
    assert.match(how({ unsure: ['accounts'], accounts: [], needs: ['where-money-went'] }), /payment service/);
    assert.doesNotMatch(how({ unsure: ['accounts'], accounts: [], needs: [] }), /\{list\}|payment service/);
  });
  it('says that none of the accounts can answer a need, and who could', () => {
    const [found, ...others] = told({ needs: ['which-ride', 'who-runs-account'] });
    assert.deepEqual(others, []);
    assert.equal(found?.question, 'accounts');
    assert.match(`${found?.text} ${found?.how}`, /ride or delivery.*transport/s);
    const uber = [{ provider: 'uber', identifier: 'phone' as const, value: '+19375550142' }];
    assert.deepEqual(told({ needs: ['which-ride'], accounts: uber }), []);
  });
});

describe('unsure: the plan', () => {
  it('is made as far as it goes, for every question alone', () => {
    for (const question of unsureIds) {
      const made = plan(answers({ unsure: [question] }), knowledge);
      assert.notEqual(made.decision, 'refused', question);
      assert.ok(made.steps.length > 0, question);
      assert.equal(made.findOut?.[0]?.question, question);
    }
  });
  it('waits for a reviewer where nobody knows what or for whom it is', () => {
    for (const question of ['businessCase', 'offence', 'authority'] as const)
      assert.equal(plan(answers({ unsure: [question] }), knowledge).decision, 'needs-review', question);
  });
  it('keeps all and asks for nothing where the needs are not known', () => {
    const made = plan(answers({ unsure: ['needs'], needs: [] }), knowledge);
    assert.deepEqual(
      made.steps.map(({ process }) => process),
      ['preservation'],
    );
  });
  it('keeps what was ticked, all the same', () => {
    const ticked = plan(answers({ unsure: ['needs'] }), knowledge).steps.map(({ id }) => id);
    assert.deepEqual(
      ticked,
      plan(answers(), knowledge).steps.map(({ id }) => id),
    );
  });
});

describe('unsure: answers', () => {
  it('need neither kind of case nor authority, and say what is assumed', () => {
    const { businessCase: _, authority: __, ...rest } = answers();
    const { answers: read, warnings } = parseAnswers({ ...rest, unsure: ['businessCase', 'authority'] });
    assert.equal(read.businessCase, 'investigate-crime');
    assert.deepEqual(read.authority, { country: 'US', agencyType: 'local-police', canIssue: [] });
    assert.equal(warnings.length, 2);
    assert.equal(plan(read, knowledge).decision, 'needs-review');
  });
  it('still need both where they are not said to be unknown', () => {
    const { authority: _, ...rest } = answers();
    assert.equal(checkAnswers({ ...rest, unsure: ['period'] }).fields[0]?.problem.code, 'answers-missing');
  });
  it('assume no danger in silence only where it was answered', () => {
    const { danger: _, ...rest } = answers();
    assert.deepEqual(parseAnswers({ ...rest, unsure: ['danger'] }).warnings, []);
  });
  it('refuse a question that there is not', () => {
    assert.equal(checkAnswers({ ...answers(), unsure: ['weather'] }).fields[0]?.problem.where, 'unsure[0]');
  });
});
