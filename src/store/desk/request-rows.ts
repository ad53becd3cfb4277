/** Rows of the request tables, to and from what the rest of Tecum sees. */
import type { ClockId, Instrument, RequestState } from '../../base/vocabulary.js';
import type { RequestChange, RequestEvent, StoredClock, StoredRequest } from './request-types.js';

export interface RequestRow {
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
  served_by: string | null;
  author_id: string;
  edited_by: string;
  approved_by: string | null;
  created_at: string;
  updated_at: string;
}

export interface ClockRow {
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

export function one(row: RequestRow | undefined): StoredRequest | null {
  return row ? toRequest(row) : null;
}

export function toRow(change: RequestChange): Partial<RequestRow> {
  const row: Partial<RequestRow> = {};
  if (change.facts !== undefined) row.facts = JSON.stringify(change.facts);
  if (change.acknowledged !== undefined) row.acknowledged = JSON.stringify(change.acknowledged);
  if (change.frozen !== undefined) row.frozen = change.frozen === null ? null : JSON.stringify(change.frozen);
  if (change.code !== undefined) row.code = change.code;
  if (change.pdfSha256 !== undefined) row.pdf_sha256 = change.pdfSha256;
  if (change.providerReference !== undefined) row.provider_reference = change.providerReference;
  if (change.servedAt !== undefined) row.served_at = change.servedAt;
  if (change.servedVia !== undefined) row.served_via = change.servedVia;
  if (change.servedBy !== undefined) row.served_by = change.servedBy;
  if (change.editedBy !== undefined) row.edited_by = JSON.stringify(change.editedBy);
  if (change.approvedBy !== undefined) row.approved_by = change.approvedBy;
  if (change.entity !== undefined) row.entity = change.entity;
  return row;
}

export function toRequest(row: RequestRow): StoredRequest {
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
    servedBy: row.served_by,
    authorId: row.author_id,
    editedBy: JSON.parse(row.edited_by) as string[],
    approvedBy: row.approved_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export function toEvent(row: {
  at: string;
  person_id: string;
  from_state: RequestState | null;
  to_state: RequestState;
  note: string;
}): RequestEvent {
  return { at: row.at, personId: row.person_id, from: row.from_state, to: row.to_state, note: row.note };
}

export function toClock(row: ClockRow): StoredClock {
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
