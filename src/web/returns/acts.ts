/** What a return leads to: a deficiency letter to the provider, a plan for what it opens. */
import type { Request, Response } from 'express';
import { deficiencyTable } from '../../analysis/deficiency.js';
import type { NextRequest } from '../../analysis/next-requests.js';
import { Problem } from '../../base/problem.js';
import type { WizardDraft } from '../../desk/plans/wizard/types.js';
import { draftDeficiency } from '../../letters/index.js';
import { demandMay, flash, personOf, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { fields } from '../forms.js';
import { requestHref } from '../requests/places.js';
import { caseOf, viewOf } from './places.js';

/** `POST …/deficiency`: drafts the letter, filled in, as a request of its own. */
export async function draftDeficiencyLetter(req: Request, res: Response, services: Services): Promise<void> {
  const view = await viewOf(req, services);
  const found = await services.returns.reconciliation(view);
  if (!found || !view.request || found.missing.length === 0) throw nothingMissing();
  const about = await services.requests.see(view.request.id, personOf(req));
  const { rows, outside } = deficiencyTable(found);
  const today = services.now().toISOString().slice(0, 10);
  const draft = draftDeficiency(
    about.facts,
    {
      process: `${about.instrument.replaceAll('_', ' ')} ${about.number}`,
      served: (about.servedAt ?? about.createdAt).slice(0, 10),
      received: view.return.receivedAt.slice(0, 10),
      rows,
      fileProblems: fileProblems(view.summary?.ledger.items ?? []),
      outside,
    },
    { date: today },
  );
  const made = await services.requests.draftLetter(draft, about, personOf(req));
  await flash(req, 'The deficiency letter is drafted from what is missing.');
  seeOther(res, requestHref(made));
}

function fileProblems(items: readonly { path: string; state: string; why?: string }[]): string[] {
  const failed = items.filter((item) => item.state === 'failed');
  return failed.slice(0, 50).map((item) => `${item.path}: ${item.why ?? 'could not be read'}`);
}

function nothingMissing(): Problem {
  return new Problem({
    code: 'nothing-missing',
    what: 'Nothing that was asked for is missing, so there is nothing to write about.',
    remedy: 'Tie the return to its request when you take it in; then Tecum can tell what is missing.',
    status: 409,
  });
}

/** `POST …/next`: begins a plan whose answers are filled in from the record. */
export async function beginNextPlan(req: Request, res: Response, services: Services): Promise<void> {
  await demandMay(req, 'plan.make');
  const view = await viewOf(req, services);
  const value = fields(req).text('value');
  const { requests } = await services.returns.next(view);
  const wanted = requests.find((one) => one.value === value);
  if (!wanted) throw new Problem({ code: 'next-unknown', what: 'That is not in the records.', status: 404 });
  const found = await caseOf(req, services);
  const draft = await services.plans.start(
    personOf(req),
    { ...draftFrom(wanted, found.number, found.title) },
    found.id,
  );
  seeOther(res, `/plan/${draft.id}/danger`);
}

function draftFrom(wanted: NextRequest, caseNumber: string, caseTitle: string): WizardDraft {
  const { accounts, needs, period } = wanted.answers;
  const line = accounts[0]!.value;
  return {
    caseNumber,
    caseTitle,
    accounts: line,
    needs,
    ...(wanted.provider ? { placed: { [line]: wanted.provider } } : {}),
    ...(period ? { from: period.from.slice(0, 10), to: period.to.slice(0, 10), zone: 'UTC' } : {}),
  };
}
