/** The keys at hand: from the environment or a file, made at the first start, looked at again when the file changes. */
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { identityToRecipient } from 'age-encryption';
import { isProblem, Problem } from '../../base/problem.js';
import { writeDurably } from './disk.js';
import { identitiesIn, newIdentity, readKeyFile, writeFirstKey } from './key-file.js';
import { isRecipient, recipientBytes } from './recipient.js';

/** What the machine says of keys. */
export interface KeySettings {
  /** The identities themselves (`TECUM_VAULT_KEY`). */
  text?: string;
  /** The file that holds them; made when absent and `text` is not given. */
  file: string;
  /** Public keys of others who can open what is sealed from now on (`TECUM_VAULT_RECIPIENTS`). */
  escrow?: readonly string[];
}

/** Keys, ready. */
export interface Keys {
  identities: readonly string[];
  /** Of the first identity, then those of the escrow. */
  recipients: readonly string[];
  /** Where the identities come from: a path, or the name of the setting. */
  source: string;
}

/** Where a vault's keys come from; asked anew at each use, as a rotation may have changed the file. */
export interface KeyRing {
  /** @throws Problem `vault-key-missing`, `vault-key-wrong`, `vault-key-unreadable`, `vault-recipient` */
  keys(): Promise<Keys>;
  /** What is wrong with the keys; null when they are fit. */
  problem(): Promise<Problem | null>;
  /** Said where others on this machine can read the key file; null where they cannot, or where that cannot be told. */
  warning(): Promise<string | null>;
  /** True when the identity was made by this start: somebody must be told to back it up. */
  readonly made: boolean;
  /** Null when the identities come from the environment. */
  readonly file: string | null;
}

/** The file in the vault that names the public key it seals for: what tells a wrong key from a right one. */
export const recipientFile = 'recipient.txt';

/** Keys that are already known, for a process that got them from its parent. */
export function givenKeys(keys: Keys): KeyRing {
  return {
    keys: async () => keys,
    problem: async () => null,
    warning: async () => null,
    made: false,
    file: null,
  };
}

/** Opens the ring of a vault folder. Makes an identity only for a vault that holds nothing yet. */
export async function openKeyRing(vaultDir: string, settings: KeySettings): Promise<KeyRing> {
  const made = await makeFirst(vaultDir, settings);
  const file = settings.text ? null : settings.file;
  let held: { stamp: string; keys: Keys } | null = null;
  const keys = async (): Promise<Keys> => {
    const stamp = await stampOf(vaultDir, file);
    if (held?.stamp === stamp) return held.keys;
    const found = await load(vaultDir, settings);
    held = { stamp, keys: found };
    return found;
  };
  return {
    keys,
    made,
    file,
    warning: () => rightsWarning(file),
    problem: () =>
      keys().then(
        () => null,
        (error) => (isProblem(error) ? error : unusable(error, settings)),
      ),
  };
}

/** Rights of group and others. */
const othersMask = 0o077;

/** Windows has no such rights: its files say 0666 whoever may read them. */
async function rightsWarning(file: string | null): Promise<string | null> {
  if (file === null || process.platform === 'win32') return null;
  const mode = (await stat(file).catch(() => null))?.mode ?? 0;
  if ((mode & othersMask) === 0) return null;
  const rights = (mode & 0o777).toString(8).padStart(4, '0');
  return `Others on this machine can use the key of the vault: the rights of ${file} are ${rights}. Run "chmod 600" on it, and make a new key (tecum vault rotate) if somebody may have copied it.`;
}

/** Notes the public key that the vault seals for from now on. */
export async function noteRecipient(vaultDir: string, identity: string): Promise<void> {
  await writeDurably(join(vaultDir, recipientFile), `${await identityToRecipient(identity)}\n`, 0o600);
}

async function makeFirst(vaultDir: string, settings: KeySettings): Promise<boolean> {
  if (settings.text || (await stat(settings.file).catch(() => null)) !== null) return false;
  if (await sealsAlready(vaultDir)) return false;
  const identity = await newIdentity();
  await mkdir(dirname(settings.file), { recursive: true, mode: 0o700 });
  if (!(await writeFirstKey(settings.file, identity, new Date()))) return false;
  await noteRecipient(vaultDir, identity);
  return true;
}

/** True when something was sealed here once, so that a new key would hide that the old one is gone. */
async function sealsAlready(vaultDir: string): Promise<boolean> {
  if (await expectedRecipient(vaultDir)) return true;
  for (const name of await readdir(vaultDir).catch(() => []))
    if (/^[0-9a-f]{2}$/.test(name) && (await readdir(join(vaultDir, name))).some((f) => f.endsWith('.age')))
      return true;
  return false;
}

async function expectedRecipient(vaultDir: string): Promise<string | null> {
  const text = await readFile(join(vaultDir, recipientFile), 'utf8').catch(() => '');
  return text.trim() || null;
}

async function load(vaultDir: string, settings: KeySettings): Promise<Keys> {
  const source = settings.text ? 'TECUM_VAULT_KEY' : settings.file;
  const identities = settings.text
    ? await identitiesIn(settings.text, source)
    : await readKeyFile(settings.file);
  if (identities === null) throw gone(source);
  const own = await Promise.all(identities.map((identity) => identityToRecipient(identity)));
  const expected = await expectedRecipient(vaultDir);
  if (expected === null) await noteRecipient(vaultDir, identities[0]!);
  else if (!own.includes(expected)) throw wrong(source, expected);
  const escrow = settings.escrow ?? [];
  const bad = escrow.find((recipient) => !isRecipient(recipient));
  if (bad !== undefined) recipientBytes(bad);
  return { identities, recipients: [own[0]!, ...escrow.filter((one) => one !== own[0])], source };
}

/** Changes when the key file or the vault's public key does. */
async function stampOf(vaultDir: string, file: string | null): Promise<string> {
  const files = [join(vaultDir, recipientFile), ...(file === null ? [] : [file])];
  const found = await Promise.all(files.map((path) => stat(path).catch(() => null)));
  return found.map((one) => (one ? `${one.mtimeMs}.${one.size}.${one.ino}` : 'none')).join(' ');
}

function gone(where: string): Problem {
  return new Problem({
    code: 'vault-key-missing',
    what: 'The key of the vault is not there, so that no original can be opened and none can be taken in.',
    where,
    remedy:
      'Put the key file back from its backup (or set TECUM_VAULT_KEY_FILE to where it is). It is read at the next try; no restart is needed.',
    status: 503,
  });
}

function wrong(where: string, expected: string): Problem {
  return new Problem({
    code: 'vault-key-wrong',
    what: `The key at hand is not the one of this vault, whose public key is ${expected}.`,
    where,
    remedy: 'Put the key of this vault there, on a line of its own; others may stand below it.',
    status: 503,
  });
}

function unusable(cause: unknown, settings: KeySettings): Problem {
  return new Problem({
    code: 'vault-key-unreadable',
    what: `The key of the vault cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`,
    where: settings.file,
    remedy: 'Look at the rights of the file and its folder.',
    status: 503,
    cause,
  });
}
