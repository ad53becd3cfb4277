/**
 * Mails that were damaged or made to do harm: nothing throws, nothing hangs, no byte of an mbox is without a mail. The seeds are
 * fixed; `TECUM_FUZZ` sets how many inputs there are (a nightly run takes 200000).
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mailRecord } from '../../src/returns/mail/mail-record.js';
import { parseMail } from '../../src/returns/mail/parse-mail.js';
import { readMbox } from '../../src/returns/mail/read-mail.js';
import { randomSource } from '../bench/generate.js';
import { collecting, itemOf } from './helpers.js';
import { randomMail } from './mail-random.js';

const inputs = Number(process.env.TECUM_FUZZ ?? 2000);
type Random = ReturnType<typeof randomSource>;

const damages: ((bytes: Buffer, random: Random) => Buffer)[] = [
  (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let n = 1 + random.below(20); n > 0; n--) copy[random.below(copy.length)]! ^= 1 << random.below(8);
    return copy;
  },
  (bytes, random) => {
    const lines = bytes.toString('latin1').split('\n');
    for (let n = lines.length - 1; n > 0; n--) {
      const other = random.below(4) === 0 ? random.below(n) : n;
      [lines[n], lines[other]] = [lines[other]!, lines[n]!];
    }
    return Buffer.from(lines.join('\n'), 'latin1');
  },
  (bytes, random) => {
    const at = random.below(bytes.length);
    const piece = bytes.subarray(at, at + random.below(400));
    return Buffer.concat([bytes.subarray(0, at), piece, piece, piece, bytes.subarray(at)]);
  },
  (bytes, random) => {
    const rubbish = Buffer.from(Array.from({ length: random.below(200) }, () => random.below(256)));
    const at = random.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), rubbish, bytes.subarray(at)]);
  },
  (bytes) => Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r'), 'latin1'),
  (bytes, random) =>
    Buffer.from(bytes.toString('latin1').replaceAll(random.below(2) === 0 ? '--' : ': ', '='), 'latin1'),
];

function damaged(seed: number): Buffer {
  const random = randomSource(seed * 31 + 7);
  const damage = damages[random.below(damages.length)]!;
  return damage(randomMail(1 + random.below(5000)).mail, random);
}

describe('damaged mail', () => {
  it(`${inputs} damaged mails make one record each, whatever the chunks`, () => {
    for (let seed = 0; seed < inputs; seed++) {
      const bytes = damaged(seed);
      const mail = parseMail(bytes, 1 + (seed % 97));
      const { draft } = mailRecord(mail, {});
      assert.equal(draft.source.length, bytes.length, `seed ${seed}`);
      assert.ok(mail.parts >= 1 && mail.parts >= mail.leaves, `seed ${seed}`);
      if (seed % 10 === 0) assert.deepEqual(parseMail(bytes), mail, `seed ${seed}`);
    }
  });

  it('no byte of a damaged mbox is without a mail, and none has two', async () => {
    for (let seed = 0; seed < inputs / 20; seed++) {
      const parts = [1, 2, 3].map((n) =>
        Buffer.concat([
          Buffer.from('From a@example.com Tue Nov 24 10:00:00 2026\n'),
          damaged(seed * 3 + n),
          Buffer.from('\n\n'),
        ]),
      );
      const bytes = Buffer.concat(parts);
      const out = collecting();
      await readMbox(itemOf(bytes, 'x', 1 + (seed % 300)), out);
      let at = 0;
      for (const { source } of out.records) {
        assert.equal(source.offset, at, `seed ${seed}`);
        at += source.length;
      }
      assert.ok(
        bytes.length - at <= 2 && out.records.length === out.rowCount,
        `seed ${seed}: ${at} of ${bytes.length}`,
      );
    }
  });
});

describe('hostile mail is read in reasonable time', () => {
  const head = 'From: a@example.com\nDate: Tue, 24 Nov 2026 10:00:00 +0000\n';
  const big = 2_000_000;
  const cases: [string, string][] = [
    ['blanks in an address', `To: ${' '.repeat(big)}x\n\n`],
    [
      'brackets',
      `To: ${'('.repeat(big)}\nDate: ${'('.repeat(big)}\nContent-Transfer-Encoding: ${'('.repeat(big)}\n\n`,
    ],
    ['quotes', `To: ${'"\\'.repeat(big / 2)}\nContent-Type: a/b; name=${'"\\'.repeat(big / 2)}\n\n`],
    [
      'at signs',
      `To: ${'@'.repeat(big)}\nIn-Reply-To: ${'@'.repeat(big)}\nReferences: ${'<a '.repeat(big / 3)}\n\n`,
    ],
    [
      'semicolons',
      `Content-Type: text/plain${'; '.repeat(big / 2)}\nContent-Disposition: x${';'.repeat(big)}\n\n`,
    ],
    [
      'encoded words',
      `Subject: ${'=?utf-8?Q?'.repeat(big / 10)}\nFrom: ${'=?a?B?a?= '.repeat(big / 10)}\n\n`,
    ],
    ['received', `${`Received: from ${' '.repeat(5000)}by ${'[1'.repeat(5000)}\n`.repeat(100)}\n`],
    ['many headers', `${'a: b\n'.repeat(big / 5)}\n`],
    ['many parts', `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\n\n'.repeat(big / 10)}`],
    ['dashes', `Content-Type: multipart/mixed; boundary=b\n\n--b\n\n${'--\n'.repeat(big / 3)}`],
    ['blanks in the text', `\n${' '.repeat(big)}x`],
    ['blanks in HTML', `Content-Type: text/html\n\n<pre>${' '.repeat(big)}x</pre>${'<td>'.repeat(big / 8)}`],
    [
      'soft breaks',
      `Content-Transfer-Encoding: quoted-printable\n\n${'= '.repeat(big / 2)}\n${'=\n'.repeat(big / 2)}`,
    ],
    ['padding', `Content-Type: a/b\nContent-Transfer-Encoding: base64\n\n${'='.repeat(big)}`],
    ['quoted From', `\n${'>'.repeat(big)}From \n${'>From '.repeat(big / 6)}`],
    ['date', `Date: ${' '.repeat(big)}\nDate: 1${' '.repeat(400)}x\n\n`],
    ['separators', `\n${'\nFrom a Tue Nov 24 10:00:00 2026\nx'.repeat(big / 40)}`],
  ];
  for (const [name, text] of cases)
    it(name, async () => {
      const bytes = Buffer.from(`From a@example.com Tue Nov 24 10:00:00 2026\n${head}${text}`);
      const started = performance.now();
      const out = collecting();
      await readMbox(itemOf(bytes), out);
      const seconds = (performance.now() - started) / 1000;
      assert.ok(out.records.length >= 1);
      assert.ok(seconds < 5, `${seconds} s`);
    });
});
