/** Which files of a Verizon Cloud return belong to a message, and which stand alone. */
import type { Item, Listing } from '../../src/returns/contract.js';
import { Parties } from '../../src/returns/declared/parties.js';
import { readCsv } from '../../src/returns/formats/csv.js';
import { normalName } from '../../src/returns/table.js';

/** `<LCID>/messages/attachments/mms/in/2026-01-05/<file>` */
const mms = /(?:^|\/)attachments\/mms\/(in|out)\/([^/]+)\/[^/]+$/i;
/** `<LCID>/VZMOBILE/2026-01-05/<device>/<file>` */
const backup = /(?:^|\/)VZMOBILE\/([^/]+)\/([^/]+)\/(?:.*\/)?[^/]+$/i;

export class SynchronossState {
  readonly parties = new Parties('Verizon Cloud');
  /** Items by file name, those of the attachments' folders only. */
  private readonly byName = new Map<string, Item[]>();
  /** Names that rows of messages give. */
  readonly named = new Set<string>();

  constructor(listing: Listing) {
    for (const item of listing.items) {
      if (!mms.test(item.name)) continue;
      this.byName.set(item.base, [...(this.byName.get(item.base) ?? []), item]);
    }
  }

  /** The item of an attachment: of the message's day and direction, or the only one of that name; else the name. */
  mediaOf(name: string, day: string, direction: string): { ref: string; note?: string } {
    const there = this.byName.get(name) ?? [];
    const sameDay = there.filter(({ name: path }) => {
      const parts = mms.exec(path);
      return parts?.[1]?.toLowerCase() === direction.toLowerCase() && parts[2] === day;
    });
    const found = sameDay.length === 1 ? sameDay : there;
    if (found.length === 1) return { ref: `item:${found[0]!.no}` };
    const why =
      there.length > 1
        ? `${name}: more than one file has this name and none lies in the folder of that day`
        : `${name}: not in the return; files that were reported are kept apart from the daily folders`;
    return { ref: name, note: why };
  }
}

/** Folder names of a file of the attachments or of a device's backup; null for others. */
export function placeOf(item: Item): { folder: 'mms' | 'backup'; day: string; from: string } | null {
  const sent = mms.exec(item.name);
  if (sent !== null) return { folder: 'mms', day: sent[2]!, from: sent[1]! };
  const kept = backup.exec(item.name);
  return kept === null ? null : { folder: 'backup', day: kept[1]!, from: kept[2]! };
}

/** Names of real files among an attachment cell's parts: `null.smi;0;1` and `text0.txt` are layout and text. */
export function filesOf(cell: string): string[] {
  return cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => /\.[^.]+$/.test(part) && !/^(smil|null|text0)|\.(smi|sml|txt)$/i.test(part));
}

/** Remembers every attachment of a table of messages, before any media is looked at. */
export async function learnNames(item: Item, state: SynchronossState): Promise<void> {
  let at = -1;
  await readCsv(item, (row) => {
    if (row.blank) return;
    if (at < 0) at = row.cells().findIndex((cell) => normalName(cell) === 'attachments');
    else if (at < row.count) for (const name of filesOf(row.text(at))) state.named.add(name);
  });
}
