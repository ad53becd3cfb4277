/** Reader of TikTok: what a person downloads of their account, and TikTok's legal returns. */
import type {
  Claim,
  Item,
  Listing,
  Output,
  Reader,
  ReaderRun,
  Recognised,
} from '../../src/returns/contract.js';
import { readTable, type TableSpec } from '../../src/returns/table.js';
import { readDownload } from './download-file.js';
import { type FileKind, fileKind } from './files.js';
import { ipData, videoMetadata } from './legal-tables.js';
import { readEventsPaper, readSubscriberPaper } from './papers.js';
import { readTextExport } from './text-export.js';

export const reader: Reader = {
  id: 'tiktok',
  version: 1,
  provider: 'tiktok',
  title: 'TikTok: download and legal return',
  layouts: [
    { id: 'download', title: 'Download your data: user_data.json, or text files' },
    { id: 'legal', title: 'Legal return: IP data, video metadata, subscriber information, events' },
  ],
  recognise,
  start: (listing) => new TikTokRun(listing),
};

async function recognise(listing: Listing): Promise<Recognised | null> {
  for (const item of listing.items) {
    const kind = await fileKind(item);
    if (kind === null) continue;
    const layout = kind === 'user_data' || kind === 'text_export' ? 'download' : 'legal';
    return { score: 85, layout, evidence: `${item.path} has the content of TikTok’s ${kind}.` };
  }
  return null;
}

/** The workbooks name the account in their file name only: `<user> - IP Data.xlsx`. */
function owned(spec: TableSpec, item: Item): TableSpec {
  const user = /^(\S+)\s+-\s+(?:IP Data|video metadata)/i.exec(item.base)?.[1];
  if (user === undefined) return spec;
  return {
    ...spec,
    after: (draft, row) => {
      draft.account = user;
      draft.notes = [...(draft.notes ?? []), 'the account is taken from the file’s name'];
      return spec.after?.(draft, row);
    },
  };
}

class TikTokRun implements ReaderRun {
  private readonly videos = new Map<string, string>();

  constructor(listing: Listing) {
    for (const item of listing.items) {
      const id = /^\d{10,20}/.exec(item.base)?.[0];
      if (id !== undefined && !this.videos.has(id)) this.videos.set(id, `item:${item.no}`);
    }
  }

  async claim(item: Item): Promise<Claim | null> {
    const kind = await fileKind(item);
    return kind === null ? null : { table: kind, read: (one, out) => this.read(one, kind, out) };
  }

  private async read(item: Item, kind: FileKind, out: Output): Promise<void> {
    switch (kind) {
      case 'ip_data':
        return void (await readTable(item, out, owned(ipData, item)));
      case 'video_metadata':
        return void (await readTable(
          item,
          out,
          owned(
            videoMetadata((id) => this.videos.get(id)),
            item,
          ),
        ));
      case 'subscriber':
        return readSubscriberPaper(item, out);
      case 'events':
        return readEventsPaper(item, out);
      case 'text_export':
        return readTextExport(item, out);
      default:
        return readDownload(item, out);
    }
  }
}
