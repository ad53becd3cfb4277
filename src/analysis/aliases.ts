/** Which names of a return mean one account, so that a number that was asked about finds the user name that came. */
import type { AccountEntry } from '../returns/contract.js';
import { plainAccount } from './accounts.js';

type Shape = 'mail' | 'phone' | 'number' | 'link' | 'name';

/**
 * Lists of names for one account each.
 * @param subjects the accounts that the return says it is about
 * @param inRecords the account names that its records bear
 * @param asked the identifiers of the process
 */
export function aliasesOf(
  subjects: readonly AccountEntry[],
  inRecords: readonly string[],
  asked: readonly string[],
): string[][] {
  const each = subjects.filter((s) => s.name).map((s) => [s.id, s.name!]);
  const only = inRecords.length === 1 ? inRecords[0]! : null;
  if (only === null) return each;
  const stated = subjects.map((s) => s.id);
  // One account came. Names that the return states for it are its own; a single identifier of another shape that was
  // asked about is taken to be it. One of the same shape is not: then the wrong account may have come.
  const inferred = asked.length === 1 && shapeOf(asked[0]!) !== shapeOf(only) ? [asked[0]!] : [];
  return [...each, [only, ...stated, ...inferred]];
}

function shapeOf(value: string): Shape {
  const plain = plainAccount(value);
  if (plain.includes('/')) return 'link';
  if (plain.includes('@')) return 'mail';
  if (/^\d+$/.test(plain)) return /^\+|[\s().-]/.test(value.trim()) ? 'phone' : 'number';
  return 'name';
}
