/** The data folder's own secret: random, made once, readable by its owner only. */
import { createHmac, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Reads `<dataDir>/secret.key`, or makes it. 32 bytes. */
export async function dataSecret(dataDir: string): Promise<Buffer> {
  const file = join(dataDir, 'secret.key');
  try {
    await writeFile(file, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return Buffer.from((await readFile(file, 'utf8')).trim(), 'hex');
}

/** A keyed digest for one purpose, so that no token can stand in for another. */
export function keyed(secret: Buffer, purpose: string, value: string): string {
  return createHmac('sha256', secret).update(`${purpose}\0${value}`).digest('base64url');
}
