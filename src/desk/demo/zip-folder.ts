/** A folder as a zip, the way a provider would send it: the same folder gives the same bytes. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import yazl from 'yazl';

/** A fixed time for every entry, so that the zip's hash does not change from one demo to the next. */
const entryTime = new Date('2026-12-01T12:00:00Z');

/** Streams a zip of all files below `folder`; names are relative to it. */
export function zipFolder(folder: string): Readable {
  const zip = new yazl.ZipFile();
  for (const name of filesBelow(folder))
    zip.addFile(join(folder, name), name, { mtime: entryTime, mode: 0o100644 });
  zip.end();
  return zip.outputStream as Readable;
}

function filesBelow(folder: string, prefix = ''): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(folder, `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`],
    );
}
