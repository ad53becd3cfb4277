/** Amazon's tables of devices and of what was said to Alexa. */
import type { Part } from '../../src/returns/declared/declared-reader.js';
import { tablePart } from '../../src/returns/declared/table-part.js';
import type { TableSpec } from '../../src/returns/table.js';
import { kept, tidy } from './columns.js';

const devices: TableSpec = {
  id: 'Device Registration',
  kind: 'device',
  category: 'device_identifiers',
  required: ['Device Serial Number', 'First Time Registered', 'IP Address'],
  columns: {
    'First Time Registered': { to: 'at' },
    'Time Deregistered': { to: 'until' },
    'Device Serial Number': { to: 'text' },
    'Device Model': { to: 'device' },
    'IP Address': { to: 'ip' },
    ...kept('Account Name', 'Amazon Device Model Name', 'Current Firmware Version', 'Customer Login Pool'),
    ...kept('Customer Type', 'Device Account Role', 'Device Pairing Details', 'Last Time Registered'),
    ...kept('Local Time Offset', 'State'),
  },
  after: tidy,
};
const intents: TableSpec = {
  id: 'Alexa Intent',
  kind: 'message',
  category: 'ai_conversations',
  service: 'Alexa',
  required: ['Utterance text', 'Utterance Creation Date'],
  columns: {
    'Utterance Creation Date': { to: 'at' },
    'Utterance text': { to: 'text' },
    'Contact Name': { to: 'peers' },
    ...kept('Currently Playing Song', 'Screen Contents'),
  },
  after: (draft) => {
    tidy(draft);
    draft.peers = draft.peers?.filter((name) => name !== 'Not Available');
    if (draft.peers?.length === 0) draft.peers = undefined;
  },
};

export const deviceParts: Part<null>[] = [
  tablePart(devices, { proof: ['Device Serial Number', 'First Time Registered', 'Device Account Role'] }),
  tablePart(intents, { proof: ['Utterance text', 'Utterance Creation Date'] }),
];
