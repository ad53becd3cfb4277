/** The CyberTipline report as JSON: `examples/report.json`, whose values were read off by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isProblem } from '../../src/base/problem.js';
import { jsonSoFar } from '../../src/intake/json-so-far.js';
import { readIntake } from '../../src/intake/read.js';
import { toAnswers } from '../../src/intake/to-answers.js';
import { example, means } from './means.js';

const bytes = example('report.json');
const read = (input: Buffer | string) => readIntake(Buffer.from(input), means);

test('report, reporter and incident', async () => {
  const { report, reporter, incident, format, complete, findings } = await read(bytes);
  assert.deepEqual([format, complete, findings], ['cybertip-json', true, []]);
  assert.equal(report.number, '198000142');
  assert.equal(report.received?.iso, '2026-10-14T08:45:44Z');
  assert.deepEqual([reporter.name, reporter.provider], ['Snap, Inc.', 'snap']);
  assert.equal(incident.type, 'Apparent Child Pornography');
  assert.equal(incident.at?.iso, '2026-10-12T22:15:03Z');
});

test('the suspect’s identifiers, in one spelling, and what nobody can search by apart from them', async () => {
  const { accounts } = await read(bytes);
  assert.deepEqual(
    accounts.map(({ label, role, provider }) => [label, role, provider]),
    [
      ['Suspect 1', 'suspect', 'snap'],
      ['Recipient 1', 'recipient', 'snap'],
    ],
  );
  assert.deepEqual(
    accounts[0]?.identifiers.map(({ identifier, value }) => `${identifier} ${value}`),
    [
      'user_id 5f0b1c2e-0000-4000-8000-0000000000a1',
      'username river.fox22',
      'email river.fox@example.com',
      'email fox.second@example.org',
      'phone +19375550142',
    ],
  );
  assert.deepEqual(accounts[0]?.particulars.map(({ label }) => label).sort(), [
    'address',
    'dateOfBirth',
    'firstName',
    'lastName',
  ]);
});

test('IP addresses with time, port, event and whose they are', async () => {
  const { ips } = await read(bytes);
  assert.deepEqual(
    ips.map(({ ip, port, event, of, at }) => [ip, port, event, of, at?.iso]),
    [
      ['198.51.100.7', 51515, 'Login', 'Suspect 1', '2026-10-12T22:10:00Z'],
      ['2001:db8::7', undefined, 'Registration', 'Suspect 1', '2026-10-09T07:00:00Z'],
      ['203.0.113.44', 443, 'Upload', '5f0b-1.jpg', '2026-10-12T22:15:03Z'],
    ],
  );
});

test('files: hashes, whether the provider looked, whether they were public; null where it is not said', async () => {
  const { files } = await read(bytes);
  assert.deepEqual(
    files.map(({ name, hashes, viewedByEsp, publiclyAvailable }) => [
      name,
      hashes,
      viewedByEsp,
      publiclyAvailable,
    ]),
    [
      ['5f0b-1.jpg', [{ algorithm: 'md5', value: '0123456789abcdef0123456789abcdef' }], true, false],
      ['5f0b-2.mp4', [{ algorithm: 'sha1', value: '00112233445566778899aabbccddeeff00112233' }], false, null],
    ],
  );
});

test('what is not known is listed with its path, and what is no address is not passed over', async () => {
  const { unknown } = await read(bytes);
  const people = 'reportedInformation.reportedPeople.reportedPersons';
  assert.deepEqual(unknown.map(({ path }) => path).sort(), [
    'ncmecFutureField.inner[0]',
    'ncmecFutureField.inner[1]',
    `${people}.shoeSize`,
    `${people}.sourceInformation.sourceCaptures[2]`,
  ]);
});

test('every value of the report is somewhere in what was read', async () => {
  const all = JSON.stringify(await read(bytes)).toLowerCase();
  const leaves: string[] = [];
  JSON.parse(bytes.toString(), (_, value: unknown) => {
    if (typeof value === 'string') leaves.push(value);
    return value;
  });
  assert.equal(leaves.length > 40, true);
  const respelled = new Set(['937-555-0142', '2001:DB8:0::7', 'not an address', 'IP Address']);
  for (const leaf of leaves.filter((each) => !respelled.has(each)))
    for (const line of leaf.split('\n'))
      assert.ok(all.includes(JSON.stringify(line).slice(1, -1).toLowerCase()), line);
});

test('answers: the suspect’s accounts and the addresses, a day either side, no recipient, no offence', async () => {
  const { answers, clock, notes } = toAnswers(await read(bytes), means.law);
  assert.equal(answers.accounts.length, 8);
  assert.ok(!answers.accounts.some(({ value }) => value === 'young.deer'));
  assert.deepEqual(answers.period, { from: '2026-10-08', to: '2026-10-13', zone: 'UTC' });
  assert.deepEqual(answers.needs, ['who-runs-account', 'where-signed-in', 'who-had-ip']);
  assert.ok(!('offence' in answers));
  assert.deepEqual(
    [clock?.from, clock?.until, clock?.reason.citation],
    ['2026-10-14', '2027-10-14', '18 U.S.C. 2258A(h)(1)'],
  );
  assert.ok(notes.some((note) => /recipients or victims/.test(note)));
});

test('the limits of use are stated once', async () => {
  const { limits } = await read(bytes);
  assert.equal(limits?.citation, '18 U.S.C. 2258A(g)');
});

test('a report that is cut off: what came before is kept, marked, and the place is told', async () => {
  const text = bytes.toString();
  const cut = text.slice(0, text.indexOf('"uploadedFiles"'));
  const intake = await read(cut);
  assert.equal(intake.complete, false);
  assert.match(intake.findings[0] ?? '', /cut off after \d+ of \d+ characters.*get the report again/);
  assert.equal(intake.accounts[0]?.identifiers.length, 5);
  assert.equal(intake.files.length, 0);
});

test('any cut gives a part or a clear problem, never a crash', async () => {
  const text = bytes.toString();
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: text.length - 2 }), async (at) => {
      try {
        assert.equal((await read(text.slice(0, at))).complete, false);
      } catch (error) {
        assert.ok(isProblem(error) && error.remedy, String(error));
      }
    }),
    { numRuns: 200 },
  );
});

test('a cut JSON gives a value that the whole begins with', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (json, at) => {
      const cut = json.slice(0, at % (json.length + 1));
      const value = jsonSoFar(cut);
      if (value?.brokenAt !== undefined) assert.ok(value.brokenAt <= cut.length);
    }),
  );
});

test('what is no report is refused with what to do', async () => {
  for (const input of ['', '{"a":1}', '[1,2', '{', '\u0000\u0001\u0002binary'])
    await assert.rejects(
      read(input),
      (error) => isProblem(error) && (error.remedy ?? '') !== '',
      JSON.stringify(input),
    );
});
