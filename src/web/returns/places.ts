/** Addresses and small shared steps of the returns pages. */
import type { Request } from 'express';
import type { Hand, ReturnView } from '../../desk/returns/types.js';
import type { Case } from '../../store/desk/cases.js';
import type { Return } from '../../store/desk/returns.js';
import { contextOf, personOf } from '../context.js';
import type { Services } from '../contract.js';
import { notFound } from '../errors.js';

/** `/cases/<id>/returns/<n>` */
export function returnPath(made: Pick<Return, 'caseId' | 'id'>): string {
  return `/cases/${made.caseId}/returns/${made.id}`;
}

/** `/cases/<id>/records/<reading>/<seq>` */
export function recordPath(caseId: string, reading: number, seq: number): string {
  return `/cases/${caseId}/records/${reading}/${seq}`;
}

/** Who acts and from where, for custody. */
export function handOf(req: Request): Hand {
  return { person: personOf(req), fromWhere: req.ip ?? '' };
}

/** The case of the route, after the guard has let it through. */
export async function caseOf(req: Request, services: Services): Promise<Case> {
  const found = await services.cases.byId(String(req.params.caseId));
  if (!found) throw notFound('case');
  return found;
}

/** The return of the route; one of another case is not there. `?reading=` chooses one of its readings. */
export async function viewOf(req: Request, services: Services): Promise<ReturnView> {
  const id = wholeNumber(req.params.returnId);
  const chosen = req.query.reading === undefined ? undefined : (wholeNumber(req.query.reading) ?? -1);
  const view = id === null ? null : await services.returns.view(id, chosen);
  if (!view || view.return.caseId !== req.params.caseId) throw notFound('return');
  if (chosen !== undefined && !view.reading) throw notFound('reading');
  return view;
}

/** A number of a route, or null. */
export function wholeNumber(text: unknown): number | null {
  return /^\d{1,9}$/.test(String(text)) ? Number(text) : null;
}

/** Name of a provider for people; its id when the catalog does not have it. */
export function providerName(services: Services, id: string | null): string {
  if (id === null) return 'a provider not yet known';
  return services.catalog.providers.get(id)?.name ?? id;
}

/** Crumbs down to a return. */
export function crumbsTo(found: Case, view?: ReturnView, last?: string): { text: string; href?: string }[] {
  const trail: { text: string; href?: string }[] = [
    { text: 'Cases', href: '/cases' },
    { text: found.number, href: `/cases/${found.id}` },
  ];
  if (!view) return [...trail, { text: last ?? '' }];
  const name = `Return ${view.return.id}`;
  if (last === undefined) return [...trail, { text: name }];
  return [...trail, { text: name, href: returnPath(view.return) }, { text: last }];
}

/** The zone in which times of this request are shown. */
export function zoneOf(req: Request): string {
  return contextOf(req).zone;
}
