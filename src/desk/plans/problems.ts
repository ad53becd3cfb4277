/** What the plan services refuse, in words. */
import { Problem } from '../../base/problem.js';

export function planNotFound(): Problem {
  return new Problem({
    code: 'plan-not-found',
    what: 'There is no such plan.',
    remedy: 'Open your plans from “Start a plan”.',
    status: 404,
  });
}

export function planMadeAlready(): Problem {
  return new Problem({
    code: 'plan-made',
    what: 'This plan is made already, so its answers stay as they are.',
    remedy: 'Open the plan and choose “Change your answers”: that begins a new one.',
    status: 409,
  });
}

export function noCaseNumber(): Problem {
  return new Problem({
    code: 'case-number',
    what: 'The plan names no case.',
    where: 'case.number',
    remedy: 'Enter your case number.',
  });
}

export function reviewOwn(): Problem {
  return new Problem({
    code: 'review-own',
    what: 'Nobody decides on a plan of their own.',
    remedy: 'Ask another reviewer.',
    status: 403,
  });
}

export function reviewOver(): Problem {
  return new Problem({
    code: 'review-over',
    what: 'This plan is not waiting for a review any more.',
    remedy: 'Look at it again: somebody has decided, or its author has changed the answers.',
    status: 409,
  });
}

export function wordsMissing(where: string, what: string, remedy: string): Problem {
  return new Problem({ code: 'review-reason', what, where, remedy, status: 422 });
}

export function reviewLacks(missing: readonly string[]): Problem {
  return new Problem({
    code: 'review-lacks',
    what: `This kind of case is not released without an answer to: ${missing.join(' ')}`,
    where: 'ruling',
    remedy: 'Return it with a question, so that its author answers.',
    status: 422,
  });
}

export function nothingAsked(): Problem {
  return new Problem({
    code: 'nothing-asked',
    what: 'No question of a reviewer is open on this plan.',
    remedy: 'Look at it again: it may have been decided.',
    status: 409,
  });
}

export function releaseOwn(): Problem {
  return new Problem({
    code: 'release-own',
    what: 'Whoever wrote an emergency request does not release it.',
    remedy: 'Ask a colleague to sign in, read it and release it.',
    status: 403,
  });
}

export function releaseOver(): Problem {
  return new Problem({
    code: 'release-over',
    what: 'There is no emergency request here that waits for a release.',
    remedy: 'Look at the plan again: somebody may have released it.',
    status: 409,
  });
}

export function releaseLacks(questions: readonly string[]): Problem {
  return new Problem({
    code: 'release-lacks',
    what: `The emergency request does not say yet: ${questions.join(' ')}`,
    remedy: 'Its author answers these first, in their own words.',
    status: 422,
  });
}

export function notReleased(): Problem {
  return new Problem({
    code: 'emergency-not-released',
    what: 'A second person has not released this emergency request.',
    remedy:
      'Ask a colleague to sign in, read the plan and release it; then record the service with its true time.',
    status: 409,
  });
}

export function threatOver(): Problem {
  return new Problem({
    code: 'threat-over',
    what: 'The threat is resolved, and this plan ended with it.',
    remedy: 'For what is still wanted, make a plan for the investigation of the crime.',
    status: 409,
  });
}

export function notResolvable(what: string): Problem {
  return new Problem({
    code: 'threat-not-resolvable',
    what,
    where: 'resolvedAt',
    remedy: 'Give the day and the hour at which the threat was resolved.',
    status: 422,
  });
}
