/** Damaged downloads: whatever byte a file is cut at or changed at, its reader ends, and every byte is accounted for. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { projectPath } from '../../src/base/root.js';
import { readText } from './download-example.js';

const files = [
  'telegram/example/input/DataExport_2026-03-14/result.json',
  'google/example/input/Takeout/Timeline.json',
  'google/example/input/Takeout/My Activity/Search/MyActivity.html',
  'google/example/input/Takeout/Location History (Timeline)/Records.json',
  'discord/example/input/package/Account/user.json',
  'discord/example/input/package/Activity/tns/events-2026-00000-of-00001.json',
  'meta-instagram/example/input/instagram-tarn.mill-2026-03-14/your_instagram_activity/messages/inbox/inescalder_17842/message_1.json',
  'meta-instagram/example/input/instagram-tarn.mill-2026-03-14/connections/followers_and_following/followers_1.json',
  'whatsapp/example/input/WhatsApp Chat with Juniper Walk/WhatsApp Chat with Juniper Walk.txt',
].map((file) => projectPath('providers', ...file.split('/')));

/** Codes that mean a fault of ours and not of the file. */
const ours = /^(reader-failed|finish-failed|recognise-failed|claim-failed)$/;

test('survives a cut and a changed byte anywhere', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.nat(),
      fc.nat(),
      fc.nat(255),
      async (file, cut, at, byte) => {
        const bytes = Buffer.from(readFileSync(file));
        bytes[at % bytes.length] = byte;
        const kept = bytes.subarray(0, 1 + (cut % bytes.length));
        const { summary } = await readText(basename(file), kept);
        assert.deepEqual(
          (summary.problems ?? []).filter((problem) => ours.test(problem.code)),
          [],
        );
        assert.equal(summary.bytesAccounted, kept.length);
      },
    ),
    { numRuns: 150 },
  );
});
