/** What stands in the way of a case, in the words of the desk. */
import { Problem } from '../../base/problem.js';

export function numberTaken(number: string): Problem {
  return new Problem({
    code: 'case-number-taken',
    what: `There is already a case ${number}.`,
    where: 'number',
    remedy: 'Open that case, ask its owner to list you for it, or give this one its own number.',
    status: 409,
  });
}

export function noSuchPerson(): Problem {
  return new Problem({
    code: 'person-not-found',
    what: 'There is no such person, or their access has ended.',
    where: 'personId',
    remedy: 'Choose somebody from the list.',
    status: 422,
  });
}

export function ownerStays(): Problem {
  return new Problem({
    code: 'case-owner-stays',
    what: 'The owner of a case stays listed for it.',
    where: 'personId',
    remedy: 'Close the case, or keep its owner.',
    status: 409,
  });
}
