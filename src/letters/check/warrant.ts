/** Applications to a court: does each account stand in the facts, are the facts recent, is there time to execute? */
import { daysBetween } from '../../base/zone.js';
import { clocksFor } from '../../law/rules.js';
import type { LawClock } from '../../law/types.js';
import { ownState } from '../../navigator/standing.js';
import { longDate } from '../dates.js';
import { everyTarget } from '../documents.js';
import type { FieldValue } from '../fields.js';
import type { LetterProblem } from '../types.js';
import { categoryWords } from '../words.js';
import { latestDay } from './days-in-text.js';
import { envOf } from './judge.js';
import { type Check, type CheckContext, problem } from './rule.js';

/** Facts older than this against the period asked for, or the day of the paper, are called stale. */
const staleDays = 365;

/** By instrument: the table with a row for each account, and the text with the facts. */
const papers: Record<string, { table: string; facts: string; citation: string }> = {
  search_warrant: {
    table: 'account_nexus',
    facts: 'probable_cause',
    citation: 'U.S. Const. amend. IV; Fed. R. Crim. P. 41(d), (e)(2)',
  },
  court_order_2703d: { table: 'account_relevance', facts: 'order_facts', citation: '18 U.S.C. 2703(d)' },
};

/** Checks an application for a warrant or an order under 2703(d). */
export const checkCourtPaper: Check = (context) => {
  const paper = papers[context.facts.instrument];
  if (paper === undefined || context.facts.jurisdiction.country !== 'us') return [];
  return [
    ...checkAccounts(context, paper),
    ...checkAge(context, paper),
    ...checkSeized(context),
    ...checkExecution(context),
  ];
};

type Paper = (typeof papers)[string];

function checkAccounts({ facts }: CheckContext, { table, citation }: Paper): LetterProblem[] {
  const rows = rowsOf(facts.fields[table]);
  if (rows.length === 0) return [];
  const told = rows.map((row) => Object.values(row).join(' ').toLowerCase()).join('\n');
  const accounts = everyTarget(facts).flatMap(({ identifiers }) =>
    identifiers.map(({ value }) => value.trim()),
  );
  return accounts
    .filter((value) => value !== '' && !told.includes(value.toLowerCase()))
    .map((value) =>
      problem(
        'account-without-facts',
        'must',
        `fields.${table}`,
        `"${value}" is asked for, and no row says what ties it to the offence.`,
        'Write the account into a row with its facts, or leave it out of the paper.',
        citation,
      ),
    );
}

function checkAge({ facts }: CheckContext, { facts: field, citation }: Paper): LetterProblem[] {
  const text = facts.fields[field];
  if (typeof text !== 'string' || text.trim() === '') return [];
  const latest = latestDay(text, facts.date);
  const where = `fields.${field}`;
  if (latest === undefined)
    return [
      problem(
        'facts-undated',
        'should',
        where,
        'The facts name no date, so nobody can see whether they are recent.',
        'Say on which day each thing happened.',
        citation,
      ),
    ];
  const age = daysBetween(latest, facts.period.from?.slice(0, 10) ?? facts.date);
  const old = daysBetween(latest, facts.date);
  if (age <= staleDays && old <= staleDays) return [];
  return [
    problem(
      'facts-stale',
      'should',
      where,
      `The latest day in the facts is ${longDate(latest)}, more than a year before ${age > staleDays ? 'the period that is asked for' : 'this paper'}.`,
      'Add what is known of later days, or say why evidence is still there.',
      `${citation}; staleness is judged by the facts of the case`,
    ),
  ];
}

/** What may be seized must be narrower than what is disclosed: evidence, and not the kinds of data over again. */
function checkSeized({ facts }: CheckContext): LetterProblem[] {
  const topics = rowsOf(facts.fields.evidence_topics).map((row) => fold(row.what ?? ''));
  if (topics.length === 0) return [];
  const disclosed = new Set(everyTarget(facts).flatMap(({ categories }) => categories.flatMap(wordsOf)));
  if (!topics.every((topic) => disclosed.has(topic))) return [];
  return [
    problem(
      'seizes-what-is-disclosed',
      'must',
      'fields.evidence_topics',
      'What may be seized is the list of what the provider discloses over again, so the second step limits nothing.',
      'Name the evidence of the offence by topic, person and time.',
      'D. Alaska, order of 3 March 2015 on six accounts; Fed. R. Crim. P. 41(e)(2)(B)',
    ),
  ];
}

function wordsOf({ id, contains }: CheckContext['facts']['categories'][number]): string[] {
  return [id.replaceAll('_', ' '), categoryWords[id], contains ?? ''].map(fold).filter((one) => one !== '');
}

function checkExecution(context: CheckContext): LetterProblem[] {
  const { facts } = context;
  const last = facts.fields.execute_by;
  const clock = facts.instrument === 'search_warrant' ? executionClock(context) : undefined;
  if (typeof last !== 'string' || clock?.days === undefined) return [];
  const days = daysBetween(facts.date, last);
  if (days >= 0 && days <= clock.days) return [];
  const law =
    envOf(context).know.law.rules.get(clock.rule) ?? ownState(envOf(context))?.rules.get(clock.rule);
  return [
    problem(
      'execution-day',
      'must',
      'fields.execute_by',
      days < 0
        ? `The last day of execution, ${longDate(last)}, lies before the date of the paper.`
        : `The warrant could be executed until ${longDate(last)}; the law allows ${clock.days} days.`,
      `Give a day within ${clock.days} days of the warrant.`,
      law?.citation ?? 'Fed. R. Crim. P. 41(e)(2)(A)(i)',
    ),
  ];
}

/** The State's own days, else the federal rule's for a federal paper; a State that names none has none here. */
function executionClock(context: CheckContext): LawClock | undefined {
  const env = envOf(context);
  const state = context.facts.jurisdiction.state;
  const law = state ? ownState(env) : env.know.law;
  return law && clocksFor(law, 'search_warrant').find((clock) => clock.id === 'warrant_execution');
}

function rowsOf(value: FieldValue | undefined): Record<string, string>[] {
  if (!Array.isArray(value)) return [];
  return value.filter((row): row is Record<string, string> => typeof row !== 'string');
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
