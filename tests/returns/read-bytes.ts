/** Reads files that lie in memory with every reader, as `tecum read` reads those of a folder. */
import type { StoredRecord } from '../../src/base/stored-record.js';
import type { ReadingSummary, ReadOptions } from '../../src/returns/contract.js';
import { readReturn } from '../../src/returns/engine.js';
import { memorySink } from '../../src/returns/memory-sink.js';
import { memoryBytes, rangeOf } from '../../src/returns/open/range.js';
import type { Given } from '../../src/returns/open/types.js';
import { loadReaders } from '../../src/returns/registry.js';
import type { ExampleFile } from './every-example.js';

/** Bytes as a file that somebody gave. */
export function givenOf({ name, bytes }: ExampleFile): Given {
  const random = memoryBytes(bytes);
  return {
    name,
    bytes: bytes.length,
    stream: () => rangeOf(random, 0, bytes.length),
    random: async () => random,
  };
}

/** The summary and every record, in order. */
export async function readBytes(
  files: readonly ExampleFile[],
  options: Partial<ReadOptions> = {},
): Promise<{ summary: ReadingSummary; records: StoredRecord[] }> {
  const sink = memorySink();
  const summary = await readReturn(files.map(givenOf), { readers: await loadReaders(), ...options, sink });
  return { summary, records: sink.records };
}
