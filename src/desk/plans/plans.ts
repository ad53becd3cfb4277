/** Plans: answers are kept while they are given, then a plan is made of them, through the gate. */
import { parseAnswers } from '../../navigator/answers.js';
import { gateRecord } from '../../navigator/gate-record.js';
import { explainGate } from '../../navigator/index.js';
import { plan as makePlan } from '../../navigator/plan.js';
import type { Answers, Plan } from '../../navigator/types.js';
import { caseStore } from '../../store/desk/cases.js';
import type { Person } from '../../store/desk/people.js';
import { planClockStore } from '../../store/desk/plan-clocks.js';
import { planEventStore } from '../../store/desk/plan-events.js';
import { planStore, type StoredPlan } from '../../store/desk/plans.js';
import type { Cases } from '../cases/cases.js';
import type { BaseServices } from '../services.js';
import { openCare } from './care.js';
import { compareWith } from './compare.js';
import { emergencyOf, mayRelease, releaseEmergency } from './emergency-release.js';
import { planClockLines, waitingPlans } from './home.js';
import { planOverview } from './overview.js';
import { termClocks } from './plan-clocks.js';
import { noCaseNumber, planMadeAlready, planNotFound } from './problems.js';
import { heldAsBefore, putInPlace, replacedBy } from './replace.js';
import { answerReview, rulePlan } from './review.js';
import { toMade } from './shape.js';
import { talkAbout } from './talk-about.js';
import type { MadePlan, Plans } from './types.js';
import type { WizardDraft } from './wizard/types.js';

export { toMade } from './shape.js';
export type { MadePlan, Plans } from './types.js';

/** The plan service over an open desk. Registers held, released and unfinished plans on the home page. */
export function openPlans(base: BaseServices, cases: Cases): Plans {
  const store = planStore(base.db);
  const events = planEventStore(base.db);
  const clocks = planClockStore(base.db);
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
    throw planNotFound();
  };
  const seen = async (id: string, person: Person): Promise<MadePlan> => {
    const found = await store.byId(id);
    if (found?.state !== 'made') throw planNotFound();
    const mine = found.personId === person.id;
    const open = found.caseId
      ? await base.access.may(person, 'plan.see', found.caseId)
      : base.access.can(person, 'gate.review');
    if (mine || open) return toMade(found);
    throw planNotFound();
  };
  const begun = async (plan: MadePlan): Promise<MadePlan> => {
    const { safeguards } = plan.plan;
    if (plan.decision !== 'allowed' || plan.caseId === null || !safeguards) return plan;
    const { zone } = await base.settings.agency();
    await clocks.add(termClocks(safeguards, { planId: plan.id, caseId: plan.caseId, now: now(), zone }));
    return plan;
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
      const waits = first.decision === 'needs-review' && first.replacedBy === null;
      const answers = { ...((first.draft ?? {}) as WizardDraft), replaces: waits ? id : undefined };
      return store.add(by.id, answers, now(), first.caseId);
    },
    draft: own,
    drafts: (person) => store.drafts(person.id),
    lastMade: async (person) => (await store.madeBy(person.id, 10)).map(toMade),
    async save(id, answers, by) {
      await own(id, by);
      if (!(await store.saveAnswers(id, answers, now()))) throw planMadeAlready();
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
      const earlier = await replacedBy(draft.answers, by, base);
      const gated = await through(answers, by.email, `plan/${id}`);
      const made = await heldAsBefore(gated, earlier, base, knowledge.needs.plan);
      const held = made === gated ? null : gateRecord(answers, made);
      if (held) await base.audit.record({ who: by.email, subject: `plan/${id}`, ...held });
      const caseId = made.decision === 'refused' ? null : await caseFor(cases, answers, by);
      const all = { answers, draft: draft.answers, plan: made, decision: made.decision, caseId };
      await store.saveMade(id, all, now());
      if (caseId) await cases.touch(caseId);
      await base.audit.record({
        who: by.email,
        action: 'plan.made',
        subject: `plan/${id}`,
        details: {
          decision: made.decision,
          ...(made.decision === gated.decision ? {} : { gate: gated.decision }),
        },
      });
      if (earlier && made.decision !== 'refused') await putInPlace(earlier, id, by, base);
      return begun(toMade((await store.byId(id))!));
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
      const means = { base, store, events, book: knowledge.needs.plan };
      const ruled = await rulePlan(await seen(id, by), ruling, reason, by, means);
      return ruling === 'release' ? begun(ruled) : ruled;
    },
    answer: async (id, text, by) => answerReview(await seen(id, by), text, by, { base, events }),
    talk: (plan) => talkAbout(plan, base),
    explain: (plan) => explainGate(plan.answers, knowledge.gate, plan.plan.asOf),
    async overview(person) {
      await base.access.demand(person, 'gate.review');
      return planOverview(person, base);
    },
    care: openCare(base),
    emergency: (plan) => emergencyOf(plan, base),
    mayRelease: (plan, by) => mayRelease(plan, by, base),
    release: async (id, input, by) => releaseEmergency(await seen(id, by), input, by, base),
    compare: (plan, change) => compareWith(plan, change, knowledge),
  };
  base.home.clocks((person) => planClockLines(base, cases, person));
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
  if (number === '') throw noCaseNumber();
  return (await cases.findOrCreate({ number, title: answers.case?.title ?? '', offence }, by)).id;
}
