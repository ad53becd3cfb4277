/** What can be wrong with an archive that programs of others unpack. */
import { Problem } from '../../../base/problem.js';

/** A dictionary is held in memory as a whole; programs make none above this unless they are told to. */
export const largestDictionary = 512 * 1024 ** 2;

const byHand = 'unpack it with 7-Zip and give Tecum the folder';

export function dictionary(where: string, bytes: number): Problem {
  return new Problem({
    code: 'archive-memory',
    what: `Unpacking this archive would take ${bytes} bytes of memory for its dictionary; ${largestDictionary} are allowed. It was not read.`,
    where,
    remedy: `On a machine with enough memory, ${byHand}.`,
  });
}

export function tooLarge(where: string, most: number): Problem {
  return new Problem({
    code: 'member-too-large',
    what: `This member has more than ${most} bytes, the most that is taken out of an archive of this kind. It was not read.`,
    where,
    remedy: `Read it again with a higher limit (on the command line: --limit unpacked=…), or ${byHand}.`,
  });
}

export function unreadable(where: string, type: string, errors: readonly string[]): Problem {
  const said = errors.length === 0 ? 'it lists no file' : errors.slice(0, 3).join('; ');
  return new Problem({
    code: 'archive-unreadable',
    what: `This begins like a ${type} file but could not be opened (${said}).`,
    where,
    remedy: 'Download it again and compare the hash with the provider.',
  });
}

export function passwordNeeded(where: string): Problem {
  return new Problem({
    code: 'zip-password-needed',
    what: 'This is encrypted and no password was given.',
    where,
    remedy:
      'Read it again with the password that the provider sent apart from the archive (on the command line: --password).',
  });
}

export function passwordWrong(where: string): Problem {
  return new Problem({
    code: 'zip-password-wrong',
    what: 'None of the passwords opens this.',
    where,
    remedy: 'Check the password: it may be one for another archive of the same return.',
  });
}

export function link(where: string): Problem {
  return new Problem({
    code: 'link-not-followed',
    what: 'This member of the archive is no file but a link; it was not followed.',
    where,
    remedy: 'Ask the provider for the file itself if it belongs to the return.',
  });
}

export function notUnpacked(where: string): Problem {
  return new Problem({
    code: 'member-damaged',
    what: 'This member is listed in the archive but did not come out of it.',
    where,
    remedy: 'Compare the hash of the archive with the provider, and ask for it again.',
  });
}

export function damaged(where: string, at: number, why: string): Problem {
  return new Problem({
    code: 'member-damaged',
    what: `This member is damaged after ${at} bytes of its content: ${why}.`,
    where,
    remedy: 'What stood before was read. Compare the hash with the provider, and ask for the file again.',
  });
}

export function method(where: string, name: string): Problem {
  return new Problem({
    code: 'member-method',
    what: `This member is packed by ${name}, which Tecum cannot unpack.`,
    where,
    remedy: `Outside of Tecum, ${byHand}.`,
  });
}
