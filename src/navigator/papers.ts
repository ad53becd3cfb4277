/** What State and other law wants on the paper, and the notice that the agency itself owes. */
import type { DataCategory } from '../base/vocabulary.js';
import type { Law, LawNotice, LawPaper } from '../law/types.js';
import { applies } from '../law/when.js';
import type { Draft } from './draft.js';
import type { Env } from './env.js';
import { remembered } from './memo.js';
import { lawReason } from './reasons.js';
import { factsFor } from './standing.js';
import { stepKey } from './step-key.js';
import { lawsOfStep } from './step-laws.js';
import type { OwnNotice, StepPaper } from './types.js';

/** Words and forms that a step's paper must carry; undefined where no law names any. */
export function papersOf(draft: Draft, env: Env): StepPaper[] | undefined {
  const found = lawsOfStep(draft, env).flatMap((law) =>
    papersIn(law, draft, env).map((paper) => ({
      id: paper.id,
      kind: paper.kind,
      text: paper.text,
      placement: paper.placement,
      reason: lawReason(law, paper.rule),
    })),
  );
  return found.length > 0 ? found : undefined;
}

/** Notice that the agency owes for a step; undefined where no law names any. */
export function ownNoticesOf(draft: Draft, env: Env): OwnNotice[] | undefined {
  return remembered(env.know, env.asOf, `own notices ${stepKey(draft, env)}`, () => findNotices(draft, env));
}

function findNotices(draft: Draft, env: Env): OwnNotice[] | undefined {
  const found = lawsOfStep(draft, env).flatMap((law) =>
    noticesIn(law, draft, env).map((notice) => ({
      id: notice.id,
      text: notice.text,
      days: notice.days,
      event: notice.event,
      ...(notice.delay ? { delay: notice.delay } : {}),
      reason: lawReason(law, notice.rule),
    })),
  );
  return found.length > 0 ? found : undefined;
}

/** The papers of one law that bear on a step. */
export function papersIn(law: Law, draft: Draft, env: Env): LawPaper[] {
  return law.papers.filter(
    (paper) => paper.appliesTo.includes(draft.instrument) && fits(paper, law, draft, env),
  );
}

/** The notices of one law that a step brings with it. */
export function noticesIn(law: Law, draft: Draft, env: Env): LawNotice[] {
  return law.notices.filter(
    (notice) => notice.appliesTo.includes(draft.process) && fits(notice, law, draft, env),
  );
}

function fits({ when }: LawPaper | LawNotice, law: Law, draft: Draft, env: Env): boolean {
  return applies(when, law, factsFor(draft.of.provider, env, draft.process, categoriesOf(draft)));
}

/** What a step asks for, or keeps. */
export function categoriesOf(draft: Draft): DataCategory[] {
  return [...draft.asks.map(({ verdict }) => verdict.category), ...draft.keeps.map((each) => each.category)];
}
