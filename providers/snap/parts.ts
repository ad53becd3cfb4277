/** The part folders of a Snap return: `<username>-<case>-<request>-<part>-<date>`. */
import type { Item, Output } from '../../src/returns/contract.js';

export interface PartFolder {
  username: string;
  caseNumber: string;
  request: string;
  /** From 0. */
  part: number;
  /** As written: six or more digits. */
  date: string;
}

/** A user name may itself hold hyphens: the four numbers at the end decide. */
const named = /^(.+)-(\d+)-(\d+)-(\d+)-(\d{6,})$/;

/** Reads the name of a folder (or of a zip without its ending); null where it is no part. */
export function parsePart(folder: string): PartFolder | null {
  const match = named.exec(folder.replace(/\.zip$/i, ''));
  if (!match) return null;
  return {
    username: match[1]!,
    caseNumber: match[2]!,
    request: match[3]!,
    part: Number(match[4]),
    date: match[5]!,
  };
}

/** The innermost part folder on an item's path; null where it lies in none. */
export function partOf(item: Item): PartFolder | null {
  const folders = item.path.split(/!\/|\//).slice(0, -1);
  for (let at = folders.length - 1; at >= 0; at--) {
    const part = parsePart(folders[at]!);
    if (part) return part;
  }
  return null;
}

/** Says which parts came twice: every row of theirs is counted twice, which no figure shows. */
export function reportPartsTwice(items: readonly Item[], out: Output): void {
  const places = new Map<string, Set<string>>();
  for (const item of items) {
    const part = partOf(item);
    if (!part) continue;
    const key = `Part ${part.part} of request ${part.caseNumber}-${part.request} (${part.username})`;
    places.set(key, (places.get(key) ?? new Set()).add(partFolder(item)));
  }
  for (const [part, folders] of places) {
    if (folders.size < 2) continue;
    out.finding(
      'finding',
      'part-twice',
      `${part} came ${folders.size} times: ${[...folders].join(', ')}. Rows that stand in each are marked; leave out one of the two.`,
    );
  }
}

/** The path down to the innermost part folder. */
function partFolder(item: Item): string {
  const folders = item.path.split(/(!?\/)/);
  let at = folders.length - 2;
  while (at > 0 && parsePart(folders[at]!) === null) at -= 1;
  return folders.slice(0, at + 1).join('');
}

/**
 * Says which parts of a request did not come: numbering begins at 0, so a gap below the highest number is a part
 * that is missing. Parts after the highest cannot be known.
 */
export function reportMissingParts(items: readonly Item[], out: Output): void {
  const requests = new Map<string, Set<number>>();
  for (const item of items) {
    const part = partOf(item);
    if (!part) continue;
    const key = `${part.caseNumber}-${part.request} (${part.username})`;
    const numbers = requests.get(key) ?? new Set();
    requests.set(key, numbers.add(part.part));
  }
  for (const [request, numbers] of requests) reportGaps(request, numbers, out);
}

function reportGaps(request: string, numbers: ReadonlySet<number>, out: Output): void {
  let highest = 0;
  for (const number of numbers) highest = Math.max(highest, number);
  const missing: number[] = [];
  for (let number = 0; number < highest && missing.length < 1000; number++) {
    if (!numbers.has(number)) missing.push(number);
  }
  if (missing.length === 0) return;
  const several = missing.length > 1;
  out.finding(
    'finding',
    'part-missing',
    `Part${several ? 's' : ''} ${missing.join(', ')} of request ${request} did not come, though part ${highest} did. ` +
      `Look for ${several ? 'them' : 'it'} among the downloads, and ask Snap if ${several ? 'they are' : 'it is'} not there.`,
  );
}
