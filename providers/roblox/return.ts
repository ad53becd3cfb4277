/** Reader of Roblox's legal return: CSV tables told by their header, tickets of its help desk, files of its users. */
import type {
  Claim,
  Item,
  Listing,
  Output,
  Reader,
  ReaderRun,
  Recognised,
} from '../../src/returns/contract.js';
import { headText } from '../../src/returns/formats/head-text.js';
import { genericRead } from '../../src/returns/generic/generic.js';
import { matchTable, normalName, readTable } from '../../src/returns/table.js';
import { tablesFor } from './tables.js';
import { isTicket, readTickets } from './tickets.js';

export const reader: Reader = {
  id: 'roblox',
  version: 1,
  provider: 'roblox',
  title: "Roblox's legal return",
  layouts: [{ id: 'csv', title: 'CSV tables, metadata of uploads, tickets (2026)' }],
  recognise,
  start: (listing) => new RobloxRun(listing),
};

/** Tables that one column name does not make Roblox's. */
const common = new Set(['ad_ids', 'friends', 'asset_files']);
const papers = /(?:Information of the account|Block list of the Roblox user).*\.pdf$/i;

interface Known {
  table: string;
  sure: boolean;
}

async function known(item: Item): Promise<Known | null> {
  if (item.size === 0) return null;
  const head = await item.head();
  if (head.subarray(0, 4).toString('latin1') === '%PDF')
    return papers.test(item.base) ? { table: 'paper', sure: false } : null;
  if (head.includes(0) && !(head[0] === 0xff && head[1] === 0xfe)) return null;
  const text = (await headText(head)).replace(/^\ufeff/, '');
  if (isTicket(text)) return { table: 'tickets', sure: /roblox/i.test(text) };
  const header = (/^[^\r\n]*/.exec(text)?.[0] ?? '')
    .split(',')
    .map((cell) => cell.trim().replace(/^"|"$/g, ''));
  const names = new Set(header.map(normalName));
  const specs = tablesFor(() => undefined, null).filter((spec) =>
    (spec.required ?? []).every((name) => names.has(normalName(name))),
  );
  const spec = matchTable(specs, header);
  return spec === null ? null : { table: spec.id, sure: !common.has(spec.id) };
}

async function recognise(listing: Listing): Promise<Recognised | null> {
  for (const item of listing.items) {
    const found = await known(item);
    if (found?.sure)
      return {
        score: 85,
        layout: 'csv',
        evidence: `${item.path} has the columns of Roblox’s ${found.table}.`,
      };
  }
  const named = listing.matching(/of the Roblox user/i)[0];
  if (named === undefined) return null;
  return { score: 45, layout: 'csv', evidence: `${named.path} bears a name of a Roblox return.` };
}

class RobloxRun implements ReaderRun {
  private readonly byHash = new Map<string, string>();
  private readonly subjects = new Map<string, string | undefined>();

  constructor(listing: Listing) {
    for (const item of listing.items) {
      const hash = /^([0-9a-f]{32})(?:-[A-Z]+)?(?:\.\w{2,5})?$/i.exec(item.base)?.[1];
      if (hash !== undefined) this.byHash.set(hash.toLowerCase(), `item:${item.no}`);
    }
  }

  async claim(item: Item): Promise<Claim | null> {
    const found = await known(item);
    if (found === null) return null;
    if (found.table === 'paper')
      return {
        table: 'paper',
        setAside: 'A paper that Roblox put together by hand, without fields: open it.',
      };
    return { table: found.table, read: (one, out) => this.read(one, found.table, out) };
  }

  async finish(out: Output): Promise<void> {
    for (const [id, name] of this.subjects)
      out.account({ id, ...(name === undefined ? {} : { name }), service: 'Roblox', role: 'subject' });
  }

  private async read(item: Item, table: string, out: Output): Promise<void> {
    if (table === 'tickets') return readTickets(item, out);
    // Papers that Roblox puts together by hand have no fields: their text is kept, to be searched.
    if (table === 'paper') return genericRead(item, out);
    const find = (hash: string): string | undefined => this.byHash.get(hash.toLowerCase());
    const specs = tablesFor(find, out).filter((spec) => spec.id === table);
    const learning = specs.map((spec) => ({
      ...spec,
      after: (...[draft, row]: Parameters<NonNullable<typeof spec.after>>): unknown => {
        if (draft.account !== undefined)
          this.learn(draft.account, table === 'ip_addresses' ? draft.actor : undefined);
        return spec.after?.(draft, row);
      },
    }));
    await readTable(item, out, learning, { delimiter: ',' });
  }

  private learn(id: string, name: string | undefined): void {
    if (name !== undefined || !this.subjects.has(id)) this.subjects.set(id, name);
  }
}
