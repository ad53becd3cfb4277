/** The public samples of mail, with the figures of their README (counted there with Python's email package). */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { sniffFile } from '../../src/returns/generic/sniff-file.js';
import { attachmentBytes } from '../../src/returns/mail/attachment-bytes.js';
import { parseMail } from '../../src/returns/mail/parse-mail.js';
import { readEml, readMbox } from '../../src/returns/mail/read-mail.js';
import { collecting, itemOf } from './helpers.js';

const folder = projectPath('..', 'shared', 'samples', 'email');
const skip = existsSync(folder) ? false : 'no ../shared/samples/email beside the project';
const bytes = (name: string): Buffer => readFileSync(`${folder}/${name}`);

/** Parts, leaves, mails in mails, named attachments. */
const figures: [string, number, number, number, string[]][] = [
  ['mailparser_base64encodedroot', 1, 1, 0, ['screenshot.png']],
  ['mailparser_decoderended', 6, 3, 1, []],
  ['mailparser_delivery-status', 10, 6, 1, []],
  ['mailparser_mixed', 5, 3, 0, []],
  ['mailparser_nested', 8, 4, 0, []],
  ['mailparser_spam', 1, 1, 0, []],
  ['postal-mime_arf', 6, 3, 1, []],
  ['postal-mime_bounce', 9, 5, 1, []],
  ['postal-mime_calendar-event', 6, 4, 0, ['invite.ics']],
  [
    'postal-mime_mimetorture',
    49,
    24,
    11,
    ['foo.gz', 'blah.gz', 'blah1.gz', 'htmlfile.html', 'smiley-3.png', 'dot.gif', 'signature.asc'],
  ],
];

describe('samples of mail', { skip }, () => {
  for (const [name, parts, leaves, nested, named] of figures) {
    it(`${name}: ${parts} parts, ${leaves} leaves, ${nested} mails inside`, () => {
      for (const chunk of [1, 7, 1 << 20]) {
        const mail = parseMail(bytes(`${name}.eml`), chunk);
        assert.deepEqual([mail.parts, mail.leaves, mail.nested.length], [parts, leaves, nested]);
        assert.deepEqual(
          mail.attachments.flatMap((one) => one.name ?? []),
          named,
        );
      }
    });

    it(`${name}: one record`, async () => {
      const out = collecting();
      const { mails } = await readEml(itemOf(bytes(`${name}.eml`)), out);
      assert.deepEqual([mails, out.records.length, out.rowCount], [1, 1, 1]);
    });
  }

  it('are known as mail without their names, by content', async () => {
    for (const [name] of figures)
      assert.equal((await sniffFile(bytes(`${name}.eml`), 'x')).kind, 'mail', name);
    for (const name of ['takeoutreader_sample', 'umbox_test'])
      assert.equal((await sniffFile(bytes(`${name}.mbox`), 'x')).kind, 'mbox', name);
  });

  it('give their attachments back from the places that the records state', async () => {
    let found = 0;
    for (const [name] of figures)
      for (const attachment of parseMail(bytes(`${name}.eml`)).attachments) {
        const hash = createHash('sha256');
        for await (const piece of attachmentBytes(itemOf(bytes(`${name}.eml`)), attachment, false))
          hash.update(piece);
        assert.equal(hash.digest('hex'), attachment.sha256, `${name} ${attachment.part}`);
        found++;
      }
    // screenshot.png, two of the calendar event, nine of the torture test.
    assert.equal(found, 12);
  });

  it('takeoutreader_sample.mbox: 3 mails with labels, 1 to 3 January 2024', async () => {
    const out = collecting();
    assert.equal((await readMbox(itemOf(bytes('takeoutreader_sample.mbox')), out)).mails, 3);
    const times = out.records.map(({ at }) => new Date(at!.us! / 1000).toISOString());
    assert.deepEqual([times[0], times[2]], ['2024-01-01T11:00:00.000Z', '2024-01-03T09:00:00.000Z']);
    assert.deepEqual(
      out.records.map(({ rest }) => rest?.['X-Gmail-Labels']),
      [['Inbox', 'Important'], ['Social'], ['Inbox']],
    );
  });

  it('takeoutreader_empty.mbox: none', async () => {
    const out = collecting();
    assert.equal((await readMbox(itemOf(bytes('takeoutreader_empty.mbox')), out)).mails, 0);
    assert.equal(out.records.length, 0);
  });

  it('umbox_test.mbox: 6 mails, one of 3 parts, 10:00 to 15:00 UTC on 29 March 2025', async () => {
    for (const chunk of [1, 64, 64 * 1024]) {
      const out = collecting();
      assert.equal((await readMbox(itemOf(bytes('umbox_test.mbox'), 'a.mbox', chunk), out)).mails, 6);
      const times = out.records.map(({ at }) => new Date(at!.us! / 1000).toISOString());
      assert.deepEqual([times[0], times[5]], ['2025-03-29T10:00:00.000Z', '2025-03-29T15:00:00.000Z']);
      assert.deepEqual(
        out.records.map(({ rest }) => (rest?.parts as { all: number } | undefined)?.all ?? 1),
        [1, 1, 3, 1, 1, 1],
      );
    }
  });
});
