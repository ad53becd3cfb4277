/** What can go wrong with a proposed change or a local note, in words to the person. */
import { Problem } from '../../base/problem.js';

/** The file as it would be does not pass the checks of every provider's file. */
export function fileRefused(problems: readonly [Problem, ...Problem[]]): Problem {
  const [first, ...more] = problems;
  const rest = more.length > 0 ? ` (and ${more.length} more)` : '';
  return new Problem({
    code: 'catalog-change-refused',
    status: 422,
    what: `With this change the provider's file would not be right: ${first.what}${rest}`,
    remedy: first.remedy ?? 'Change what is wrong and try again.',
    cause: first,
  });
}

export function nothingChanges(): Problem {
  return problem('catalog-change-none', 422, 'This would change nothing.', 'Change at least one thing.');
}

export function noProvider(id: string): Problem {
  return problem('provider-not-found', 404, `There is no provider "${id}".`, 'Look it up by its name.');
}

export function noWhy(): Problem {
  return problem(
    'catalog-change-why',
    422,
    'It does not say why.',
    'Say in a sentence what you read, and where in the source it stands.',
  );
}

export function proposalNotFound(): Problem {
  return problem('proposal-not-found', 404, 'There is no such proposal.', 'Open the list of proposals.');
}

export function notProposer(): Problem {
  return problem(
    'proposal-own',
    403,
    'Nobody decides on a change that they proposed themselves.',
    'Ask a colleague who may approve changes of the catalog.',
  );
}

export function notYours(): Problem {
  return problem(
    'proposal-not-yours',
    403,
    'Only the person who proposed it takes a proposal back.',
    'Reject it instead, with a reason.',
  );
}

export function decided(state: string): Problem {
  return problem(
    'proposal-over',
    409,
    `This proposal is ${state} already.`,
    'Look at it again: somebody was quicker.',
  );
}

export function noReason(): Problem {
  return problem(
    'proposal-reason',
    422,
    'A rejection needs a reason.',
    'Say in a sentence why, so that the next one is better.',
  );
}

export function noteEmpty(): Problem {
  return problem('note-empty', 422, 'The note is empty.', 'Write what a colleague should know.');
}

export function noteGone(): Problem {
  return problem(
    'note-gone',
    409,
    'This note is not there any more.',
    'Open the page of the provider again.',
  );
}

function problem(code: string, status: number, what: string, remedy: string): Problem {
  return new Problem({ code, status, what, remedy });
}
