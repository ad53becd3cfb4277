/** Open requests whose provider changed since they were drafted, and the way to mend them: draft them again. */
import { Problem } from '../../base/problem.js';
import { type LetterFacts, letterFactsOf, senderFrom } from '../../letters/index.js';
import { plan as makePlan } from '../../navigator/plan.js';
import type { Answers, Plan } from '../../navigator/types.js';
import type { Person } from '../../store/desk/people.js';
import { planStore } from '../../store/desk/plans.js';
import type { Cases } from '../cases/cases.js';
import type { WaitingItem } from '../home.js';
import { senderSources } from '../requests/letterhead.js';
import { endStates } from '../requests/life.js';
import type { Request, Requests } from '../requests/requests.js';
import type { BaseServices } from '../services.js';
import { type ProviderNews, providerNews } from './changed.js';
import type { Proposals } from './proposals.js';

export interface ChangedRequests {
  /** What changed at the request's provider since it was drafted; nothing for a request that is over. */
  of(request: Request): Promise<ProviderNews>;
  /**
   * Drafts the letter again with whom and whereto the catalog names today, and today's date; all else that was written stays. A draft
   * stays the same request; an approved one is opened again; one that is signed, or in review, is withdrawn and takes
   * a new number. @returns the request to go on with
   * @throws Problem `request-served` for one that has gone out, `request-mend` where no plan tells the addressee
   */
  draftAgain(id: string, by: Person): Promise<Request>;
}

const nothing: ProviderNews = { outdated: [], toKnow: [] };
const notYetServed: Request['state'][] = ['draft', 'review', 'approved', 'signed'];

interface Means {
  base: BaseServices;
  cases: Cases;
  requests: Requests;
  proposals: Proposals;
}

/** The service over an open desk. Registers letters that name what is over on their author's home page. */
export function openChangedRequests(means: Means): ChangedRequests {
  const { base, requests, proposals } = means;
  const plans = planStore(base.db);
  const today = () => base.now().toISOString().slice(0, 10);
  const service: ChangedRequests = {
    async of(request) {
      const provider = base.catalog.providers.get(request.provider);
      if (!provider || endStates.has(request.state)) return nothing;
      const stored = request.planId ? await plans.byId(request.planId) : null;
      const drafted = (stored?.plan as Plan | null)?.asOf ?? request.createdAt;
      const approved = await proposals.list({ states: ['approved'], provider: provider.id });
      const letter = requests.letter(request).facts;
      return providerNews({ provider, letter, drafted: drafted.slice(0, 10), today: today(), approved });
    },
    async draftAgain(id, by) {
      const request = await requests.see(id, by);
      await base.access.demand(by, 'request.draft', request.caseId);
      if (!notYetServed.includes(request.state)) throw served();
      const stored = request.planId ? await plans.byId(request.planId) : null;
      if (!stored?.answers) throw noPlan();
      const fresh = await addresseeToday(means, request, stored.answers as Answers, today(), by);
      return takeUp(requests, request, fresh, by);
    },
  };
  base.home.waiting((person) => outdatedRequests(service, requests, base, person));
  return service;
}

type Addressed = Pick<LetterFacts, 'addressee' | 'channel' | 'date'>;

/** Whom and whereto, from the same answers with the catalog of today. Nothing is kept of this plan. */
async function addresseeToday(
  { base, cases }: Means,
  request: Request,
  answers: Answers,
  asOf: string,
  by: Person,
): Promise<Addressed> {
  const { law, catalog, knowledge } = base;
  const made = makePlan({ ...answers, asOf }, knowledge);
  const steps = made.steps.filter((one) => one.provider === request.provider);
  const step =
    steps.find((one) => one.id === request.stepId) ??
    steps.find((one) => one.instrument === request.instrument) ??
    steps[0];
  const about = await cases.byId(request.caseId);
  if (!step || !about) throw noPlan();
  const sender = senderFrom(
    { number: about.number, title: about.title },
    await senderSources(base, answers, by),
  );
  const { addressee, channel, date } = letterFactsOf(step, made, answers, { ...sender, law, catalog });
  return { addressee, channel, date };
}

async function takeUp(requests: Requests, request: Request, fresh: Addressed, by: Person): Promise<Request> {
  if (request.state === 'draft') return requests.edit(request.id, fresh, by);
  const note = `${request.providerName} changed: drafted again with what holds today.`;
  const open = (await requests.moves(request, by)).map(({ to }) => to);
  if (open.includes('draft')) {
    await requests.move(request.id, 'draft', { note }, by);
    return requests.edit(request.id, fresh, by);
  }
  await requests.move(request.id, 'withdrawn', { note }, by);
  const draft = {
    id: request.stepId,
    template: request.instrument,
    facts: { ...requests.letter(request).facts, ...fresh },
    acknowledged: [],
    problems: [],
  };
  return requests.draftLetter(draft, request, by);
}

async function outdatedRequests(
  service: ChangedRequests,
  requests: Requests,
  base: BaseServices,
  person: Person,
): Promise<WaitingItem[]> {
  if (!base.access.can(person, 'case.read')) return [];
  const open = (await requests.inStates(notYetServed, person)).filter((one) => one.authorId === person.id);
  const lines = await Promise.all(
    open.map(async (one) =>
      (await service.of(one)).outdated.map(({ text }) => ({
        text: `${one.number}: ${text}`,
        href: `/cases/${one.caseId}/requests/${one.id}#provider-changed`,
        group: 'A provider changed since you drafted',
      })),
    ),
  );
  return lines.flat();
}

function served(): Problem {
  return new Problem({
    code: 'request-served',
    status: 409,
    what: 'This request has gone out already, so its letter stays as it is.',
    remedy: 'Ask the provider whether it took it; if not, make the plan again and draft a new letter.',
  });
}

function noPlan(): Problem {
  return new Problem({
    code: 'request-mend',
    status: 409,
    what: 'No plan tells whom this letter goes to today.',
    remedy: 'Make a plan for this provider and draft the letter from it; then withdraw this one.',
  });
}
