/** Opens what was received: hashes it, looks into archives, lists every file. */
import type { Finding } from '../contract.js';
import { OpenFiles } from './given-file.js';
import { Opener } from './opener.js';
import { overallHash, receive } from './received.js';
import { joinParts } from './split-parts.js';
import type { Given, OpenOptions, OpenReturn } from './types.js';

export { defaultLimits } from './limits.js';
export type { Given, OpenItem, OpenOptions, OpenReturn, Received } from './types.js';

/**
 * Opens files and folders, given by path or as bytes. Nothing is unpacked to disk but archives inside archives, which go to a temporary folder
 * that `close()` deletes. Damage makes findings and items that fail, not errors.
 * @throws Problem `path-missing`, `path-not-a-file`; an AbortError when the signal fires.
 */
export async function openReturn(
  given: readonly (string | Given)[],
  options: OpenOptions = {},
): Promise<OpenReturn> {
  const findings: Finding[] = [];
  const onDisk = new OpenFiles();
  const opener = new Opener(options, findings);
  const close = async (): Promise<void> => {
    await opener.close();
    await onDisk.close();
  };
  try {
    const { files, received } = await receive(given, onDisk, findings, options.signal);
    for (const file of await joinParts(files, findings)) await opener.addGiven(file);
    const bytes = received.reduce((sum, one) => sum + one.bytes, 0);
    const { items, archives, unaccounted } = opener;
    return { items, archives, received, findings, bytes, unaccounted, sha256: overallHash(received), close };
  } catch (error) {
    await close();
    throw error;
  }
}
