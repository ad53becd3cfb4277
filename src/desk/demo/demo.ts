/** Loads the demo case through the same services as a real one, so that nothing in it is special. */
import { randomBytes } from 'node:crypto';
import { Problem } from '../../base/problem.js';
import { projectPath } from '../../base/root.js';
import type { Role } from '../../base/vocabulary.js';
import type { LetterFacts } from '../../letters/index.js';
import type { Person } from '../../store/desk/people.js';
import type { Services } from '../open.js';
import type { MadePlan } from '../plans/plans.js';
import type { Request } from '../requests/requests.js';
import { type DemoCase, loadDemoCase } from './demo-file.js';
import { zipFolder } from './zip-folder.js';

type Desk = Pick<
  Services,
  'accounts' | 'audit' | 'cases' | 'people' | 'plans' | 'requests' | 'returns' | 'tickets' | 'now'
>;

/**
 * Fills the desk with the demo case, owned by this person; its returns are queued for reading.
 * @throws Problem `demo-loaded` when the case is there already
 */
export async function loadDemo(desk: Desk, personId: string): Promise<void> {
  const owner = await desk.people.byId(personId);
  if (owner === null) throw noPerson();
  const demo = loadDemoCase();
  const plan = await makePlan(desk, demo, owner);
  const served = await serveRequests(desk, demo, plan, owner);
  await receiveReturns(desk, demo, plan, served, owner);
  await askTheDesk(desk, demo, plan, owner);
  await desk.audit.record({
    who: owner.email,
    action: 'demo.loaded',
    subject: `case/${plan.answers.case?.number}`,
  });
}

async function makePlan(desk: Desk, demo: DemoCase, owner: Person): Promise<MadePlan> {
  const number = String((demo.answers.case as { number: string }).number);
  const cases = await desk.cases.listFor(owner);
  if (cases.some((one) => one.number === number)) throw loaded(number);
  const investigator = { name: owner.name, title: owner.title, email: owner.email, phone: owner.phone };
  const answers = { ...demo.answers, investigator };
  const draft = await desk.plans.start(owner, answers);
  return desk.plans.make(draft.id, answers, owner);
}

/** Letters go through draft, check, a second person's approval and service; warrants are recorded as written elsewhere. */
async function serveRequests(
  desk: Desk,
  demo: DemoCase,
  plan: MadePlan,
  owner: Person,
): Promise<Map<string, Request>> {
  const outside = demo.requests.filter((one) => one.outside).map(({ step }) => step);
  const here = plan.plan.steps.map(({ id }) => id).filter((id) => !outside.includes(id));
  const drafts = await desk.requests.draftFromPlan(plan, here, owner);
  const reviewer = await findOrAdd(desk, demo.reviewer, 'reviewer', owner);
  const served = new Map<string, Request>();
  for (const one of demo.requests) {
    const service = {
      servedAt: daysAgo(desk, demo, one.servedDaysAgo),
      providerReference: one.reference,
    };
    const draft = drafts.find((each) => each.stepId === one.step);
    served.set(
      one.step,
      draft
        ? await serveLetter(desk, draft, { ...service, ...subpoenaFacts(desk, one) }, owner, reviewer)
        : await desk.requests.recordOutside(plan, one.step, { ...service, also: one.also }, owner),
    );
  }
  // Nobody signs in as the demo's reviewer; with access still open, the agency would seem to have a second person.
  await desk.accounts.setActive(reviewer, false, { email: owner.email });
  return served;
}

/** What only a person knows of a subpoena: its power and the day on which the records are due. */
function subpoenaFacts(desk: Desk, one: DemoCase['requests'][number]): { facts: Partial<LetterFacts> } {
  const { authority, dueInDays } = one;
  const due = dueInDays === undefined ? undefined : new Date(desk.now().getTime() + dueInDays * 86_400_000);
  return {
    facts: {
      ...(authority ? { authority } : {}),
      ...(due ? { returnDate: due.toISOString().slice(0, 10) } : {}),
    },
  };
}

async function serveLetter(
  desk: Desk,
  draft: Request,
  { facts, ...service }: { servedAt: string; providerReference?: string; facts: Partial<LetterFacts> },
  owner: Person,
  reviewer: Person,
): Promise<Request> {
  const signer = { ...draft.facts.signer, title: draft.facts.signer.title || 'Detective' };
  const change = { date: service.servedAt.slice(0, 10), agency: demoAgency(draft), signer, ...facts };
  await desk.requests.edit(draft.id, change, owner);
  const letter = desk.requests.letter(await desk.requests.see(draft.id, owner));
  await desk.requests.acknowledge(draft.id, [...new Set(letter.problems.map((one) => one.rule))], owner);
  await desk.requests.move(draft.id, 'review', {}, owner);
  await desk.requests.move(draft.id, 'approved', {}, reviewer);
  return desk.requests.move(draft.id, 'served', service, owner);
}

/** A letterhead for the demo where the agency has not set its own yet: without one, no letter passes the check. */
function demoAgency(draft: Request): Request['facts']['agency'] {
  const given = draft.facts.agency;
  return {
    ...given,
    name: given.name || 'Fairport Police Department',
    address: given.address.length > 0 ? given.address : ['100 Main Street', 'Fairport, OH 45000'],
    phone: given.phone || '+1 937 555 0100',
    email: given.email || 'records@fairport.example.org',
  };
}

async function receiveReturns(
  desk: Desk,
  demo: DemoCase,
  plan: MadePlan,
  served: Map<string, Request>,
  owner: Person,
): Promise<void> {
  for (const one of demo.returns) {
    const file = await desk.returns.store(zipFolder(projectPath(...one.folder.split('/'))), one.name);
    const input = {
      caseId: plan.caseId!,
      requestId: served.get(one.step)?.id ?? null,
      provider: null,
      receivedAt: daysAgo(desk, demo, one.daysAgo),
      receivedFrom: one.from,
      receivedHow: one.how,
      note: 'Demo: everything in it is invented.',
      archivePassword: null,
      files: [file],
    };
    await desk.returns.receive(input, { person: owner, fromWhere: 'demo' });
  }
}

async function askTheDesk(desk: Desk, demo: DemoCase, plan: MadePlan, owner: Person): Promise<void> {
  const asker = await findOrAdd(desk, demo.person, 'investigator', owner);
  await desk.cases.share(plan.caseId!, asker.id, owner);
  for (const ticket of demo.tickets) await desk.tickets.open({ ...ticket, caseId: plan.caseId }, asker);
}

/** A person of the demo; nobody knows the password, so nobody signs in as them until it is reset. */
async function findOrAdd(desk: Desk, who: DemoCase['person'], role: Role, owner: Person): Promise<Person> {
  const known = await desk.people.byEmail(who.email);
  if (known) return known;
  const password = randomBytes(24).toString('base64url');
  return desk.accounts.add(who, [role], password, { email: owner.email });
}

/** An instant that many days ago, or the demo's first day when that is later. */
function daysAgo(desk: Desk, demo: DemoCase, days: number): string {
  const then = Math.max(desk.now().getTime() - days * 86_400_000, Date.parse(`${demo.notBefore}T15:00:00Z`));
  return new Date(Math.min(then, desk.now().getTime())).toISOString();
}

function loaded(number: string): Problem {
  return new Problem({
    code: 'demo-loaded',
    what: `The demo case ${number} is here already.`,
    where: 'demo',
    remedy: 'Open it from your cases.',
    status: 409,
  });
}

function noPerson(): Problem {
  return new Problem({
    code: 'demo-person',
    what: 'The demo needs somebody to own it.',
    remedy: 'Make the first account, then load the demo.',
  });
}
