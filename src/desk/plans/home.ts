/** Plans on the home page: those to decide on, those decided, those begun. */
import type { Person } from '../../store/desk/people.js';
import { requestStore } from '../../store/desk/requests.js';
import type { WaitingItem } from '../home.js';
import type { BaseServices } from '../services.js';
import type { MadePlan, Plans } from './plans.js';

/** What a person has to do about plans. */
export async function waitingPlans(plans: Plans, base: BaseServices, person: Person): Promise<WaitingItem[]> {
  const held = await plans.held(person);
  if (!base.access.can(person, 'plan.make')) return held.map(toDecide);
  const decided = await undrafted(await plans.lastMade(person), base);
  const begun = await plans.drafts(person);
  return [
    ...held.map(toDecide),
    ...decided.map(released),
    ...begun.slice(0, 3).map((draft) => ({
      text: `Unfinished plan${titled(draft.answers)}`,
      href: `/plan/${draft.id}`,
      since: draft.updatedAt,
    })),
  ];
}

function toDecide(plan: MadePlan): WaitingItem {
  return {
    text: `Plan for case ${plan.answers.case?.number ?? 'without number'} waits for your decision`,
    href: `/plan/${plan.id}`,
    since: plan.updatedAt,
    group: 'For your review',
  };
}

function released(plan: MadePlan): WaitingItem {
  const number = plan.answers.case?.number ?? 'without number';
  const word =
    plan.decision === 'allowed' ? 'was released: draft its letters' : 'was refused by the reviewer';
  return {
    text: `Your plan for case ${number} ${word}`,
    href: `/plan/${plan.id}`,
    since: plan.review?.at ?? plan.updatedAt,
  };
}

const days = 14;

/** Reviewed in the last 14 days, and no letter of it is drafted yet. */
async function undrafted(plans: MadePlan[], base: BaseServices): Promise<MadePlan[]> {
  const since = new Date(base.now().getTime() - days * 86_400_000).toISOString();
  const recent = plans.filter((plan) => plan.review !== null && plan.review.at > since);
  const requests = requestStore(base.db);
  const open = await Promise.all(
    recent.map(async ({ id, caseId }) => {
      const drafted = caseId === null ? [] : await requests.forCase(caseId);
      return !drafted.some((request) => request.planId === id);
    }),
  );
  return recent.filter((_, at) => open[at]);
}

function titled(answers: unknown): string {
  const { caseNumber, offence } = (answers ?? {}) as { caseNumber?: string; offence?: string };
  const name = caseNumber || offence;
  return name ? `: ${name}` : '';
}
