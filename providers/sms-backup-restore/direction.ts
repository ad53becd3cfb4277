/** Who sent, by the number that says in which box of the phone a message lies. */
import type { Output, RecordDraft } from '../../src/returns/contract.js';
import type { Parties } from '../../src/returns/declared/parties.js';

const unsent: Record<string, string> = {
  '3': 'a draft: the phone had not sent it',
  '4': 'in the outbox: the phone had not sent it',
  '5': 'the phone marks it as failed',
  '6': 'queued: the phone had not sent it',
};

/**
 * Puts the others on the right side: 1 = received, from the first of them; 2 and above = written on this phone, whose
 * own number the file does not name. A draft was sent to nobody, so it is no message.
 */
export function directed(draft: RecordDraft, box: string | undefined, others: readonly string[]): void {
  if (box === '1') {
    draft.actor = others[0];
    if (others.length > 1) draft.peers = others.slice(1);
    return;
  }
  if (others.length > 0) draft.peers = [...others];
  if (box === '3') draft.kind = 'other';
  const note = box === '2' ? undefined : (unsent[box ?? ''] ?? 'the file does not say who sent it');
  if (note !== undefined) draft.notes = [...(draft.notes ?? []), note];
}

/** Reports a number, with its name in the phone's address book where there is one. */
export function known(out: Output, parties: Parties, number: string, name: string | undefined): void {
  if (name === undefined) parties.add(out, number);
  else out.account({ id: number, name, role: 'party' });
}
