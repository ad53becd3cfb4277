/** Long work in the desk's database: queued, claimed by a lease, taken again when the lease has lapsed. */
import type { Knex } from 'knex';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export interface Job {
  id: number;
  kind: string;
  /** What it works on: `reading/12`. */
  subject: string;
  state: JobState;
  /** 0 to 1. */
  progress: number;
  /** What it is doing now. */
  label: string;
  payload: unknown;
  result: unknown;
  /** The shape of a `Problem`. */
  error: { code: string; what: string; where?: string; remedy?: string } | null;
  createdBy: string;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  attempts: number;
  cancelWanted: boolean;
}

interface Row {
  id: number;
  kind: string;
  subject: string;
  state: JobState;
  progress: number;
  label: string;
  payload: string;
  result: string | null;
  error: string | null;
  created_by: string;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  lease_owner: string | null;
  lease_until: string | null;
  attempts: number;
  cancel_wanted: boolean | number;
}

export interface JobStore {
  add(
    job: { kind: string; subject: string; payload: unknown; createdBy: string },
    at: string,
  ): Promise<number>;
  byId(id: number): Promise<Job | null>;
  /** The newest job about a subject. */
  latestFor(subject: string): Promise<Job | null>;
  /** Takes the oldest job that waits, or whose lease has lapsed; null when there is none. */
  claim(kinds: string[], owner: string, now: string, until: string): Promise<Job | null>;
  /** Extends the lease and says how far it is. False when the job is no longer this owner's, or is to stop. */
  renew(id: number, owner: string, until: string, progress: number, label: string): Promise<boolean>;
  /** Ends the job, if it is still this owner's. */
  finish(id: number, owner: string, end: JobEnd, at: string): Promise<boolean>;
  /** Cancels a job that waits; asks a running one to stop. */
  cancel(id: number, at: string): Promise<void>;
  /** Puts a running job of this owner back into the queue (the process is closing). */
  release(owner: string): Promise<void>;
}

export type JobEnd =
  | { state: 'done'; result: unknown }
  | { state: 'failed'; error: NonNullable<Job['error']> }
  | { state: 'cancelled' };

/** The repository of jobs over an open database. */
export function jobStore(db: Knex): JobStore {
  const jobs = () => db<Row>('jobs');
  return {
    async add(job, at) {
      const { kind, subject, createdBy } = job;
      const row = {
        kind,
        subject,
        payload: JSON.stringify(job.payload),
        created_by: createdBy,
        created_at: at,
      };
      const [made] = await db('jobs')
        .insert({ ...row, state: 'queued' })
        .returning('id');
      return Number(made.id);
    },
    byId: async (id) => toJob(await jobs().where({ id }).first()),
    latestFor: async (subject) => toJob(await jobs().where({ subject }).orderBy('id', 'desc').first()),
    claim: (kinds, owner, now, until) => claim(db, kinds, owner, now, until),
    async renew(id, owner, until, progress, label) {
      const mine = { id, lease_owner: owner, state: 'running' as const, cancel_wanted: false };
      return (
        (await jobs()
          .where(mine)
          .update({ lease_until: until, progress, label: label.slice(0, 300) })) === 1
      );
    },
    async finish(id, owner, end, at) {
      const change = {
        state: end.state,
        finished_at: at,
        lease_owner: null,
        lease_until: null,
        ...(end.state === 'done' ? { progress: 1, result: JSON.stringify(end.result ?? null) } : {}),
        ...(end.state === 'failed' ? { error: JSON.stringify(end.error) } : {}),
      };
      return (await jobs().where({ id, lease_owner: owner, state: 'running' }).update(change)) === 1;
    },
    async cancel(id, at) {
      await jobs().where({ id, state: 'queued' }).update({ state: 'cancelled', finished_at: at });
      await jobs().where({ id, state: 'running' }).update({ cancel_wanted: true });
    },
    release: async (owner) =>
      void (await jobs()
        .where({ lease_owner: owner, state: 'running' })
        .update({ state: 'queued', lease_owner: null, lease_until: null })),
  };
}

async function claim(
  db: Knex,
  kinds: string[],
  owner: string,
  now: string,
  until: string,
): Promise<Job | null> {
  const free = await db<Row>('jobs')
    .whereIn('kind', kinds)
    .andWhere((q) =>
      q
        .where({ state: 'queued' })
        .orWhere((r) => r.where({ state: 'running' }).andWhere('lease_until', '<', now)),
    )
    .orderBy('id')
    .first();
  if (!free) return null;
  // Another worker may have been quicker: the row must still be as it was seen.
  const seen = { id: free.id, state: free.state, attempts: free.attempts };
  const taken = await db<Row>('jobs')
    .where(seen)
    .update({
      state: 'running',
      lease_owner: owner,
      lease_until: until,
      attempts: free.attempts + 1,
      started_at: free.started_at ?? now,
    });
  return taken === 1 ? toJob(await db<Row>('jobs').where({ id: free.id }).first()) : null;
}

function toJob(row: Row | undefined): Job | null {
  if (!row) return null;
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    state: row.state,
    progress: row.progress,
    label: row.label,
    payload: JSON.parse(row.payload),
    result: row.result === null ? null : JSON.parse(row.result),
    error: row.error === null ? null : JSON.parse(row.error),
    createdBy: row.created_by,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    attempts: row.attempts,
    cancelWanted: Boolean(row.cancel_wanted),
  };
}
