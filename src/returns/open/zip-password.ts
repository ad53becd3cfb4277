/** What is said of a member that no password opens. */
import { Problem } from '../../base/problem.js';

/** For a member that is encrypted while no password was given. */
export function passwordNeeded(where: string): Problem {
  return new Problem({
    code: 'zip-password-needed',
    what: 'This member is encrypted and no password was given.',
    where,
    remedy:
      'Read it again with the password that the provider sent apart from the archive (on the command line: --password).',
  });
}

/** For a member that none of the passwords opens. */
export function wrongPassword(where: string): Problem {
  return new Problem({
    code: 'zip-password-wrong',
    what: 'The password does not open this member.',
    where,
    remedy: 'Check the password: it may be one for another archive of the same return.',
  });
}
