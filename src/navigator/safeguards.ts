/** What a business case asks for beside the plan: whom to tell, what is still missing, when it is reviewed and ends. */
import { DateTime } from 'luxon';
import type { Knowledge } from './context.js';
import { followUpFor } from './follow-up.js';
import { isAnswered } from './gate-cases.js';
import type { Gate } from './gate-file.js';
import { isUnsure } from './gate-structure.js';
import type { SafeguardAsk, SafeguardCase, SafeguardLine } from './safeguards-file.js';
import type { Answers, PlanSafeguards } from './types.js';

type Missing = PlanSafeguards['missing'];

/**
 * The safeguards of a plan. Pure. Emergency first; then the case's own. Everything that a person must say is asked for
 * in `missing` and never supplied.
 * @param asOf ISO date of the plan: reviews count from it, and a threat resolved by then has ended
 */
export function safeguardsOf(answers: Answers, know: Pick<Knowledge, 'gate'>, asOf: string): PlanSafeguards {
  const { gate } = know;
  const book = gate.safeguards;
  const served = isUnsure(answers, 'businessCase') ? undefined : book.cases.get(answers.businessCase);
  const over = isOver(answers, asOf);
  const danger = answers.danger === 'death-or-injury';
  const lines = over ? (served?.after ?? []) : (served?.checklist ?? []);
  const urgent = danger || isUnsure(answers, 'danger') ? book.emergency.checklist : [];
  return {
    checklist: [...urgent, ...lines].map((line) => asTask(line, answers)),
    missing: [
      ...(danger ? lacking(book.emergency.asks, answers, gate) : []),
      ...(served && !over ? lacking(served.asks, answers, gate) : []),
      ...(served && !over ? termProblems(served, answers, asOf) : []),
    ],
    ...term(served, answers, asOf, over),
    ...(danger ? afterEmergency(answers, gate, asOf) : {}),
  };
}

/** A short-term threat that was resolved on or before the day. */
export function isOver(answers: Answers, asOf: string): boolean {
  const resolved = answers.safeguards?.resolvedAt?.slice(0, 10);
  return answers.businessCase === 'short-term-threat' && resolved !== undefined && resolved <= asOf;
}

function asTask(line: SafeguardLine, answers: Answers): PlanSafeguards['checklist'][number] {
  const { id, text, citation, who } = line;
  return { id, text, citation, who, done: answers.safeguards?.done?.includes(id) === true };
}

function lacking(asks: readonly SafeguardAsk[], answers: Answers, gate: Gate): Missing {
  return asks
    .filter((ask) => !isAnswered(ask.id, answers, gate))
    .map(({ id, question, how, citation, severity }) => ({ id, text: question, how, citation, severity }));
}

/** An end that has passed or lies too far, a review clock that is too slow. */
function termProblems(served: SafeguardCase, answers: Answers, asOf: string): Missing {
  const { until, reviewDays } = answers.safeguards ?? {};
  const { longestDays, reviewCitation: citation = '' } = served;
  const found: Missing = [];
  if (until !== undefined && until < asOf) {
    const how = 'Decide again, on what was found, and name a new day; or let it end.';
    found.push({ id: 'until-past', text: `It ended on ${until}.`, how, citation, severity: 'must' });
  }
  if (until !== undefined && longestDays !== undefined && until > plusDays(asOf, longestDays)) {
    const how = `Name a day within ${longestDays} days; decide again then.`;
    found.push({ id: 'until-far', text: `It would run until ${until}.`, how, citation, severity: 'must' });
  }
  if (reviewDays !== undefined && served.reviewDays !== undefined && reviewDays > served.reviewDays) {
    const how = `Review at least every ${dayWords(served.reviewDays)}.`;
    found.push({
      id: 'review-slow',
      text: `Reviews are ${dayWords(reviewDays)} apart.`,
      how,
      citation,
      severity: 'should',
    });
  }
  return found;
}

function dayWords(count: number): string {
  return count === 1 ? 'day' : `${count} days`;
}

/** The next review, never after the end; the end, where the case has one. */
function term(
  served: SafeguardCase | undefined,
  answers: Answers,
  asOf: string,
  over: boolean,
): Pick<PlanSafeguards, 'reviewOn' | 'endsOn'> {
  if (over) return { endsOn: answers.safeguards?.resolvedAt?.slice(0, 10) as string };
  const until = answers.safeguards?.until;
  const every = answers.safeguards?.reviewDays ?? served?.reviewDays;
  const ends = served === undefined || until === undefined ? {} : { endsOn: until };
  if (served?.reviewDays === undefined || every === undefined) return ends;
  const next = plusDays(asOf, Math.max(1, Math.floor(every)));
  return { reviewOn: until !== undefined && until >= asOf && until < next ? until : next, ...ends };
}

function plusDays(day: string, count: number): string {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days: count }).toISODate() as string;
}

/** Two people release it, and the process after it has a clock. */
function afterEmergency(
  answers: Answers,
  gate: Gate,
  asOf: string,
): Pick<PlanSafeguards, 'release' | 'followUp'> {
  const { release, followUps } = gate.safeguards.emergency;
  const { count, unit, event, text, citation, basis } = followUpFor(followUps, answers, asOf);
  return {
    release: { people: release.people, text: release.text, citation: release.citation },
    followUp: { count, unit, event, text, citation, basis },
  };
}
