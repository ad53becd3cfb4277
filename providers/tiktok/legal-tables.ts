/** The workbooks of TikTok's legal return. Their times name no zone. */
import type { Instant, RecordDraft } from '../../src/returns/contract.js';
import { markBadIp } from '../../src/returns/member-spec.js';
import type { ColumnUse, TableSpec } from '../../src/returns/table.js';
import { instant } from '../../src/returns/time.js';

/** Written forms, and counts from 1970 by their size. */
function written(text: string): Instant {
  return /^\d{10,16}$/.test(text.trim()) ? instant.epochBySize(text.trim()).instant : instant.any(text);
}

const at: ColumnUse = { to: 'at', parse: written };

/** Addresses that the account used. */
export const ipData: TableSpec = {
  id: 'ip_data',
  kind: 'login',
  category: 'login_ip_history',
  service: 'TikTok',
  required: ['timestamp', 'ip', 'ip country'],
  columns: {
    timestamp: at,
    'active start time': { to: 'rest' },
    ip: { to: 'ip' },
    'ip country': { to: 'rest' },
  },
  aliases: { time: 'timestamp', 'ip address': 'ip', country: 'ip country' },
  after: (draft) => markBadIp(draft),
};

/** Videos of the account; `find` gives the file whose name begins with the video's number. */
export function videoMetadata(find: (id: string) => string | undefined): TableSpec {
  return {
    id: 'video_metadata',
    kind: 'post',
    category: 'posts_public',
    service: 'TikTok',
    required: ['video id', 'upload time', 'caption'],
    columns: {
      'video id': { via: (value, draft) => join(value, draft, find) },
      'upload time': at,
      caption: { to: 'text' },
    },
    aliases: {
      'item id': 'video id',
      'media id': 'video id',
      'media caption': 'caption',
      'upload timestamp': 'upload time',
    },
  };
}

function join(id: string, draft: RecordDraft, find: (id: string) => string | undefined): void {
  draft.media = [find(id) ?? id];
  draft.rest = { ...draft.rest, 'video id': id };
}
