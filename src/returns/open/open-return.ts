/** Opens what was received: hashes it, looks into archives, lists every file. */
import type { Finding } from '../contract.js';
import { Opener } from './opener.js';
import { overallHash, receive } from './received.js';
import type { OpenOptions, OpenReturn } from './types.js';

export { defaultLimits } from './limits.js';
export type { OpenItem, OpenOptions, OpenReturn, Received } from './types.js';

/**
 * Opens files and folders. Nothing is unpacked to disk but archives inside archives, which go to a temporary folder
 * that `close()` deletes. Damage makes findings and items that fail, not errors.
 * @throws Problem `path-missing`, `path-not-a-file`; an AbortError when the signal fires.
 */
export async function openReturn(paths: readonly string[], options: OpenOptions = {}): Promise<OpenReturn> {
  const findings: Finding[] = [];
  const { files, received } = await receive(paths, findings, options.signal);
  const opener = new Opener(options, findings);
  try {
    for (const file of files) await opener.addFile(file.file, file.name, file.bytes, file.sha256);
  } catch (error) {
    await opener.close();
    throw error;
  }
  const bytes = received.reduce((sum, one) => sum + one.bytes, 0);
  const { items, archives, unaccounted } = opener;
  const sha256 = overallHash(received);
  return { items, archives, received, findings, bytes, unaccounted, sha256, close: () => opener.close() };
}
