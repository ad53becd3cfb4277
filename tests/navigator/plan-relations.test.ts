/** What holds between two plans: more authority, other orders, a State named, a rule out of its dates. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canIssueIds } from '../../src/base/vocabulary.js';
import { firstDay, holds } from '../../src/law/days.js';
import { rank } from '../../src/law/ladder.js';
import type { LawRule } from '../../src/law/types.js';
import { plan } from '../../src/navigator/plan.js';
import type { Answers, Plan, Reason } from '../../src/navigator/types.js';
import { anyAnswers, disclosed, key, plainAnswers } from './any-answers.js';
import { knowledge } from './support.js';

const { law } = knowledge;
const runs = { numRuns: 750 };

const processes = (made: Plan): Map<string, Plan['steps'][number]['process']> =>
  new Map(disclosed(made).map(({ step, category }) => [key(step.provider, category.id), category.process]));

/** Rules of every law by what a reason shows of them: citation and address of the source. */
const rules = new Map<string, LawRule[]>();
for (const each of knowledge.laws.laws.values())
  for (const rule of each.rules.values()) {
    const shown = `${rule.citation} ${rule.source.url}`;
    rules.set(shown, [...(rules.get(shown) ?? []), rule]);
  }

function reasonsOf(made: Plan): Reason[] {
  return [
    ...made.notAvailable.flatMap((each) => each.reasons),
    ...made.steps.flatMap((step) => [
      step.why,
      step.notice.reason,
      ...step.categories.flatMap((category) => category.reasons),
      ...(step.papers ?? []).map((paper) => paper.reason),
      ...(step.ownNotices ?? []).map((notice) => notice.reason),
      ...(step.paths ?? []).flatMap((path) => path.reasons),
    ]),
  ];
}

describe('plan: relations', () => {
  it('more authority never makes a plan harder', () => {
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom(...canIssueIds), (answers, more) => {
        const less = plan(answers, knowledge);
        const canIssue = [...answers.authority.canIssue, more];
        const richer = plan({ ...answers, authority: { ...answers.authority, canIssue } }, knowledge);
        const order = ['refused', 'needs-review', 'allowed'];
        assert.ok(order.indexOf(richer.decision) >= order.indexOf(less.decision));
        if (less.decision === 'refused') return;
        const now = processes(richer);
        for (const [id, process] of processes(less)) {
          const then = now.get(id);
          assert.ok(then === process || (then !== undefined && rank(law, then) <= rank(law, process)), id);
        }
        assert.ok(richer.notAvailable.length <= less.notAvailable.length);
        for (const step of less.steps)
          if (step.canIssue) assert.ok(richer.steps.find((each) => each.id === step.id)?.canIssue);
      }),
      runs,
    );
  });
  it('the order of accounts, needs and powers does not matter, nor does naming one twice', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const turned: Answers = {
          ...answers,
          accounts: [...answers.accounts].reverse().concat(answers.accounts.slice(0, 1)),
          needs: [...answers.needs].reverse(),
          ...(answers.categories ? { categories: [...answers.categories].reverse() } : {}),
          authority: { ...answers.authority, canIssue: [...answers.authority.canIssue].reverse() },
        };
        assert.deepEqual(plan(turned, knowledge), plan(answers, knowledge));
      }),
      runs,
    );
  });
  it('naming a State never lowers a process, and takes nothing out of the plan', () => {
    fc.assert(
      fc.property(plainAnswers, (answers) => {
        fc.pre(answers.authority.country === 'US' && answers.authority.state !== undefined);
        const { state: _, ...nowhere } = answers.authority;
        const federal = processes(plan({ ...answers, authority: nowhere }, knowledge));
        const stated = processes(plan(answers, knowledge));
        assert.deepEqual([...stated.keys()].sort(), [...federal.keys()].sort());
        for (const [id, process] of federal)
          assert.ok(rank(law, stated.get(id) ?? 'not_available') >= rank(law, process), id);
      }),
      runs,
    );
  });
  it('no reason cites a rule outside the days on which it was law', () => {
    fc.assert(
      fc.property(plainAnswers, (answers) => {
        const day = [(answers.asOf as string).slice(0, 10), firstDay].sort()[1] as string;
        for (const reason of reasonsOf(plan(answers, knowledge))) {
          const cited = rules.get(`${reason.citation} ${reason.source?.url}`) ?? [];
          if (cited.length > 0)
            assert.ok(
              cited.some((rule) => holds(rule, day) && rule.status === 'in-force'),
              `${reason.citation} on ${day}`,
            );
        }
      }),
      runs,
    );
  });
});
