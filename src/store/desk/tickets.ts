/** Tickets and what was said in them. */
import type { Knex } from 'knex';

/** `open`: the desk has the next word. `waiting`: the requester has it. */
export type TicketState = 'open' | 'waiting' | 'closed';

/** `reply` is seen by the requester; `note` by the desk alone; `system` says what was done. */
export type MessageKind = 'reply' | 'note' | 'system';

export interface Ticket {
  id: number;
  subject: string;
  state: TicketState;
  requesterId: string;
  ownerId: string | null;
  caseId: string | null;
  provider: string | null;
  createdAt: string;
  updatedAt: string;
  lastWordAt: string;
  lastWordBy: string;
  closedAt: string | null;
}

export interface TicketMessage {
  id: number;
  personId: string;
  kind: MessageKind;
  body: string;
  at: string;
}

export interface TicketFilter {
  states?: TicketState[];
  /** Null = nobody owns it. */
  ownerId?: string | null;
  requesterId?: string;
  caseId?: string;
}

export type TicketChange = Partial<Pick<Ticket, 'state' | 'ownerId' | 'caseId' | 'provider' | 'closedAt'>>;

interface Row {
  id: number;
  subject: string;
  state: TicketState;
  requester_id: string;
  owner_id: string | null;
  case_id: string | null;
  provider: string | null;
  created_at: string;
  updated_at: string;
  last_word_at: string;
  last_word_by: string;
  closed_at: string | null;
}

export interface TicketStore {
  /** Opens a ticket with its first message, both or neither. */
  add(
    ticket: Pick<Ticket, 'subject' | 'requesterId' | 'caseId' | 'provider'>,
    body: string,
    at: string,
  ): Promise<Ticket>;
  byId(id: number): Promise<Ticket | null>;
  /** The longest unanswered first. */
  list(filter: TicketFilter): Promise<Ticket[]>;
  messages(id: number): Promise<TicketMessage[]>;
  /** Adds a message and changes the ticket in one step; a note does not count as a word to the requester. */
  say(id: number, message: Omit<TicketMessage, 'id'>, change: TicketChange): Promise<void>;
}

/** The repository of tickets over an open database. */
export function ticketStore(db: Knex): TicketStore {
  return {
    add: (ticket, body, at) => db.transaction((trx) => insert(trx, ticket, body, at)),
    async byId(id) {
      const row = await db<Row>('tickets').where({ id }).first();
      return row ? toTicket(row) : null;
    },
    list: async (filter) => (await listQuery(db, filter)).map(toTicket),
    async messages(ticket_id) {
      const rows = (await db('ticket_messages').where({ ticket_id }).orderBy('id')) as (TicketMessage & {
        person_id: string;
      })[];
      return rows.map((row) => ({
        id: row.id,
        personId: row.person_id,
        kind: row.kind,
        body: row.body,
        at: row.at,
      }));
    },
    say: (id, message, change) => db.transaction((trx) => say(trx, id, message, change)),
  };
}

async function insert(
  db: Knex,
  ticket: Pick<Ticket, 'subject' | 'requesterId' | 'caseId' | 'provider'>,
  body: string,
  at: string,
): Promise<Ticket> {
  const row: Omit<Row, 'id'> = {
    subject: ticket.subject,
    state: 'open',
    requester_id: ticket.requesterId,
    owner_id: null,
    case_id: ticket.caseId,
    provider: ticket.provider,
    created_at: at,
    updated_at: at,
    last_word_at: at,
    last_word_by: ticket.requesterId,
    closed_at: null,
  };
  const [made] = (await db('tickets').insert(row).returning('id')) as { id: number }[];
  const id = made?.id ?? 0;
  await db('ticket_messages').insert({
    ticket_id: id,
    person_id: ticket.requesterId,
    kind: 'reply',
    body,
    at,
  });
  return toTicket({ ...row, id });
}

function listQuery(db: Knex, filter: TicketFilter) {
  let query = db<Row>('tickets').orderBy('last_word_at');
  if (filter.states) query = query.whereIn('state', filter.states);
  if (filter.ownerId === null) query = query.whereNull('owner_id');
  else if (filter.ownerId !== undefined) query = query.where({ owner_id: filter.ownerId });
  if (filter.requesterId !== undefined) query = query.where({ requester_id: filter.requesterId });
  if (filter.caseId !== undefined) query = query.where({ case_id: filter.caseId });
  return query;
}

async function say(
  db: Knex,
  id: number,
  message: Omit<TicketMessage, 'id'>,
  change: TicketChange,
): Promise<void> {
  await db('ticket_messages').insert({
    ticket_id: id,
    person_id: message.personId,
    kind: message.kind,
    body: message.body,
    at: message.at,
  });
  const row: Partial<Row> = { updated_at: message.at };
  if (change.state !== undefined) row.state = change.state;
  if (change.ownerId !== undefined) row.owner_id = change.ownerId;
  if (change.caseId !== undefined) row.case_id = change.caseId;
  if (change.provider !== undefined) row.provider = change.provider;
  if (change.closedAt !== undefined) row.closed_at = change.closedAt;
  if (message.kind === 'reply')
    Object.assign(row, { last_word_at: message.at, last_word_by: message.personId });
  await db('tickets').where({ id }).update(row);
}

function toTicket(row: Row): Ticket {
  return {
    id: row.id,
    subject: row.subject,
    state: row.state,
    requesterId: row.requester_id,
    ownerId: row.owner_id,
    caseId: row.case_id,
    provider: row.provider,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    lastWordAt: row.last_word_at,
    lastWordBy: row.last_word_by,
    closedAt: row.closed_at,
  };
}
