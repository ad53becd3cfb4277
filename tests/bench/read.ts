/**
 * Speed of reading: for each kind of return, megabytes a second, the ratio to `sha256sum` of the same file in the same run,
 * and peak memory. Usage: `node read.js [megabytes=100] [kinds=snap,meta,google]`. Each reading is a process of its own.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readReturn } from '../../src/returns/engine.js';
import { loadReaders } from '../../src/returns/registry.js';
import { parquetSink, writeReading } from '../../src/store/records/write.js';
import { fileNames, generate, type Kind } from './generate.js';

/** What one reading took. */
interface Figure {
  kind: Kind;
  megabytes: number;
  expected: number;
  records: number;
  provider: string | null;
  seconds: number;
  megabytesPerSecond: number;
  sha256sumSeconds: number;
  timesSha256sum: number;
  peakMegabytes: number;
}

/** Reads one file in this process and prints its figures; the parent adds the hash. */
async function child(file: string, folder: string): Promise<void> {
  const sink = parquetSink(join(folder, 'reading'));
  const started = performance.now();
  const summary = await readReturn([file], { readers: await loadReaders(), sink });
  await sink.close();
  await writeReading(join(folder, 'reading'), summary);
  const seconds = (performance.now() - started) / 1000;
  const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;
  const { records, provider, findings, drift } = summary;
  process.stdout.write(JSON.stringify({ seconds, peak, records: records.total, provider, findings, drift }));
}

function measure(kind: Kind, megabytes: number): Figure {
  const folder = mkdtempSync(join(process.env.TECUM_BENCH_DIR ?? tmpdir(), 'tecum-bench-'));
  try {
    const file = join(folder, fileNames[kind]);
    const { records: expected } = generate(kind, file, megabytes);
    const started = performance.now();
    execFileSync('sha256sum', [file]);
    const sha256sumSeconds = (performance.now() - started) / 1000;
    const run = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--child', file, folder], {
      encoding: 'utf8',
    });
    if (run.status !== 0) throw new Error(`the reading of ${kind} failed: ${run.stderr}`);
    const got = JSON.parse(run.stdout) as {
      seconds: number;
      peak: number;
      records: number;
      provider: string | null;
    };
    const size = statSync(file).size / 1e6;
    return {
      kind,
      megabytes,
      expected,
      records: got.records,
      provider: got.provider,
      seconds: round(got.seconds),
      megabytesPerSecond: round(size / got.seconds),
      sha256sumSeconds: round(sha256sumSeconds),
      timesSha256sum: round(got.seconds / sha256sumSeconds),
      peakMegabytes: Math.round(got.peak),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}

if (process.argv[2] === '--child') {
  await child(process.argv[3]!, process.argv[4]!);
} else {
  const megabytes = Number(process.argv[2] ?? 100);
  const kinds = (process.argv[3] ?? 'snap,meta,google').split(',') as Kind[];
  const figures = kinds.map((kind) => measure(kind, megabytes));
  console.table(figures);
  const wrong = figures.filter((figure) => figure.records < figure.expected);
  for (const { kind, records, expected } of wrong)
    console.error(`${kind}: ${records} of ${expected} records`);
  if (wrong.length > 0) process.exitCode = 1;
}
