/** A desk with one large return, read, for the speed tests of its pages. */
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorker } from '../../src/jobs/runners.js';
import type { Worker } from '../../src/jobs/worker.js';
import { type Agent, type TestDesk, testDesk } from '../web/support.js';
import { generate } from './generate.js';

/** An open desk, who works at it, and the case that holds the return. */
export interface DeskOfRecords {
  desk: TestDesk;
  agent: Agent;
  worker: Worker;
  caseId: string;
  returnId: number;
  records: number;
  close(): Promise<void>;
}

/** Makes a return of so many megabytes, takes it in and reads it. */
export async function deskOfRecords(megabytes: number): Promise<DeskOfRecords> {
  const folder = mkdtempSync(join(process.env.TECUM_BENCH_DIR ?? tmpdir(), 'tecum-bench-'));
  const file = join(folder, 'conversations.csv');
  generate('snap', file, megabytes);
  const desk = await testDesk();
  const worker = startWorker(desk.services, (error) => process.stderr.write(`${String(error)}\n`));
  const agent = await desk.signIn('investigator');
  const found = await desk.services.cases.create({ number: '1', title: 'A', offence: 'Theft' }, agent.person);
  const stored = await desk.services.returns.store(createReadStream(file), 'conversations.csv');
  const about = { receivedAt: '2026-11-23T10:00:00Z', receivedFrom: '', receivedHow: '', note: '' };
  const made = await desk.services.returns.receive(
    { ...about, caseId: found.id, requestId: null, provider: null, archivePassword: null, files: [stored] },
    { person: agent.person, fromWhere: '192.0.2.1' },
  );
  await worker.idle();
  const view = await desk.services.returns.view(made.id);
  rmSync(folder, { recursive: true, force: true });
  return {
    desk,
    agent,
    worker,
    caseId: found.id,
    returnId: made.id,
    records: view?.summary?.records.total ?? 0,
    close: () => desk.close(),
  };
}
