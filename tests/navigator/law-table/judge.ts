/** Makes the plan of one row and says in words what of the row does not hold. */
import { plan } from '../../../src/navigator/plan.js';
import type { Answers, Plan, Reason, Step } from '../../../src/navigator/types.js';
import { knowledge } from '../support.js';
import type { LawRow } from './row.js';

interface Outcome {
  process: string;
  reasons: Reason[];
  step?: Step;
}

/** What differs between the row and the plan; empty when all of it holds. */
export function judge(row: LawRow): string[] {
  const made = plan(answersOf(row), knowledge);
  const found = outcomeOf(row, made);
  if (found === undefined)
    return [`nothing in the plan (${made.decision}): ${made.steps.map(({ id }) => id)}`];
  return [
    ...processOf(row, found),
    ...cited(row, found),
    ...papers(row, found),
    ...clocks(row, found),
    ...notices(row, found),
    ...ways(row, found),
  ];
}

function answersOf({ provider, ask, who, on, more }: LawRow): Answers {
  const needs = ask === 'keep' ? ['keep-from-deletion'] : more.need === undefined ? [] : [more.need];
  const direct = ask !== 'keep' && more.need === undefined;
  const month = new Date(Date.parse(on) - 30 * 86_400_000).toISOString().slice(0, 10);
  return {
    businessCase: 'investigate-crime',
    offence: { name: 'Robbery', statute: 'invented for this table', maxPenaltyYears: more.years ?? 10 },
    authority: who,
    danger: more.danger ? 'death-or-injury' : 'none',
    accounts: [{ provider, identifier: 'user_id', value: '1000000017' }],
    needs,
    ...(direct ? { categories: [ask] } : {}),
    period: { ...(more.period ?? { from: month, to: on }), zone: 'UTC' },
    mayNotify: false,
    narrative: 'A shop was robbed with a knife; the man who did it wrote about it that evening.',
    asOf: on,
    investigator: { name: 'Det. A. Reyes' },
  };
}

function outcomeOf({ provider, ask }: LawRow, made: Plan): Outcome | undefined {
  if (ask === 'keep') {
    const step = made.steps.find((each) => each.provider === provider && each.process === 'preservation');
    return step && { process: step.process, reasons: reasonsOf(step), step };
  }
  for (const step of made.steps) {
    const category = step.categories.find((each) => each.id === ask);
    if (category && step.provider === provider)
      return { process: category.process, reasons: [...category.reasons, ...reasonsOf(step)], step };
  }
  const gone = made.notAvailable.find((each) => each.provider === provider && each.category === ask);
  return gone && { process: 'not_available', reasons: gone.reasons };
}

function reasonsOf(step: Step): Reason[] {
  const chosen = (step.paths ?? []).filter((path) => path.chosen);
  return [
    step.why,
    ...step.clocks.map(({ citation }) => ({ text: '', citation })),
    ...chosen.flatMap((path) => path.reasons),
  ];
}

function processOf({ is, more }: LawRow, { process, step }: Outcome): string[] {
  const wrong = (is as string[]).includes(process) ? [] : [`process: ${process}, not ${is.join(' or ')}`];
  const other = more.instrument !== undefined && step?.instrument !== more.instrument;
  return other ? [...wrong, `instrument: ${step?.instrument}, not ${more.instrument}`] : wrong;
}

function cited({ cites, more }: LawRow, { reasons }: Outcome): string[] {
  const said = reasons.map(({ citation, source }) => `${citation} | ${source?.title ?? ''}`).join('\n');
  const lacking = cites
    .filter((part) => !part.test(said))
    .map((part) => `cites ${part} nowhere: ${said.replaceAll('\n', '; ')}`);
  const bare = reasons.length === 0 ? ['no reason at all'] : [];
  const banned = more.never?.test(said) ? [`cites ${more.never}, which it must not`] : [];
  return [...lacking, ...bare, ...banned];
}

function papers({ more }: LawRow, { step }: Outcome): string[] {
  const said = (step?.papers ?? []).map(({ text, reason }) => `${text} | ${reason.citation}`).join('\n');
  const lacking = more.paper && !more.paper.test(said) ? [`no paper ${more.paper}: ${said}`] : [];
  return more.noPaper?.test(said) ? [...lacking, `a paper ${more.noPaper} that has no place`] : lacking;
}

function clocks({ more }: LawRow, { step }: Outcome): string[] {
  const all = step?.clocks ?? [];
  const shown = all.map(({ id, days, citation }) => `${id} ${days} ${citation}`).join('; ');
  const runs = ({ id, days, cites }: NonNullable<LawRow['more']['clock']>): boolean =>
    all.some(
      (each) =>
        each.id === id && Math.abs((each.days ?? -1) - days) < 0.01 && (cites?.test(each.citation) ?? true),
    );
  const lacking =
    more.clock && !runs(more.clock)
      ? [`no clock ${more.clock.id} ${more.clock.days} ${more.clock.cites}: ${shown}`]
      : [];
  return more.noClock && runs(more.noClock)
    ? [...lacking, `clock ${more.noClock.id} ${more.noClock.days} has no place`]
    : lacking;
}

function notices({ more }: LawRow, { step }: Outcome): string[] {
  const all = step?.ownNotices ?? [];
  const shown = all.map(({ days, reason }) => `${days} ${reason.citation}`).join('; ');
  const { notice, noNotice } = more;
  const owed =
    notice &&
    all.some(
      (each) =>
        notice.cites.test(each.reason.citation) && (notice.days === undefined || each.days === notice.days),
    );
  const lacking = notice && !owed ? [`no notice ${notice.days} ${notice.cites}: ${shown}`] : [];
  return noNotice?.test(shown) ? [...lacking, `a notice has no place: ${shown}`] : lacking;
}

function ways({ more }: LawRow, { step }: Outcome): string[] {
  if (more.way === undefined) return [];
  const { path, open, days, says } = more.way;
  const all = (step?.paths ?? []).filter((each) => each.path === path);
  if (open === 'absent')
    return all.some((each) => each.open) ? [`way ${path} is open, and has no place`] : [];
  const fits = all.some(
    (each) =>
      each.open === open &&
      (days === undefined || Math.abs((each.days ?? -1) - days) < 0.01) &&
      (says?.test(`${each.why} ${each.reasons.map(({ text }) => text).join(' ')}`) ?? true),
  );
  const shown = (step?.paths ?? [])
    .map((each) => `${each.path} ${each.open} ${each.days}: ${each.why}`)
    .join('; ');
  return fits ? [] : [`no way ${path} (open ${open}, days ${days}, ${says}): ${shown}`];
}
