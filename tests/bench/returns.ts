/**
 * Speed of a whole reading: each kind of return from a zip and as it is, through hashing, opening, parsing and storing, against
 * `sha256sum` of the same file in the same run. Usage: `node returns.js [megabytes=100] [kinds=all]`. A
 * reading is a process of its own, timed from its start to its end; processor time counts all its threads.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { ZipFile } from 'yazl';
import { readingFlags } from '../../src/jobs/read-in-process.js';
import { readReturn } from '../../src/returns/engine.js';
import { loadReaders } from '../../src/returns/registry.js';
import { parquetSink, writeReading } from '../../src/store/records/write.js';
import { fileNames, generate, type Kind } from './generate.js';
import { generateMail } from './generate-mail.js';

/** What a reading says of itself. */
interface Report {
  records: number;
  processor: number;
  peak: number;
}

async function child(file: string, folder: string): Promise<void> {
  const sink = parquetSink(join(folder, 'reading'));
  const summary = await readReturn([file], { readers: loadReaders(), sink });
  await sink.close();
  await writeReading(join(folder, 'reading'), summary);
  const { user, system } = process.cpuUsage();
  const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;
  const report: Report = { records: summary.records.total, processor: (user + system) / 1e6, peak };
  process.stdout.write(JSON.stringify(report));
}

function make(kind: string, folder: string, megabytes: number): { file: string; records: number } {
  if (kind === 'mail') {
    const file = join(folder, 'All mail Including Spam and Trash.mbox');
    return { file, records: generateMail(file, megabytes).mails };
  }
  const file = join(folder, fileNames[kind as Kind]);
  return { file, records: generate(kind as Kind, file, megabytes).records };
}

async function zipped(file: string): Promise<string> {
  const zip = new ZipFile();
  zip.addFile(file, basename(file));
  zip.end();
  const path = join(file, '..', 'return.zip');
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

function secondsOf(work: () => void): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}

function read(file: string, folder: string): Report & { seconds: number } {
  let report = '';
  const seconds = secondsOf(() => {
    const words = [...readingFlags, fileURLToPath(import.meta.url), '--child', file, folder];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`the reading of ${basename(file)} failed: ${stderr}`);
    report = stdout;
  });
  rmSync(join(folder, 'reading'), { recursive: true, force: true });
  return { ...(JSON.parse(report) as Report), seconds };
}

async function measure(kind: string, megabytes: number): Promise<object[]> {
  const folder = mkdtempSync(join(process.env.TECUM_BENCH_DIR ?? tmpdir(), 'tecum-bench-'));
  try {
    const { file, records } = make(kind, folder, megabytes);
    const size = statSync(file).size / 1e6;
    const zip = await zipped(file);
    const hash = secondsOf(() => execFileSync('sha256sum', [file]));
    return [zip, file].map((path) => {
      const got = read(path, folder);
      // A return holds more records than the generator counts where a reader makes some of its head.
      if (got.records < records) {
        console.error(`${kind}: ${got.records} of ${records} records`);
        process.exitCode = 1;
      }
      return {
        kind,
        from: path === zip ? 'zip' : 'file',
        records: got.records,
        'MB/s': (size / got.seconds).toFixed(1),
        seconds: got.seconds.toFixed(2),
        'processor s': got.processor.toFixed(2),
        'sha256sum s': hash.toFixed(2),
        'of sha256sum': (hash / got.seconds).toFixed(3),
        'peak MB': Math.round(got.peak),
      };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[2] === '--child') await child(process.argv[3]!, process.argv[4]!);
else {
  const rows: object[] = [];
  for (const kind of (process.argv[3] ?? 'snap,meta,meta-inline,meta-class,meta-table,google,mail').split(
    ',',
  ))
    rows.push(...(await measure(kind, Number(process.argv[2] ?? 100))));
  console.table(rows);
}
