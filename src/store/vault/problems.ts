/** What the vault says when it cannot do what it is asked: what, where, remedy. */
import { isProblem, Problem } from '../../base/problem.js';

/** The original was changed, cut, or put together anew: it is not what was sealed. */
export function damaged(sha256: string, detail: string, cause?: unknown): Problem {
  return new Problem({
    code: 'vault-damaged',
    what: `The original ${sha256.slice(0, 12)}… in the vault is not what was sealed there: ${detail}.`,
    where: sha256,
    remedy: 'Do not use it. Restore the vault folder from the last backup, then run "tecum vault verify".',
    status: 500,
    cause,
  });
}

export function missing(sha256: string): Problem {
  return new Problem({
    code: 'vault-missing',
    what: `The vault does not hold the original ${sha256.slice(0, 12)}….`,
    where: sha256,
    remedy: 'Restore the vault folder from the last backup; the custody page says when it was received.',
    status: 404,
  });
}

export function notAHash(): Problem {
  return new Problem({
    code: 'vault-hash',
    what: 'That is not a SHA-256 value.',
    remedy: 'Use the 64 hexadecimal digits shown on the page of the return.',
  });
}

/** None of the keys at hand opens this original. */
export function noKeyOpens(sha256: string, source: string): Problem {
  return new Problem({
    code: 'vault-key-wrong',
    what: `None of the vault’s keys opens the original ${sha256.slice(0, 12)}….`,
    where: source,
    remedy: 'Restore the key with which it was sealed from its backup, beside the present one.',
    status: 503,
  });
}

/** What went wrong while `name` was written, as a Problem. */
export function unwritten(error: unknown, name: string): Problem {
  if (isProblem(error)) return error;
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new Problem({
      code: 'vault-full',
      what: 'The disk is full, so the file was not stored; nothing of it was kept.',
      where: name,
      remedy: 'Free some space on the volume of the data folder, then send the file again.',
      status: 507,
      cause: error,
    });
  }
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
    return new Problem({
      code: 'vault-unwritable',
      what: 'Tecum may not write into its vault.',
      where: name,
      remedy: 'Give the account that runs Tecum the right to write in the data folder.',
      status: 500,
      cause: error,
    });
  }
  return new Problem({
    code: 'vault-interrupted',
    what: 'The file stopped before its end, so it was not stored; nothing of it was kept.',
    where: name,
    remedy: 'Send the file again.',
    cause: error,
  });
}
