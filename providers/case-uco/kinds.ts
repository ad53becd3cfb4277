/** Which kind of record a node is, by its type. */
import type { DataCategory, RecordKind } from '../../src/base/vocabulary.js';
import type { Node } from './node.js';

interface Kind {
  kind: RecordKind;
  category?: DataCategory;
}

const kinds: Record<string, Kind> = {
  Message: { kind: 'message', category: 'message_content' },
  SMSMessage: { kind: 'message', category: 'message_content' },
  EmailMessage: { kind: 'message', category: 'message_content' },
  Call: { kind: 'call', category: 'call_detail_records' },
  Contact: { kind: 'contact', category: 'contacts_friends' },
  MessageThread: { kind: 'group', category: 'message_metadata' },
  Device: { kind: 'device', category: 'device_identifiers' },
  MobileDevice: { kind: 'device', category: 'device_identifiers' },
  SIMCard: { kind: 'device', category: 'device_identifiers' },
};

/** A place without a position, a person and whatever else has no kind of its own is `other`. */
export function kindOf(node: Node): Kind {
  for (const type of node.types) {
    const known = kinds[type];
    if (known !== undefined) return known;
    if (/Account$/.test(type)) return { kind: 'account', category: 'basic_subscriber' };
    if (type === 'Location' && node.text('latitude') !== undefined && node.text('longitude') !== undefined)
      return { kind: 'location', category: 'location_history' };
  }
  return { kind: 'other' };
}
