/** "Start a plan": what it does, what was begun, and the first step. */
import type { Request, RequestHandler } from 'express';
import type { WizardDraft } from '../../desk/plans/wizard/types.js';
import { resumeAt } from '../../desk/plans/wizard/way.js';
import { flash, mayNow, personOf, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { fields } from '../forms.js';
import { page } from '../page.js';
import { emergencyNotes } from './emergency.js';
import { questionHref } from './places.js';

/** GET /plan. `?danger=death-or-injury` comes from the home page. */
export function startPage(services: Services): RequestHandler {
  return async (req, res) => {
    const person = personOf(req);
    const danger = req.query.danger === 'death-or-injury';
    const drafts = await services.plans.drafts(person);
    const made = await services.plans.lastMade(person);
    await page(req, res, 'plan-start', {
      title: danger ? 'Danger to life: start here' : 'Start a plan',
      section: 'plan',
      danger,
      notes: danger ? emergencyNotes(services) : [],
      drafts: drafts.map((draft) => ({ ...draft, name: nameOf(draft.answers as WizardDraft) })),
      made: made.map((plan) => ({
        id: plan.id,
        name: plan.answers.case?.number ?? 'No case',
        title: plan.answers.case?.title ?? plan.answers.offence?.name ?? '',
        at: plan.updatedAt,
        decision: plan.decision,
      })),
    });
  };
}

/** POST /plan: begins a draft, with what is known from a case, a ticket or the home page filled in. */
export function begin(services: Services): RequestHandler {
  return async (req, res) => {
    const caseId = fields(req).text('caseId');
    const known = await knownFrom(req, services);
    const mine = caseId !== '' && (await mayNow(req, 'case.read', caseId));
    const found = mine ? await services.cases.byId(caseId) : null;
    const draft = await services.plans.start(personOf(req), { ...known }, found?.id);
    seeOther(res, questionHref(draft.id, resumeAt(known, services.plans.knowledge.gate.safeguards)));
  };
}

/** POST /plan/:id/remove */
export function discard(services: Services): RequestHandler {
  return async (req, res) => {
    await services.plans.remove(String(req.params.id), personOf(req));
    await flash(req, 'The unfinished plan is thrown away.');
    seeOther(res, '/plan');
  };
}

async function knownFrom(req: Request, services: Services): Promise<WizardDraft> {
  const form = fields(req);
  const begunWith = form.text('provider');
  const known: WizardDraft = {
    ...(form.text('danger') === 'death-or-injury' ? { danger: 'death-or-injury', answered: ['danger'] } : {}),
    ...(services.catalog.providers.has(begunWith) ? { begunWith } : {}),
  };
  const ticketId = Number(form.text('ticket'));
  if (form.text('ticket') === '' || !Number.isInteger(ticketId))
    return { ...known, ...(await fromCase(form.text('caseId'), req, services)) };
  const person = personOf(req);
  const ticket = await services.tickets.see(ticketId, person);
  const [first] = await services.tickets.messages(ticketId, person);
  return { ...known, narrative: first?.body ?? '', ...(await fromCase(ticket.caseId ?? '', req, services)) };
}

async function fromCase(caseId: string, req: Request, services: Services): Promise<WizardDraft> {
  if (caseId === '' || !(await mayNow(req, 'case.read', caseId))) return {};
  const found = await services.cases.byId(caseId);
  if (found === null) return {};
  const offence = found.offence ? { offence: found.offence } : {};
  return { caseNumber: found.number, caseTitle: found.title, ...offence };
}

function nameOf(draft: WizardDraft): string {
  return draft.caseNumber || draft.offence || (draft.narrative ?? '').slice(0, 60) || 'No words yet';
}
