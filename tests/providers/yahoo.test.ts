/** Mail of a Yahoo mailbox, as the invented example has it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { assertExpected } from './check-example.js';
import { withoutEntry } from './mail-glossary.js';
import { readAll, us } from './read-example.js';
import { tempReturn } from './temp-return.js';

const example = projectPath('providers', 'yahoo', 'example');
const input = `${example}/input`;

describe('mail of a Yahoo mailbox', () => {
  it('is read as it was counted', async () => {
    const { summary, rows } = await readAll([input]);
    assertExpected(summary, `${example}/expected.json`);
    const [first, answer, again, order] = rows;
    assert.equal(first!.text, 'the first\n\nCafé at nine?\n\nFrom the bridge it is two minutes.');
    assert.deepEqual(
      [first!.ip, first!.account, first!.rest!.From],
      ['198.51.100.44', 'bo.marsh@yahoo.com', 'Ada Quïll <ada.quill@example.org>'],
    );
    assert.deepEqual(
      [answer!.text, answer!.media, answer!.actor],
      ['Re: the first\n\nYes.\nSee the map.', ['map.png'], 'bo.marsh@yahoo.com'],
    );
    assert.deepEqual(
      [again!.at, again!.at_text, again!.notes],
      [undefined, 'some day', ['the mail at byte 0 of this file has the same Message-ID']],
    );
    assert.deepEqual([order!.at, order!.ip], [us('2026-10-07T07:00:00Z'), '203.0.113.80']);
  });

  it('has a glossary entry for every field of the example', async () => {
    assert.deepEqual(await withoutEntry('yahoo', (await readAll([input])).summary), []);
  });

  it('is known without its names', async (t) => {
    const root = tempReturn(t, {
      a: readFileSync(`${input}/Inbox.mbox`),
      b: readFileSync(`${input}/mail/0001.eml`),
    });
    const { summary } = await readAll([root]);
    assert.deepEqual([summary.provider, summary.ledger.read, summary.ledger.generic], ['yahoo', 2, 0]);
  });

  it('does not take mail that somebody sent from Yahoo to another provider', async (t) => {
    const sent =
      'From: Bo <bo@yahoo.com>\nDate: Mon, 5 Oct 2026 10:15:00 +0200\nMessage-ID: <1@mail.yahoo.com>\n';
    for (const text of [
      `Received: from sonic by mx.example.org; x\n${sent}\nhi\n`,
      `X-GM-THRID: 1\n${sent}\nhi\n`,
      sent.replace('yahoo.com>\nDate', 'example.com>\nDate'),
    ])
      assert.equal((await readAll([tempReturn(t, { 'm.eml': text })])).summary.provider, null);
    assert.equal((await readAll([tempReturn(t, { 'm.eml': `${sent}\nhi\n` })])).summary.provider, 'yahoo');
  });
});
