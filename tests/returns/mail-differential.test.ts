/** Our reading of mail against mailparser's, and both against what was put in. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type AddressObject, simpleParser, type ParsedMail as Theirs } from 'mailparser';
import { projectPath } from '../../src/base/root.js';
import { mailRecord } from '../../src/returns/mail/mail-record.js';
import { parseMail } from '../../src/returns/mail/parse-mail.js';
import { randomMail } from './mail-random.js';

const samples = projectPath('..', 'shared', 'samples', 'email');
const count = Number(process.env.TECUM_MAILS ?? 3000);

interface Seen {
  subject: string;
  from: string | undefined;
  to: string[];
  date: string | undefined;
  attachments: { name: string | undefined; bytes: number; sha256: string }[];
}

function ours(mail: Buffer, chunk: number): Seen & { text: string } {
  const parsed = parseMail(mail, chunk);
  const { draft, body } = mailRecord(parsed, {});
  return {
    subject: String(draft.rest?.Subject ?? ''),
    from: draft.actor,
    to: draft.peers ?? [],
    date:
      draft.at?.us === undefined || draft.at.us === null
        ? undefined
        : new Date(draft.at.us / 1000).toISOString(),
    attachments: parsed.attachments.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
    text: body.text,
  };
}

function addresses(list: AddressObject | AddressObject[] | undefined): string[] {
  return [list ?? []]
    .flat()
    .flatMap((one) => one.value.flatMap((entry) => [entry, ...(entry.group ?? [])]))
    .flatMap((entry) => entry.address || []);
}

function theirs(mail: Theirs): Seen & { text: string } {
  return {
    subject: mail.subject ?? '',
    from: addresses(mail.from)[0],
    to: [...new Set([mail.to, mail.cc, mail.bcc].flatMap((list) => addresses(list)))],
    date: mail.headers.has('date') ? mail.date?.toISOString() : undefined,
    // Mails in mails are listed with their headers, and reports are text: neither is an attachment for us.
    attachments: mail.attachments
      .filter((one) => !one.contentType.startsWith('message/'))
      .map(({ filename, content }) => ({
        name: filename,
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      })),
    text: (mail.text ?? '').trim(),
  };
}

describe('mail against mailparser', () => {
  it(`reads ${count} random mails as they were made, and as mailparser does`, async () => {
    for (let seed = 1; seed <= count; seed++) {
      const truth = randomMail(seed);
      const got = ours(truth.mail, 1 + (seed % 700));
      const { text, ...facts } = got;
      const made = {
        subject: truth.subject,
        from: truth.from,
        to: truth.to,
        date: truth.date,
        attachments: truth.attachments,
      };
      assert.deepEqual(facts, made, `seed ${seed}`);
      assert.equal(text.trim(), truth.text.trim(), `text of seed ${seed}`);
      if (seed % 3 !== 0) continue;
      const other = theirs(await simpleParser(truth.mail));
      assert.deepEqual({ ...facts, text: text.trim() }, { ...other }, `mailparser, seed ${seed}`);
    }
  });

  const here = existsSync(samples);
  it('agrees on every sample', {
    skip: here ? false : 'no ../shared/samples/email beside the project',
  }, async () => {
    for (const name of readdirSync(samples).filter((file) => file.endsWith('.eml'))) {
      const mail = readFileSync(join(samples, name));
      const { text: _ours, ...mine } = ours(mail, 1 << 20);
      const { text: _theirs, ...other } = theirs(await simpleParser(mail));
      assert.deepEqual(mine, other, name);
    }
  });
});
