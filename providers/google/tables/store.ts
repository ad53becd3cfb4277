/** Google Play in a legal return: devices, apps, library, reviews as CSV. */

import type { RecordDraft } from '../../../src/returns/contract.js';
import { emptyRecord } from '../../../src/returns/empty-record.js';
import { type KnownTable, keep } from './kinds.js';

const service = 'Google Play';

export const playDevices: KnownTable = {
  id: 'play devices',
  kind: 'device',
  category: 'device_identifiers',
  service,
  columns: {
    'Android Id': { to: 'rest' },
    'Device Registration Time': { to: 'at', zone: 'UTC' },
    'Last Time Device Active': { to: 'until', zone: 'UTC' },
    'Most Recent Data': { via: (value, draft) => deviceData('Most Recent Data', value, draft) },
    'Data At Time Of User Play Activity': {
      via: (value, draft) => deviceData('Data At Time Of User Play Activity', value, draft),
    },
    ...keep('User Added On Device Time'),
  },
  required: ['Android Id', 'Device Registration Time'],
};

export const playInstalls: KnownTable = {
  id: 'play installs',
  kind: 'other',
  service,
  columns: {
    'Doc Title': { to: 'text' },
    'First Installation Time': { to: 'at', zone: 'UTC' },
    'Device Attribute Model': { to: 'device' },
    ...keep(
      'Doc Package Name|Last Update Time|State|Install Source|Is System App|Device Attribute Manufacturer|Device Attribute Carrier|Device Attribute Device Display Name',
    ),
  },
  aliases: { 'Package Name': 'Doc Package Name' },
  required: ['Doc Title', 'First Installation Time'],
};

export const playLibrary: KnownTable = {
  id: 'play library',
  kind: 'purchase',
  category: 'purchase_history',
  service,
  columns: {
    'Doc Title': { to: 'text' },
    'Acquisition Time': { to: 'at', zone: 'UTC' },
    ...keep('Doc Backend Docid|Doc Document Type|Doc Url|Hidden'),
  },
  required: ['Doc Title', 'Acquisition Time'],
};

export const playReviews: KnownTable = {
  id: 'play reviews',
  kind: 'post',
  category: 'posts_public',
  service,
  columns: {
    Comment: { to: 'text' },
    'Creation Time': { to: 'at', zone: 'UTC' },
    ...keep('Document Title|Document Document Type|Title|Star Rating|Device Attribute Model'),
  },
  aliases: { 'Doc Title': 'Document Title', 'Doc Document Type': 'Document Document Type' },
  required: ['Star Rating', 'Creation Time'],
};

/** Lines such as `model_name: "Example 8"`, all in one cell; a line that is none is kept with the text before it. */
function deviceData(column: string, value: string, draft: RecordDraft): void {
  const found: Record<string, string> = emptyRecord();
  let key = '(text)';
  for (const line of value.split(/\r?\n/)) {
    const pair = /^\s*([A-Za-z]\w*)\s*:\s*(.*)$/.exec(line.trimEnd());
    if (pair !== null) key = pair[1]!;
    const text = (pair === null ? line : pair[2]!).replace(/^"(.*)"$/s, '$1');
    if (text.trim() !== '') found[key] = found[key] === undefined ? text : `${found[key]}\n${text}`;
  }
  draft.rest = { ...draft.rest, [column]: found };
  draft.device ??= [found.manufacturer, found.model_name].filter(Boolean).join(' ') || undefined;
}
