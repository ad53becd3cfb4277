/** Requests, what happened to them, and the clocks that run on them. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { RequestState } from '../../base/vocabulary.js';
import { type ClockRow, one, type RequestRow, toClock, toEvent, toRequest, toRow } from './request-rows.js';
import { addSignature } from './request-signatures.js';
import type {
  NewClock,
  NewRequest,
  RequestChange,
  RequestEvent,
  RequestStore,
  StoredRequest,
} from './request-types.js';
import { addVersion } from './request-versions.js';

export type {
  NewClock,
  NewRequest,
  RequestChange,
  RequestEvent,
  RequestStore,
  StoredClock,
  StoredRequest,
} from './request-types.js';

/** The repository of requests over an open database. */
export function requestStore(db: Knex): RequestStore {
  const rows = () => db<RequestRow>('requests');
  return {
    add: (data, caseNumber, at) => db.transaction((trx) => insert(trx, data, caseNumber, at)),
    byId: async (id) => one(await rows().where({ id }).first()),
    forCase: async (case_id) => (await rows().where({ case_id }).orderBy('created_at')).map(toRequest),
    async inStates(states, caseIds) {
      const query = rows().whereIn('state', states).orderBy('updated_at');
      return (await (caseIds === null ? query : query.whereIn('case_id', caseIds))).map(toRequest);
    },
    change: async (id, change, at) =>
      void (await rows()
        .where({ id })
        .update({ ...toRow(change), updated_at: at })),
    move: (id, from, event, change, clocks, more) =>
      db.transaction(async (trx) => {
        const moved = await move(trx, id, from, event, change, clocks);
        if (moved && more?.version) await addVersion(trx, id, more.version);
        if (moved && more?.signature) await addSignature(trx, id, more.signature);
        return moved;
      }),
    events: async (request_id) =>
      (await db('request_events').where({ request_id }).orderBy('id')).map(toEvent),
    clocks: async (where) => (await clockQuery(db, where)).map(toClock),
    async stopClocks(request_id, clocks, stopped_at) {
      const query = db<ClockRow>('clocks').where({ request_id }).whereNull('stopped_at');
      await (clocks === null ? query : query.whereIn('clock', clocks)).update({ stopped_at });
    },
  };
}

async function insert(db: Knex, data: NewRequest, caseNumber: string, at: string): Promise<StoredRequest> {
  const row: RequestRow = {
    id: randomUUID(),
    case_id: data.caseId,
    plan_id: data.planId,
    number: await nextNumber(db, data.caseId, caseNumber),
    step_id: data.stepId,
    provider: data.provider,
    provider_name: data.providerName,
    entity: data.entity,
    instrument: data.instrument,
    state: 'draft',
    facts: JSON.stringify(data.facts),
    step: JSON.stringify(data.step),
    acknowledged: '[]',
    frozen: null,
    code: null,
    pdf_sha256: null,
    provider_reference: null,
    served_at: null,
    served_via: null,
    served_by: null,
    author_id: data.authorId,
    edited_by: '[]',
    approved_by: null,
    created_at: at,
    updated_at: at,
  };
  await db('requests').insert(row);
  await db('request_events').insert({
    request_id: row.id,
    at,
    person_id: data.authorId,
    from_state: null,
    to_state: 'draft',
    note: '',
  });
  return toRequest(row);
}

/** The next count is one past the highest ever given, so that a number never names two letters. */
async function nextNumber(db: Knex, caseId: string, caseNumber: string): Promise<string> {
  const taken = (await db('requests').where({ case_id: caseId }).select('number')) as { number: string }[];
  const highest = Math.max(0, ...taken.map((row) => Number(/-(\d+)$/.exec(row.number)?.[1] ?? 0)));
  return `${caseNumber}-${highest + 1}`;
}

async function move(
  db: Knex,
  id: string,
  from: RequestState,
  event: Omit<RequestEvent, 'from'>,
  change: RequestChange,
  clocks: NewClock[],
): Promise<boolean> {
  const changed = await db('requests')
    .where({ id, state: from })
    .update({ ...toRow(change), state: event.to, updated_at: event.at });
  if (changed === 0) return false;
  await db('request_events').insert({
    request_id: id,
    at: event.at,
    person_id: event.personId,
    from_state: from,
    to_state: event.to,
    note: event.note,
  });
  const { case_id } = (await db('requests').where({ id }).first()) as RequestRow;
  for (const clock of clocks) {
    await db('clocks').insert({
      request_id: id,
      case_id,
      clock: clock.clock,
      what: clock.what,
      starts_at: clock.startsAt,
      ends_at: clock.endsAt,
      citation: clock.citation,
    });
  }
  return true;
}

function clockQuery(db: Knex, where: { requestId?: string; caseIds?: string[] | null; running?: boolean }) {
  let query = db<ClockRow>('clocks').orderBy('ends_at');
  if (where.requestId !== undefined) query = query.where({ request_id: where.requestId });
  if (where.caseIds) query = query.whereIn('case_id', where.caseIds);
  if (where.running) query = query.whereNull('stopped_at');
  return query;
}
