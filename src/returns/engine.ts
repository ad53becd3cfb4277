/** Reads a return: open, recognise, read, account. */
import { isProblem } from '../base/problem.js';
import type { Claim, Item, ItemEntry, ReadingSummary, ReadOptions } from './contract.js';
import { isEmptyAnswer } from './empty-answer.js';
import { remainsOf } from './formats/remains.js';
import { genericRead } from './generic/generic.js';
import { ItemOutput } from './item-output.js';
import { keepRemains } from './keep-remains.js';
import { openReturn } from './open/open-return.js';
import type { Given, OpenReturn } from './open/types.js';
import { claimItem, listingOf, providerOf, type Run, recognise } from './recognise.js';
import { RecordWriter } from './record-writer.js';
import { summarise } from './summary.js';
import { quoted } from './told.js';
import { Totals } from './totals.js';
import { type Watch, watchItem } from './watched-item.js';

/**
 * Reads files and folders (paths, or bytes under a name) as one return. Records go to `options.sink` in batches (which is not closed here); the rest is
 * the summary, whose ledger has one entry for every file. Damage, unknown layouts and failing readers are findings, never
 * errors: what could be read is read.
 * @throws Problem `path-missing`, `path-not-a-file`, `provider-unknown`, `scope-date`; an AbortError on cancel.
 */
export async function readReturn(
  given: readonly (string | Given)[],
  options: ReadOptions,
): Promise<ReadingSummary> {
  const started = performance.now();
  const writer = new RecordWriter(options.sink, options.scope);
  const { limits, password, passwords, tempDir, signal } = options;
  // Readers may still be loading while the return is hashed; should opening fail first, that error is the one to tell.
  Promise.resolve(options.readers).catch(() => undefined);
  const opened = await openReturn(given, { limits, password, passwords, tempDir, signal });
  try {
    const reading = new Reading(opened, options, writer);
    await reading.run();
    const seconds = (performance.now() - started) / 1000;
    const { summary, sealed } = summarise(opened, reading, seconds, options.scope);
    options.onSealed?.(sealed);
    return summary;
  } finally {
    await opened.close();
  }
}

/** One reading at work; its parts are what the summary is made of. */
export class Reading {
  readonly entries: ItemEntry[];
  readonly totals = new Totals();
  readonly writer: RecordWriter;
  runs: Run[] = [];
  private readonly watches: Watch[];
  private readonly options: ReadOptions;
  private readonly received: ReadingSummary['received'];
  private readonly bytesOf: number;
  private bytesDone = 0;

  constructor(opened: OpenReturn, options: ReadOptions, writer: RecordWriter) {
    this.options = options;
    this.writer = writer;
    this.received = opened.received;
    this.watches = opened.items.map((item) => watchItem(item, (watch) => this.pace(watch)));
    this.entries = opened.items.map(({ no, path, size }) => newEntry(no, path, size));
    this.bytesOf = opened.items.reduce((sum, item) => sum + item.size, 0);
    for (const finding of opened.findings) this.totals.finding(finding);
  }

  async run(): Promise<void> {
    const shown = this.watches.filter(({ item }) => item.junk === null && item.failure === null);
    const listing = listingOf(shown.map((watch) => watch.shown));
    const readers = await this.options.readers;
    this.runs = await recognise(readers, listing, this.options.provider, this.totals.findings);
    this.options.onBegin?.({ provider: providerOf(this.runs), items: this.entries, received: this.received });
    const claims = new Map<Item, { run: Run; claim: Claim } | null>();
    for (const { shown: item } of shown)
      claims.set(item, await claimItem(this.runs, item, this.totals.findings));
    for (const watch of this.watches) {
      await this.readItem(watch, claims.get(watch.shown) ?? null);
      await this.verify(watch);
    }
    await this.finish();
    await this.writer.drain(true);
    this.totals.closeFindings((no) =>
      no === undefined ? 'The return' : (this.entries[no]?.path ?? 'The return'),
    );
  }

  private async readItem(watch: Watch, taken: { run: Run; claim: Claim } | null): Promise<void> {
    const { item, shown } = watch;
    const entry = this.entries[item.no]!;
    if (item.junk !== null) settle(entry, 'set_aside', item.junk);
    else if (item.failure !== null) settle(entry, 'failed', item.failure.what);
    else if (item.size === 0) this.readEmpty(entry, taken);
    else if (taken === null) await this.readGeneric(shown, entry);
    else await this.readClaimed(shown, entry, taken.run, taken.claim);
  }

  private readEmpty(entry: ItemEntry, taken: { run: Run; claim: Claim } | null): void {
    settle(entry, 'read', 'empty: 0 bytes, which is a valid answer');
    if (taken === null) return;
    entry.reader = taken.run.reader.id;
    entry.table = taken.claim.table;
    entry.layout = taken.run.recognised.layout;
  }

