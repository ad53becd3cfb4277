/** MIME structure: encodings, boundaries, what is text and what is an attachment, and hostile shapes. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { bodyText } from '../../src/returns/mail/body-text.js';
import { htmlToText } from '../../src/returns/mail/html-to-text.js';
import { looksLikeMail, looksLikeMbox } from '../../src/returns/mail/looks-like.js';
import { mailRecord } from '../../src/returns/mail/mail-record.js';
import { parseMail } from '../../src/returns/mail/parse-mail.js';
import type { ParsedMail } from '../../src/returns/mail/parsed-mail.js';
import { readEml } from '../../src/returns/mail/read-mail.js';
import { collecting, itemOf } from './helpers.js';

const head = 'From: ada@example.com\nDate: Tue, 24 Nov 2026 10:00:00 +0000\n';
const parse = (text: string | Buffer, chunk?: number): ParsedMail => parseMail(Buffer.from(text), chunk);
const textOf = (text: string | Buffer): string => bodyText(parse(text)).text;
const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

describe('text of a mail', () => {
  const plain = (encoding: string, body: string, charset = 'utf-8'): string =>
    textOf(
      `${head}Content-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: ${encoding}\n\n${body}`,
    );

  it('quoted-printable with soft breaks, blanks at the end of lines, and rubbish', () => {
    assert.equal(
      plain('quoted-printable', 'caf=C3=\n=A9 one=  \ntwo   \nthree=20\n= is no escape =ZZ'),
      'café onetwo\nthree \n= is no escape =ZZ',
    );
  });

  it('base64 with rubbish, padding inside and missing padding', () => {
    assert.equal(plain('base64', 'aGVs bG8*g\n!!d29y\nbGQ='), 'hello world');
    assert.equal(plain('base64', 'aGVsbG8gdw==b3JsZA'), 'hello world');
  });

  it('base64 in long regular lines, with a character that is not of the alphabet in one of them', () => {
    const line = 'QUJD'.repeat(19);
    const lines = [line, line, `${line.slice(0, 10)}-_${line.slice(12)}`, line, line].join('\n');
    const expected = Buffer.from(lines.replace(/[-_\n]/g, ''), 'base64').toString('latin1');
    assert.equal(plain('base64', lines, 'iso-8859-1'), expected);
  });

  it('8-bit without a character set: UTF-8 where it is, else guessed and said so', () => {
    const big5 = iconv.encode('這是一封測試郵件，內容沒有標示字元集，請依照位元組猜測。'.repeat(4), 'big5');
    const mail = parse(Buffer.concat([Buffer.from(`${head}\n`), big5]));
    const body = bodyText(mail);
    assert.match(body.text, /^這是一封測試郵件/);
    assert.match(body.notes[0]!, /big5, guessed from the bytes/);
    assert.deepEqual(bodyText(parse(`${head}\n你好`)).text, '你好');
  });

  it('Latin-1 and others as stated', () => {
    for (const [charset, text] of [
      ['iso-8859-1', 'Grüße'],
      ['windows-1251', 'Привет'],
      ['shift_jis', 'こんにちは'],
      ['gb18030', '你好'],
    ] as const) {
      const bytes = Buffer.concat([
        Buffer.from(
          `${head}Content-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: 8bit\n\n`,
        ),
        iconv.encode(text, charset),
      ]);
      assert.equal(textOf(bytes), text);
    }
  });

  it('flowed lines are put together', () => {
    const flowed = (body: string): string =>
      textOf(`${head}Content-Type: text/plain; format=flowed\n\n${body}`);
    assert.equal(flowed('one \ntwo\n> quoted \n> on\n-- \nname'), 'one two\n> quoted on\n-- \nname');
  });

  it('HTML alone becomes text without a trace of HTML', () => {
    const page =
      '<html><head><title>t</title><style>p{}</style></head><body><p>One&nbsp;&amp; two<br>three</p><script>x()</script><table><tr><td>a</td><td>b</td></tr></table></body></html>';
    assert.equal(textOf(`${head}Content-Type: text/html\n\n${page}`), 'One\u00a0& two\nthree\na b');
    assert.equal(htmlToText('<div>a</div><div>b</div>'), 'a\nb');
  });

  const both = (plainText: string, html: string): string =>
    `${head}Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n${plainText}\n--b\nContent-Type: text/html\n\n${html}\n--b--\n`;

  it('of an alternative the plain text, unless the HTML says more', () => {
    assert.equal(textOf(both('the same words', '<p>the same words</p>')), 'the same words');
    const long = 'This part is only to be seen in the HTML of the mail, and it is the longer one. '
      .repeat(3)
      .trim();
    assert.equal(textOf(both('Open in a browser', `<p>${long}</p>`)), `Open in a browser\n\n${long}`);
    assert.equal(textOf(both('', '<p>html only</p>')), 'html only');
  });
});

describe('parts', () => {
  it('attachments have name, type, bytes, hash and place', () => {
    const text = `${head}Content-Type: multipart/mixed; boundary="x y"\n\n--x y\nContent-Type: text/plain\n\nhello\n--x y\nContent-Type: image/png; name="a.png"\nContent-Transfer-Encoding: base64\nContent-ID: <i@x>\n\naGVsbG8=\n--x y--\n`;
    for (const chunk of [1, 3, 11, 1000]) {
      const [found] = parse(text, chunk).attachments;
      const offset = text.indexOf('aGVsbG8=');
      assert.deepEqual(found, {
        part: '2',
        name: 'a.png',
        type: 'image/png',
        bytes: 5,
        sha256: sha256('hello'),
        contentId: 'i@x',
        encoding: 'base64',
        offset,
        length: 8,
      });
    }
  });

  it('a part ends before the line end of its delimiter, and binary is not touched', () => {
    const bytes = Buffer.from([0, 255, 13, 10, 10, 128, 45, 45, 10]);
    const mail = Buffer.concat([
      Buffer.from(
        `${head}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/x\nContent-Transfer-Encoding: binary\n\n`,
      ),
      bytes,
      Buffer.from('\n--b--\n'),
    ]);
    for (const chunk of [1, 2, 5, 1000])
      assert.equal(parse(mail, chunk).attachments[0]!.sha256, sha256(bytes));
  });

  it('boundaries that begin alike, are not closed, or cut a head', () => {
    const mail = parse(
      `${head}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=bb\n\n--bb\n\nin\n--b\nX: 1\n--b\n\nout\n--bbb\n--b`,
    );
    assert.deepEqual(
      mail.texts.map(({ text }) => text),
      ['in', '', 'out\n--bbb', ''],
    );
    assert.deepEqual(mail.notes, [
      'a multipart without a closing delimiter: the mail may be cut',
      'a multipart without a closing delimiter: the mail may be cut',
    ]);
  });

  it('a multipart without a single part is read as text', () => {
    const mail = parse(`${head}Content-Type: multipart/mixed; boundary=other\n\n--b\n\nthe words\n--b--\n`);
    assert.deepEqual(
      mail.texts.map(({ text }) => text),
      ['--b\n\nthe words\n--b--\n'],
    );
    assert.match(mail.notes[0]!, /without a single part/);
  });

  it('a mail in a mail is listed with its headers, its text is kept, its attachments are found', () => {
    const inner =
      'From: bo@example.org\nSubject: inner\nContent-Type: multipart/mixed; boundary=i\n\n--i\n\ninner text\n--i\nContent-Type: a/b\nContent-Disposition: attachment; filename=z.bin\n\nzz\n--i--\n';
    const out = mailRecord(
      parse(
        `${head}Subject: outer\nContent-Type: multipart/mixed; boundary=o\n\n--o\n\nouter text\n--o\nContent-Type: message/rfc822\n\n${inner}\n--o--\n`,
      ),
      {},
    ).draft;
    assert.equal(out.text, 'outer\n\nouter text\n\ninner text');
    assert.deepEqual(out.rest!.nested, [{ part: '2', From: 'bo@example.org', Subject: 'inner' }]);
    assert.deepEqual([out.media, (out.rest!.attachments as { part: string }[])[0]!.part], [['z.bin'], '2.2']);
  });

  it('a thousand levels do not overflow anything, and nothing is lost', () => {
    let text = 'deepest';
    for (let n = 0; n < 1000; n++)
      text = `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n${n === 0 ? '\n' : ''}${text}\n--b${n}--`;
    const mail = parse(`${head}${text}\n`);
    assert.match(mail.notes.join(), /more than 100 levels deep/);
    assert.equal(mail.attachments.length, 1);
    const nested = parse(`${head}${'Content-Type: message/rfc822\n\n'.repeat(1000)}end`);
    assert.equal(nested.nested.length, 100);
  });

  it('headers alone are a mail; no headers at all too', async () => {
    for (const text of [
      `${head}X-Originating-IP: [198.51.100.4]\n`,
      `${head}X-Originating-IP: [198.51.100.4]\n\n`,
      `${head}X-Originating-IP: [198.51.100.4]`,
    ]) {
      const out = collecting();
      await readEml(itemOf(text), out);
      assert.equal(out.records[0]!.ip, '198.51.100.4');
      assert.equal(out.records[0]!.text, undefined);
    }
    assert.equal(textOf('no head here\nat all'), 'no head here\nat all');
  });

  it('without a date there is no time', () => {
    const { draft } = mailRecord(
      parse('From: a@example.com\nReceived: from x by y; Tue, 24 Nov 2026 10:00:00 +0000\n\nhi'),
      {},
    );
    assert.equal(draft.at, undefined);
    assert.equal(draft.rest!.Received, 'from x by y; Tue, 24 Nov 2026 10:00:00 +0000');
  });

  it('every header is read, set aside or unknown', async () => {
    const out = collecting();
    await readEml(itemOf(`${head}DKIM-Signature: v=1\nX-Never-Seen: 7\nX-Never-Seen: 8\n\nhi`), out);
    assert.deepEqual(
      ['From', 'DKIM-Signature', 'X-Never-Seen'].map((name) => [
        out.fields.get(name)!.state,
        out.fields.get(name)!.count,
      ]),
      [
        ['read', 1],
        ['set_aside', 1],
        ['unknown', 2],
      ],
    );
    assert.deepEqual(out.records[0]!.rest!['X-Never-Seen'], ['7', '8']);
  });

  it('a page that a browser saved is no message', () => {
    const { draft } = mailRecord(
      parse(
        'From: <Saved by Blink>\nSnapshot-Content-Location: https://example.com/\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>page</p>',
      ),
      {},
    );
    assert.deepEqual([draft.kind, draft.text], ['file', 'page']);
  });
});

it('the chunks never matter, whatever the bytes', () => {
  const line = fc.constantFrom(
    '--b',
    '--b--',
    '--bb',
    'Content-Type: message/rfc822',
    'Content-Type: multipart/mixed; boundary=bb',
    'Content-Type: a/b',
    'Content-Transfer-Encoding: base64',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'aGVs=',
    'x=',
    '=41 ',
    '>From me',
    '\r',
    'é',
  );
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 40 }),
      fc.constantFrom('\n', '\r\n'),
      fc.integer({ min: 1, max: 20 }),
      (lines, eol, chunk) => {
        const bytes = Buffer.from(
          [`${head}Content-Type: multipart/mixed; boundary=b`, '', ...lines].join(eol),
        );
        assert.deepEqual(parseMail(bytes, chunk), parseMail(bytes));
      },
    ),
    { numRuns: 2000 },
  );
});

it('mail and mbox are told by content', () => {
  const mail = Buffer.from(`Received: from a by b\n${head}\nhi`);
  const separator = 'From 17@xxx Tue Nov 24 10:00:00 +0000 2026';
  assert.ok(looksLikeMail(mail));
  assert.ok(looksLikeMbox(Buffer.from(`${separator}\n${head}`)));
  assert.ok(looksLikeMbox(Buffer.from(`\r\n${separator}\r\nX-GM-THRID: 1\r\n`)));
  assert.ok(
    looksLikeMail(Buffer.from('Content-type: multipart/mixed;\n boundary=ABC\n\n--ABC\n\nx\n--ABC--\n')),
  );
  for (const text of [
    'From here on\nDate: x',
    'Dear Ada,\nFrom: me\n',
    'a,b\n1,2',
    '{"From": "x"}',
    'To: x\nSubject: y\n\nA letter',
    '<p>From: x</p>',
    '',
  ])
    assert.deepEqual(
      [looksLikeMail(Buffer.from(text)), looksLikeMbox(Buffer.from(text))],
      [false, false],
      text,
    );
});
