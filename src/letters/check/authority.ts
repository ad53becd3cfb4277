/** Has the instrument what the law makes it of: power, return date, and no silence without an order? */
import { daysBetween } from '../../base/zone.js';
import { longDate } from '../dates.js';
import { loadWording } from '../knowledge.js';
import type { LetterProblem } from '../types.js';
import { instrumentName } from '../words.js';
import { type Check, type CheckContext, cite, citeProvider, problem } from './rule.js';
import { traitOf } from './traits.js';

/** Checks the power behind a subpoena, its return date, and what is said about secrecy. */
export const checkAuthority: Check = (context) => {
  const subpoena = context.facts.instrument === 'subpoena' && context.facts.jurisdiction.country === 'us';
  return [
    ...(subpoena ? checkPower(context) : []),
    ...(subpoena || context.facts.returnDate !== null ? checkReturnDate(context) : []),
    ...checkSilence(context),
    ...checkCommandedSilence(context),
  ];
};

function checkPower(context: CheckContext) {
  const { authority } = context.facts;
  const citation = cite(context, 'us.2703.c2.subscriber', '18 U.S.C. 2703(c)(2)');
  const lack = (where: string, what: string) =>
    problem(
      'authority-missing',
      'must',
      where,
      `The subpoena does not say ${what}.`,
      'Give it; without it the provider cannot see that the subpoena is one.',
      citation,
    );
  if (authority === null) return [lack('authority', 'what power it rests on')];
  if (authority.kind === 'administrative') {
    return authority.statute?.trim()
      ? []
      : [lack('authority.statute', 'which statute gives the power to issue it')];
  }
  const number = authority.kind === 'grand_jury' ? 'the number of the grand jury' : "the court's case number";
  return [
    ...(authority.court?.trim() ? [] : [lack('authority.court', 'which court it comes from')]),
    ...(authority.number?.trim() ? [] : [lack('authority.number', number)]),
  ];
}

function checkReturnDate(context: CheckContext) {
  const { returnDate, date } = context.facts;
  const citation = cite(context, 'us.rule17c.subpoena', 'Fed. R. Crim. P. 17(c)');
  if (returnDate === null) {
    return [
      problem(
        'return-date-missing',
        'must',
        'returnDate',
        'The letter has no return date.',
        'Give the day by which the records are due.',
        citation,
      ),
    ];
  }
  const days = daysBetween(date, returnDate);
  if (days <= 0) {
    return [
      problem(
        'return-date-past',
        'must',
        'returnDate',
        `The return date, ${longDate(returnDate)}, is not after the date of the letter.`,
        'Give a later day.',
        citation,
      ),
    ];
  }
  if (days >= 7) return [];
  return [
    problem(
      'return-date-near',
      'should',
      'returnDate',
      `The return date is ${days} days after the date of the letter.`,
      'Give the provider at least a week unless the matter is urgent, and say so if it is.',
      citation,
    ),
  ];
}

function checkSilence(context: CheckContext): LetterProblem[] {
  const { notice, instrument } = context.facts;
  const { order } = traitOf(instrument);
  const citation = cite(context, 'us.2705.b.ndo', '18 U.S.C. 2705(b)');
  if (notice.nonDisclosure === 'order' && order !== undefined && order !== 'goes')
    return [strayOrder(context, order, citation)];
  if (notice.nonDisclosure === 'order') return checkOrder(context, citation);
  return order === 'goes' && notice.nonDisclosure === 'request' ? [onlyAsked(context, citation)] : [];
}

/** An order of silence beside an instrument that needs or allows none. */
function strayOrder(context: CheckContext, order: 'sealed' | 'none', citation: string): LetterProblem {
  const name = instrumentName(context.facts.instrument);
  if (order === 'sealed')
    return problem(
      'order-not-needed',
      'should',
      'notice.nonDisclosure',
      `A ${name} is sealed and forbids disclosure by its own statute; an order under 2705(b) adds nothing.`,
      'Leave it out; see that the order itself says so.',
      cite(context, 'us.3123.period', '18 U.S.C. 3123'),
    );
  const preserves = context.facts.instrument.startsWith('preservation');
  return problem(
    preserves ? 'order-on-preservation' : 'order-without-process',
    'must',
    'notice.nonDisclosure',
    preserves
      ? 'An order under 2705(b) cannot go with a bare preservation request.'
      : `An order under 2705(b) goes with a subpoena, a court order or a warrant; it cannot go with this (${name}).`,
    'Ask for discretion instead; serve the order with the subpoena, court order or warrant.',
    citation,
  );
}

function checkOrder({ facts: { notice, date } }: CheckContext, citation: string) {
  const { order } = notice;
  if (!order || order.court.trim() === '') {
    return [
      problem(
        'order-missing',
        'must',
        'notice.order',
        'The letter speaks of a non-disclosure order and does not name it.',
        'Give court, number and date of the order, and attach it.',
        citation,
      ),
    ];
  }
  if (order.ends === undefined) {
    return [
      problem(
        'order-without-end',
        'should',
        'notice.order.ends',
        'The non-disclosure order has no end date; several providers refuse such orders.',
        'Give the day on which the order ends.',
        citation,
      ),
    ];
  }
  if (daysBetween(date, order.ends) >= 0) return [];
  return [
    problem(
      'order-expired',
      'must',
      'notice.order.ends',
      `The non-disclosure order ended on ${longDate(order.ends)}.`,
      'Get it renewed, or leave it out.',
      citation,
    ),
  ];
}

function onlyAsked(context: CheckContext, citation: string) {
  const provider = context.catalog.providers.get(context.facts.provider.id);
  const habit = provider?.notice?.default;
  const says = habit ? ` ${provider?.name}'s practice, in the catalog's words: ${habit}.` : '';
  const source = provider?.notice ? `; ${citeProvider(context, provider.notice.source)}` : '';
  return problem(
    'silence-without-order',
    'should',
    'notice.nonDisclosure',
    `The letter asks for silence without an order, and the provider may tell the user.${says}`,
    'Apply for an order under 18 U.S.C. 2705(b) and attach it, or accept that the user may be told.',
    `${citation}${source}`,
  );
}

/** Free words that command what only a court can. */
function checkCommandedSilence(context: CheckContext) {
  const { remarks, notice } = context.facts;
  if (remarks === null || notice.nonDisclosure === 'order') return [];
  const folded = remarks.toLowerCase().replace(/\s+/g, ' ');
  const found = loadWording().silence.find((words) => folded.includes(words));
  if (found === undefined) return [];
  return [
    problem(
      'silence-commanded',
      'must',
      'remarks',
      `"${found}" commands silence, which only a court can.`,
      'Ask for discretion, or attach an order under 18 U.S.C. 2705(b).',
      cite(context, 'us.2705.b.ndo', '18 U.S.C. 2705(b)'),
    ),
  ];
}
