/** `tecum vault`: the state of the originals, their proof, a new key, encryption of those from before. */
import { resolve } from 'node:path';
import { Command } from 'commander';
import { dataFolder } from '../../base/root.js';
import { openDeskVault } from '../../desk/open.js';
import { openAudit } from '../../safeguards/audit/service.js';
import { publicKeys, retire, rotate } from '../../store/vault/rotate.js';
import { sealAll } from '../../store/vault/seal.js';
import type { Vault } from '../../store/vault/vault.js';
import { exitCodes, print, printJson, progressLine, say } from '../output.js';

interface Options {
  data?: string;
  json?: boolean;
  rewrapOnly?: boolean;
  retire?: boolean;
}

/** Builds the command and its sub-commands. */
export function command(): Command {
  const vault = new Command('vault').exitOverride().description('Look after the originals and their key.');
  const sub = (name: string, words: string, action: (options: Options) => Promise<void>): Command =>
    vault
      .command(name)
      .description(words)
      .option('--data <folder>', 'the data folder (default: TECUM_DATA, or var/)')
      .option('--json', 'print the outcome as JSON')
      .action(action);
  sub('status', 'How many originals there are, how many are sealed, and whether the key fits.', status);
  sub('verify', 'Read every original again and compare its SHA-256; exit 1 when one differs.', verify);
  sub('seal', 'Encrypt originals from before the vault did.', seal);
  sub('rotate', 'Make a new key and wrap every original for it; the old one stays until it is retired.', turn)
    .option('--rewrap-only', 'make no new key: wrap everything for the first of those at hand')
    .option('--retire', 'remove the old keys, once nothing needs them');
  return vault;
}

async function status(options: Options): Promise<void> {
  const vault = await open(options);
  const problem = await vault.ring.problem();
  const warning = await vault.ring.warning();
  const counts = { originals: 0, sealed: 0, plain: 0 };
  for await (const { sealed } of vault.list()) {
    counts.originals += 1;
    counts[sealed ? 'sealed' : 'plain'] += 1;
  }
  const keys = problem === null ? await vault.ring.keys() : null;
  const recipients = keys === null ? [] : keys.recipients;
  const all = { ...counts, keys: keys === null ? [] : await publicKeys(keys), recipients, problem, warning };
  if (options.json) printJson(all);
  else {
    print(`${counts.originals} originals: ${counts.sealed} sealed, ${counts.plain} not.`);
    if (keys)
      print(
        `Key: ${keys.source}`,
        ...recipients.map((one, i) => `${i === 0 ? 'Seals for' : 'And for'} ${one}`),
      );
    if (problem) say(`tecum: ${problem.message}`);
    if (warning !== null) say(`tecum: ${warning}`);
  }
  process.exitCode = problem === null && warning === null ? exitCodes.ok : exitCodes.finding;
}

async function verify(options: Options): Promise<void> {
  const vault = await open(options);
  const progress = progressLine();
  const bad: { sha256: string; found: string; why: string }[] = [];
  let read = 0;
  let bytes = 0;
  for await (const { sha256 } of vault.list()) {
    const found = await vault.verify(sha256);
    read += 1;
    bytes += found.size;
    progress.at(0, `${read} originals read`);
    const why = found.problem?.what ?? `its SHA-256 is ${found.found} now`;
    if (!found.ok) bad.push({ sha256, found: found.found, why });
  }
  progress.done();
  await note(options, 'vault.verified', { originals: read, bytes, bad });
  if (options.json) printJson({ ok: bad.length === 0, originals: read, bytes, bad });
  else if (bad.length === 0) print(`All ${read} originals are as they were received.`);
  for (const one of options.json ? [] : bad) say(`tecum: ${one.sha256}: ${one.why}`);
  process.exitCode = bad.length === 0 ? exitCodes.ok : exitCodes.finding;
}

async function seal(options: Options): Promise<void> {
  const vault = await open(options);
  const progress = progressLine();
  const done = await sealAll(vault, (count) => progress.at(0, `${count} originals sealed`));
  progress.done();
  await note(options, 'vault.sealed', done);
  if (options.json) printJson(done);
  else print(`${done.sealed} originals sealed.`);
  for (const one of options.json ? [] : done.failed) say(`tecum: ${one.sha256}: ${one.why}`);
  process.exitCode = done.failed.length === 0 ? exitCodes.ok : exitCodes.finding;
}

async function turn(options: Options): Promise<void> {
  const vault = await open(options);
  if (options.retire) {
    const done = await retire(vault);
    await note(options, 'vault.keys-retired', done);
    if (options.json) return printJson(done);
    return print(`${done.retired} old keys removed from ${vault.ring.file}. Destroy their copies too.`);
  }
  const progress = progressLine();
  const onProgress = (count: number) => progress.at(0, `${count} originals wrapped`);
  const done = await rotate(vault, { rewrapOnly: options.rewrapOnly === true, onProgress });
  progress.done();
  await note(options, 'vault.rotated', { ...done });
  if (options.json) return printJson(done);
  print(
    `${done.rewrapped} originals are sealed for ${done.recipient} now.`,
    `Back up ${vault.ring.file ?? 'the key'} apart from the data folder, then run "tecum vault rotate --retire".`,
  );
}

function folder(options: Options): string {
  return options.data ? resolve(options.data) : dataFolder();
}

function open(options: Options): Promise<Vault> {
  return openDeskVault(folder(options));
}

async function note(options: Options, action: string, details: Record<string, unknown>): Promise<void> {
  const audit = await openAudit(folder(options), () => new Date());
  await audit.record({ who: 'cli', action, details });
  await audit.settled();
}
