/** Access Log Activity: each use of a Google service with its IP address; in Takeout and in legal returns. */
import type { Item, Output, RecordDraft } from '../../src/returns/contract.js';
import { readTable, type TableSpec } from '../../src/returns/table.js';

/** Columns of the older (13) and the newer (16) layout. */
const accessLog: TableSpec = {
  id: 'access log',
  kind: 'login',
  category: 'login_ip_history',
  columns: {
    'GAIA ID': { to: 'account' },
    'Activity Timestamp': { to: 'at', zone: 'UTC' },
    'IP Address': { to: 'ip' },
    'Proxied Host IP Address': { to: 'rest' },
    'Is Non-routable IP Address': { to: 'rest' },
    'Activity Country': { via: place },
    'Activity Region': { via: place },
    'Activity City': { via: place },
    'User Agent String': { to: 'device' },
    'Product Name': { to: 'service' },
    'Sub-Product Name': { to: 'rest' },
    'Referer Product Name': { to: 'rest' },
    'Referer Sub-Product Name': { to: 'rest' },
    'Activity Type': { to: 'text' },
    'Gmail Access Channel': { to: 'rest' },
    'Android Webview Package Name': { to: 'rest' },
  },
  required: ['Activity Timestamp', 'IP Address'],
};

function place(value: string, draft: RecordDraft): void {
  draft.place = draft.place === undefined ? value : `${draft.place}, ${value}`;
}

/** Emits one `login` for each row. */
export async function readAccessLog(item: Item, out: Output): Promise<void> {
  await readTable(item, out, accessLog);
  await out.drain();
}

/** True for a CSV with the layout's three telling columns. */
export function isAccessLog(head: string): boolean {
  const header = head.slice(0, 4000);
  return ['GAIA ID', 'Activity Timestamp', 'IP Address'].every((name) => header.includes(name));
}
