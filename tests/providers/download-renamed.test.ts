/** Recognition by content: examples and samples, their folders flattened and their files renamed without an ending, give the same. */
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { needsSamples, sample } from './download-example.js';
import { readAll } from './read-example.js';

function filesOf(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path).flatMap((name) => filesOf(join(path, name)));
}

/** A folder with copies of all files under names that say nothing, in another order. */
function renamed(t: TestContext, path: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'tecum-renamed-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [at, file] of filesOf(path).entries()) {
    copyFileSync(file, join(folder, `f${String((at * 7919 + 13) % 10_000).padStart(4, '0')}x${at}`));
  }
  return folder;
}

async function same(t: TestContext, path: string): Promise<void> {
  const before = (await readAll([path])).summary;
  const after = (await readAll([renamed(t, path)])).summary;
  assert.notEqual(before.provider, null);
  assert.deepEqual([after.provider, after.reader?.id], [before.provider, before.reader?.id]);
  assert.deepEqual(after.records.byKind, before.records.byKind);
  assert.equal(after.ledger.unknown + after.ledger.failed, before.ledger.unknown + before.ledger.failed);
}

const owned = ['snap', 'meta-facebook', 'meta-instagram', 'meta-threads', 'whatsapp', 'telegram'];
for (const provider of owned) {
  const examples = readdirSync(projectPath('providers', provider)).filter((name) => /^example/.test(name));
  for (const example of examples) {
    const inputs = readdirSync(projectPath('providers', provider, example)).filter((name) =>
      name.startsWith('input'),
    );
    for (const input of inputs) {
      test(`${provider}/${example}/${input}`, (t) =>
        same(t, projectPath('providers', provider, example, input)));
    }
  }
}

const samples = [
  'snapchat/memories_history_2020.json',
  'facebook-dyi/hestia_facebook-fake.zip',
  'facebook-messenger/2A_7M.json',
  'facebook-messenger/old-html_messages.htm',
  'instagram/hestia_instagram-fake.zip',
  'instagram/chat-miner_message.json',
  'instagram/chatpack_instagram_export.json',
  'instagram/locket_thread',
  'telegram/BIG_20A_5475M.json',
  'telegram/DM_2A_7M.json',
  'telegram/chat-miner_batch.json',
  'telegram/chat-miner_single.json',
  'telegram/chatpack_telegram_export.json',
  'whatsapp/2A_5M.txt',
  'whatsapp/4A_11M.txt',
  'whatsapp/4A_11M.zip',
  'whatsapp/locket_android.txt',
  'whatsapp/sodascience_chat.txt',
];
for (const name of samples) {
  test(`the sample ${name}`, needsSamples, (t) => same(t, sample(...name.split('/'))));
}
