/**
 * Speed of reading mail: an mbox like a Gmail Takeout through the whole pipeline, as megabytes a second, as a ratio to `sha256sum`
 * of the same file in the same run, and peak memory; and what Python's `mailbox` takes for the same file, where python3 is there.
 * Usage: `node mail.js [megabytes=100]`. Each reading is a process of its own.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readReturn } from '../../src/returns/engine.js';
import { loadReaders } from '../../src/returns/registry.js';
import { parquetSink, writeReading } from '../../src/store/records/write.js';
import { generateMail } from './generate-mail.js';

/** What a reading of the file showed. */
interface Got {
  seconds: number;
  peak: number;
  mails: number;
  attachments: number;
}

/** Parses every mail, as a reader by Python's own library would: text decoded, attachments hashed. */
const python = `
import mailbox, sys, time, hashlib, resource, json
started = time.time(); mails = attachments = 0
for mail in mailbox.mbox(sys.argv[1]):
    mails += 1
    for part in mail.walk():
        if part.is_multipart(): continue
        body = part.get_payload(decode=True) or b''
        if part.get_filename(): attachments += 1; hashlib.sha256(body).hexdigest()
        else: body.decode(part.get_content_charset() or 'latin-1', 'replace')
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps(dict(seconds=time.time() - started, peak=peak, mails=mails, attachments=attachments)))
`;

async function child(file: string, folder: string): Promise<void> {
  const sink = parquetSink(join(folder, 'reading'));
  const started = performance.now();
  const summary = await readReturn([file], { readers: await loadReaders(), sink });
  await sink.close();
  await writeReading(join(folder, 'reading'), summary);
  const seconds = (performance.now() - started) / 1000;
  const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;
  const parts = summary.ledger.items[0]!.fields.find((field) => field.path === '(part) application/pdf');
  const got: Got = { seconds, peak, mails: summary.records.total, attachments: parts?.count ?? 0 };
  process.stdout.write(JSON.stringify(got));
}

function run(command: string, args: string[]): Got | null {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return JSON.parse(stdout) as Got;
  console.error(`${command}: ${stderr?.trim() || 'not on this machine'}`);
  return null;
}

function secondsOf(work: () => void): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}

function measure(megabytes: number): void {
  const folder = mkdtempSync(join(process.env.TECUM_BENCH_DIR ?? tmpdir(), 'tecum-bench-'));
  try {
    const file = join(folder, 'All mail Including Spam and Trash.mbox');
    const made = generateMail(file, megabytes);
    const hash = secondsOf(() => execFileSync('sha256sum', [file]));
    const tecum = run(process.execPath, [fileURLToPath(import.meta.url), '--child', file, folder]);
    if (tecum === null) process.exit(1);
    const rows = [
      { reader: 'sha256sum', seconds: hash, peak: 0, ...made },
      { reader: 'tecum', ...tecum },
    ];
    const other = run('python3', ['-c', python, file]);
    const all = other === null ? rows : [...rows, { reader: 'python mailbox', ...other }];
    console.table(
      all.map(({ reader, seconds, peak, mails, attachments }) => ({
        reader,
        mails,
        attachments,
        seconds: seconds.toFixed(2),
        'MB/s': (made.bytes / 1e6 / seconds).toFixed(1),
        'of sha256sum': (hash / seconds).toFixed(3),
        'peak MB': Math.round(peak),
      })),
    );
    if (tecum.mails === made.mails && tecum.attachments === made.attachments) return;
    console.error(
      `${tecum.mails} of ${made.mails} mails, ${tecum.attachments} of ${made.attachments} attachments`,
    );
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[2] === '--child') await child(process.argv[3]!, process.argv[4]!);
else measure(Number(process.argv[2] ?? 100));
