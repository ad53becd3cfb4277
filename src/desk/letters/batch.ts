/** The letters of a case as one zip, a packet for each provider: ordered, made in the background, kept for a week. */
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isProblem, Problem } from '../../base/problem.js';
import {
  batchLetters,
  isDraftable,
  type LetterDraft,
  type LetterProblem,
  type PacketPart,
  packetsByProvider,
} from '../../letters/index.js';
import { type Job, type JobStore, jobStore } from '../../store/desk/jobs.js';
import type { Person } from '../../store/desk/people.js';
import type { Request, Requests } from '../requests/requests.js';
import type { BaseServices } from '../services.js';

/** The kind of these jobs in the queue. */
export const batchJob = 'letters';
/** Days for which a made zip is kept. */
export const batchDays = 7;

interface Payload {
  caseId: string;
  requests: string[];
  final: boolean;
  personId: string;
}

export interface BatchResult {
  packets: number;
  printed: number;
  pages: number;
  bytes: number;
}

/** How far a running batch is. */
export interface BatchControl {
  progress(share: number, label: string): void;
  signal: AbortSignal;
}

export interface LetterBatches {
  /** The case's requests that have a letter: those with a final print, and those that are still drafts. */
  choices(caseId: string): Promise<{ final: Request[]; drafts: Request[] }>;
  /** Orders a zip of these requests. @throws Problem `batch-empty` when none of them can be printed so */
  start(caseId: string, requests: string[], final: boolean, by: Person): Promise<number>;
  /** The job, if it is of that case. */
  job(caseId: string, id: number): Promise<Job | null>;
  cancel(id: number): Promise<void>;
  /** Does the work of a job. */
  run(job: Job, control: BatchControl): Promise<BatchResult>;
  /** Path of the zip; null when it is not made yet, or was removed. */
  file(id: number): string | null;
}

/** Over an open desk. */
export function openLetterBatches(base: BaseServices, requests: Requests): LetterBatches {
  const jobs: JobStore = jobStore(base.db);
  const folder = join(base.dataDir, 'exports', 'letters');
  const pathOf = (id: number) => join(folder, `${id}.zip`);
  const printable = async (caseId: string) => {
    return (await requests.forCase(caseId)).filter(
      ({ instrument, state }) => isDraftable(instrument) && state !== 'withdrawn',
    );
  };
  const chosen = async ({ caseId, requests: ids, final }: Omit<Payload, 'personId'>) =>
    (await printable(caseId)).filter((one) => ids.includes(one.id) && (one.frozen !== null || !final));
  return {
    async choices(caseId) {
      const all = await printable(caseId);
      const open = all.filter(({ state }) => state === 'draft' || state === 'review');
      return { final: all.filter((one) => one.frozen !== null), drafts: open };
    },
    async start(caseId, ids, final, by) {
      const these = await chosen({ caseId, requests: ids, final });
      if (these.length === 0) throw nothingChosen();
      await removeOld(folder, base.now());
      const payload: Payload = { caseId, requests: these.map(({ id }) => id), final, personId: by.id };
      await base.audit.record({
        who: by.email,
        action: 'letters.batch-ordered',
        subject: `case/${caseId}`,
        details: { letters: these.map(({ number }) => number), final },
      });
      const job = { kind: batchJob, subject: `case/${caseId}/letters`, payload, createdBy: by.id };
      return jobs.add(job, base.now().toISOString());
    },
    async job(caseId, id) {
      const found = await jobs.byId(id);
      const mine = found?.kind === batchJob && (found.payload as Payload).caseId === caseId;
      return mine ? found : null;
    },
    cancel: (id) => jobs.cancel(id, base.now().toISOString()),
    async run(job, control) {
      const payload = job.payload as Payload;
      const these = await chosen(payload);
      if (these.length === 0) throw nothingChosen();
      await mkdir(folder, { recursive: true });
      const made = await writeZip(these, payload.final, requests, `${pathOf(job.id)}.part`, control);
      await rename(`${pathOf(job.id)}.part`, pathOf(job.id));
      return { ...made, bytes: (await stat(pathOf(job.id))).size };
    },
    file: (id) => (existsSync(pathOf(id)) ? pathOf(id) : null),
  };
}

/** Streams the packets into a file; a half-made one is removed. */
async function writeZip(
  these: Request[],
  final: boolean,
  requests: Requests,
  path: string,
  { progress, signal }: BatchControl,
): Promise<Omit<BatchResult, 'bytes'>> {
  const letters = await Promise.all(these.map((one) => letterToPrint(one, final, requests)));
  const items = packetsByProvider(letters);
  const codes = new Map(these.map((one) => [one.number, one.code]));
  for (const part of items.flatMap((item) => item.parts)) giveCode(part, codes);
  const result = { packets: items.length, printed: 0, pages: 0 };
  const bytes = batchLetters(items, {
    final,
    signal,
    onProgress: ({ done, total, provider, files }) => {
      result.printed += files.length > 0 ? 1 : 0;
      result.pages += files.reduce((sum, file) => sum + (file.pages ?? 0), 0);
      progress(done / total, `${done} of ${total}: ${provider}`);
    },
  });
  try {
    await pipeline(Readable.from(bytes), createWriteStream(path));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return result;
}

/** A letter that templates of today would make another of is not printed under its code; the zip says so in its place. */
async function letterToPrint(request: Request, final: boolean, requests: Requests): Promise<LetterDraft> {
  const draft = requests.letter(request);
  if (!final) return draft;
  try {
    await requests.demandAsIssued(request);
    return draft;
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { ...draft, problems: [...draft.problems, changedSince(error)] };
  }
}

function changedSince({ code, what, remedy = '' }: Problem): LetterProblem {
  return {
    rule: code,
    severity: 'must',
    where: 'template',
    text: what,
    remedy,
    citation: 'docs/requests.md',
  };
}

/** A frozen letter keeps the code under which it was issued. */
function giveCode(part: PacketPart, codes: ReadonlyMap<string, string | null>): void {
  const code = codes.get(part.draft.reference ?? '');
  if (code) part.code = code;
}

async function removeOld(folder: string, now: Date): Promise<void> {
  if (!existsSync(folder)) return;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const age = now.getTime() - (await stat(path)).mtimeMs;
    if (age > batchDays * 24 * 60 * 60 * 1000) await rm(path, { force: true });
  }
}

function nothingChosen(): Problem {
  return new Problem({
    code: 'batch-empty',
    what: 'None of these letters can be printed so.',
    where: 'requests',
    remedy: 'Choose at least one letter; a final print needs an approved one.',
    status: 422,
  });
}
