/** Answers for tests, complete and ordinary; a test says only what differs. All people, accounts and numbers are invented. */
import { loadKnowledge } from '../../src/navigator/context.js';
import type { Answers, Plan, Step } from '../../src/navigator/types.js';

/** Law, catalog, needs and gate of the project itself, loaded once. */
export const knowledge = loadKnowledge();

/** Who asks in the letters: a local police officer of Ohio without a judge. */
export const ohioDetective: Answers['authority'] = {
  country: 'US',
  state: 'OH',
  agencyType: 'local-police',
  canIssue: ['preservation', 'subpoena'],
};

/** A robbery, one Snapchat account, a day for which all facts have one age. */
export function answers(more: Partial<Answers> = {}): Answers {
  return {
    businessCase: 'investigate-crime',
    offence: { name: 'Robbery', statute: 'Ohio Rev. Code 2911.02' },
    authority: {
      country: 'US',
      agencyType: 'local-police',
      canIssue: ['preservation', 'subpoena', 'court_order_2703d', 'search_warrant'],
    },
    danger: 'none',
    accounts: [{ provider: 'snap', identifier: 'username', value: 'river.fox22' }],
    needs: ['who-runs-account'],
    period: { from: '2026-10-01', to: '2026-11-20', zone: 'America/New_York' },
    mayNotify: true,
    narrative: 'Robbery at a gas station; two men planned it on Snapchat.',
    asOf: '2026-11-23',
    investigator: { name: 'Det. A. Reyes' },
    ...more,
  };
}

/** The step of a process at a provider. */
export function stepOf(plan: Plan, provider: string, process: string): Step {
  const found = plan.steps.find((step) => step.provider === provider && step.process === process);
  if (found === undefined)
    throw new Error(`no ${process} step to ${provider}: ${plan.steps.map((step) => step.id).join(', ')}`);
  return found;
}

/** Ids of the categories that a step discloses. */
export function ids(step: Step): string[] {
  return step.categories.map((category) => category.id);
}
