/** Microsoft's return of mail, as the invented example has it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { assertExpected } from './check-example.js';
import { withoutEntry } from './mail-glossary.js';
import { readAll, us } from './read-example.js';
import { tempReturn } from './temp-return.js';

const example = projectPath('providers', 'microsoft', 'example');
const input = `${example}/input`;
const file = (no: number): Buffer => readFileSync(`${input}/0000000${no}.eml${no === 5 ? '' : '_hdr.eml'}`);

describe("Microsoft's return of mail", () => {
  it('is read as it was counted', async () => {
    const { summary, rows } = await readAll([input]);
    assertExpected(summary, `${example}/expected.json`);
    assert.deepEqual(
      rows.map(({ ip }) => ip),
      ['198.51.100.44', '2001:db8:44::7', '203.0.113.77', '2001:db8:aa::1', '2001:db8:aa::1'].map((ip, at) =>
        at > 2 ? undefined : ip,
      ),
    );
    assert.deepEqual(
      rows.map(({ category }) => category),
      [...Array<string>(4).fill('mail_headers'), 'message_content'],
    );
    assert.deepEqual(
      rows.map(({ at }) => at),
      [
        us('2026-10-05T08:15:00Z'),
        us('2026-10-05T09:40:00Z'),
        undefined,
        undefined,
        us('2026-10-08T09:00:00Z'),
      ],
    );
  });

  it('keeps names, subjects, times that are none, and headers that nobody knows', async () => {
    const { rows } = await readAll([input]);
    const [first, second, third, fourth, fifth] = rows;
    assert.equal(first!.text, 'Grüße aus Köln');
    assert.deepEqual(
      [first!.actor, first!.peers],
      ['ada.quill@example.org', ['bo.marsh@outlook.com', 'cy.dune@example.net', 'dee.frost@example.com']],
    );
    assert.equal(first!.rest!['X-Example-New'], 'seen nowhere before');
    assert.equal(first!.thread, second!.thread);
    assert.deepEqual(
      [third!.at_text, third!.at_basis, third!.rest!.From],
      ['soon', 'unreadable', 'Zoë Müller <zoe@example.net>'],
    );
    assert.deepEqual(
      [fourth!.actor, fourth!.thread, fourth!.text],
      ['first@example.com', 'no id', undefined],
    );
    assert.deepEqual(fourth!.notes, ['the header From stands 2 times; the first was used']);
    assert.deepEqual([fifth!.text, fifth!.media], ['the plans\n\nAs promised.', ['plans.pdf']]);
  });

  it('has a glossary entry for every field of the example', async () => {
    assert.deepEqual(await withoutEntry('microsoft', (await readAll([input])).summary), []);
  });

  it('is known without its names', async (t) => {
    const root = tempReturn(t, { a: file(1), b: file(2), c: file(3), d: file(4), e: file(5) });
    const { summary } = await readAll([root]);
    assert.equal(summary.provider, 'microsoft');
    assert.equal(summary.ledger.read, 5);
    assert.equal(summary.ledger.generic, 0);
  });

  it('gives exactly twice for the same files twice', async (t) => {
    const twice = Object.fromEntries(
      [1, 2, 3, 4, 5].flatMap((no) => [
        [`x/${no}.eml_hdr.eml`, file(no)],
        [`y/${no}.eml_hdr.eml`, file(no)],
      ]),
    );
    const { summary } = await readAll([tempReturn(t, twice)]);
    assert.deepEqual(summary.records.byKind, { message: 10 });
    assert.equal(summary.threads, 4);
  });

  it('does not take a mail of another mailbox, nor headers that show nothing of Microsoft', async (t) => {
    const gmail = 'X-GM-THRID: 1\nReceived: from x by a.outlook.com; x\nFrom: a@example.com\nDate: x\n\nhi\n';
    const bare = 'From: a@example.com\nTo: b@example.com\nDate: Mon, 5 Oct 2026 10:15:00 +0200\n';
    for (const text of [gmail, bare])
      assert.equal((await readAll([tempReturn(t, { 'm.eml': text })])).summary.provider, null);
  });
});
