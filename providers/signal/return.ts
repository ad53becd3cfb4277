/** Reads what can be had of a Signal account: the text and JSON of signal-export, and the plain form of a backup. */
import { declaredReader } from '../../src/returns/declared/declared-reader.js';
import { backupPart } from './backup-lines.js';
import { jsonLinesPart } from './json-chat.js';
import { SignalState } from './state.js';
import { textPart } from './text-chat.js';

export const reader = declaredReader<SignalState>({
  id: 'signal-export',
  version: 1,
  provider: 'signal',
  title: 'Signal chats (signal-export text and JSON, plain backup)',
  layouts: [
    { id: 'signal-export', title: 'chat.md and data.json of the signal-export program' },
    { id: 'backup-lines', title: 'main.jsonl of a plain backup' },
  ],
  parts: [textPart, jsonLinesPart, backupPart],
  state: (listing) => new SignalState(listing),
});
