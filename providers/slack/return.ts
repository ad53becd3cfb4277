/** Reads a Slack workspace export: members, channels, and a JSON file for each day of each channel. */
import { declaredReader } from '../../src/returns/declared/declared-reader.js';
import { listParts } from './lists.js';
import { dayPart } from './messages.js';
import { SlackState } from './people.js';

export const reader = declaredReader<SlackState>({
  id: 'slack-export',
  version: 1,
  provider: 'slack',
  title: 'Slack workspace export (JSON)',
  layouts: [
    { id: 'workspace-export', title: 'users, channels, and a JSON file for each day of each channel' },
  ],
  parts: [...listParts, dayPart],
  state: () => new SlackState(),
});
