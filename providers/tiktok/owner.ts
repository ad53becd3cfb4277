/** Whose download it is. The name stands after the lists that need it, so the bytes are searched for it once before. */
import { isProblem } from '../../src/base/problem.js';
import type { Item } from '../../src/returns/contract.js';
import { detectEncoding, toUtf8 } from '../../src/returns/formats/text.js';

const key = Buffer.from('"ProfileMap"');
/** The user name stands within so many bytes of the profile's beginning. */
const within = 64 * 1024;

/** The user name of the profile; undefined when there is none, or the file is broken before it. */
export async function ownerOf(item: Item): Promise<string | undefined> {
  try {
    return await search(item);
  } catch (error) {
    // The reading itself meets the damage again, tells it, and has the records that stand before it.
    if (!isProblem(error)) throw error;
    return undefined;
  }
}

async function search(item: Item): Promise<string | undefined> {
  let tail: Buffer = Buffer.alloc(0);
  let found = false;
  for await (const chunk of toUtf8(item.stream(), detectEncoding(await item.head()))) {
    tail = Buffer.concat([tail, chunk]);
    if (!found) {
      // A key inside a text is written \"ProfileMap\", which these bytes do not match.
      const at = tail.indexOf(key);
      found = at >= 0;
      tail = Buffer.from(tail.subarray(found ? at : Math.max(0, tail.length - key.length)));
    }
    if (found && tail.length >= within) break;
  }
  return found ? userName(tail.toString('utf8', 0, within)) : undefined;
}

function userName(profile: string): string | undefined {
  const quoted = /"userName"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(profile)?.[1];
  if (quoted === undefined) return undefined;
  try {
    return (JSON.parse(quoted) as string) || undefined;
  } catch {
    // A broken escape in the name: the reading of the file says so.
    return undefined;
  }
}
