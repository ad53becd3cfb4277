/** One sink that feeds several. */
import type { RecordSink } from './contract.js';

/** Writes each batch to all sinks, one after the other. */
export function severalSinks(sinks: readonly RecordSink[]): RecordSink {
  return {
    async write(batch) {
      for (const sink of sinks) await sink.write(batch);
    },
    async close() {
      for (const sink of sinks) await sink.close();
    },
  };
}
