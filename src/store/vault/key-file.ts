/** The file of the vault's identities: as `age-keygen` writes them, one a line, remarks after `#`. */
import { readFile } from 'node:fs/promises';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { Problem } from '../../base/problem.js';
import { writeDurably, writeFirst } from './disk.js';

/** The identities in a text. @throws Problem `vault-key-unreadable`, which never repeats the text. */
export async function identitiesIn(text: string, source: string): Promise<string[]> {
  const lines = text.split(/[\r\n]+/).filter((line) => !line.trim().startsWith('#'));
  const identities = lines.flatMap((line) => line.split(/[\s,]+/)).filter((one) => one !== '');
  if (identities.length === 0) throw unreadable(source, 'it holds no identity');
  for (const identity of identities) {
    if (!identity.startsWith('AGE-SECRET-KEY-1'))
      throw unreadable(source, 'a line is no X25519 identity of age');
    await identityToRecipient(identity).catch(() => {
      throw unreadable(source, 'an identity is not whole: its checksum does not fit');
    });
  }
  return identities;
}

/** Reads a key file; null when there is none. */
export async function readKeyFile(path: string): Promise<string[] | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw unreadable(path, `it cannot be read (${error.code})`);
  });
  return text === null ? null : identitiesIn(text, path);
}

/** Writes identities, the newest first, readable by their owner only. */
export async function writeKeyFile(path: string, identities: readonly string[], at: Date): Promise<void> {
  await writeDurably(path, await keyText(identities, at), 0o600);
}

/** Writes the first key of a vault. False when another process was first: its key counts. */
export async function writeFirstKey(path: string, identity: string, at: Date): Promise<boolean> {
  return writeFirst(path, await keyText([identity], at), 0o600);
}

async function keyText(identities: readonly string[], at: Date): Promise<string> {
  const lines = [
    '# Keys of the vault of Tecum. The first seals, all open. Keep a copy apart from the data folder:',
  ];
  lines.push('# without these lines nobody can open the originals.', `# written: ${at.toISOString()}`);
  for (const identity of identities)
    lines.push(`# public key: ${await identityToRecipient(identity)}`, identity);
  return `${lines.join('\n')}\n`;
}

/** A new identity. */
export function newIdentity(): Promise<string> {
  return generateX25519Identity();
}

function unreadable(where: string, why: string): Problem {
  return new Problem({
    code: 'vault-key-unreadable',
    what: `The key of the vault cannot be used: ${why}.`,
    where,
    remedy:
      'Restore it from its backup. It is a line that begins with AGE-SECRET-KEY-1, as age-keygen writes it.',
    status: 503,
  });
}
