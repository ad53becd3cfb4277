/** The child: reads one return into a reading, says how far it is, and ends. */
import { copyFileSync, constants as fsConstants, linkSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isProblem, Problem } from '../base/problem.js';
import type { ReadingSummary } from '../returns/contract.js';
import { readReturn } from '../returns/engine.js';
import { loadReaders } from '../returns/registry.js';
import { discardReading, parquetSink, writeReading } from '../store/records/write.js';
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
  const paths = layOut(order);
  const sink = await parquetSink(order.outDir);
  const summary = await readReturn(paths, {
    readers: await loadReaders(),
    sink,
    tempDir: order.tempDir,
    provider: order.provider ?? undefined,
    password: order.password ?? undefined,
    scope: order.scope ?? undefined,
    onProgress: paced(({ bytes, of, item, records }) => {
      const share = of > 0 ? bytes / of : 0;
      say({ type: 'progress', share, label: `${item}: ${records.toLocaleString('en-US')} records so far` });
    }),
  });
  await sink.close();
  refuseChanged(order, summary);
  await writeReading(order.outDir, summary);
  return summary;
}

/** Gives each original its name again, by a hard link, so that readers see what the provider called it. */
function layOut(order: ReadOrder): string[] {
  const folder = join(order.tempDir, 'originals');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const names = safeNames(order.originals.map((original) => original.name));
  return order.originals.map((original, i) => {
    const path = join(folder, names[i]!);
    try {
      linkSync(original.path, path);
    } catch {
      // No hard links here (another volume, a share): a copy is slower and just as good.
      copyFileSync(original.path, path, fsConstants.COPYFILE_FICLONE);
    }
    return path;
  });
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
