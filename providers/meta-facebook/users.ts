/** Users as Meta prints them: `name (Instagram: 1234567)`. */

/** A user of a Meta service: the stable number, the name beside it, the service in the brackets. */
export interface MetaUser {
  /** The number in brackets; the text itself where there is none. */
  id: string;
  name?: string;
  service?: string;
}

/** What stands inside the last brackets. Each part can match in one way only, so that a hostile line costs no more than its length. */
const inBrackets = /^([A-Za-z][A-Za-z ]*):\s*(\d+)$/;

/**
 * Reads one printed user.
 * @returns null for blank text. Text without the bracketed number comes back as its own id.
 * @example parseUser('river.fox22 (Instagram: 123)') // { id: '123', name: 'river.fox22', service: 'Instagram' }
 */
export function parseUser(text: string): MetaUser | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const bracket = trimmed.endsWith(')') ? trimmed.lastIndexOf('(') : -1;
  const match = bracket < 0 ? null : inBrackets.exec(trimmed.slice(bracket + 1, -1).trim());
  if (!match) return { id: trimmed };
  const user: MetaUser = { id: match[2]! };
  const name = trimmed.slice(0, bracket).trimEnd();
  if (name !== '') user.name = name;
  user.service = capitalised(match[1]!.trimEnd());
  return user;
}

/** An author stands above each message: what was read is remembered. */
const read = new Map<string, readonly MetaUser[]>();
const remembered = 2000;

/** One user a line; blank lines and a count of the list (`3 Total`) are left out. */
export function parseUsers(text: string): readonly MetaUser[] {
  const known = read.get(text);
  if (known !== undefined) return known;
  const users: MetaUser[] = [];
  for (const line of text.split('\n')) {
    const user = /^\s*[\d,]+ total\s*$/i.test(line) ? null : parseUser(line);
    if (user) users.push(user);
  }
  if (read.size >= remembered) read.clear();
  read.set(text, users);
  return users;
}

/** Both spellings occur: `(Instagram: …)` and `(instagram: …)`. */
function capitalised(service: string): string {
  return service.charAt(0).toUpperCase() + service.slice(1);
}
