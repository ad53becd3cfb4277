/** Requests, what happened to them, and the clocks that run on them. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { ClockId, Instrument, RequestState } from '../../base/vocabulary.js';

export interface StoredRequest {
  id: string;
  caseId: string;
  planId: string | null;
  /** `26-0117-3`: the case's number and a count. */
  number: string;
  /** The plan's step it was drafted from. */
  stepId: string;
  provider: string;
  providerName: string;
  entity: string;
  instrument: Instrument;
  state: RequestState;
  /** The letter's facts as edited; the letters room knows their shape. */
  facts: unknown;
  /** The plan's step as it was then. */
  step: unknown;
  /** Rules of `should` problems that somebody acknowledged. */
  acknowledged: string[];
  /** The letter as approved; null before. */
  frozen: unknown;
  /** Check code printed on the final letter. */
  code: string | null;
  pdfSha256: string | null;
  providerReference: string | null;
  servedAt: string | null;
  servedVia: string | null;
  authorId: string;
  approvedBy: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface RequestEvent {
  at: string;
  personId: string;
  from: RequestState | null;
  to: RequestState;
  note: string;
}

export interface StoredClock {
  id: number;
  requestId: string;
  caseId: string;
  clock: ClockId;
  what: string;
  startsAt: string;
  endsAt: string;
  citation: string;
  stoppedAt: string | null;
}

export type NewRequest = Pick<
  StoredRequest,
  | 'caseId'
  | 'planId'
  | 'stepId'
  | 'provider'
  | 'providerName'
  | 'entity'
  | 'instrument'
  | 'facts'
  | 'step'
  | 'authorId'
>;

export type RequestChange = Partial<
  Pick<
    StoredRequest,
    | 'facts'
    | 'acknowledged'
    | 'frozen'
    | 'code'
    | 'pdfSha256'
    | 'providerReference'
    | 'servedAt'
    | 'servedVia'
    | 'approvedBy'
    | 'entity'
  >
>;

export interface RequestStore {
  /** Adds a draft; its number is the case's number and the next count. */
  add(data: NewRequest, caseNumber: string, at: string): Promise<StoredRequest>;
  byId(id: string): Promise<StoredRequest | null>;
  byCode(code: string): Promise<StoredRequest | null>;
  forCase(caseId: string): Promise<StoredRequest[]>;
  /** Of these cases (all when null), in these states; the longest unchanged first. */
  inStates(states: RequestState[], caseIds: string[] | null): Promise<StoredRequest[]>;
  change(id: string, change: RequestChange, at: string): Promise<void>;
  /** Moves from one state to another in one transaction with its event and clocks; false when it was no longer in `from`. */
  move(
    id: string,
    from: RequestState,
    event: Omit<RequestEvent, 'from'>,
    change: RequestChange,
    clocks: NewClock[],
  ): Promise<boolean>;
  events(id: string): Promise<RequestEvent[]>;
  clocks(where: { requestId?: string; caseIds?: string[] | null; running?: boolean }): Promise<StoredClock[]>;
  stopClocks(requestId: string, clocks: ClockId[] | null, at: string): Promise<void>;
}

export type NewClock = Pick<StoredClock, 'clock' | 'what' | 'startsAt' | 'endsAt' | 'citation'>;

interface Row {
  id: string;
  case_id: string;
  plan_id: string | null;
  number: string;
  step_id: string;
  provider: string;
  provider_name: string;
  entity: string;
  instrument: Instrument;
  state: RequestState;
  facts: string;
  step: string;
  acknowledged: string;
  frozen: string | null;
  code: string | null;
  pdf_sha256: string | null;
  provider_reference: string | null;
  served_at: string | null;
  served_via: string | null;
  author_id: string;
  approved_by: string | null;
  created_at: string;
  updated_at: string;
}

interface ClockRow {
  id: number;
  request_id: string;
  case_id: string;
  clock: ClockId;
  what: string;
  starts_at: string;
  ends_at: string;
  citation: string;
  stopped_at: string | null;
}

/** The repository of requests over an open database. */
export function requestStore(db: Knex): RequestStore {
  const rows = () => db<Row>('requests');
  return {
    add: (data, caseNumber, at) => db.transaction((trx) => insert(trx, data, caseNumber, at)),
    byId: async (id) => one(await rows().where({ id }).first()),
    byCode: async (code) => one(await rows().where({ code }).first()),
    forCase: async (case_id) => (await rows().where({ case_id }).orderBy('created_at')).map(toRequest),
    async inStates(states, caseIds) {
      const query = rows().whereIn('state', states).orderBy('updated_at');
      return (await (caseIds === null ? query : query.whereIn('case_id', caseIds))).map(toRequest);
    },
    change: async (id, change, at) =>
      void (await rows()
        .where({ id })
        .update({ ...toRow(change), updated_at: at })),
    move: (id, from, event, change, clocks) =>
      db.transaction((trx) => move(trx, id, from, event, change, clocks)),
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
  const row: Row = {
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
    author_id: data.authorId,
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
  const { case_id } = (await db('requests').where({ id }).first()) as Row;
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

function one(row: Row | undefined): StoredRequest | null {
  return row ? toRequest(row) : null;
}

function toRow(change: RequestChange): Partial<Row> {
  const row: Partial<Row> = {};
  if (change.facts !== undefined) row.facts = JSON.stringify(change.facts);
  if (change.acknowledged !== undefined) row.acknowledged = JSON.stringify(change.acknowledged);
  if (change.frozen !== undefined) row.frozen = change.frozen === null ? null : JSON.stringify(change.frozen);
  if (change.code !== undefined) row.code = change.code;
  if (change.pdfSha256 !== undefined) row.pdf_sha256 = change.pdfSha256;
  if (change.providerReference !== undefined) row.provider_reference = change.providerReference;
  if (change.servedAt !== undefined) row.served_at = change.servedAt;
  if (change.servedVia !== undefined) row.served_via = change.servedVia;
  if (change.approvedBy !== undefined) row.approved_by = change.approvedBy;
  if (change.entity !== undefined) row.entity = change.entity;
  return row;
}

function toRequest(row: Row): StoredRequest {
  return {
    id: row.id,
    caseId: row.case_id,
    planId: row.plan_id,
    number: row.number,
    stepId: row.step_id,
    provider: row.provider,
    providerName: row.provider_name,
    entity: row.entity,
    instrument: row.instrument,
    state: row.state,
    facts: JSON.parse(row.facts),
    step: JSON.parse(row.step),
    acknowledged: JSON.parse(row.acknowledged) as string[],
    frozen: row.frozen === null ? null : JSON.parse(row.frozen),
    code: row.code,
    pdfSha256: row.pdf_sha256,
    providerReference: row.provider_reference,
    servedAt: row.served_at,
    servedVia: row.served_via,
    authorId: row.author_id,
    approvedBy: row.approved_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toEvent(row: {
  at: string;
  person_id: string;
  from_state: RequestState | null;
  to_state: RequestState;
  note: string;
}): RequestEvent {
  return { at: row.at, personId: row.person_id, from: row.from_state, to: row.to_state, note: row.note };
}

function toClock(row: ClockRow): StoredClock {
  return {
    id: row.id,
    requestId: row.request_id,
    caseId: row.case_id,
    clock: row.clock,
    what: row.what,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    citation: row.citation,
    stoppedAt: row.stopped_at,
  };
}
