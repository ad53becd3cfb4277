/** Proposed changes: the list, one of them, and the decision on it. */
import type { Request, RequestHandler, Response } from 'express';
import { isProblem } from '../../base/problem.js';
import type { ChangeKind } from '../../catalog/edit/change.js';
import { factGroup } from '../../catalog/edit/fields.js';
import type { ProviderSource } from '../../catalog/types.js';
import type { Proposal } from '../../desk/catalog/proposals.js';
import { type ProposalState, proposalStates } from '../../store/desk/proposals.js';
import { flash, mayNow, personOf, seeOther } from '../context.js';
import type { FormErrors, Services } from '../contract.js';
import { fields, fieldsOf } from '../forms.js';
import { sourceKinds } from '../look-up/source-words.js';
import { page } from '../page.js';
import { paged } from '../paging.js';

const tones: Record<ProposalState, string> = {
  proposed: 'warn',
  approved: 'good',
  rejected: 'bad',
  withdrawn: 'neutral',
};
const stateWords: Record<ProposalState, string> = {
  proposed: 'Waits for a second person',
  approved: 'Approved',
  rejected: 'Rejected',
  withdrawn: 'Taken back',
};
const kindWords: Record<ChangeKind, string> = {
  change: 'otherwise from a day on',
  correct: 'put right',
  end: 'holds no longer',
  add: 'new fact',
  checked: 'sources read again',
};

/** GET /look-up/proposals?state=approved&provider=snap */
export function proposalList(services: Services): RequestHandler {
  return async (req, res) => {
    const asked = fieldsOf(req.query);
    const state = proposalStates.find((one) => one === asked.text('state'));
    const provider = asked.text('provider');
    const all = await services.catalogDesk.proposals.list({
      ...(state ? { states: [state] } : {}),
      ...(provider ? { provider } : {}),
    });
    const names = await namesOf(services);
    const { shown, ...neighbours } = paged(req, all);
    await page(req, res, 'catalog-proposals', {
      title: 'Proposed changes of the catalog',
      crumbs: [{ text: 'Look up', href: '/look-up' }, { text: 'Proposed changes' }],
      width: 'wide',
      ...neighbours,
      rows: shown.map((one) => rowOf(one, services, names)),
      tabs: [undefined, ...proposalStates].map((one) => ({
        text: one ? stateWords[one] : 'All',
        href: one ? `/look-up/proposals?state=${one}` : '/look-up/proposals',
        here: one === state,
      })),
    });
  };
}

/** GET /look-up/proposals/:id */
export function proposalPage(services: Services): RequestHandler {
  return (req, res) => showProposal(req, res, services, {});
}

/** POST /look-up/proposals/:id/approve */
export function approve(services: Services): RequestHandler {
  return decision(services, 'remark', 'Approved. The change is in force from now on.', (id, words, by) =>
    services.catalogDesk.proposals.approve(id, words, by),
  );
}

/** POST /look-up/proposals/:id/reject */
export function reject(services: Services): RequestHandler {
  return decision(services, 'reason', 'Rejected. The reason stays with the proposal.', (id, words, by) =>
    services.catalogDesk.proposals.reject(id, words, by),
  );
}

/** POST /look-up/proposals/:id/withdraw */
export function withdraw(services: Services): RequestHandler {
  return decision(services, 'remark', 'Your proposal is taken back.', (id, _words, by) =>
    services.catalogDesk.proposals.withdraw(id, by),
  );
}

type Decide = (id: number, words: string, by: ReturnType<typeof personOf>) => Promise<Proposal>;

function decision(services: Services, field: string, done: string, decide: Decide): RequestHandler {
  return async (req, res) => {
    try {
      const { id } = await decide(Number(req.params.id), fields(req).lines(field), personOf(req));
      await flash(req, done);
      seeOther(res, `/look-up/proposals/${id}`);
    } catch (error) {
      if (!isProblem(error) || error.code !== 'proposal-reason') throw error;
      await showProposal(req, res, services, { reason: 'Say why, so that the next one is better' });
    }
  };
}

async function showProposal(
  req: Request,
  res: Response,
  services: Services,
  errors: FormErrors,
): Promise<void> {
  const one = await services.catalogDesk.proposals.see(Number(req.params.id));
  const names = await namesOf(services);
  const mine = one.proposedBy === personOf(req).id;
  const waits = one.state === 'proposed';
  const source = one.change.source;
  await page(req, res, 'catalog-proposal', {
    title: `Proposed change of ${nameOf(one, services)}`,
    crumbs: [
      { text: 'Look up', href: '/look-up' },
      { text: 'Proposed changes', href: '/look-up/proposals' },
      { text: `Proposal ${one.id}` },
    ],
    width: 'wide',
    ...rowOf(one, services, names),
    proposal: one,
    source: sourceOf(source && 'id' in source ? sourceIn(services, one.provider, source.id) : source),
    decider: one.decidedBy ? (names.get(one.decidedBy) ?? 'somebody no longer here') : '',
    mayDecide: waits && !mine && (await mayNow(req, 'catalog.approve')),
    mayWithdraw: waits && mine,
    blocked:
      waits && mine ? 'A second person has to decide on it: nobody approves a change of their own.' : '',
    errors,
  });
}

function rowOf(one: Proposal, services: Services, names: Map<string, string>) {
  return {
    id: one.id,
    href: `/look-up/proposals/${one.id}`,
    provider: nameOf(one, services),
    providerHref: `/look-up/providers/${one.provider}`,
    state: stateWords[one.state],
    tone: tones[one.state],
    kind: kindWords[one.change.kind],
    about: factGroup(one.change.key ?? '')?.title ?? '',
    sentences: one.sentences,
    first: one.sentences[0] ?? '',
    by: names.get(one.proposedBy) ?? 'somebody no longer here',
    at: one.proposedAt,
  };
}

function nameOf(one: Proposal, services: Services): string {
  return services.catalog.providers.get(one.provider)?.name ?? one.provider;
}

/** With words for who wrote it. */
function sourceOf(source: Omit<ProviderSource, 'id'> | null | undefined) {
  return source ? { ...source, by: sourceKinds[source.kind] } : null;
}

function sourceIn(services: Services, provider: string, id: string) {
  return services.catalog.providers.get(provider)?.sources.get(id) ?? null;
}

async function namesOf(services: Services): Promise<Map<string, string>> {
  return new Map((await services.people.list()).map((one) => [one.id, one.name]));
}
