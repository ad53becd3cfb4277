/** Which pictures have a companion file that tells of them. */
import type { Listing } from '../../../src/returns/contract.js';
import { headText } from '../../../src/returns/formats/head-text.js';
import type { FileIndex } from '../file-index.js';
import { isPhoto } from './photo.js';
import { pictureNames } from './photo-names.js';

/** The `no` of each item that a companion beside it names. */
export async function joinedPictures(listing: Listing, files: FileIndex): Promise<Set<number>> {
  const joined = new Set<number>();
  for (const item of listing.matching(/\.json$/i)) {
    const head = await headText(await item.head());
    const title = isPhoto(head) ? titleOf(head) : undefined;
    if (title === undefined) continue;
    const found = pictureNames(title, item.base).map((name) => files.near(item, name));
    const picture = found.find((one) => one !== undefined);
    if (picture !== undefined) joined.add(picture.no);
  }
  return joined;
}

function titleOf(head: string): string | undefined {
  const found = /"title"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(head);
  try {
    return found === null ? undefined : (JSON.parse(found[1]!) as string);
  } catch {
    return undefined;
  }
}
