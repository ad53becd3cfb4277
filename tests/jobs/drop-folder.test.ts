/** Folders of this machine: taken when still, moved aside, refused with a reason; the command says what it took. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { watchDropFolder } from '../../src/jobs/drop-folder.js';
import { type ServiceDesk, serviceDesk } from '../desk/support.js';

let desk: ServiceDesk;
let caseId: string;
const drop = mkdtempSync(join(tmpdir(), 'tecum-drop-'));

before(async () => {
  desk = await serviceDesk();
  const owner = await desk.person('Ana', 'investigator');
  caseId = (await desk.services.cases.create({ number: '26-0117', title: 'A', offence: 'Theft' }, owner)).id;
});
after(() => desk.close());

const watch = (quietMs = 30) => watchDropFolder(desk.services, drop, { lookMs: 3_600_000, quietMs });

function lay(number: string, name: string, text: string): void {
  mkdirSync(join(drop, number, name, '..'), { recursive: true });
  writeFileSync(join(drop, number, name), text);
}

test('what is laid below a case number becomes one return, and is moved aside', async () => {
  lay('26-0117', 'part-1.csv', 'date,who\n2026-10-01,ann\n');
  lay('26-0117', 'deep/er/part-2.csv', 'date,who\n2026-10-02,ben\n');
  const patient = watch(3_600_000);
  assert.deepEqual(await patient.look(), [], 'too fresh to be taken');
  await patient.stop();
  const watching = watch();
  // On a slow machine the first look finds the files still already.
  const early = await watching.look();
  await wait(60);
  const [id] = [...early, ...(await watching.look())];
  const made = await desk.services.returns.byId(id!);
  assert.equal(made?.caseId, caseId);
  assert.deepEqual(
    made?.files.map((file) => file.name),
    ['deep/er/part-2.csv', 'part-1.csv'],
  );
  assert.deepEqual(readdirSync(join(drop, 'taken', '26-0117', `return-${id}`)).sort(), [
    'deep',
    'part-1.csv',
  ]);
  assert.deepEqual(readdirSync(join(drop, '26-0117')), []);
  assert.deepEqual(await watching.look(), []);
  const custody = await desk.services.returns.custody(id!);
  assert.match(custody[0]!.note, /by drop folder from drop folder, account /);
  await watching.stop();
});

test('an unknown number and a link are refused with a reason, once', async () => {
  lay('99-9999', 'a.csv', 'a,b\n1,2\n');
  mkdirSync(join(drop, '26-0117'), { recursive: true });
  symlinkSync('/etc/hostname', join(drop, '26-0117', 'link'));
  const watching = watch();
  await wait(60);
  assert.deepEqual(await watching.look(), []);
  const texts = (number: string) =>
    readdirSync(join(drop, 'refused', number)).filter((name) => name.endsWith('.txt'));
  const said = (number: string) => readFileSync(join(drop, 'refused', number, texts(number)[0]!), 'utf8');
  assert.match(said('99-9999'), /There is no case with the number 99-9999/);
  assert.match(said('26-0117'), /is a link or a device/);
  await watching.look();
  assert.equal(texts('99-9999').length + texts('26-0117').length, 2);
  assert.equal(existsSync(join(drop, '99-9999')), false);
  await watching.stop();
});

test('the commands: take, vault status, verify, rotate and retire', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tecum-take-'));
  writeFileSync(join(folder, 'log.csv'), 'date,who\n2026-10-03,cem\n');
  const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
  const env = { ...process.env, TECUM_DATA: desk.services.dataDir };
  const tecum = (...args: string[]) =>
    JSON.parse(execFileSync(process.execPath, [main, ...args, '--json'], { env, encoding: 'utf8' }));
  const made = tecum('take', folder, '--case', '26-0117', '--settle', '0', '--reference', 'PROD-9');
  assert.deepEqual(
    made.files.map((file: { sha256: string }) => file.sha256),
    [createHash('sha256').update('date,who\n2026-10-03,cem\n').digest('hex')],
  );
  assert.match(
    (await desk.services.returns.custody(made.return))[0]!.note,
    /PROD-9; by command line from command line/,
  );
  const status = tecum('vault', 'status');
  assert.deepEqual([status.originals, status.sealed, status.plain, status.problem], [3, 3, 0, null]);
  assert.deepEqual(tecum('vault', 'verify').bad, []);
  assert.equal(tecum('vault', 'rotate').rewrapped, 3);
  assert.equal(tecum('vault', 'rotate', '--retire').retired, 1);
  assert.equal(tecum('vault', 'verify').originals, 3);
  const wrong = spawnSync(process.execPath, [main, 'take', folder, '--case', 'none'], {
    env,
    encoding: 'utf8',
  });
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /There is no case with the number none/);
});
