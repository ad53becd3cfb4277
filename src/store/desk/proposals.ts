/** Proposed changes of provider facts: who proposed, who decided, what the file said before and after. */
import type { Knex } from 'knex';

export const proposalStates = ['proposed', 'approved', 'rejected', 'withdrawn'] as const;
export type ProposalState = (typeof proposalStates)[number];

export interface StoredProposal {
  id: number;
  provider: string;
  state: ProposalState;
  /** The change; the catalog room knows its shape. */
  change: unknown;
  /** The row as it stood when the change was proposed; null for a new one. */
  before: unknown;
  /** What it does, in sentences. */
  sentences: string[];
  why: string;
  proposedBy: string;
  proposedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  /** Why it was rejected, or what the one who approved remarked. */
  reason: string | null;
  /** SHA-256 of the provider's file before and after it was approved. */
  fileBefore: string | null;
  fileAfter: string | null;
}

export type NewProposal = Pick<
  StoredProposal,
  'provider' | 'change' | 'before' | 'sentences' | 'why' | 'proposedBy'
>;

/** How a proposal ended. */
export interface Decision {
  state: Exclude<ProposalState, 'proposed'>;
  by: string;
  at: string;
  reason: string | null;
  fileBefore?: string;
  fileAfter?: string;
}

export interface ProposalStore {
  add(proposal: NewProposal, at: string): Promise<StoredProposal>;
  byId(id: number): Promise<StoredProposal | null>;
  /** In these states, of one provider or of all; the newest first. */
  list(where: { states?: readonly ProposalState[]; provider?: string }): Promise<StoredProposal[]>;
  /** Ends a proposal that waits; false when somebody was quicker. */
  decide(id: number, decision: Decision): Promise<boolean>;
}

interface Row {
  id: number;
  provider: string;
  state: ProposalState;
  change: string;
  row_before: string | null;
  sentences: string;
  why: string;
  proposed_by: string;
  proposed_at: string;
  decided_by: string | null;
  decided_at: string | null;
  reason: string | null;
  file_before: string | null;
  file_after: string | null;
}

/** The repository of proposals over an open database. */
export function proposalStore(db: Knex): ProposalStore {
  const rows = () => db<Row>('catalog_proposals');
  const byId: ProposalStore['byId'] = async (id) => {
    const row = await rows().where({ id }).first();
    return row ? toProposal(row) : null;
  };
  return {
    byId,
    async add(proposal, at) {
      const [made] = await rows().insert(toRow(proposal, at)).returning('id');
      return (await byId(Number(made?.id)))!;
    },
    async list({ states, provider }) {
      let query = rows().orderBy('id', 'desc');
      if (states) query = query.whereIn('state', [...states]);
      if (provider !== undefined) query = query.where({ provider });
      return (await query).map(toProposal);
    },
    async decide(id, decision) {
      const changed = await rows()
        .where({ id, state: 'proposed' })
        .update({
          state: decision.state,
          decided_by: decision.by,
          decided_at: decision.at,
          reason: decision.reason,
          file_before: decision.fileBefore ?? null,
          file_after: decision.fileAfter ?? null,
        });
      return changed > 0;
    },
  };
}

function toRow(proposal: NewProposal, at: string): Omit<Row, 'id'> {
  return {
    provider: proposal.provider,
    state: 'proposed',
    change: JSON.stringify(proposal.change),
    row_before: proposal.before === null ? null : JSON.stringify(proposal.before),
    sentences: JSON.stringify(proposal.sentences),
    why: proposal.why,
    proposed_by: proposal.proposedBy,
    proposed_at: at,
    decided_by: null,
    decided_at: null,
    reason: null,
    file_before: null,
    file_after: null,
  };
}

function toProposal(row: Row): StoredProposal {
  return {
    id: row.id,
    provider: row.provider,
    state: row.state,
    change: JSON.parse(row.change),
    before: row.row_before === null ? null : JSON.parse(row.row_before),
    sentences: JSON.parse(row.sentences) as string[],
    why: row.why,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    reason: row.reason,
    fileBefore: row.file_before,
    fileAfter: row.file_after,
  };
}
