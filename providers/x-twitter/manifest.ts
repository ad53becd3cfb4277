/** `manifest.js` of an archive: whose it is, when it was made, and how many elements each part should have. */
import type { Item, Output } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { readWholeJson } from '../../src/returns/formats/json.js';
import { instant } from '../../src/returns/time.js';

/** What the manifest says of one file. */
export interface Declared {
  file: string;
  /** `tweets.part0`: the variable that the file sets, which stays when it is renamed. */
  part: string;
  count: number;
}

/** Emits one record for the archive; returns the counts it declares, by part. */
export async function readManifest(item: Item, out: Output): Promise<Declared[]> {
  const f = new Fields(await readWholeJson(item), '', out);
  const user = f.child('userInfo');
  const archive = f.child('archiveInfo');
  const id = user?.text('accountId');
  const name = user?.text('userName');
  const made = archive?.text('generationDate');
  archive?.keep('sizeBytes', 'isPartialArchive', 'maxPartSizeBytes');
  user?.keep('displayName');
  if (id !== undefined)
    out.account({ id, ...(name === undefined ? {} : { name }), service: 'X', role: 'subject' });
  const dataTypes = f.raw('dataTypes');
  const declared = declaredOf(dataTypes);
  f.aside('readmeInfo', 'where X’s own explanation lies');
  out.rows(1);
  const draft = f.finish({
    kind: 'file',
    at: made === undefined ? null : instant.any(made),
    ...(id === undefined ? {} : { account: id }),
    text: ['archive of', name ?? id].filter(Boolean).join(' '),
    service: 'X',
    source: { offset: 0, length: item.size },
  });
  // What it says of each part is the layout's own list and no column; it stays searchable.
  out.record(dataTypes === undefined ? draft : { ...draft, rest: { ...draft.rest, dataTypes } });
  return declared;
}

function declaredOf(types: unknown): Declared[] {
  if (typeof types !== 'object' || types === null) return [];
  return Object.values(
    types as Record<string, { files?: { fileName?: unknown; globalName?: unknown; count?: unknown }[] }>,
  )
    .flatMap((type) => (Array.isArray(type?.files) ? type.files : []))
    .filter((file) => typeof file?.fileName === 'string' && !Number.isNaN(Number(file.count)))
    .map((file) => ({
      file: String(file.fileName),
      part: String(file.globalName ?? '').replace(/^YTD\./, ''),
      count: Number(file.count),
    }));
}

/** Compares what the manifest declares with what was there. */
export function compareCounts(
  declared: readonly Declared[],
  found: ReadonlyMap<string, number>,
  out: Output,
): void {
  for (const { file, part, count } of declared) {
    const there = found.get(part);
    if (there === count || (there === undefined && count === 0)) continue;
    const text =
      there === undefined
        ? `The archive’s manifest names ${file} with ${count} entries, but it is not in what came. Ask for it again, and say so where you rely on the archive.`
        : `The archive’s manifest says that ${file} has ${count} entries, but ${there} are in it. Compare it with the original before you rely on it.`;
    out.finding('finding', there === undefined ? 'part-missing' : 'record-count', text);
  }
}
