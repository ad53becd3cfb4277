/** Reads a return for the command line: to Parquet and exports when a folder is given, else for the counts alone. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type ExportFormat, type ExportSink, exportSink } from '../../analysis/exports/export-sink.js';
import { Problem } from '../../base/problem.js';
import { dataFolder } from '../../base/root.js';
import { dataCategories } from '../../base/vocabulary.js';
import { type ReadingChecks, readingChecks, tellChecks } from '../../returns/checks/reading-checks.js';
import type {
  Begun,
  Limits,
  ReadingSummary,
  ReadOptions,
  Scope,
  SealedParts,
} from '../../returns/contract.js';
import { readReturn } from '../../returns/engine.js';
import { loadReaders } from '../../returns/registry.js';
import { severalSinks } from '../../returns/several-sinks.js';
import {
  loadTaught,
  shippedDefinitions,
  type Taught,
  tellBroken,
  withTaught,
} from '../../returns/taught/load-taught.js';
import { discardReading, parquetSink, writeReading } from '../../store/records/write.js';

export interface CliReadOptions {
  provider?: string;
  passwords?: readonly string[];
  scopeFile?: string;
  out?: string;
  exports: ExportFormat[];
  /** Folders of reader definitions, beside those of the data folder. */
  taughtDirs?: readonly string[];
  limits?: Partial<Limits>;
  onProgress?: ReadOptions['onProgress'];
}

/**
 * Reads. With `out`, the folder is made whole at the end or not at all: `records-*.parquet`, the ledger files and
 * `records.csv` / `records.jsonl`.
 */
export async function readForCli(paths: readonly string[], options: CliReadOptions): Promise<ReadingSummary> {
  const scope = options.scopeFile === undefined ? undefined : await readScope(options.scopeFile);
  const taught = loadTaught(
    shippedDefinitions(),
    join(dataFolder(), 'readers'),
    ...(options.taughtDirs ?? []),
  );
  const readers = loadReaders().then((all) => withTaught(all, taught));
  const { provider, passwords, onProgress, limits, out } = options;
  const wish = { readers, provider, passwords, scope, limits, onProgress };
  const checks = checksOfReading();
  const { sink: looking, onBegin } = checks;
  if (out === undefined)
    return told(await readReturn(paths, { ...wish, sink: looking, onBegin }), taught, checks);
  const written = outputSink(out, options.exports);
  const begin = (begun: Begun): void => {
    onBegin(begun);
    written.begin(begun);
  };
  try {
    let sealed: SealedParts | undefined;
    const onSealed = (parts: SealedParts) => {
      sealed = parts;
    };
    const sink = severalSinks([looking, written]);
    const summary = await readReturn(paths, { ...wish, sink, onBegin: begin, onSealed });
    await written.close();
    await writeReading(out, told(summary, taught, checks), sealed);
    return summary;
  } catch (error) {
    await written.close().catch(() => undefined);
    await discardReading(out);
    throw error;
  }
}

/** The checks on our own reading, and what must be known of the return for them. */
function checksOfReading(): ReadingChecks & { onBegin(begun: Begun): void } {
  const paths = new Map<number, string>();
  const onBegin = ({ items }: Begun): void => {
    for (const { no, path } of items) paths.set(no, path);
  };
  return { ...readingChecks((no) => paths.get(no)), onBegin };
}

function told(summary: ReadingSummary, taught: Taught, checks: ReadingChecks): ReadingSummary {
  tellBroken(taught, summary);
  tellChecks(checks, summary);
  return summary;
}

function outputSink(out: string, formats: readonly ExportFormat[]): ExportSink {
  const parquet = parquetSink(out);
  const exports = formats.map((format) => exportSink(join(`${out}.building`, `records.${format}`), format));
  return {
    ...severalSinks([parquet, ...exports]),
    begin: (begun) => {
      for (const one of exports) one.begin(begun);
    },
  };
}

const scopeSchema = z.strictObject({
  from: z.string().optional(),
  to: z.string().optional(),
  categories: z.array(z.enum(dataCategories)).optional(),
  accounts: z.array(z.string()).optional(),
});

async function readScope(file: string): Promise<Scope> {
  if (!existsSync(file)) {
    const remedy = 'Check the spelling of the path.';
    throw new Problem({ code: 'path-missing', what: 'There is no such scope file.', where: file, remedy });
  }
  const found = scopeSchema.safeParse(parse(await readFile(file, 'utf8'), { schema: 'failsafe' }));
  if (found.success) return found.data;
  const issue = found.error.issues[0]!;
  throw new Problem({
    code: 'scope-file',
    what: `${issue.path.join('.') || 'The file'}: ${issue.message}.`,
    where: file,
    remedy:
      'A scope has from, to (dates such as 2026-01-31), categories and accounts (lists); all may be left out.',
  });
}
