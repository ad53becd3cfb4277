/** SMS Backup & Restore: the example; emoji written as two numbers, wherever a chunk ends; parts of an MMS. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testExample } from './declared-example.js';
import { readAll, us } from './read-example.js';
import { tempReturn } from './temp-return.js';

testExample('sms-backup-restore', {
  unknown: ['sms.mood'],
  check: ({ rows }) => {
    const at = (text: string) => rows.find((row) => String(row.text).startsWith(text));
    assert.equal(at('Are you')?.text, 'Are you coming? \u{1f600}');
    assert.equal(at('Are you')?.actor, '+12025550143');
    assert.equal(at('Are you')?.at, us('2026-03-01T10:00:00Z'));
    assert.equal(at('On my way')?.text, 'On my way & late');
    assert.deepEqual([at('On my way')?.actor, at('On my way')?.peers], [undefined, ['+12025550143']]);
    assert.equal(at('never')?.kind, 'other');
    assert.deepEqual(at('did not')?.notes, ['the phone marks it as failed']);
    assert.equal(at('null')?.at_text, 'soon');
    assert.deepEqual(at('Look')?.media, ['image_0.png']);
    assert.deepEqual(at('Look')?.peers, ['+12025550147', '+12025550146']);
    // The eight bytes of the example's picture, by sha256sum.
    const sha256 = '4c4b6a3be1314ab86138bef4314dde022e600960d8689a2c8f8631802d20dab6';
    assert.deepEqual(at('Look')?.rest?.attachments, [{ name: 'image_0.png', bytes: 8, sha256 }]);
    assert.equal(at('both')?.text, 'both of you\nat nine');
    assert.deepEqual(
      rows.filter((row) => row.kind === 'call').map((row) => row.text),
      ['incoming', 'outgoing', 'missed', undefined],
    );
  },
});

test('sms-backup-restore: an emoji in two numbers is read wherever a chunk of the file ends', async (t) => {
  const entry = (n: number) =>
    `<sms address="+1202555014${n % 10}" date="177235920000${n % 10}" type="1" body="${'x'.repeat(n)}&#55357;&#56832;" />`;
  const entries = Array.from({ length: 900 }, (_, n) => entry(n)).join('\n');
  const text = `<?xml version='1.0' encoding='UTF-8'?>\n<smses count="900">\n${entries}\n</smses>\n`;
  const root = tempReturn(t, { 'sms.xml': text });
  const { rows, summary } = await readAll([root]);
  assert.equal(rows.length, 900);
  assert.deepEqual(summary.findings, []);
  for (const [n, row] of rows.entries()) {
    assert.equal(row.text, `${'x'.repeat(n)}\u{1f600}`);
    const { offset, length } = row as { offset: number; length: number };
    assert.equal(text.slice(Number(offset), Number(offset) + Number(length)), entry(n));
  }
});

test('sms-backup-restore: an empty backup is an answer; one that is broken off keeps what came before', async (t) => {
  const head = `<?xml version='1.0' encoding='UTF-8'?>\n`;
  const empty = await readAll([tempReturn(t, { 'a.xml': `${head}<smses count="0"></smses>` })]);
  assert.deepEqual([empty.summary.records.total, empty.summary.provider], [0, 'sms-backup-restore']);
  const cut = `${head}<calls count="2"><call number="+12025550143" duration="1" date="1772280000000" type="1" /><call numb`;
  const broken = await readAll([tempReturn(t, { 'c.xml': cut })]);
  assert.equal(broken.summary.records.byKind.call, 1);
  assert.equal(broken.summary.ledger.failed, 1);
});

test('reads a backup in UTF-16, its emoji as two numbers; words between the entries are kept', async (t) => {
  const sms =
    '<sms protocol="0" address="+12025550143" date="1772359200000" type="1" body="Hi &#55357;&#56832;" read="1" />';
  const xml = `\ufeff<?xml version='1.0' encoding='UTF-16' standalone='yes' ?>\n<smses count="1">\n  ${sms} between\n</smses>\n`;
  const root = tempReturn(t, { 'sms-20260302100000.xml': Buffer.from(xml, 'utf16le') });
  const { rows } = await readAll([root]);
  assert.deepEqual(
    rows.map(({ kind, text, rest }) => [kind, text ?? rest?.smses]),
    [
      ['message', 'Hi 😀'],
      ['other', 'between'],
    ],
  );
});
