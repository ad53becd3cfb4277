/** Where the vault's keys are said to be: the environment, or `keys/` of the data folder. */
import { join, resolve } from 'node:path';
import type { KeySettings } from './keys.js';

/** Reads `TECUM_VAULT_KEY`, `TECUM_VAULT_KEY_FILE` and `TECUM_VAULT_RECIPIENTS`. */
export function keySettings(dataDir: string, env: NodeJS.ProcessEnv = process.env): KeySettings {
  const escrow = (env.TECUM_VAULT_RECIPIENTS ?? '').split(/[\s,]+/).filter((one) => one !== '');
  const file = env.TECUM_VAULT_KEY_FILE
    ? resolve(env.TECUM_VAULT_KEY_FILE)
    : join(dataDir, 'keys', 'vault.key');
  return { ...(env.TECUM_VAULT_KEY ? { text: env.TECUM_VAULT_KEY } : {}), file, escrow };
}
