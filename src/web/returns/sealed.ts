/** What is sealed in a return and why, asking to open it, and deciding on that as the second person. */
import type { Request, Response } from 'express';
import { DateTime } from 'luxon';
import { categoryWords } from '../../analysis/category-words.js';
import { isProblem } from '../../base/problem.js';
import { showInstant } from '../../base/zone.js';
import { openingDays, partWords } from '../../desk/returns/seals.js';
import type { ReturnView } from '../../desk/returns/types.js';
import type { SealPart } from '../../store/desk/seal-openings.js';
import type { SealedGroup } from '../../store/records/query.js';
import { audited, demandMay, flash, mayNow, personOf, seeOther } from '../context.js';
import type { FormErrors, Services } from '../contract.js';
import { notFound } from '../errors.js';
import { fields, hasErrors } from '../forms.js';
import { page } from '../page.js';
import { caseOf, crumbsTo, handOf, returnPath, viewOf, wholeNumber } from './places.js';

const reasonWords: Record<string, string> = {
  date: 'outside the dates',
  category: 'a category that was not asked for',
  account: 'another account',
};

/** `GET …/sealed` */
export async function showSealed(req: Request, res: Response, services: Services): Promise<void> {
  await show(req, res, services, { days: String(openingDays.usual) }, {});
}

async function show(
  req: Request,
  res: Response,
  services: Services,
  values: Record<string, unknown>,
  errors: FormErrors,
): Promise<void> {
  const view = await viewOf(req, services);
  const person = personOf(req);
  const { caseId } = view.return;
  if (!(await mayNow(req, 'evidence.unseal', caseId))) await demandMay(req, 'evidence.read', caseId);
  const groups = await sealedGroupsOf(services, view);
  const deciders = await services.returns.seals.deciders(view.return.caseId, person);
  const openings = await services.returns.seals.openings(view.return.id);
  const decides = await mayNow(req, 'evidence.unseal', view.return.caseId);
  await audited(req, 'seal.counts-viewed', `return/${view.return.id}`);
  await page(req, res, 'return-sealed', {
    title: 'Sealed records',
    section: 'returns',
    width: 'wide',
    crumbs: crumbsTo(await caseOf(req, services), view, 'Sealed'),
    returnHref: returnPath(view.return),
    view,
    values,
    errors,
    groups: joined(groups),
    total: groups.reduce((n, group) => n + group.records, 0),
    limits: limitWords(view),
    mayAsk: await mayNow(req, 'evidence.read', view.return.caseId),
    choices: choicesOf(groups),
    deciders: deciders.map((one) => one.name),
    usual: openingDays.usual,
    most: openingDays.most,
    decidesNow: openings.some((one) => decides && one.state === 'asked' && one.askedBy !== person.id),
    openings: openings.map((opening) => ({
      ...opening,
      what: partWords(opening.part),
      mine: opening.askedBy === person.id,
      mayDecide: decides && opening.state === 'asked' && opening.askedBy !== person.id,
      mayClose:
        opening.askedBy === person.id ? opening.state === 'asked' || opening.live : decides && opening.live,
      state: opening.state === 'open' && !opening.live ? 'ended' : opening.state,
      tone: opening.live ? 'bad' : 'neutral',
    })),
  });
}

/** The sealed rows of the reading that is shown, in numbers. */
export async function sealedGroupsOf(services: Services, view: ReturnView): Promise<SealedGroup[]> {
  const ref = view.reading ? await services.returns.reading(view.reading.id) : null;
  if (!ref || !view.reading || view.reading.sealed === 0) return [];
  return services.returns.records.sealedGroups(ref, limitsOf(view.reading.scope));
}

interface StoredScope {
  from?: string;
  to?: string;
  categories?: string[];
  accounts?: string[];
}

function limitsOf(scope: unknown) {
  const { from, to, categories, accounts } = (scope ?? {}) as StoredScope;
  const us = (text: string) => DateTime.fromISO(text, { zone: 'utc' }).toMillis() * 1000;
  return {
    ...(from === undefined ? {} : { from: us(from) }),
    ...(to === undefined ? {} : { to: us(to) + 999 }),
    ...(categories === undefined ? {} : { categories }),
    ...(accounts === undefined ? {} : { accounts }),
  };
}

