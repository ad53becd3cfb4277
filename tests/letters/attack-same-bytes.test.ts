/** Same letter, same bytes: after other letters, in another process, in another zone and language of the machine. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadCatalog } from '../../src/catalog/load.js';
import { batchLetters, packetsByProvider } from '../../src/letters/packet/batch.js';
import { letterFormats, printLetter } from '../../src/letters/print.js';
import type { LetterDraft } from '../../src/letters/types.js';
import { draftOf, preservationFacts } from './sample.js';
import { samplesOf } from './samples.js';

const options = { templateFolders: [], images: null };

/** Hashes of all forms of some letters, and of their batch. */
async function hashes(): Promise<string[]> {
  const catalog = loadCatalog();
  const drafts: LetterDraft[] = [
    draftOf(preservationFacts({ remarks: 'Кофе, 河狐, مرحبا, 🦊, [U+202E] \u202e' })),
    ...['subpoena', 'search_warrant.several', 'mlat_request.es'].map(
      (name) => samplesOf(name, catalog)[0]!.draft,
    ),
  ];
  const lines: string[] = [];
  for (const [index, draft] of drafts.entries())
    for (const final of [false, true])
      for (const { name, bytes } of await printLetter(draft, { ...options, final, formats: letterFormats }))
        lines.push(`${index} ${final} ${name} ${sha256(bytes)}`);
  const parts: Buffer[] = [];
  const items = packetsByProvider(drafts);
  for await (const part of batchLetters(items, { ...options, final: true, formats: ['pdf', 'docx', 'json'] }))
    parts.push(part);
  return [...lines, `zip ${sha256(Buffer.concat(parts))}`];
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const isChild = process.env.TECUM_TEST_HASHES === 'yes';

/** This file run again as a program that prints the hashes. */
function elsewhere(env: Record<string, string>): string[] {
  const { stdout, stderr, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url)], {
    env: { ...process.env, ...env, TECUM_TEST_HASHES: 'yes', NODE_TEST_CONTEXT: '' },
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  return stdout.trim().split('\n');
}

if (isChild) process.stdout.write(`${(await hashes()).join('\n')}\n`);
else
  describe('the same bytes', () => {
    let first: string[] = [];
    before(async () => {
      first = await hashes();
      assert.ok(first.length > 45, `${first.length} files`);
    });

    it('twice in one process, the second time after other letters', async () => {
      for (const value of ['a 🦊 after', 'другой', '甲乙丙', 'שלום'])
        await printLetter(draftOf(preservationFacts({ remarks: value })), {
          ...options,
          formats: ['pdf', 'docx'],
        });
      assert.deepEqual(await hashes(), first);
    });

    for (const env of [
      { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
      { TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' },
    ])
      it(`in another process, TZ ${env.TZ}, LANG ${env.LANG}`, () => {
        assert.deepEqual(elsewhere(env), first);
      });
  });
