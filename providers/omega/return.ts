/** Reads hicht.json, the return of the video chat Omega: one list, in which most values are places in that list. */
import type { Item, Output } from '../../src/returns/contract.js';
import { declaredReader } from '../../src/returns/declared/declared-reader.js';
import { Parties } from '../../src/returns/declared/parties.js';
import { readWholeJson } from '../../src/returns/formats/json.js';
import { FlatList } from './flat-list.js';
import { account, conversation, person } from './rows.js';

/** Places of the lists of users, of what was said, and of the account. */
const places = { users: 2, said: 3, account: 8 };

async function read(item: Item, out: Output, parties: Parties): Promise<void> {
  const value = await readWholeJson(item);
  const list = new FlatList(Array.isArray(value) ? value : [], out);
  const source = (at: number) => ({ offset: 0, length: item.size, path: `[${at}]` });
  const names = new Map<string, string>();
  for (const at of list.rowsOf(places.users)) person(list.row(at, 'users'), source(at), out, names);
  for (const at of list.rowsOf(places.account)) account(list.row(at, 'account'), source(at), out, parties);
  for (const at of list.rowsOf(places.said)) conversation(list, at, source(at), out, names, parties);
  list.done(source);
  await out.drain();
}

export const reader = declaredReader<Parties>({
  id: 'omega',
  version: 1,
  provider: 'omega',
  title: 'Omega video chat (hicht.json)',
  layouts: [{ id: 'hicht', title: 'one flattened list; 2 = users, 3 = what was said, 8 = the account' }],
  parts: [
    {
      table: 'hicht',
      fit: ({ json, text }) =>
        json?.root === 'array' && /"mbx_uid"\s*:/.test(text) && /"first_name"\s*:/.test(text) ? 90 : 0,
      read,
    },
  ],
  state: () => new Parties('Omega'),
});
