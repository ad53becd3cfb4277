/** Items and outputs for tests of the returns engine. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import yazl from 'yazl';
import type { StoredRecord } from '../../src/base/stored-record.js';
import type {
  AccountEntry,
  Finding,
  Item,
  ItemEntry,
  Output,
  ReadingSummary,
  ReadOptions,
  RecordDraft,
} from '../../src/returns/contract.js';
import { readReturn } from '../../src/returns/engine.js';
import { memorySink } from '../../src/returns/memory-sink.js';

/** An item of bytes in memory, streamed in chunks of `chunk` bytes so that borders fall anywhere. */
export function itemOf(content: Buffer | string, name = 'file.txt', chunk = 64 * 1024): Item {
  const bytes = Buffer.from(content);
  return {
    no: 0,
    path: name,
    name,
    base: name.slice(name.lastIndexOf('/') + 1),
    size: bytes.length,
    depth: 0,
    container: null,
    modified: null,
    head: async () => bytes.subarray(0, 64 * 1024),
    async *stream() {
      // A copy of each chunk: readers must not rely on chunks lying next to each other in memory.
      for (let at = 0; at < bytes.length; at += chunk) yield Buffer.from(bytes.subarray(at, at + chunk));
    },
    random: async () => ({
      size: bytes.length,
      read: async (offset, length) => Buffer.from(bytes.subarray(offset, offset + length)),
    }),
  };
}

/** An output that keeps everything it is told. */
export function collecting(): Output & {
  records: RecordDraft[];
  rowCount: number;
  fields: Map<string, { state: string; count: number; why?: string; sample?: string }>;
  findings: Finding[];
  accounts: AccountEntry[];
  threads: Set<string>;
  encodings: string[];
} {
  const kept = {
    records: [] as RecordDraft[],
    rowCount: 0,
    fields: new Map<string, { state: string; count: number; why?: string; sample?: string }>(),
    findings: [] as Finding[],
    accounts: [] as AccountEntry[],
    threads: new Set<string>(),
    encodings: [] as string[],
  };
  return Object.assign(kept, {
    record: (draft: RecordDraft) => void kept.records.push(draft),
    rows: (n: number) => {
      kept.rowCount += n;
    },
    field(path: string, state: ItemEntry['state'], count = 1, why?: string, sample?: string) {
      const known = kept.fields.get(path);
      if (known !== undefined) known.count += count;
      else kept.fields.set(path, { state, count, why, sample });
    },
    finding: (level: Finding['level'], code: string, text: string) =>
      void kept.findings.push({ level, code, text }),
    account: (entry: AccountEntry) => void kept.accounts.push(entry),
    thread: (id: string) => void kept.threads.add(id),
    encoding: (name: string) => void kept.encodings.push(name),
    state: () => undefined,
    drain: async () => undefined,
  });
}

/** A fresh folder that is gone after the test. */
export async function tempFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tecum-test-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files into a folder; returns their paths. */
export async function put(folder: string, files: Record<string, Buffer | string>): Promise<string[]> {
  const paths: string[] = [];
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await writeFile(path, content);
    paths.push(path);
  }
  return paths;
}

/** A zip of these members, in order. */
export async function zipOf(members: Record<string, Buffer | string>, compress = true): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(members))
    zip.addBuffer(Buffer.from(content), name, { compress });
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Reads a return and keeps its records. */
export async function readAll(
  paths: string[],
  options: Partial<ReadOptions> = {},
): Promise<{ summary: ReadingSummary; records: StoredRecord[] }> {
  const sink = memorySink();
  const summary = await readReturn(paths, { readers: [], ...options, sink });
  return { summary, records: sink.records };
}

/** The codes of a summary's findings of a level. */
export function codes(summary: ReadingSummary, level: Finding['level'] = 'finding'): string[] {
  return (summary.problems ?? []).filter((finding) => finding.level === level).map((finding) => finding.code);
}
