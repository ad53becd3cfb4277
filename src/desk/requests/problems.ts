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

export function versionNotFound(number: number): Problem {
  return new Problem({
    code: 'version-not-found',
    what: `This request has no version ${number}.`,
    remedy: 'Open the list of its versions.',
    status: 404,
  });
}

/** Nothing says how it went out, and the letter names no channel of its own. */
export function wayMissing(): Problem {
  return new Problem({
    code: 'way-missing',
    what: 'It does not say how the request was sent.',
    where: 'channel',
    remedy: "Choose one of the provider's channels, or by hand, by post or by a court.",
    status: 422,
  });
}

/** Process goes only where the catalog, with source and date, says that the provider takes it. */
export function channelUnknown(address: string, provider: string): Problem {
  return new Problem({
    code: 'channel-unknown',
    what: `${address} is not among the addresses at which this provider takes process.`,
    where: 'channel',
    remedy: `Look the provider up again. If the address is right, propose it for the catalog (/look-up/${provider}), or have a second person confirm it for this request.`,
    status: 409,
  });
}

export function noAddressee(): Problem {
  return new Problem({
    code: 'addressee-missing',
    what: 'The letter has no address of its addressee, so nothing says where it was brought or posted.',
    where: 'whom',
    remedy: 'Say to whom it was handed. For the post, the letter needs the postal address first.',
    status: 422,
  });
}

export function addressNotConfirmed(): Problem {
  return new Problem({
    code: 'address-own',
    what: 'You confirmed this address yourself, so somebody else has to send the request there.',
    where: 'channel',
    remedy: 'Have a colleague record the service, or have a second person confirm the address as well.',
    status: 409,
  });
}

export function wordsMissing(where: string, what: string, remedy: string): Problem {
  return new Problem({ code: 'words-missing', what, where, remedy, status: 422 });
}

/** A warning: whoever approves may go on, and it is kept that they did. */
export function commentsOpen(count: number): Problem {
  return new Problem({
    code: 'comments-open',
    what: count === 1 ? 'One comment is still open.' : `${count} comments are still open.`,
    where: 'comments',
    remedy: 'Resolve them, send the letter back, or approve all the same: that is kept.',
    status: 409,
  });
}

export function commentNotFound(): Problem {
  return new Problem({
    code: 'comment-not-found',
    what: 'There is no such comment or paragraph.',
    remedy: 'Open the letter paragraph by paragraph again; it may have changed.',
    status: 404,
  });
}

export function signatureMissing(where: string, remedy: string): Problem {
  return new Problem({
    code: 'signature-missing',
    what: 'The signature is not fully described.',
    where,
    remedy,
    status: 422,
  });
}

export function reprintDiffers(): Problem {
  return new Problem({
    code: 'reprint-differs',
    what: 'The templates have changed since this letter was approved, so a reprint would not say what the print says.',
    remedy: 'Take the original print; that is recorded.',
    status: 409,
  });
}

export function letterChanged(): Problem {
  return new Problem({
    code: 'letter-changed',
    what: 'The letter has changed since you were shown it, so it was not approved.',
    where: 'seen',
    remedy: 'Read it again as it is now, then approve it.',
    status: 409,
  });
}

export function scanNotFound(): Problem {
  return new Problem({
    code: 'scan-not-found',
    what: 'No scan belongs to that signature.',
    remedy: 'Open the request again.',
    status: 404,
  });
}
