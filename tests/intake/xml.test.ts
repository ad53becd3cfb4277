/** The CyberTipline report as XML: `examples/report.xml`, whose values were read off by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isProblem } from '../../src/base/problem.js';
import { readIntake } from '../../src/intake/read.js';
import { toAnswers } from '../../src/intake/to-answers.js';
import { xmlTree } from '../../src/intake/xml-tree.js';
import { example, means } from './means.js';

const bytes = example('report.xml');
const read = (input: Buffer | string) => readIntake(Buffer.from(input), means);

test('report, account, addresses, file', async () => {
  const intake = await read(bytes);
  assert.deepEqual([intake.format, intake.complete, intake.findings], ['cybertip-xml', true, []]);
  assert.deepEqual(
    [intake.report.number, intake.reporter.name, intake.reporter.provider],
    ['198000143', 'Discord, Inc.', 'discord'],
  );
  assert.deepEqual(
    intake.accounts[0]?.identifiers.map(({ identifier, value }) => `${identifier} ${value}`),
    [
      'user_id 123456789012345678',
      'username river_fox22',
      'email river.fox@example.com',
      'phone +442079460018',
      'imei 352099001761481',
    ],
  );
  assert.deepEqual(intake.accounts[0]?.priorReports, ['190000001', '190000002']);
  assert.deepEqual(
    intake.ips.map(({ ip, port, event, at, of }) => [ip, port, event, at?.iso, of]),
    [
      ['198.51.100.9', 40000, 'Login, possibly by a proxy', '2024-02-28T01:00:00Z', 'Suspect 1'],
      ['203.0.113.45', undefined, 'Upload', '2024-02-28T04:30:00Z', 'clip.mp4'],
    ],
  );
  const [file] = intake.files;
  assert.deepEqual([file?.viewedByEsp, file?.publiclyAvailable, file?.category], [false, true, 'B1']);
  assert.deepEqual(
    file?.hashes.map(({ algorithm }) => algorithm),
    ['md5', 'pdq'],
  );
});

test('marks without content are read: sextortion, generativeAi', async () => {
  const intake = await read(bytes);
  assert.ok(intake.incident.notes.some(({ value }) => value === 'sextortion'));
  assert.ok(intake.files[0]?.notes.some(({ value }) => value === 'generativeAi'));
});

test('an element that nobody knows is listed; a cashtag in a chat is a mention and no account', async () => {
  const intake = await read(bytes);
  assert.deepEqual(intake.unknown, [{ path: 'report.personOrUserReported.favouriteColour', value: 'blue' }]);
  assert.deepEqual(
    intake.mentions.map(({ found }) => found.value),
    ['$riverfox22'],
  );
});

test('a report of before 7 May 2024 was kept for 90 days', async () => {
  const { clock } = toAnswers(await read(bytes), means.law);
  assert.deepEqual([clock?.from, clock?.until, clock?.days], ['2024-03-01', '2024-05-30', 90]);
});

test('a truncated report names the element it ends in', async () => {
  const text = bytes.toString();
  const intake = await read(text.slice(0, text.indexOf('<priorCTReports>')));
  assert.equal(intake.complete, false);
  assert.match(intake.findings[0] ?? '', /within tip > report > personOrUserReported/);
  assert.equal(intake.accounts[0]?.identifiers.length, 5);
});

test('entities of a document’s own are not resolved, and depth is bounded', async () => {
  const bomb =
    '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><report><additionalInfo>&b;</additionalInfo></report>';
  const intake = await read(bomb);
  assert.ok(JSON.stringify(intake).length < 4000);
  assert.equal(xmlTree('<a>'.repeat(500)), undefined);
  await assert.rejects(
    read('<a>'.repeat(500)),
    (error) => isProblem(error) && error.code === 'intake-broken',
  );
  await assert.rejects(
    read('<html><body>hello</body></html>'),
    (error) => isProblem(error) && error.code === 'intake-not-a-report',
  );
});
