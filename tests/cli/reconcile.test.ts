/** `tecum reconcile` as a person runs it, on our own Snapchat example. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { projectPath } from '../../src/base/root.js';

const folder = mkdtempSync(join(tmpdir(), 'tecum-reconcile-test-'));
const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
const example = projectPath('providers', 'snap', 'example', 'input');

/** Asks for messages, photos and log-ins in the dates of the example. */
const answers = join(folder, 'answers.yaml');
writeFileSync(
  answers,
  `businessCase: investigate-crime
offence: { name: Robbery, statute: Ohio Rev. Code 2911.02 }
authority: { country: US, state: OH, agencyType: local-police, canIssue: [preservation, subpoena, search_warrant] }
danger: none
accounts: [{ provider: snap, identifier: username, value: river.fox22 }]
needs: []
categories: [message_content, media_photos_video, login_ip_history]
period: { from: "2026-10-01", to: "2026-11-20", zone: UTC }
mayNotify: false
narrative: Two people robbed a phone shop on 14 October 2026; a witness saw the meeting arranged on Snapchat.
investigator: { name: Det. Ana Reyes }
`,
);

interface Printed {
  asked: { category: string; state: string; records: number }[];
  missing: { what: string; category: string; from: string | null; to: string | null }[];
  notAsked: { category: string; outsidePeriod: boolean; records: number }[];
  came: { category: string; records: number }[];
}

function tecum(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [main, ...args],
      { env: { ...process.env, TECUM_DATA: folder } },
      (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

test('the missing week of Memories, and what nobody asked for', async () => {
  const { code, out, err } = await tecum('reconcile', answers, example, '--json');
  assert.equal(code, 1, err);
  const found = JSON.parse(out) as Printed;
  const state = new Map(found.asked.map((row) => [row.category, row]));
  assert.equal(state.get('media_photos_video')?.state, 'partly');
  // memories.csv has 23 rows (counted by hand in the example's expected.json).
  assert.equal(state.get('media_photos_video')?.records, 23);
  const week = found.missing.find((row) => row.what === 'gap' && row.category === 'media_photos_video');
  assert.deepEqual([week?.from, week?.to], ['2026-11-03', '2026-11-09']);
  assert.ok(found.notAsked.some((row) => row.category === 'location_history' && !row.outsidePeriod));
  assert.equal(found.notAsked.find((row) => row.category === 'message_content')?.outsidePeriod, true);
  assert.equal(
    found.came.reduce((n, row) => n + row.records, 0),
    85,
  );
});

test('read by a person', async () => {
  const { code, out } = await tecum('reconcile', answers, example);
  assert.equal(code, 1);
  assert.match(out, /Photos and videos\s+came in part\s+23 records/);
  assert.match(out, /Came, not asked/);
});

test('a provider of whom the plan asks nothing is wrong use, and the remedy names the right one', async () => {
  const { code, err } = await tecum('reconcile', answers, example, '--provider', 'discord');
  assert.equal(code, 2);
  assert.match(err, /asks "discord" for nothing/);
  assert.match(err, /snap/);
});

test('answers that are none, and a path that is none', async () => {
  assert.equal((await tecum('reconcile', join(folder, 'nowhere.yaml'), example)).code, 2);
  const gone = await tecum('reconcile', answers, join(folder, 'nowhere'));
  assert.equal(gone.code, 2);
  assert.match(gone.err, /nowhere/);
});
