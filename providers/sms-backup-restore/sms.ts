/** An SMS: one number, one text. */
import type { Output, RecordDraft } from '../../src/returns/contract.js';
import type { Parties } from '../../src/returns/declared/parties.js';
import type { Fields } from '../../src/returns/fields.js';
import { nameOf, timeOf } from './attributes.js';
import { directed, known } from './direction.js';

/** Members that are kept under their own names. */
const kept = [
  'protocol',
  'type',
  'subject',
  'toa',
  'sc_toa',
  'service_center',
  'read',
  'status',
  'locked',
  'date_sent',
  'sub_id',
  'readable_date',
  'contact_name',
];

export function smsDraft(f: Fields, draft: RecordDraft, out: Output, parties: Parties): void {
  draft.at = timeOf(f, 'date');
  draft.text = f.text('body');
  const address = f.text('address');
  draft.service = 'SMS';
  draft.thread = address;
  directed(draft, f.text('type'), address === undefined ? [] : [address]);
  if (draft.text === 'null') draft.notes = [...(draft.notes ?? []), 'the app writes "null" for no text, too'];
  if (address !== undefined) {
    out.thread(address);
    known(out, parties, address, nameOf(f));
  }
  f.keep(...kept);
}
