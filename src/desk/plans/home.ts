/** Plans on the home page: those to decide on, questions to answer, emergencies to release, those decided, those begun. */
import type { Person } from '../../store/desk/people.js';
import { planClockStore } from '../../store/desk/plan-clocks.js';
import { planEventStore } from '../../store/desk/plan-events.js';
import { requestStore } from '../../store/desk/requests.js';
import type { Cases } from '../cases/cases.js';
import type { HomeClock, WaitingItem } from '../home.js';
import type { BaseServices } from '../services.js';
import { askedAbout, refusedSince, unreleased, waitingFor } from './overview.js';
import { wasReturned } from './talk.js';
import type { MadePlan, Plans } from './types.js';

const days = 14;

/** What a person has to do about plans. */
export async function waitingPlans(plans: Plans, base: BaseServices, person: Person): Promise<WaitingItem[]> {
  const lines = [...(await emergencies(person, base)), ...(await reviewerLines(person, base))];
  if (!base.access.can(person, 'plan.make')) return lines;
  const mine = await plans.lastMade(person);
  const decided = await undrafted(mine, base);
  const begun = await plans.drafts(person);
  return [
    ...lines,
    ...(await questions(mine, base)),
    ...decided.map(released),
    ...begun.slice(0, 3).map((draft) => ({
      text: `Unfinished plan${titled(draft.answers)}`,
      href: `/plan/${draft.id}`,
      since: draft.updatedAt,
    })),
  ];
}

async function emergencies(person: Person, base: BaseServices): Promise<WaitingItem[]> {
  return (await unreleased(person, base)).map((plan) => ({
    text: `Emergency request of case ${numberOf(plan)} waits for a second person: read it and release it`,
    href: `/plan/${plan.id}#emergency`,
    since: plan.updatedAt,
    tone: 'alarm',
  }));
}

async function reviewerLines(person: Person, base: BaseServices): Promise<WaitingItem[]> {
  const { held } = await waitingFor(person, base);
  const events = await planEventStore(base.db).ofAll(held.map((plan) => plan.id));
  const refused = await refusedSince(days, person, base);
  const look = refused.length === 1 ? '1 plan was refused' : `${refused.length} plans were refused`;
  const lines: WaitingItem[] = held.map((plan) => ({
    text: wasReturned(events.filter((one) => one.planId === plan.id))
      ? `Your question on the plan for case ${numberOf(plan)} is answered: decide on it`
      : `Plan for case ${numberOf(plan)} waits for your decision`,
    href: `/plan/${plan.id}`,
    since: plan.updatedAt,
    group: 'For your review',
  }));
  if (refused.length === 0) return lines;
  const overview = {
    text: `${look} in the last ${days} days: look over them`,
    href: '/plan/reviews#refused',
  };
  return [...lines, { ...overview, group: 'To look over' }];
}

/** A reviewer's question about a plan of this person. */
async function questions(mine: MadePlan[], base: BaseServices): Promise<WaitingItem[]> {
  const waiting = mine.filter((plan) => plan.decision === 'needs-review' && plan.replacedBy === null);
  const people = new Map((await base.people.list()).map((one) => [one.id, one.name]));
  const asked = await askedAbout(waiting, base);
  return waiting.flatMap((plan) => {
    const question = asked.get(plan.id);
    if (!question) return [];
    const who = people.get(question.personId) ?? 'A reviewer';
    const text = `${who} asks about your plan for case ${numberOf(plan)}: “${shortened(question.text)}”`;
    return [{ text, href: `/plan/${plan.id}`, since: question.at }];
  });
}

function released(plan: MadePlan): WaitingItem {
  const word =
    plan.decision === 'allowed' ? 'was released: draft its letters' : 'was refused by the reviewer';
  return {
    text: `Your plan for case ${numberOf(plan)} ${word}`,
    href: `/plan/${plan.id}`,
    since: plan.review?.at ?? plan.updatedAt,
  };
}

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

/** Clocks of plans that run: reviews, ends, what must come after an emergency. */
export async function planClockLines(base: BaseServices, cases: Cases, person: Person): Promise<HomeClock[]> {
  if (!base.access.can(person, 'plan.see')) return [];
  const running = await planClockStore(base.db).running(await cases.idsFor(person));
  const known = new Map((await cases.listFor(person)).map((one) => [one.id, one.number]));
  return running.map((clock) => ({
    at: clock.endsAt,
    what: clock.what,
    about: `the plan · ${known.get(clock.caseId) ?? ''}`,
    href: `/plan/${clock.planId}#beside`,
    action: 'Open',
  }));
}

function numberOf(plan: MadePlan): string {
  return plan.answers.case?.number ?? 'without number';
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function titled(answers: unknown): string {
  const { caseNumber, offence } = (answers ?? {}) as { caseNumber?: string; offence?: string };
  const name = caseNumber || offence;
  return name ? `: ${name}` : '';
}
