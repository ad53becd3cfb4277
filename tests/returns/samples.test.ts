/** Samples by others, against the figures that were counted for the samples' own README. They are no part of the project. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoredRecord } from '../../src/base/stored-record.js';
import { needsSamples, sample } from '../providers/download-example.js';
import { type ExampleFile, filesOf } from './every-example.js';
import { ledgerFaults } from './ledger-sum.js';
import { readBytes } from './read-bytes.js';

interface Figures {
  provider: string | null;
  /** Records of a kind, as the README counts them. */
  kinds: Record<string, number>;
}

/** Typed from the README; kinds that it does not count are left out. */
const figures: Record<string, Figures> = {
  'telegram/BIG_20A_5475M.json': { provider: 'telegram', kinds: { message: 5475 } },
  'telegram/DM_2A_7M.json': { provider: 'telegram', kinds: { message: 6 } },
  'telegram/chat-miner_single.json': { provider: 'telegram', kinds: { message: 2 } },
  'telegram/chat-miner_batch.json': { provider: 'telegram', kinds: { message: 2 } },
  'telegram/chatpack_telegram_export.json': { provider: 'telegram', kinds: { message: 7 } },
  'whatsapp/2A_5M.txt': { provider: 'whatsapp', kinds: { message: 5 } },
  'whatsapp/4A_11M.txt': { provider: 'whatsapp', kinds: { message: 11, system: 3 } },
  'whatsapp/4A_11M.zip': { provider: 'whatsapp', kinds: { message: 11, system: 3 } },
  'whatsapp/locket_android.txt': { provider: 'whatsapp', kinds: { message: 6, system: 2 } },
  'whatsapp/sodascience_chat.txt': { provider: 'whatsapp', kinds: { message: 9, system: 1 } },
  // 158 in all, of which 8 channel_join and 3 bot_add are the service's own lines.
  'slack/testarchive.zip': { provider: 'slack', kinds: { message: 158 - 8 - 3, system: 8 + 3 } },
  'uber/hestia_uber-rider.zip': { provider: 'uber', kinds: { trip: 40 } },
  'linkedin/lni_Messages.csv': { provider: 'linkedin', kinds: { message: 11 } },
  'linkedin/lni_Connections.csv': { provider: 'linkedin', kinds: { contact: 10 } },
  'instagram/hestia_instagram-fake.zip': { provider: 'meta-instagram', kinds: { message: 717 } },
  'instagram/locket_thread': { provider: 'meta-instagram', kinds: { message: 4 } },
  'facebook-messenger/2A_7M.json': { provider: 'meta-facebook', kinds: { message: 7 } },
  'facebook-messenger/old-html_messages.htm': { provider: 'meta-facebook', kinds: { message: 20 } },
  'snapchat/memories_history_2020.json': { provider: 'snap', kinds: { media: 2 } },
  'tiktok/hestia_tiktok-fake.zip': { provider: 'tiktok', kinds: { message: 778, login: 2289, search: 389 } },
  'google/chrome/BrowserHistory.json': { provider: 'google', kinds: { visit: 3 } },
  'google/takeout-2019': { provider: 'google', kinds: { location: 2 } },
  'email/umbox_test.mbox': { provider: null, kinds: { message: 6 } },
  'phone-cdr/notional_PICKUP_DRIVER002_CDR.csv': { provider: null, kinds: { call: 1360, message: 900 } },
};

/** System lines that the README counts among the messages or leaves out are not compared. */
function counted(records: readonly StoredRecord[], kinds: Record<string, number>): Record<string, number> {
  const of = (kind: string): number => records.filter((record) => record.kind === kind).length;
  return Object.fromEntries(Object.keys(kinds).map((kind) => [kind, of(kind)]));
}

for (const [name, { provider, kinds }] of Object.entries(figures)) {
  test(name, needsSamples, async () => {
    const files = filesOf(sample(...name.split('/')));
    const { summary, records } = await readBytes(files);
    assert.deepEqual({ provider: summary.provider, ...counted(records, kinds) }, { provider, ...kinds });
    assert.deepEqual(ledgerFaults(summary), []);
    const bare: ExampleFile[] = files.map(({ bytes }, i) => ({ name: `s${i}`, bytes }));
    const renamed = await readBytes(bare);
    assert.equal(renamed.summary.provider, provider, 'under a name that says nothing');
  });
}
