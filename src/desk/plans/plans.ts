/** Plans: answers are kept while they are given, then a plan is made of them, through the gate. */
import { Problem } from '../../base/problem.js';
import { parseAnswers } from '../../navigator/answers.js';
import type { Knowledge } from '../../navigator/context.js';
import { gateRecord } from '../../navigator/gate-record.js';
import { plan as makePlan } from '../../navigator/plan.js';
import type { Answers, Plan } from '../../navigator/types.js';
import { type Case, caseStore } from '../../store/desk/cases.js';
import type { Person } from '../../store/desk/people.js';
import { planStore, type StoredPlan } from '../../store/desk/plans.js';
import type { Cases } from '../cases/cases.js';
import type { BaseServices } from '../services.js';
import { waitingPlans } from './home.js';
import { type Ruling, rulePlan } from './review.js';

/** A plan with its shapes known. */
export interface MadePlan extends Omit<StoredPlan, 'answers' | 'plan'> {
  answers: Answers;
  plan: Plan;
}

export interface Plans {
  readonly knowledge: Knowledge;
  /**
   * Begins a set of answers; `answers` (a `WizardDraft`) may hold those that are known already.
   * @throws Problem `not-permitted` when it is to hang on a case that the person may not see
   */
  start(by: Person, answers?: Record<string, unknown>, caseId?: string): Promise<StoredPlan>;
  /** Begins a new set from those of a made plan, to answer some of them anew; the made plan stays as it is. */
  again(id: string, by: Person): Promise<StoredPlan>;
  /** The answers so far, or a 404 `Problem` for anybody but their author. */
  draft(id: string, person: Person): Promise<StoredPlan>;
  drafts(person: Person): Promise<StoredPlan[]>;
  /** The last plans that this person made. */
  lastMade(person: Person): Promise<MadePlan[]>;
  /** Keeps the answers so far. A plan that is made already is a 409 `Problem`. */
  save(id: string, answers: Record<string, unknown>, by: Person): Promise<void>;
  /** Throws an unfinished set of answers away; a made plan stays. */
  remove(id: string, by: Person): Promise<void>;
  /**
   * Makes the plan. A refusal or a hold at the gate is a plan too (`decision`), with its reasons, and goes on the
   * audit chain. A case is opened, or found, for every plan that is not refused. Asked twice, it answers the first plan.
   * @throws Problem with all field errors when the answers cannot make a plan.
   */
  make(id: string, answers: Record<string, unknown>, by: Person): Promise<MadePlan>;
  /** A plan for a door that keeps none (the API): the gate and the audit chain are the same. */
  once(input: unknown, by: { who: string }): Promise<Plan>;
  /** A made plan, for its author and for those who may see its case. */
  made(id: string, person: Person): Promise<MadePlan>;
  forCase(caseId: string): Promise<MadePlan[]>;
  caseOf(plan: MadePlan): Promise<Case | null>;
  /** Plans that the gate holds and that this person may decide on, the longest waiting first. */
  held(person: Person): Promise<MadePlan[]>;
  /**
   * A reviewer's word on a held plan, with a reason; on the audit chain. Nobody decides on their own plan.
   * @throws Problem `review-own`, `review-reason`, `review-over`
   */
  decide(id: string, ruling: Ruling, reason: string, by: Person): Promise<MadePlan>;
}

