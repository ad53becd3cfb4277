/** Joins pictures and videos to their tweet or message: X puts its id into the file's name. */
import type { Item, RecordDraft } from '../../src/returns/contract.js';

/** Files of a return by the long numbers in their names. */
export class MediaIndex {
  private readonly byId = new Map<string, number[]>();

  constructor(items: readonly Item[]) {
    for (const item of items) {
      if (/\.(js|json|txt|html?|css)$/i.test(item.base)) continue;
      for (const [id] of item.base.matchAll(/\d{8,}/g)) {
        const list = this.byId.get(id);
        if (list === undefined) this.byId.set(id, [item.no]);
        else list.push(item.no);
      }
    }
  }

  /** Adds the files of this id to a record, before the addresses that it names itself. */
  join(draft: RecordDraft, id: unknown): void {
    const found = typeof id === 'string' || typeof id === 'number' ? this.byId.get(String(id)) : undefined;
    if (found === undefined) return;
    draft.media = [...found.map((no) => `item:${no}`), ...(draft.media ?? [])];
  }
}
