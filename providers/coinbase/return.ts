/** Reads coinbase_data.json: one document with a personal, a financial and an interaction part. */
import type { RecordDraft } from '../../src/returns/contract.js';
import { declaredReader } from '../../src/returns/declared/declared-reader.js';
import { type JsonContext, jsonPart } from '../../src/returns/declared/json-part.js';
import { Owners } from '../../src/returns/declared/owners.js';
import type { Fields } from '../../src/returns/fields.js';
import { listEntry, personal } from './sections.js';

type Context = JsonContext<Owners>;

/** Keys that stand in this document and no other that is known. */
const own =
  /"(Coinbase_id|Instantly_exchanged|Transfer_payment_method|Timezone_locale|Access_revoked|Issue_country)"\s*:/;

/** Gives the draft its account before the list's own maker fills it. */
function owned(make: (f: Fields, draft: RecordDraft, context: Context) => unknown) {
  return (f: Fields, draft: RecordDraft, context: Context) => {
    const account = context.state.of(context.item);
    if (account !== undefined) draft.account = account;
    return make(f, draft, context);
  };
}

export const reader = declaredReader<Owners>({
  id: 'coinbase-data',
  version: 1,
  provider: 'coinbase',
  title: 'Coinbase data (coinbase_data.json)',
  layouts: [
    { id: 'coinbase-data', title: 'one JSON document with Personal, Financial and Interaction parts' },
  ],
  parts: [
    jsonPart<Owners>({
      table: 'coinbase_data',
      proof: [],
      sign: own,
      learn: ({ item, text }, owners) =>
        owners.learn(item, /"[^"]*Emails?[^"]*"\s*:\s*"([^"\s]+@[^"\s]+)"/.exec(text)?.[1]),
      lists: [{ elements: '*.*[]', kind: 'other', service: 'Coinbase', make: owned(listEntry) }],
      root: { kind: 'account', category: 'basic_subscriber', service: 'Coinbase', make: owned(personal) },
    }),
  ],
  state: () => new Owners(),
  finish: (out, { all }) => {
    for (const id of all) out.account({ id, service: 'Coinbase', role: 'subject' });
  },
});