/** The plan service over an open desk. Registers held, released and unfinished plans on the home page. */
export function openPlans(base: BaseServices, cases: Cases): Plans {
  const store = planStore(base.db);
  const caseRows = caseStore(base.db);
  const { knowledge } = base;
  const now = () => base.now().toISOString();
  const parse = (input: unknown): Answers => parseAnswers(input, { needs: knowledge.needs.needs }).answers;

  const through = async (answers: Answers, who: string, subject: string): Promise<Plan> => {
    const made = makePlan({ ...answers, asOf: answers.asOf ?? now().slice(0, 10) }, knowledge);
    const record = gateRecord(answers, made);
    if (record) await base.audit.record({ who, subject, ...record });
    return made;
  };
  const own = async (id: string, person: Person): Promise<StoredPlan> => {
    const found = await store.byId(id);
    if (found && found.personId === person.id) return found;
    throw notFound();
  };
  const seen = async (id: string, person: Person): Promise<MadePlan> => {
    const found = await store.byId(id);
    if (found?.state !== 'made') throw notFound();
    const mine = found.personId === person.id;
    if (mine || (found.caseId && (await base.access.may(person, 'plan.see', found.caseId))))
      return toMade(found);
    throw notFound();
  };
  const service: Plans = {
    knowledge,
    async start(by, answers = {}, caseId) {
      if (caseId !== undefined) await base.access.demand(by, 'case.read', caseId);
      return store.add(by.id, answers, now(), caseId ?? null);
    },
    async again(id, by) {
      const first = await own(id, by);
      if (first.state === 'draft') return first;
      return store.add(by.id, first.draft ?? {}, now(), first.caseId);
    },
    draft: own,
    drafts: (person) => store.drafts(person.id),
    lastMade: async (person) => (await store.madeBy(person.id, 10)).map(toMade),
    async save(id, answers, by) {
      await own(id, by);
      if (!(await store.saveAnswers(id, answers, now()))) throw madeAlready();
    },
    async remove(id, by) {
      const found = await own(id, by);
      if (found.state === 'draft') await store.remove(id);
    },
    async make(id, input, by) {
      const draft = await own(id, by);
      if (draft.state === 'made') return toMade(draft);
      const answers = parse(input);
      await mayOpen(cases, answers, by);
      const made = await through(answers, by.email, `plan/${id}`);
      const caseId = made.decision === 'refused' ? null : await caseFor(cases, answers, by);
      const all = { answers, draft: draft.answers, plan: made, decision: made.decision, caseId };
      await store.saveMade(id, all, now());
      if (caseId) await cases.touch(caseId);
      await base.audit.record({
        who: by.email,
        action: 'plan.made',
        subject: `plan/${id}`,
        details: { decision: made.decision },
      });
      return toMade((await store.byId(id))!);
    },
    once: async (input, by) => through(parse(input), by.who, 'plan'),
    made: seen,
    forCase: async (caseId) => (await store.forCase(caseId)).map(toMade),
    caseOf: async (plan) => (plan.caseId ? caseRows.byId(plan.caseId) : null),
    async held(person) {
      if (!base.access.can(person, 'gate.review')) return [];
      const every = await base.access.cases(person, 'plan.see');
      const found = await store.withDecision('needs-review', every === 'every' ? null : every);
      return found.filter((plan) => plan.personId !== person.id).map(toMade);
    },
    async decide(id, ruling, reason, by) {
      await base.access.demand(by, 'gate.review');
      return rulePlan(await seen(id, by), ruling, reason, by, { base, store, book: knowledge.needs.plan });
    },
  };
  base.home.waiting((person) => waitingPlans(service, base, person));
  return service;
}

/** A number that belongs to a case of somebody else is said before anything is written. */
async function mayOpen(cases: Cases, answers: Answers, by: Person): Promise<void> {
  if (answers.case) await cases.reach(answers.case.number, by);
}

/** The case that the answers name. */
async function caseFor(cases: Cases, answers: Answers, by: Person): Promise<string> {
  const offence = [answers.offence?.name, answers.offence?.statute].filter(Boolean).join(', ');
  const number = answers.case?.number ?? '';
  if (number === '')
    throw new Problem({
      code: 'case-number',
      what: 'The plan names no case.',
      where: 'case.number',
      remedy: 'Enter your case number.',
    });
  return (await cases.findOrCreate({ number, title: answers.case?.title ?? '', offence }, by)).id;
}

/** A stored plan with its shapes. */
export function toMade(stored: StoredPlan): MadePlan {
  return { ...stored, answers: stored.answers as Answers, plan: stored.plan as Plan };
}

function notFound(): Problem {
  return new Problem({
    code: 'plan-not-found',
    what: 'There is no such plan.',
    remedy: 'Open your plans from “Start a plan”.',
    status: 404,
  });
}

function madeAlready(): Problem {
  return new Problem({
    code: 'plan-made',
    what: 'This plan is made already, so its answers stay as they are.',
    remedy: 'Open the plan and choose “Change your answers”: that begins a new one.',
    status: 409,
  });
}
