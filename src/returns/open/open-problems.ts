/** What can be wrong with an archive, in words that say what to do. */
import { Problem } from '../../base/problem.js';
import type { Finding } from '../contract.js';
import { shownName } from './names.js';
import type { Salvage } from './zip-salvage.js';

/** A member whose name was made to do harm. */
export function hostileFinding(path: string, hostile: string, item: number): Finding {
  const text = `${path}: the name of this member ${hostile}, as names made to overwrite files do. Nothing was written; it was read as data. Ask the provider how it came there before relying on it.`;
  return { level: 'finding', code: 'name-hostile', text, item };
}

/** A zip without its directory. */
export function truncated(where: string, saved: Salvage, bytes: number): Problem {
  const whole = saved.members.filter((member) => !member.cut).length;
  const cut = saved.members.find((member) => member.cut);
  const tail = cut ? ` It ends inside "${cut.name}".` : '';
  return new Problem({
    code: 'zip-truncated',
    what: `The zip has lost its directory, as one does whose download broke off: ${whole} whole members were found by walking it from the front, and ${saved.unaccounted} of its ${bytes} bytes belong to none of them.${tail} Members after that point are missing and cannot even be named.`,
    where,
    remedy: 'Download it again and compare the hash with the provider. What was found is read meanwhile.',
  });
}

/** A zip in which nothing can be found. */
export function notAZip(where: string, cause: Error): Problem {
  return new Problem({
    code: 'zip-unreadable',
    what: `This begins like a zip but no member could be found in it (${cause.message}).`,
    where,
    remedy: 'Download it again and compare the hash with the provider.',
    cause,
  });
}

/** A zip whose directory breaks off. */
export function directoryBroken(where: string, cause: Error): Problem {
  return new Problem({
    code: 'zip-directory-damaged',
    what: `The zip's directory is damaged (${cause.message}): members after that point could not be listed.`,
    where,
    remedy: 'Download it again and compare the hash with the provider. What was listed is read meanwhile.',
    cause,
  });
}

/** An encrypted member of a truncated zip. */
export function salvageEncrypted(where: string): Problem {
  return new Problem({
    code: 'zip-truncated-encrypted',
    what: 'This member is encrypted and the zip around it is truncated, so it cannot be opened.',
    where,
    remedy: 'Download the archive again, then read it with the password.',
  });
}

/** A link or device in a tar. */
export function notFollowed(where: string, type: string): Problem {
  return new Problem({
    code: 'link-not-followed',
    what: `This member of the tar is no file but a ${type}; it was not followed.`,
    where,
    remedy: 'Ask the provider for the file itself if it belongs to the return.',
  });
}

/** Members of one archive that have one name. */
export function sameNames(where: string, names: readonly string[], caseOnly: boolean): Finding {
  const shown = names.slice(0, 5).map((name) => `"${shownName(name)}"`);
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  const what = caseOnly ? 'differ only in capitals' : 'are there more than once';
  const text = `${shownName(where)}: names in this archive ${what} (${shown.join(', ')}${more}). Each is a file of its own here; a program that unpacks to a disk would keep only one of them.`;
  return { level: 'warning', code: caseOnly ? 'names-differ-in-case' : 'names-repeated', text };
}

/** Bytes of an archive that its directory does not speak of. */
export function strayBytes(
  where: string,
  what: 'before' | 'after' | 'gap',
  bytes: number,
  at: number,
): Finding {
  const places = {
    before: `${bytes} bytes stand before this archive, as the program of a self-extracting one does`,
    after: `${bytes} bytes stand after the end of this archive (from byte ${at} on)`,
    gap: `${bytes} bytes inside this archive (from byte ${at} on) belong to no member of it`,
  };
  const text = `${shownName(where)}: ${places[what]}. They were not read: look at them, or ask the provider what they are.`;
  return { level: 'warning', code: `archive-bytes-${what}`, text };
}

/** Members that lie in a zip without its directory naming them. */
export function unlistedMembers(where: string, count: number, at: number): Finding {
  const text = `${shownName(where)}: ${count} members lie in this zip (from byte ${at} on) that its directory does not name, as those of an archive that was changed later. They were read; say so where you use them.`;
  return { level: 'finding', code: 'zip-unlisted', text };
}

/** A zip of several disks of which the others are not here. */
export function splitIncomplete(where: string, what: string): Problem {
  return new Problem({
    code: 'archive-split',
    what: `This is a part of an archive that was split: ${what}.`,
    where,
    remedy: 'Give all parts together, in one folder or as several files, with the names that they came with.',
  });
}
