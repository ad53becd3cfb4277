/** Joins attachments to their message: a row names `…/<attachment id>/<name>`, and the files lie in `attachments/`. */
import type { Item } from '../../src/returns/contract.js';

export class Attachments {
  private readonly byPlace = new Map<string, number>();
  private readonly byName = new Map<string, number | null>();

  constructor(items: readonly Item[]) {
    for (const item of items) {
      const parts = item.name.split('/');
      const id = parts.at(-2);
      if (id !== undefined && /^\d{15,20}$/.test(id)) this.byPlace.set(`${id}/${item.base}`, item.no);
      const own = /^(\d{15,20})[_-](.+)$/.exec(item.base);
      if (own !== null) this.byPlace.set(`${own[1]}/${own[2]}`, item.no);
      // A name that two files bear joins none of them.
      this.byName.set(item.base, this.byName.has(item.base) ? null : item.no);
    }
  }

  /** `item:<no>`, or the address as it stood when the file did not come. Nothing is fetched. */
  of(link: string): string {
    const path = link.replace(/[?#].*$/, '');
    const [id, name] = path.split('/').slice(-2);
    const no = this.byPlace.get(`${id}/${name}`) ?? this.byName.get(name ?? id ?? '');
    return no === undefined || no === null ? link : `item:${no}`;
  }
}
