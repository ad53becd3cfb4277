/** The CyberTipline report as printed: made in the test (`make-pdf.ts`), its values read off the lines by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isProblem } from '../../src/base/problem.js';
import { linesOf } from '../../src/intake/pdf/lines.js';
import { pdfLimits, pdfText } from '../../src/intake/pdf/text.js';
import { readIntake, readPasted } from '../../src/intake/read.js';
import { toAnswers } from '../../src/intake/to-answers.js';
import type { Intake } from '../../src/intake/types.js';
import { makePdf, printedReport } from './make-pdf.js';
import { means } from './means.js';

const whole = await makePdf(printedReport);

function assertWhole(intake: Intake): void {
  assert.equal(intake.report.number, '198000144');
  assert.equal(intake.report.received?.iso, '2026-10-14T08:45:44Z');
  assert.deepEqual([intake.report.priority, intake.report.files], ['E', 2]);
  assert.equal(intake.incident.type, 'Child Pornography (possession, manufacture, and distribution)');
  assert.equal(intake.incident.at?.iso, '2026-10-12T22:15:03Z');
  assert.deepEqual(
    intake.accounts.map(({ label, identifiers }) => [
      label,
      identifiers.map(({ identifier, value }) => `${identifier} ${value}`),
    ]),
    [
      [
        'Suspect 1',
        [
          'phone +19375550142',
          'email river.fox@example.com',
          'username river.fox22',
          'user_id 5f0b1c2e-0000-4000-8000-0000000000a1',
        ],
      ],
      ['Recipient 1', ['username young.deer']],
    ],
  );
  assert.deepEqual(intake.accounts[0]?.priorReports, ['190000001', '190000002']);
  // 04-05-2026 is 5 April: NCMEC writes the month first.
  assert.deepEqual(
    intake.ips.map(({ ip, port, event, at }) => [ip, port, event, at?.iso]),
    [
      ['198.51.100.7', 51515, 'Login', '2026-10-12T22:10:00Z'],
      ['2001:db8::7', undefined, 'Other', '2026-04-05T07:00:00Z'],
      ['203.0.113.44', undefined, 'Upload', '2026-10-12T22:15:03Z'],
    ],
  );
  assert.deepEqual(
    intake.files.map(({ name, hashes, viewedByEsp, publiclyAvailable }) => [
      name,
      hashes[0]?.value,
      viewedByEsp,
      publiclyAvailable,
    ]),
    [
      ['a-very-long-name-that-runs-on-to-the-next-line.jpg', '0123456789abcdef0123456789abcdef', true, false],
      ['clip.mp4', '00112233445566778899aabbccddeeff', null, null],
    ],
  );
}

test('the whole report, with two columns on one line', async () => {
  const intake = await readIntake(whole, means);
  assertWhole(intake);
  assert.deepEqual([intake.reporter.name, intake.reporter.provider], ['Snapchat', 'snap']);
  assert.deepEqual([intake.complete, intake.findings], [true, []]);
});

test('the four parts are told apart, and what stands in B to D is no account', async () => {
  const intake = await readIntake(whole, means);
  assert.deepEqual(
    intake.sections.map(({ id }) => id),
    ['A', 'B', 'C', 'D'],
  );
  const known = JSON.stringify([intake.accounts, intake.ips]);
  for (const contact of ['analyst@example.org', '6145550100']) assert.ok(!known.includes(contact), contact);
  assert.deepEqual(
    intake.mentions.map(({ found }) => found.value),
    ['$riverfox22', 'fox.second@example.org', '198.51.100.7', 'analyst@example.org', '+16145550100'],
  );
});

test('a label that nobody knows is listed with page and line', async () => {
  const { unknown } = await readIntake(whole, means);
  assert.deepEqual(unknown, [{ path: 'page 2, line 15: Favourite Colour', value: 'blue' }]);
});

test('the same report, its text copied and pasted', () => {
  const text = printedReport
    .flat()
    .map((line) => (Array.isArray(line) ? line.join(' ') : line))
    .join('\n');
  assertWhole(readPasted(text, means));
});

test('a page is missing: the files do not add up, and it is said', async () => {
  const intake = await readIntake(await makePdf(printedReport.slice(0, 2)), means);
  assert.equal(intake.complete, false);
  assert.ok(intake.findings.some((finding) => /says that it has 2 files, and names 0/.test(finding)));
  assert.equal(intake.accounts.length, 2);
});

test('a file that is cut off is read as far as it goes, or refused with what to do', async () => {
  for (const share of [0.98, 0.7, 0.3]) {
    try {
      const intake = await readIntake(whole.subarray(0, Math.floor(whole.length * share)), means);
      assert.equal(intake.complete, false);
      assert.match(intake.findings.join(' '), /cut off/);
    } catch (error) {
      assert.ok(isProblem(error) && /again|JSON/.test(error.remedy ?? ''), String(error));
    }
  }
});

test('a locked report wants its password, and takes it', async () => {
  const locked = await makePdf(printedReport, 'copper lantern');
  await assert.rejects(
    readIntake(locked, means),
    (error) => isProblem(error) && error.code === 'pdf-password',
  );
  await assert.rejects(
    readIntake(locked, { ...means, password: 'wrong' }),
    (error) => isProblem(error) && error.code === 'pdf-password',
  );
  assertWhole(await readIntake(locked, { ...means, password: 'copper lantern' }));
});

test('bounds: bytes, pages, time; a scan without text', async () => {
  await assert.rejects(
    pdfText(whole, undefined, { ...pdfLimits, bytes: 10 }),
    (error) => isProblem(error) && error.status === 413,
  );
  await assert.rejects(
    pdfText(whole, undefined, { ...pdfLimits, milliseconds: 1 }),
    (error) => isProblem(error) && error.code === 'pdf-too-slow',
  );
  const { pages, total } = await pdfText(whole, undefined, { ...pdfLimits, pages: 1 });
  assert.deepEqual([pages.length, total], [1, 3]);
  await assert.rejects(
    readIntake(await makePdf([[]]), means),
    (error) => isProblem(error) && error.code === 'pdf-no-text',
  );
});

test('lines are put together by place, and a wide gap is a tab', () => {
  const piece = (text: string, x: number, y: number) => ({ text, x, y, width: text.length * 5, size: 10 });
  assert.deepEqual(linesOf([piece('right', 300, 100), piece('left', 50, 100.4), piece('below', 50, 80)]), [
    'left\tright',
    'below',
  ]);
});

test('answers go on from the print', async () => {
  const { answers } = toAnswers(await readIntake(whole, means), means.law);
  assert.deepEqual(answers.period, { from: '2026-04-04', to: '2026-10-13', zone: 'UTC' });
  assert.equal(answers.accounts.filter(({ provider }) => provider === 'snap').length, 4);
});
