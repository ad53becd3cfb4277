/** The child: reads one return into a reading, says how far it is, and ends. */
import { isProblem, Problem } from '../base/problem.js';
import type { ReadingSummary, SealedParts } from '../returns/contract.js';
import { readReturn } from '../returns/engine.js';
import { loadReaders } from '../returns/registry.js';
import { loadTaught, shippedDefinitions, tellBroken, withTaught } from '../returns/taught/load-taught.js';
import { discardReading, parquetSink, writeReading } from '../store/records/write.js';
import { givenKeys } from '../store/vault/keys.js';
import { type VaultGiven, vaultAt } from '../store/vault/vault.js';
import { compareHashes } from './compare-hashes.js';
import type { ReadOrder, ReadReport } from './read-messages.js';
import { safeNames } from './safe-names.js';

// The server has gone: nobody waits for this reading any more.
process.on('disconnect', () => process.exit(1));
process.once('message', (order: ReadOrder) => void work(order));

/** ms between two signs of life. */
const aliveMs = 5000;

async function work(order: ReadOrder): Promise<void> {
  setInterval(() => say({ type: 'alive' }), aliveMs).unref();
  try {
    const { ledger, ...summary } = await read(order);
    const { items: _items, ...counts } = ledger;
    say({ type: 'done', summary: { ...summary, accounts: summary.accounts.slice(0, 1000), ledger: counts } });
  } catch (error) {
    await discardReading(order.outDir);
    say({ type: 'problem', problem: isProblem(error) ? error.toJSON() : unexpected(error) });
  }
}

function say(report: ReadReport): void {
  process.send?.(report);
}

async function read(order: ReadOrder): Promise<ReadingSummary> {
  const originals = await originalsOf(order);
  const sink = await parquetSink(order.outDir);
  let sealed: SealedParts = { accounts: [], paths: [] };
  const taught = loadTaught(shippedDefinitions(), ...(order.taughtDir ? [order.taughtDir] : []));
  const summary = await readReturn(originals, {
    readers: loadReaders().then((readers) => withTaught(readers, taught)),
    sink,
    tempDir: order.tempDir,
    provider: order.provider ?? undefined,
    password: order.password ?? undefined,
    scope: order.scope ?? undefined,
    onProgress: paced((progress) => say({ type: 'progress', ...progress })),
    onSealed: (parts) => {
      sealed = parts;
    },
  });
  await sink.close();
  refuseChanged(order, summary);
  tellBroken(taught, summary);
  await compareHashes(summary, originals, order, sealed);
  // A server that was killed has another one after it, which reads anew: two must not write one reading.
  if (!process.connected) process.exit(1);
  await writeReading(order.outDir, summary, sealed);
  return summary;
}

/** The originals as the engine takes them: opened in place, under names that are no paths; nothing goes to disk in clear. */
async function originalsOf(order: ReadOrder): Promise<VaultGiven[]> {
  const vault = vaultAt(order.vault.dir, givenKeys(order.vault.keys));
  const names = safeNames(order.originals.map((original) => original.name));
  const given: VaultGiven[] = [];
  for (const [i, original] of order.originals.entries())
    given.push(await vault.given(original.sha256, names[i]!));
  return given;
}

/** The engine hashed the bytes it read: they must be those that were received. */
function refuseChanged(order: ReadOrder, summary: ReadingSummary): void {
  const read = new Set(summary.received.map((r) => r.sha256));
  const changed = order.originals.find((original) => !read.has(original.sha256));
  if (!changed) return;
  throw new Problem({
    code: 'original-changed',
    what: 'The original in the vault is no longer what was received: its SHA-256 differs.',
    where: changed.name,
    remedy: 'Do not use it. Restore the vault from a backup and tell the help desk.',
    status: 500,
  });
}

/** Ten reports a second are enough for any bar. */
function paced<T>(report: (progress: T) => void): (progress: T) => void {
  let last = 0;
  return (progress) => {
    const now = Date.now();
    if (now - last < 100) return;
    last = now;
    report(progress);
  };
}

function unexpected(error: unknown): { code: string; what: string; remedy: string } {
  return {
    code: 'reading-failed',
    what: `The reading stopped on an error that Tecum did not foresee: ${error instanceof Error ? error.message : String(error)}`,
    remedy: 'The original is safe in the vault. Send this message to the help desk.',
  };
}
