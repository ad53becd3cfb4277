/** What stands in the way of a request, in the words of the desk. */
import { Problem } from '../../base/problem.js';
import type { RequestState } from '../../base/vocabulary.js';
import type { LetterProblem } from '../../letters/index.js';
import { type Move, stateNames } from './life.js';

export function requestNotFound(): Problem {
  return new Problem({
    code: 'request-not-found',
    what: 'There is no such request.',
    remedy: 'Open it from its case.',
    status: 404,
  });
}

export function planNotAllowed(): Problem {
  return new Problem({
    code: 'plan-not-allowed',
    what: 'The gate has not let this plan through, so no letter is drafted from it.',
    remedy: 'Read the reasons on the plan; a reviewer can decide.',
    status: 409,
  });
}

export function notExtendable(instrument: string): Problem {
  return new Problem({
    code: 'not-a-preservation',
    what: `A ${instrument.replace(/_/g, ' ')} is not renewed by letter.`,
    remedy: 'Open the preservation request of that provider.',
    status: 409,
  });
}

export function notServed(): Problem {
  return new Problem({
    code: 'not-served',
    what: 'The preservation has not been served yet, so there is nothing to renew.',
    remedy: 'Record its service first.',
    status: 409,
  });
}

export function letterFrozen(state: RequestState): Problem {
  return new Problem({
    code: 'letter-frozen',
    what: `The letter is ${stateNames[state].toLowerCase()} and no longer changes.`,
    remedy: 'Reopen it as a draft first; that is recorded.',
    status: 409,
  });
}

export function noteMissing(step: Move): Problem {
  return new Problem({
    code: 'note-missing',
    what: `“${step.act}” wants a reason.`,
    where: 'note',
    remedy: step.note?.ask ?? '',
    status: 422,
  });
}

export function movedMeanwhile(): Problem {
  return new Problem({
    code: 'request-moved',
    what: 'Somebody else moved this request in the meantime.',
    remedy: 'Look at it again before you decide.',
    status: 409,
  });
}

export function servedInFuture(): Problem {
  return new Problem({
    code: 'served-in-future',
    what: 'The time of service has not come yet.',
    where: 'servedAt',
    remedy: 'Enter when it was sent.',
    status: 422,
  });
}

/** The letter cannot be frozen as it is: a `must` stands, or a warning that nobody has read. */
export function letterOpen(open: readonly LetterProblem[], blocking: boolean): Problem {
  return new Problem({
    code: blocking ? 'letter-must' : 'letter-should',
    what: blocking
      ? 'The letter would be sent back as it is.'
      : 'The letter has warnings that nobody has acknowledged.',
    where: open.map((one) => one.where).join(', '),
    remedy: open.map((one) => `${one.text} ${one.remedy}`).join(' '),
    status: 409,
  });
}
