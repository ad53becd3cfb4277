/** Cutting an mbox: separators, quoting, lengths, line ends, chunks. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RecordDraft } from '../../src/returns/contract.js';
import { readMbox } from '../../src/returns/mail/read-mail.js';
import { collecting, itemOf } from './helpers.js';

const from = (name: string): string => `From ${name}@example.com Tue Nov 24 10:00:00 2026`;
const mail = (name: string, body: string, extra = ''): string =>
  `From: ${name}@example.com\nDate: Tue, 24 Nov 2026 10:00:00 +0000\nSubject: ${name}\n${extra}\n${body}\n`;

async function read(text: string | Buffer, chunk = 64 * 1024): Promise<ReturnType<typeof collecting>> {
  const out = collecting();
  await readMbox(itemOf(text, 'x.mbox', chunk), out);
  return out;
}

const bodies = (records: RecordDraft[]): string[] =>
  records.map(({ text }) => text!.split('\n').slice(2).join('\n'));

describe('an mbox', () => {
  const two = `${from('a')}\n${mail('a', 'one')}\n${from('b')}\n${mail('b', 'two')}\n`;

  it('gives the same whatever the chunks and line ends', async () => {
    for (const text of [two, two.replaceAll('\n', '\r\n'), two.replace('one\n', 'one\r\n'), two.trimEnd()])
      for (const chunk of [1, 2, 3, 5, 17, 100, 1000]) {
        const { records, rowCount } = await read(text, chunk);
        assert.deepEqual(bodies(records), ['one', 'two'], `chunk ${chunk}`);
        assert.equal(rowCount, 2);
      }
  });

  it('says where each mail stands, so that all bytes are named', async () => {
    for (const chunk of [1, 50, 1000]) {
      const { records } = await read(two, chunk);
      const [a, b] = records.map(({ source }) => source);
      assert.deepEqual([a!.offset, a!.offset + a!.length], [0, b!.offset]);
      assert.ok(two.slice(b!.offset).startsWith('From b@'));
      assert.ok(b!.offset + b!.length >= two.trimEnd().length);
    }
  });

  it('is not cut at a line of text that begins with From', async () => {
    const text = `${from('a')}\n${mail('a', `From here on it is easy.\n\nFrom my point of view too.\n\n${from('quoted')}\nwhich is not followed by a head`)}\n`;
    for (const chunk of [1, 9, 1000]) assert.equal((await read(text, chunk)).records.length, 1);
  });

  it('is not cut without an empty line before, and says that it doubts', async () => {
    const out = await read(`${from('a')}\n${mail('a', 'one')}${from('b')}\n${mail('b', 'two')}`);
    assert.equal(out.records.length, 1);
    assert.deepEqual(
      out.findings.map(({ code }) => code),
      ['mbox-separator-doubt'],
    );
  });

  it('takes one > back from each quoted From line, and from no other', async () => {
    const { records } = await read(
      `${from('a')}\n${mail('a', '>From the start\n>>From deeper\n> From elsewhere\nx >From y')}`,
    );
    assert.deepEqual(bodies(records), ['From the start\n>From deeper\n> From elsewhere\nx >From y']);
  });

  it('follows a Content-Length that leads to the next separator, and no other', async () => {
    const body = `see below\n\n${from('inner')}\nX-Inner: yes\n\nstill the first mail\n`;
    const text = (length: number): string =>
      `${from('a')}\n${mail('a', body.trimEnd(), `Content-Length: ${length}\n`)}\n${from('b')}\n${mail('b', 'two')}\n`;
    for (const chunk of [1, 40, 100_000]) {
      assert.equal((await read(text(body.length), chunk)).records.length, 2);
      assert.equal((await read(text(body.length + 7), chunk)).records.length, 3);
    }
  });

  it('keeps mails with the same Message-ID, and says so', async () => {
    const one = mail('a', 'one', 'Message-ID: <same@example.com>\n');
    const out = await read(`${from('a')}\n${one}\n${from('a')}\n${one}`);
    assert.equal(out.records.length, 2);
    assert.deepEqual(out.records[1]!.notes, ['the mail at byte 0 of this file has the same Message-ID']);
    assert.deepEqual(
      out.findings.map(({ code }) => code),
      ['mail-twice'],
    );
  });

  it('keeps a mail without any head', async () => {
    const out = await read(`${from('a')}\n\njust text\n\n${from('b')}\n${mail('b', 'two')}`);
    assert.deepEqual(
      out.records.map(({ text }) => text),
      ['just text', 'b\n\ntwo'],
    );
  });

  it('keeps text before the first separator', async () => {
    const out = await read(`not a mail at all\n\n${from('b')}\n${mail('b', 'two')}`);
    assert.equal(out.records.length, 2);
    assert.equal(out.records[0]!.text, 'not a mail at all');
  });

  it('gives exactly twice for the same file twice', async () => {
    const once = await read(two);
    const twice = await read(two + two);
    assert.equal(twice.records.length, 2 * once.records.length);
    assert.deepEqual(bodies(twice.records), [...bodies(once.records), ...bodies(once.records)]);
  });

  it('holds neither a long attachment nor a line without end', async () => {
    const line = 'QUJD'.repeat(4 * 1024 * 1024);
    const text = `${from('a')}\n${mail('a', line, 'Content-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: base64\n')}`;
    const { records } = await read(text, 64 * 1024);
    const [attachment] = records[0]!.rest!.attachments as { bytes: number }[];
    assert.equal(attachment!.bytes, 3 * 4 * 1024 * 1024);
  });
});
