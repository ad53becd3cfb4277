/** Two plans of one question: other powers, another State, another day; and the made plan stays as it is. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { MadePlan } from '../../src/desk/plans/plans.js';
import type { Person } from '../../src/store/desk/people.js';
import { planBy, type ServiceDesk, serviceDesk } from './support.js';

let desk: ServiceDesk;
let ana: Person;
let made: MadePlan;

before(async () => {
  desk = await serviceDesk();
  ana = await desk.person('Ana', 'investigator');
  made = await planBy(desk, ana, { needs: ['who-runs-account', 'where-signed-in', 'what-was-said'] });
});
after(() => desk.close());

const row = (change: Parameters<typeof desk.services.plans.compare>[1], category: string) => {
  const { comparison } = desk.services.plans.compare(made, change);
  const found = comparison.rows.find((each) => each.category === category);
  return [found?.a?.process, found?.a?.canIssue, found?.b?.process, found?.b?.canIssue, found?.changed];
};

describe('two plans', () => {
  it('with a warrant as well: what was said comes within reach, and nothing else changes', () => {
    const change = { canIssue: ['preservation', 'subpoena', 'search_warrant'] as const };
    // 18 U.S.C. 2703(a), Warshak: content takes a warrant whoever asks. 2703(c)(2): subscriber data take a subpoena.
    assert.deepEqual(row({ canIssue: [...change.canIssue] }, 'message_content'), [
      'search_warrant',
      false,
      'search_warrant',
      true,
      true,
    ]);
    assert.deepEqual(row({ canIssue: [...change.canIssue] }, 'basic_subscriber'), [
      'subpoena',
      true,
      'subpoena',
      true,
      false,
    ]);
  });

  it('in California: log-in addresses take a warrant there', () => {
    // Cal. Penal Code 1546.1(b): electronic communication information beyond subscriber data takes a warrant.
    assert.deepEqual(row({ state: 'CA' }, 'login_ip_history'), [
      'subpoena',
      true,
      'search_warrant',
      false,
      true,
    ]);
  });

  it('leave the made plan as it is, and nothing on the audit chain', async () => {
    const count = (await desk.services.audit.list({ limit: 500 })).length;
    const { b } = desk.services.plans.compare(made, { asOf: '2024-01-10' });
    assert.equal(b.asOf, '2024-01-10');
    assert.deepEqual(await desk.services.plans.made(made.id, ana), made);
    assert.equal((await desk.services.audit.list({ limit: 500 })).length, count);
  });
});
