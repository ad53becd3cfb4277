/** Wizard answers and the plans made of them. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Decision } from '../../base/vocabulary.js';

/** `draft`: answers are still being given. `made`: there is a plan. */
export type PlanState = 'draft' | 'made';

/** What a reviewer decided on a plan that the gate held. */
export interface PlanReview {
  reason: string;
  /** Id of the person. */
  by: string;
  at: string;
}

/** Answers, questions' draft and plan are kept as JSON; this room does not look into them. */
export interface StoredPlan {
  id: string;
  caseId: string | null;
  personId: string;
  /** While `draft`: what the questions have so far. Once made: the plan's answers. */
  answers: unknown;
  /** What the questions had when the plan was made, so that they can be answered again; null for other doors. */
  draft: unknown;
  plan: unknown;
  /** What holds now. */
  decision: Decision | null;
  /** What the gate said, before any review. */
  gateDecision: Decision | null;
  review: PlanReview | null;
  /** Id of the plan that took its place while it waited for a review. */
  replacedBy: string | null;
  state: PlanState;
  createdAt: string;
  updatedAt: string;
}

interface Row {
  id: string;
  case_id: string | null;
  person_id: string;
  answers: string;
  draft: string | null;
  plan: string | null;
  decision: Decision | null;
  gate_decision: Decision | null;
  review_reason: string | null;
  reviewed_by: string | null;
  reviewed_at: string | null;
  replaced_by: string | null;
  state: PlanState;
  created_at: string;
  updated_at: string;
}

/** Everything that making a plan writes, in one go. */
export interface Made {
  answers: unknown;
  draft: unknown;
  plan: unknown;
  decision: Decision;
  caseId: string | null;
}

export interface PlanStore {
  add(personId: string, answers: unknown, at: string, caseId?: string | null): Promise<StoredPlan>;
  byId(id: string): Promise<StoredPlan | null>;
  /** A person's unfinished ones, newest first. */
  drafts(personId: string): Promise<StoredPlan[]>;
  /** A person's made ones, newest first. */
  madeBy(personId: string, limit: number): Promise<StoredPlan[]>;
  /**
   * Made plans with that decision in these cases (all when null), the longest waiting first; not those replaced.
   * `since`: ISO instant, none that was last changed before.
   */
  withDecision(decision: Decision, caseIds: string[] | null, since?: string): Promise<StoredPlan[]>;
  forCase(caseId: string): Promise<StoredPlan[]>;
  /** Keeps the answers of a draft; false when it is no draft any more. */
  saveAnswers(id: string, answers: unknown, at: string): Promise<boolean>;
  /** Turns a draft into a plan; false when it is no draft any more. */
  saveMade(id: string, made: Made, at: string): Promise<boolean>;
  /** Says which plan took its place; false when it is held no longer, or was replaced before. */
  replace(id: string, by: string): Promise<boolean>;
  /** Keeps a review; false when the plan is held no longer. */
  saveReview(id: string, decision: Decision, plan: unknown, review: PlanReview): Promise<boolean>;
  remove(id: string): Promise<void>;
}

/** The repository of plans over an open database. */
export function planStore(db: Knex): PlanStore {
  const rows = () => db<Row>('plans');
  return {
    async add(personId, answers, at, caseId = null) {
      const row = newRow(personId, answers, at, caseId);
      await rows().insert(row);
      return toPlan(row);
    },
    async byId(id) {
      const row = await rows().where({ id }).first();
      return row ? toPlan(row) : null;
    },
    drafts: async (person_id) =>
      (await rows().where({ person_id, state: 'draft' }).orderBy('updated_at', 'desc')).map(toPlan),
    madeBy: async (person_id, limit) =>
      (await rows().where({ person_id, state: 'made' }).orderBy('updated_at', 'desc').limit(limit)).map(
        toPlan,
      ),
    async withDecision(decision, caseIds, since = '') {
      const query = rows()
        .where({ decision, state: 'made' })
        .whereNull('replaced_by')
        .where('updated_at', '>=', since)
        .orderBy('updated_at');
      return (await (caseIds === null ? query : query.whereIn('case_id', caseIds))).map(toPlan);
    },
    forCase: async (case_id) =>
      (await rows().where({ case_id, state: 'made' }).orderBy('updated_at', 'desc')).map(toPlan),
    saveAnswers: async (id, answers, at) =>
      (await rows()
        .where({ id, state: 'draft' })
        .update({ answers: JSON.stringify(answers), updated_at: at })) > 0,
    saveMade: async (id, made, at) =>
      (await rows().where({ id, state: 'draft' }).update(madeRow(made, at))) > 0,
    async saveReview(id, decision, plan, review) {
      const change = {
        decision,
        plan: JSON.stringify(plan),
        review_reason: review.reason,
        reviewed_by: review.by,
        reviewed_at: review.at,
        updated_at: review.at,
      };
      const held = rows().where({ id, decision: 'needs-review' }).whereNull('replaced_by');
      return (await held.update(change)) > 0;
    },
    replace: async (id, by) =>
      (await rows()
        .where({ id, decision: 'needs-review' })
        .whereNull('replaced_by')
        .update({ replaced_by: by })) > 0,
    remove: async (id) => void (await rows().where({ id }).delete()),
  };
}

function newRow(personId: string, answers: unknown, at: string, caseId: string | null): Row {
  return {
    id: randomUUID(),
    case_id: caseId,
    person_id: personId,
    answers: JSON.stringify(answers),
    draft: null,
    plan: null,
    decision: null,
    gate_decision: null,
    review_reason: null,
    reviewed_by: null,
    reviewed_at: null,
    replaced_by: null,
    state: 'draft',
    created_at: at,
    updated_at: at,
  };
}

function madeRow(made: Made, at: string): Partial<Row> {
  return {
    answers: JSON.stringify(made.answers),
    draft: JSON.stringify(made.draft),
    plan: JSON.stringify(made.plan),
    decision: made.decision,
    gate_decision: made.decision,
    case_id: made.caseId,
    state: 'made',
    updated_at: at,
  };
}

function toPlan(row: Row): StoredPlan {
  return {
    id: row.id,
    caseId: row.case_id,
    personId: row.person_id,
    answers: JSON.parse(row.answers),
    draft: row.draft === null ? null : JSON.parse(row.draft),
    plan: row.plan === null ? null : JSON.parse(row.plan),
    decision: row.decision,
    gateDecision: row.gate_decision,
    review: reviewOf(row),
    replacedBy: row.replaced_by,
    state: row.state,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function reviewOf(row: Row): PlanReview | null {
  if (row.reviewed_by === null || row.reviewed_at === null) return null;
  return { reason: row.review_reason ?? '', by: row.reviewed_by, at: row.reviewed_at };
}