function limitWords(view: ReturnView): string[] {
  const { from, to, categories, accounts } = (view.reading?.scope ?? {}) as StoredScope;
  return [
    from || to
      ? `dates ${from ? showInstant(from) : 'from the beginning'} to ${to ? showInstant(to) : 'the end'}`
      : '',
    categories ? `categories ${categories.map((c) => categoryWords(c as never)).join(', ')}` : '',
    accounts ? `accounts ${accounts.join(', ')}` : '',
  ].filter((text) => text !== '');
}

/** Why a group was sealed, in words. */
export function whySealed(group: Pick<SealedGroup, 'reasons'>): string {
  return group.reasons.map((reason) => reasonWords[reason] ?? reason).join('; ') || 'outside the limits';
}

/** Lines by kind, category and reason: the file does not matter here. */
function joined(groups: readonly SealedGroup[]) {
  const lines = new Map<string, { kind: string; category: string; why: string; records: number }>();
  for (const group of groups) {
    const category = group.category === null ? 'not stated' : categoryWords(group.category);
    const why = whySealed(group);
    const key = JSON.stringify([group.kind, category, why]);
    const line = lines.get(key) ?? { kind: group.kind, category, why, records: 0 };
    line.records += group.records;
    lines.set(key, line);
  }
  return [...lines.values()].sort((a, b) => b.records - a.records);
}

function choicesOf(groups: readonly SealedGroup[]) {
  const kinds = [...new Set(groups.map((group) => group.kind))].sort();
  const categories = [...new Set(groups.flatMap((group) => group.category ?? []))].sort();
  return {
    kinds: kinds.map((kind) => ({ value: kind, text: kind })),
    categories: categories.map((category) => ({ value: category, text: categoryWords(category) })),
  };
}

/** `POST …/sealed`: asks to open. */
export async function askToOpen(req: Request, res: Response, services: Services): Promise<void> {
  const view = await viewOf(req, services);
  const form = fields(req);
  const values = {
    reason: form.lines('reason'),
    days: form.text('days'),
    kind: form.list('kind'),
    category: form.list('category'),
    from: form.text('from'),
    to: form.text('to'),
  };
  const errors: FormErrors = {};
  const part = partOf(values, errors);
  if (hasErrors(errors)) return show(req, res, services, values, errors);
  try {
    const days = /^\d{1,3}$/.test(values.days) ? Number(values.days) : 0;
    await services.returns.seals.ask(view.return.id, { reason: values.reason, part, days }, handOf(req));
  } catch (error) {
    if (!isProblem(error) || (error.where !== 'reason' && error.where !== 'days')) throw error;
    return show(req, res, services, values, { [error.where]: error.what });
  }
  await flash(req, 'Asked. The records stay sealed until a second person decides.', 'info');
  seeOther(res, `${returnPath(view.return)}/sealed`);
}

function partOf(
  values: { kind: string[]; category: string[]; from: string; to: string },
  errors: FormErrors,
): SealPart {
  const day = (text: string, name: 'from' | 'to'): number | undefined => {
    if (text === '') return undefined;
    const at = DateTime.fromISO(text, { zone: 'utc' });
    if (!at.isValid || !/^\d{4}-\d{2}-\d{2}$/.test(text)) {
      errors[name] = 'Write a day like 2026-11-03';
      return undefined;
    }
    return (name === 'to' ? at.plus({ days: 1 }) : at).toMillis() * 1000;
  };
  const from = day(values.from, 'from');
  const to = day(values.to, 'to');
  if (from !== undefined && to !== undefined && from >= to) errors.to = 'The end lies before the beginning';
  return {
    ...(values.kind.length > 0 ? { kinds: values.kind } : {}),
    ...(values.category.length > 0 ? { categories: values.category } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

/** `POST …/sealed/:openingId`: `do` is open, refuse or close. */
export async function decideOnOpening(req: Request, res: Response, services: Services): Promise<void> {
  const view = await viewOf(req, services);
  const id = wholeNumber(req.params.openingId);
  const known = (await services.returns.seals.openings(view.return.id)).some((one) => one.id === id);
  if (id === null || !known) throw notFound('opening');
  const form = fields(req);
  const act = form.text('do');
  const by = handOf(req);
  if (act === 'close') await services.returns.seals.close(id, by);
  else {
    if (act !== 'open' && act !== 'refuse') throw notFound('opening');
    await services.returns.seals.decide(id, { open: act === 'open', reason: form.lines('reason') }, by);
  }
  const done = { close: 'Closed: the records are sealed again.', open: 'Opened.', refuse: 'Not opened.' }[
    act
  ];
  await flash(req, done, act === 'open' ? 'warn' : 'info');
  seeOther(res, `${returnPath(view.return)}/sealed`);
}
