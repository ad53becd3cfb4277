/** Files of an Apple return that others name: pictures by their name, the text and attachments of notes. */
import type { Item } from '../../src/returns/contract.js';

export class AppleFiles {
  private readonly byName = new Map<string, number>();
  private readonly items: readonly Item[];

  constructor(items: readonly Item[]) {
    this.items = items;
    for (const item of items) if (!this.byName.has(item.base)) this.byName.set(item.base, item.no);
  }

  /** `item:<no>` of the file of this name. */
  named(name: string): string | undefined {
    const no = this.byName.get(name);
    return no === undefined ? undefined : `item:${no}`;
  }

  /** The text of a note and the files attached to it. */
  ofNote(record: string): { body: Item | undefined; attached: number[] } {
    const own = this.items.filter((item) => item.name.includes(`${record}/`) || item.base.startsWith(record));
    const bodies = own.filter((item) => !/content/i.test(item.name.split(record)[1] ?? '') && isText(item));
    const body = bodies[0];
    return { body, attached: own.filter((item) => item !== body).map((item) => item.no) };
  }

  /** True for the text of a note, which is shown with it. */
  isNoteText(item: Item): boolean {
    return /(^|\/)notes\/[^/]+\/.+/i.test(item.name) && !/metadata\.txt$/i.test(item.base) && isText(item);
  }
}

function isText(item: Item): boolean {
  return /\.(txt|html?|md)$/i.test(item.base) || !/\.\w{2,5}$/.test(item.base);
}
