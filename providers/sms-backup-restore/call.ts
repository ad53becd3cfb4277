/** A call of the phone's log. */
import type { Output, RecordDraft } from '../../src/returns/contract.js';
import type { Parties } from '../../src/returns/declared/parties.js';
import type { Fields } from '../../src/returns/fields.js';
import { nameOf, timeOf } from './attributes.js';
import { known } from './direction.js';

/** As the app's maker explains the numbers. */
const words: Record<string, string> = {
  '1': 'incoming',
  '2': 'outgoing',
  '3': 'missed',
  '4': 'voicemail',
  '5': 'rejected',
  '6': 'refused',
};

export function callDraft(f: Fields, draft: RecordDraft, out: Output, parties: Parties): void {
  draft.at = timeOf(f, 'date');
  const number = f.text('number');
  const type = f.text('type');
  if (number !== undefined) {
    if (type === '2') draft.peers = [number];
    else if (type !== undefined && words[type] !== undefined) draft.actor = number;
    else draft.peers = [number];
    known(out, parties, number, nameOf(f));
  }
  const word = words[type ?? ''];
  if (word === undefined) draft.notes = ['the file does not say in words that are known who called'];
  else draft.text = word;
  f.keep('duration', 'type', 'presentation', 'subscription_id', 'subscription_component_name');
  f.keep('post_dial_digits', 'readable_date', 'contact_name');
}