  private async readClaimed(
    item: Item,
    entry: ItemEntry,
    { reader, recognised }: Run,
    claim: Claim,
  ): Promise<void> {
    entry.reader = reader.id;
    entry.table = claim.table;
    entry.layout = recognised.layout;
    if ('setAside' in claim) {
      settle(entry, 'set_aside', claim.setAside);
      return;
    }
    const out = this.output(entry);
    await this.guarded(item, out, () => claim.read(item, out));
    if (entry.records > 0 || entry.state === 'failed' || out.understood) return;
    if (!out.said && (await isEmptyAnswer(item))) {
      settle(entry, 'read', 'holds nothing: an empty list, which is a valid answer');
      return;
    }
    if (!out.said) out.finding('finding', 'nothing-read', nothingRead(reader.id, claim.table));
    entry.rows = 0;
    await this.readGeneric(item, entry);
    entry.why = `the reader ${reader.id} could make nothing of it as ${claim.table}`;
  }

  private async readGeneric(item: Item, entry: ItemEntry): Promise<void> {
    const out = this.output(entry);
    entry.reader = 'generic';
    await this.guarded(item, out, () => genericRead(item, out));
    if (entry.state === 'read') entry.state = 'generic';
    else if (entry.state !== 'failed') entry.reader = undefined;
  }

  private output(entry: ItemEntry): ItemOutput {
    this.writer.item = entry.no;
    return new ItemOutput(entry, this.writer, this.totals, () => this.pause());
  }

  /** Runs a read; whatever it throws fails this item only, with what was read kept. */
  private async guarded(item: Item, out: ItemOutput, read: () => Promise<void>): Promise<void> {
    const { entry } = out;
    const before = this.writer.total;
    let failure: string | null = null;
    try {
      await read();
    } catch (error) {
      this.options.signal?.throwIfAborted();
      this.writer.dropRow();
      for (const remains of remainsOf(error)) keepRemains(remains, out);
      failure = this.failure(item, out, error, this.writer.total - before);
    }
    entry.records += this.writer.total - before;
    out.close();
    if (failure !== null) settle(entry, 'failed', failure);
    else settle(entry, out.declared?.state ?? 'read', out.declared?.why);
    await this.writer.drain();
  }

  /** Reports what a read threw; returns it as the entry's reason. */
  private failure(item: Item, out: ItemOutput, error: unknown, kept: number): string {
    const known = isProblem(error);
    const at = this.watches[item.no]!.reached;
    const what = known ? error.what : `The reader failed near byte ${at}: ${causeOf(error)}.`;
    const remedy = known ? (error.remedy ?? '') : 'Report this to the maintainers of the reader.';
    const partly =
      kept > 0 ? ` ${kept} records read before that are kept; look twice at the last of them.` : '';
    out.finding('finding', known ? error.code : 'reader-failed', `${what}${partly} ${remedy}`.trim());
    return what;
  }

  /** Reads to its end what nobody read whole, so that every file is hashed and its checksum verified. */
  private async verify(watch: Watch): Promise<void> {
    const entry = this.entries[watch.item.no]!;
    if (watch.sha256 === null && watch.broken === null && watch.item.failure === null) {
      try {
        for await (const chunk of watch.shown.stream()) void chunk;
      } catch (error) {
        this.options.signal?.throwIfAborted();
        if (!isProblem(error)) throw error;
        const out = this.output(entry);
        out.finding('finding', error.code, `${error.what} ${error.remedy ?? ''}`);
        settle(entry, 'failed', error.what);
      }
    }
    if (watch.sha256 !== null) entry.sha256 = watch.sha256;
    this.bytesDone += watch.item.size;
  }

  private async finish(): Promise<void> {
    for (const { run, reader } of this.runs) {
      if (run.finish === undefined) continue;
      const out = new ItemOutput(newEntry(-1, '', 0), this.writer, this.totals, () => this.pause());
      this.writer.item = -1;
      try {
        await run.finish(out);
      } catch (error) {
        this.options.signal?.throwIfAborted();
        const text = `The reader ${reader.id} failed at its closing checks (${quoted((error as Error).message)}); the records are not affected. Report this to the maintainers of the reader.`;
        this.totals.finding({ level: 'finding', code: 'finish-failed', text });
      }
    }
  }

  private async pace(watch: Watch): Promise<void> {
    await this.pause();
    this.options.onProgress?.({
      bytes: this.bytesDone + watch.reached,
      of: this.bytesOf,
      item: this.writer.judge.open ? watch.item.path : `file ${watch.item.no + 1}`,
      records: this.writer.total,
    });
  }

  private async pause(): Promise<void> {
    this.options.signal?.throwIfAborted();
    await this.writer.drain();
  }
}

function nothingRead(reader: string, table: string): string {
  return `The reader ${reader} took this file for "${table}" but found nothing in it, so it was read by the generic reader. The layout may have changed: look at the file, and tell the maintainers of the reader.`;
}

function newEntry(no: number, path: string, bytes: number): ItemEntry {
  return { no, path, bytes, state: 'read', rows: 0, records: 0, fields: [] };
}

function settle(entry: ItemEntry, state: ItemEntry['state'], why: string | undefined): void {
  entry.state = state;
  if (why !== undefined) entry.why = why;
}

/** An error's words, but for the one that JavaScript gives where values lie too deep in each other. */
function causeOf(error: unknown): string {
  if (error instanceof RangeError && /call stack/.test(error.message))
    return 'values lie thousands of levels deep in each other, as in no export that a program makes';
  return quoted((error as Error).message);
}
