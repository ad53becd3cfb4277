/** The parts of a step that do not depend on the person's accounts, worked out once for steps that are alike. */
import type { Law } from '../law/types.js';
import { addresseeOf, addresseeWarnings, channelsOf } from './addressee.js';
import { clocksOf } from './clocks.js';
import { contributing } from './contributing.js';
import { generalOnly } from './doubts.js';
import type { Draft } from './draft.js';
import type { Env } from './env.js';
import { remembered } from './memo.js';
import { ownNoticesOf, papersOf } from './papers.js';
import { pathsOf } from './paths.js';
import { costOf, rejectsOf, returnOf } from './provider-words.js';
import { sentBy } from './sent-by.js';
import { stepKey } from './step-key.js';
import type { PlanWarning, Step } from './types.js';

/** Clocks, and what law adds to a step; `laws` are those that it comes from. */
export interface FixedParts {
  addressee: Step['addressee'];
  channels: Pick<Step, 'channel' | 'otherChannels'>;
  rejects: Step['rejects'];
  clocks: Step['clocks'];
  cost: Step['cost'];
  expectedReturn: Step['expectedReturn'];
  /** About whom process names, and the categories for which only the general ladder speaks. */
  doubts: PlanWarning[];
  extras: Pick<Step, 'paths' | 'papers' | 'ownNotices'>;
  laws: Law[];
}

/** The parts of the drafts of one plan, so that the long key is looked up once for each. */
const parts = new WeakMap<Draft, FixedParts>();

/** Shared between plans: must not be changed. */
export function fixedParts(draft: Draft, env: Env): FixedParts {
  const known = parts.get(draft) ?? lookUp(draft, env);
  parts.set(draft, known);
  return known;
}

function lookUp(draft: Draft, env: Env): FixedParts {
  return remembered(env.know, env.asOf, `step ${stepKey(draft, env)}`, () => ({
    addressee: addresseeOf(draft.of.provider, env),
    channels: sentBy(draft, channelsOf(draft.of.provider, draft.process, env), env),
    rejects: rejectsOf(draft.of.provider, env),
    clocks: clocksOf(draft, env),
    cost: draft.process === 'preservation' ? null : costOf(draft, env),
    expectedReturn: draft.process === 'preservation' ? null : returnOf(draft, env),
    doubts: [...addresseeWarnings(draft.of.provider, env), ...generalOnly(draft, env)],
    extras: given({
      paths: pathsOf(draft, env),
      papers: papersOf(draft, env),
      ownNotices: ownNoticesOf(draft, env),
    }),
    laws: contributing(draft, env),
  }));
}

function given<T extends object>(parts: T): Partial<T> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Partial<T>;
}
