/** The agency's own electronic signature on final prints, where the machine's settings name a key. */
import { readFile } from 'node:fs/promises';
import { Problem } from '../../base/problem.js';
import { openSigningKey, signPdf } from '../../letters/sign.js';

export interface Sealer {
  /** The PDF with an invisible signature appended; what it held before stays as it was, byte for byte. */
  seal(pdf: Buffer, at: Date): Promise<Buffer>;
}

/**
 * The sealer of `TECUM_SIGNING_P12` and `TECUM_SIGNING_PASSWORD` (or `TECUM_SIGNING_PASSWORD_FILE`); null where they
 * name no key. The key is opened for each print, so that a renewed one needs no restart.
 */
export function sealerFrom(env: NodeJS.ProcessEnv = process.env): Sealer | null {
  const file = env.TECUM_SIGNING_P12;
  if (!file) return null;
  return {
    async seal(pdf, at) {
      const key = await openSigningKey(await readKey(file), await password(env), at);
      return signPdf(pdf, key, at);
    },
  };
}

async function password(env: NodeJS.ProcessEnv): Promise<string> {
  const file = env.TECUM_SIGNING_PASSWORD_FILE;
  if (!file) return env.TECUM_SIGNING_PASSWORD ?? '';
  return (await readKey(file)).toString('utf8').replace(/\r?\n$/, '');
}

async function readKey(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new Problem({
      code: 'signing-key',
      what: 'The key for signing prints cannot be read, so nothing was approved.',
      where: file,
      remedy: 'Have TECUM_SIGNING_P12 (and the file of its password) put right; docs/settings.md says how.',
      cause,
      status: 500,
    });
  }
}
