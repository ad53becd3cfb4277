/** The life of a request: which state may follow which, who may take the step, and what it is called on a button. */
import { Problem } from '../../base/problem.js';
import type { Instrument, RequestState } from '../../base/vocabulary.js';
import { twoPeopleRule } from './two-people.js';

/** The actions of `data/roles.yaml` that a step may need. */
export type RequestAction = 'request.draft' | 'request.review' | 'request.approve' | 'request.serve';
export const requestActions: readonly RequestAction[] = [
  'request.draft',
  'request.review',
  'request.approve',
  'request.serve',
];

/** One allowed step. */
export interface Move {
  from: RequestState;
  to: RequestState;
  /** The act, as a button says it. */
  act: string;
  /** The action of `data/roles.yaml` that it needs, in this case. */
  action: RequestAction;
  /** Words that the screen asks for along with it; `must` = cannot be left empty. */
  note?: { ask: string; must: boolean };
}

const moves: Move[] = [
  { from: 'draft', to: 'review', act: 'Send for review', action: 'request.draft' },
  { from: 'draft', to: 'approved', act: 'Approve and freeze', action: 'request.approve' },
  { from: 'review', to: 'approved', act: 'Approve and freeze', action: 'request.approve' },
  {
    from: 'review',
    to: 'draft',
    act: 'Send back',
    action: 'request.review',
    note: { ask: 'What should change?', must: true },
  },
  { from: 'approved', to: 'signed', act: 'Record signature', action: 'request.serve' },
  { from: 'approved', to: 'served', act: 'Record service', action: 'request.serve' },
  {
    from: 'approved',
    to: 'draft',
    act: 'Reopen as a draft',
    action: 'request.draft',
    note: { ask: 'Why is it opened again?', must: true },
  },
  { from: 'signed', to: 'served', act: 'Record service', action: 'request.serve' },
  { from: 'signed', to: 'signed', act: 'Record another signature', action: 'request.serve' },
  {
    from: 'served',
    to: 'acknowledged',
    act: 'Record acknowledgement',
    action: 'request.serve',
    note: { ask: "The provider's reference", must: false },
  },
  ...(['served', 'acknowledged'] as const).flatMap((from): Move[] => [
    { from, to: 'partly_returned', act: 'Record a partial return', action: 'request.serve' },
    { from, to: 'complete', act: 'Mark complete', action: 'request.serve' },
    {
      from,
      to: 'refused',
      act: 'Record refusal',
      action: 'request.serve',
      note: { ask: "The provider's reason, in its words", must: true },
    },
    { from, to: 'expired', act: 'Mark expired', action: 'request.serve' },
  ]),
  { from: 'partly_returned', to: 'complete', act: 'Mark complete', action: 'request.serve' },
  ...(['draft', 'review', 'approved', 'signed', 'served', 'acknowledged'] as const).map(
    (from): Move => ({
      from,
      to: 'withdrawn',
      act: 'Withdraw',
      action: 'request.draft',
      note: { ask: 'Why is it withdrawn?', must: true },
    }),
  ),
];

/** Who stands before a request. */
export interface Actor {
  id: string;
  /** What their roles and the case's access list let them do to this case. */
  may: ReadonlySet<RequestAction>;
}

/** What of a request decides its next steps. */
export interface Standing {
  state: RequestState;
  instrument: Instrument;
  /** Everybody who wrote in it: its author, and whoever changed it since. */
  writers: readonly string[];
  /** True when somebody who wrote nothing in it could approve. */
  secondPersonExists: boolean;
}

/** The steps open to this person now, in the order of the buttons. */
export function movesFor(request: Standing, actor: Actor): Move[] {
  return moves.filter((move) => move.from === request.state && open(move, request, actor));
}

function open(move: Move, request: Standing, actor: Actor): boolean {
  return move.to === 'approved' ? mayApprove(move, request, actor) : actor.may.has(move.action);
}

/**
 * Whoever approves wrote nothing in the letter. Where the agency has nobody else, an approver may pass their own and
 * the audit chain says so, save for what `data/two-people.yaml` lists: that waits for a second person.
 */
function mayApprove(move: Move, request: Standing, actor: Actor): boolean {
  if (!actor.may.has('request.approve')) return false;
  if (!request.writers.includes(actor.id)) return move.from === 'review';
  return !request.secondPersonExists && twoPeopleRule(request.instrument) === undefined;
}

/** The step to `to`, or a Problem that says which steps are open. */
export function moveTo(request: Standing, actor: Actor, to: RequestState): Move {
  const open = movesFor(request, actor);
  const move = open.find((candidate) => candidate.to === to);
  if (move) return move;
  const acts = open.map((candidate) => `“${candidate.act}”`).join(', ');
  if (to === 'approved' && awaitsSecond(request, actor)) throw secondPersonWanted(request.instrument);
  throw new Problem({
    code: 'request-move-not-open',
    what: `A request that is ${stateNames[request.state].toLowerCase()} cannot become ${stateNames[to].toLowerCase()} by this person now.`,
    where: 'state',
    remedy: acts ? `Open to you: ${acts}.` : 'Ask a reviewer or the owner of the case.',
    status: 409,
  });
}

/** True for an approver who is stopped by nothing but having written in it themselves. */
function awaitsSecond(request: Standing, actor: Actor): boolean {
  const approvable = request.state === 'draft' || request.state === 'review';
  return approvable && actor.may.has('request.approve') && request.writers.includes(actor.id);
}

function secondPersonWanted(instrument: Instrument): Problem {
  const rule = twoPeopleRule(instrument);
  return new Problem({
    code: 'second-person-wanted',
    what: `Whoever wrote in this letter does not approve it.${rule ? ` ${rule.reason}` : ''}`,
    where: 'state',
    remedy:
      'Send it for review; a second person approves it. An administrator adds one under People, with the role Reviewer.',
    status: 409,
  });
}

/** How each state is called on a screen. */
export const stateNames: Record<RequestState, string> = {
  draft: 'Draft',
  review: 'In review',
  approved: 'Approved',
  signed: 'Signed',
  served: 'Served',
  acknowledged: 'Acknowledged',
  partly_returned: 'Partly returned',
  complete: 'Complete',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
  expired: 'Expired',
};

/** States in which nothing more is awaited. */
export const endStates: ReadonlySet<RequestState> = new Set(['complete', 'refused', 'withdrawn', 'expired']);
