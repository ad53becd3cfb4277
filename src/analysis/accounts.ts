/** Whether an account of a return is one that was asked about, however it is written. */

/** One way to write an identifier: no case, no leading @, no mailto, digits only for a telephone number. */
export function plainAccount(value: string): string {
  const text = value
    .trim()
    .toLowerCase()
    .replace(/^(@|mailto:)/, '');
  return /^\+?[\d\s().-]{7,}$/.test(text) ? text.replace(/\D/g, '') : text;
}

/**
 * Groups names that mean one account. `aliases` are lists of names for the same account, as the return states them.
 * @returns a function that gives the asked account for a name of the return, or null when it is none of them
 */
export function accountMatcher(
  asked: readonly string[],
  aliases: readonly string[][] = [],
): (name: string) => string | null {
  const known = new Map<string, string>();
  for (const account of asked) known.set(plainAccount(account), account);
  for (const names of aliases) {
    const owner = names.map((n) => known.get(plainAccount(n))).find((found) => found !== undefined);
    if (owner !== undefined) for (const name of names) known.set(plainAccount(name), owner);
  }
  return (name) => known.get(plainAccount(name)) ?? lastPart(name, known);
}

/** A profile link that was asked about ends in the user name that the return uses. */
function lastPart(name: string, known: Map<string, string>): string | null {
  const plain = plainAccount(name);
  for (const [key, account] of known) {
    if (key.includes('/') && key.replace(/\/+$/, '').split(/[/@]/).at(-1) === plain) return account;
  }
  return null;
}
