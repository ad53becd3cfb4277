/** Answers of every kind, for properties: American and other authorities, States, days, dangers, accounts, needs. */
import fc from 'fast-check';
import {
  agencyTypes,
  businessCases,
  canIssueIds,
  dangers,
  dataCategories,
  identifierKinds,
} from '../../src/base/vocabulary.js';
import type { Answers, Plan } from '../../src/navigator/types.js';
import { knowledge } from './support.js';

const { catalog, needs } = knowledge;

/** Days on both sides of what changed the law: Carpenter, AB 1242, the REPORT Act, the 72 hours, Chatrie, the Regulation. */
export const days = [
  '2016-05-01',
  '2018-06-21',
  '2022-12-31',
  '2024-01-10',
  '2025-07-01',
  '2026-06-28',
  '2026-11-23',
  '2031-01-01T10:00:00Z',
] as const;

const account = fc.record(
  {
    provider: fc.constantFrom(...catalog.providers.keys(), 'nobody'),
    identifier: fc.constantFrom(...identifierKinds),
    value: fc.constantFrom(
      'river.fox22',
      'river@gmail.com',
      '+19375550142',
      '198.51.100.7',
      '@mike',
      'https://x.com/mike',
      '\u200b',
    ),
  },
  { requiredKeys: ['identifier', 'value'] },
);

const states = ['CA', 'TX', 'UT', 'WA', 'OH', 'ME', 'VA', 'NY', 'MT', 'ZZ'] as const;

const american = fc.record(
  {
    country: fc.constant('US'),
    state: fc.constantFrom(...states),
    agencyType: fc.constantFrom(
      'federal',
      'state-police',
      'local-police',
      'prosecutor',
      'grand-jury' as const,
    ),
    canIssue: fc.subarray([...canIssueIds]),
  },
  { requiredKeys: ['country', 'agencyType', 'canIssue'] },
) as fc.Arbitrary<Answers['authority']>;

const foreign = fc.record({
  country: fc.constantFrom('FR', 'IE', 'DK', 'GB', 'UK', 'CA', 'AU', 'IN', 'BR', 'CH'),
  agencyType: fc.constantFrom(...agencyTypes),
  canIssue: fc.subarray([...canIssueIds]),
}) as fc.Arbitrary<Answers['authority']>;

/** Answers whose narrative and offence may be anything, so that the gate refuses some. */
export const anyAnswers: fc.Arbitrary<Answers> = fc.record(
  {
    businessCase: fc.constantFrom(...businessCases),
    offence: fc.constantFrom(
      { name: 'Robbery', maxPenaltyYears: 10 },
      { name: 'n/a' },
      { name: 'Fraud', statute: '18 U.S.C. 1343', maxPenaltyYears: 2 },
      { name: 'Fraud', statute: '18 U.S.C. 1343' },
    ),
    authority: fc.oneof({ weight: 3, arbitrary: american }, { weight: 2, arbitrary: foreign }),
    danger: fc.constantFrom(...dangers),
    accounts: fc.array(account, { maxLength: 6 }),
    needs: fc.subarray([...needs.needs.keys()]),
    categories: fc.subarray([...dataCategories], { maxLength: 4 }),
    period: fc.constantFrom(
      {},
      { from: '2026-10-01' },
      { from: '2026-10-01', to: '2026-11-20', zone: 'America/New_York' },
    ),
    mayNotify: fc.boolean(),
    narrative: fc.oneof(fc.constantFrom('A man was robbed.', 'watch the protest group'), fc.string()),
    asOf: fc.constantFrom(...days),
  },
  { requiredKeys: ['businessCase', 'authority', 'danger', 'accounts', 'needs', 'asOf'] },
);

/** The same, of a kind that the gate lets through, so that every case is a plan. */
export const plainAnswers: fc.Arbitrary<Answers> = anyAnswers.map((answers) => ({
  ...answers,
  businessCase: 'investigate-crime',
  offence: { name: 'Robbery', statute: 'Code 1', maxPenaltyYears: answers.offence?.maxPenaltyYears ?? 5 },
  narrative: 'A man was robbed on 1 October; the account arranged it.',
  authority: { ...answers.authority, canIssue: [...answers.authority.canIssue, 'mlat' as const] },
}));

/** Every category that a plan discloses, with its step. */
export const disclosed = (made: Plan) =>
  made.steps.flatMap((step) => step.categories.map((category) => ({ step, category })));

export const key = (provider: string, category: string): string => `${provider} ${category}`;
