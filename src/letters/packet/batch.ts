/** One need, forty providers: a packet for each in one zip, made one after the other while the zip is being sent. */
import { isProblem, Problem } from '../../base/problem.js';
import { standing } from '../check/check.js';
import { checkCode } from '../code.js';
import { referenceOf } from '../compose.js';
import { everyTarget, type Target } from '../documents.js';
import { FreeNames } from '../file-names.js';
import type { LetterFile } from '../print-file.js';
import type { LetterDraft } from '../types.js';
import { instrumentName } from '../words.js';
import { type BatchRow, indexText, problemsText } from './batch-index.js';
import type { PacketOptions, PacketPart } from './compose.js';
import { type PacketFormat, renderPacket } from './render.js';
import { ZipOut } from './zip-out.js';

/** One packet of a batch: letters to one provider. */
export interface BatchItem {
  parts: PacketPart[];
}

export interface BatchProgress {
  done: number;
  total: number;
  /** Name of the provider whose packet was made, or was not. */
  provider: string;
  /** Codes and references of its letters. */
  letters: BatchRow['letters'];
  /** What went into the zip; empty where it was not printed. */
  files: BatchRow['files'];
  /** Why it was not printed; empty where it was. */
  why: string;
}

export interface BatchOptions extends PacketOptions {
  formats?: readonly PacketFormat[];
  onProgress?: (progress: BatchProgress) => void;
  /** Ends the batch: the reader gets an error, and nothing more is made. */
  signal?: AbortSignal;
}

/** Drafts of a plan → one packet for each provider, in the order in which the providers first stand. */
export function packetsByProvider(drafts: LetterDraft[]): BatchItem[] {
  const items = new Map<string, BatchItem>();
  for (const draft of drafts) {
    everyTarget(draft.facts).forEach(({ provider }, target) => {
      const item = items.get(provider.id) ?? { parts: [] };
      item.parts.push(draft.facts.targets.length > 0 ? { draft, target } : { draft });
      items.set(provider.id, item);
    });
  }
  return [...items.values()];
}

/**
 * The bytes of the zip, as they come: the packets, then `index.csv`, and `problems.txt` where a packet could not be made
 * or, for a final print, has a `must` standing. One that fails loses no other. Memory holds about one packet at a time.
 * @throws Problem `batch-cancelled` when `signal` says so, `batch-empty` for no item.
 */
export async function* batchLetters(items: BatchItem[], options: BatchOptions = {}): AsyncGenerator<Buffer> {
  if (items.length === 0) throw emptyBatch();
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const zip = new ZipOut(items[0]!.parts[0]?.draft.facts.date ?? '1980-01-01', signal);
  const making = makeAll(items, options, zip, signal).catch((error: Error) => {
    zip.output.destroy(options.signal?.aborted ? cancelled() : error);
  });
  try {
    for await (const chunk of zip.output) yield chunk as Buffer;
  } finally {
    stop.abort();
    await making;
  }
}

async function makeAll(
  items: BatchItem[],
  options: BatchOptions,
  zip: ZipOut,
  signal: AbortSignal,
): Promise<void> {
  const names = new FreeNames();
  const rows: BatchRow[] = [];
  for (const item of items) {
    signal.throwIfAborted();
    const row = await makeOne(item, options, zip, names);
    rows.push(row);
    const { provider, letters, files, why } = row;
    options.onProgress?.({ done: rows.length, total: items.length, provider, letters, files, why });
    await breathe();
  }
  await zip.add('index.csv', Buffer.from(indexText(rows), 'utf8'));
  const problems = problemsText(rows);
  if (problems !== '') await zip.add('problems.txt', Buffer.from(problems, 'utf8'));
  zip.end();
}

/** Lets timers, the network and whoever cancels have their turn. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function makeOne(
  item: BatchItem,
  options: BatchOptions,
  zip: ZipOut,
  names: FreeNames,
): Promise<BatchRow> {
  const row = rowOf(item);
  const made = await tryPacket(item, options);
  if (typeof made === 'string') return { ...row, why: made };
  const files: BatchRow['files'] = [];
  for (const file of made) {
    const name = names.take(file.name);
    await zip.add(name, file.bytes);
    files.push({ name, sha256: file.sha256, pages: file.pages });
  }
  return { ...row, files };
}

/** The files, or why there are none. What is no Problem is a fault of ours: it too costs only this packet. */
async function tryPacket({ parts }: BatchItem, options: BatchOptions): Promise<LetterFile[] | string> {
  const blocking = options.final ? parts.flatMap(({ draft }) => standing(draft).blocking) : [];
  if (blocking.length > 0) return blocking.map(({ text, remedy }) => `${text} ${remedy}`).join('\n');
  try {
    return await renderPacket(parts, options);
  } catch (error) {
    if (isProblem(error)) return [error.what, error.remedy].filter(Boolean).join(' ');
    return `It could not be printed: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function rowOf({ parts }: BatchItem): BatchRow {
  const first = parts[0];
  const target: Target | undefined = first && everyTarget(first.draft.facts)[first.target ?? 0];
  return {
    provider: target?.provider.name ?? '',
    entity: target?.addressee.entity ?? '',
    letters: parts.map(({ draft, code }) => ({
      instrument: instrumentName(draft.facts.instrument),
      reference: referenceOf(draft),
      code: code ?? checkCode(draft),
    })),
    files: [],
    why: '',
  };
}

function emptyBatch(): Problem {
  return new Problem({
    code: 'batch-empty',
    what: 'There is no letter to print.',
    where: 'batch',
    remedy: 'Name at least one letter.',
  });
}

function cancelled(): Problem {
  return new Problem({
    code: 'batch-cancelled',
    what: 'Printing was stopped before all packets were made.',
    where: 'batch',
    remedy: 'Throw the unfinished file away and print again.',
  });
}
