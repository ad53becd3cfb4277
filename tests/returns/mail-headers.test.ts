/** Header fields of mail: dates, addresses, encoded words, parameters, where a mail came from. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseAddresses } from '../../src/returns/mail/addresses.js';
import { decodeWords } from '../../src/returns/mail/encoded-words.js';
import { parseHeaders } from '../../src/returns/mail/header-block.js';
import { mailDate } from '../../src/returns/mail/mail-date.js';
import { originOf } from '../../src/returns/mail/origin-ip.js';
import { parseParameters } from '../../src/returns/mail/parameters.js';
import { threadOf } from '../../src/returns/mail/thread-of.js';

const headers = (text: string) => parseHeaders(Buffer.from(text)).headers;

describe('dates of mail', () => {
  const stated: [string, string][] = [
    ['Tue, 24 Nov 2026 10:00:00 +0100', '2026-11-24T09:00:00.000Z'],
    ['24 Nov 2026 10:00 -0500', '2026-11-24T15:00:00.000Z'],
    ['Tue, 24 Nov 2026 10:00:00 GMT', '2026-11-24T10:00:00.000Z'],
    ['Fri, 21 Nov 97 09:55:06 -0600', '1997-11-21T15:55:06.000Z'],
    ['21 Nov 49 09:55:06 EST', '2049-11-21T14:55:06.000Z'],
    ['Thu, 13 Feb 1969 23:32 -0330 (Newfoundland (summer) Time)', '1969-02-14T03:02:00.000Z'],
    ['Fri, 21 Nov 1997 09(comment):   55  :  06 -0600', '1997-11-21T15:55:06.000Z'],
    ['Mon, 1 Jun 103 10:00:00 +0000', '2003-06-01T10:00:00.000Z'],
    ['Tue, 24 Nov 2026 10:00:00 -0000', '2026-11-24T10:00:00.000Z'],
    ['2026-11-24T10:00:00Z', '2026-11-24T10:00:00.000Z'],
    ['Tue Nov 24 10:00:00 +0100 2026', '2026-11-24T09:00:00.000Z'],
  ];
  for (const [text, iso] of stated)
    it(text, () => {
      const { us, basis, text: kept } = mailDate(text);
      assert.deepEqual([new Date(us! / 1000).toISOString(), basis, kept], [iso, 'stated', text]);
    });

  it('has no time where the zone means nothing, but keeps the clock', () => {
    for (const text of [
      'Tue, 24 Nov 2026 10:00:00',
      'Tue, 24 Nov 2026 10:00:00 K',
      'Tue, 24 Nov 2026 10:00:00 XYZ',
    ]) {
      const { us, wall, basis } = mailDate(text);
      assert.deepEqual([us, wall, basis], [null, Date.UTC(2026, 10, 24, 10) * 1000, 'not-stated']);
    }
  });

  it('reads nothing into what is no date', () => {
    for (const text of [
      'soon',
      'Tue, 31 Feb 2026 10:00:00 +0000',
      'Tue, 24 Nov 2026 25:00:00 +0000',
      '4/11/26',
    ])
      assert.deepEqual([mailDate(text).us, mailDate(text).basis], [null, 'unreadable']);
  });
});

describe('addresses', () => {
  const cases: [string, { address?: string; name?: string }[]][] = [
    ['ada@Example.COM', [{ address: 'ada@example.com' }]],
    ['Ada Quill <ada@example.com>', [{ address: 'ada@example.com', name: 'Ada Quill' }]],
    [
      '"Quill, Ada" <ada@example.com>, bo@example.org',
      [{ address: 'ada@example.com', name: 'Quill, Ada' }, { address: 'bo@example.org' }],
    ],
    [
      'Friends: ada@example.com, Bo <bo@example.org>;, cy@example.net',
      [
        { address: 'ada@example.com' },
        { address: 'bo@example.org', name: 'Bo' },
        { address: 'cy@example.net' },
      ],
    ],
    ['undisclosed-recipients:;', []],
    [
      'ada@example.com (Ada (the first) Quill)',
      [{ address: 'ada@example.com', name: 'Ada (the first) Quill' }],
    ],
    ['<@relay.example.net:ada@example.com>', [{ address: 'ada@example.com' }]],
    ['=?utf-8?Q?Quill=2C_Ada?= <ada@example.com>', [{ address: 'ada@example.com', name: 'Quill, Ada' }]],
    ['"A \\"B\\" C" <ada@example.com>', [{ address: 'ada@example.com', name: 'A "B" C' }]],
    ['Nobody in particular', [{ name: 'Nobody in particular' }]],
    ['', []],
    ['"ada quill"@example.com', [{ address: 'ada quill@example.com' }]],
  ];
  for (const [text, expected] of cases)
    it(text || '(empty)', () => assert.deepEqual(parseAddresses(text), expected));
});

describe('encoded words', () => {
  const cases: [string, string][] = [
    ['=?utf-8?Q?caf=C3=A9_au_lait?=', 'café au lait'],
    ['=?ISO-8859-1?q?caf=E9?= is =?UTF-8?B?4oKs?=', 'café is €'],
    ['=?utf-8?B?4oI=?= =?utf-8?B?rA==?=', '€'],
    ['=?utf-8?Q?a?=\t=?utf-8?Q?b?=', 'ab'],
    ['=?utf-8*en?Q?a?= b', 'a b'],
    ['=?no-such-set?Q?a=E9b?=', 'aéb'],
    ['2 =? 3 and =?x', '2 =? 3 and =?x'],
    ['=?iso-2022-jp?B?GyRCJDMkcxsoQg==?=', 'こん'],
    ['=?gb2312?B?xOO6ww==?=', '你好'],
    ['=?koi8-r?B?8NLJ18XU?=', 'Привет'],
  ];
  for (const [text, expected] of cases) it(text, () => assert.equal(decodeWords(text), expected));
});

describe('parameters', () => {
  const cases: [string, string, Record<string, string>][] = [
    ['text/plain; charset="utf-8"; format=flowed', 'text/plain', { charset: 'utf-8', format: 'flowed' }],
    ["attachment; filename*=utf-8'en'%E2%82%AC%20rates.txt", 'attachment', { filename: '€ rates.txt' }],
    ['a/b; name*0*=iso-8859-1\'\'caf%E9; name*1=" plain"; name*2*=%21', 'a/b', { name: 'café plain!' }],
    ['a/b; name="=?utf-8?B?4oKs?=.txt"', 'a/b', { name: '€.txt' }],
    ['a/b; name=two words.pdf; x=1', 'a/b', { name: 'two words.pdf', x: '1' }],
    ['a/b; name="a \\"b\\".txt"', 'a/b', { name: 'a "b".txt' }],
    ['Text/HTML (comment) ;charset = us-ascii', 'text/html', { charset: 'us-ascii' }],
    ['multipart/mixed; boundary="unclosed', 'multipart/mixed', { boundary: 'unclosed' }],
  ];
  for (const [text, value, expected] of cases)
    it(text, () => {
      const parsed = parseParameters(text);
      assert.deepEqual([parsed.value, Object.fromEntries(parsed.parameters)], [value, expected]);
    });
});

describe('where a mail came from', () => {
  const of = (text: string) => originOf(headers(text))?.ip;
  const hop = (from: string, by: string): string =>
    `Received: from ${from} by ${by} with ESMTP; Tue, 24 Nov 2026 10:00:00 +0000\n`;

  it('is what X-Originating-IP says', () => {
    assert.equal(
      of(
        `${hop('a.example.com (a.example.com [203.0.113.9])', 'mx.example.org')}X-Originating-IP: [198.51.100.4]\n`,
      ),
      '198.51.100.4',
    );
    assert.equal(of('x-originating-ip: [2001:db8::7]\n'), '2001:db8::7');
  });

  it('is the lowest hop with a public address from outside', () => {
    const top = hop('mx.example.net (mx.example.net [203.0.113.1])', 'in.example.org');
    assert.equal(of(top + hop('home ([198.51.100.77])', 'mx.example.net')), '198.51.100.77');
    assert.equal(of(top + hop('pc (pc [192.168.0.4])', 'mx.example.net')), '203.0.113.1');
    assert.equal(
      of(top + hop('a1.example.net (a1.example.net [198.51.100.9])', 'b2.example.net')),
      '203.0.113.1',
    );
    assert.equal(of(top + hop('host (unknown [IPv6:2001:db8:1::5])', 'mx.example.net')), '2001:db8:1::5');
    assert.equal(of(top + hop('203.0.113.200', 'mx.example.net')), '203.0.113.200');
  });

  it('is nothing where no header says it', () => {
    assert.equal(
      of('Received: by 2002:a05:6a10:: with SMTP id x; Tue, 24 Nov 2026 10:00:00 +0000\n'),
      undefined,
    );
    assert.equal(
      of(hop('pc (pc [10.0.0.4])', 'mx.example.net') + hop('pc (pc [fe80::1])', 'mx.example.net')),
      undefined,
    );
    assert.equal(of('X-Originating-IP: [unknown]\n'), undefined);
  });
});

it('a thread is Gmail’s number, else the first mail of the conversation', () => {
  assert.equal(threadOf(headers('Message-ID: <c@x>\nReferences: <a@x> <b@x>\nX-GM-THRID: 17\n')), '17');
  assert.equal(
    threadOf(headers('Message-ID: <c@x>\nReferences: <a@x>\n <b@x>\nIn-Reply-To: <b@x>\n')),
    'a@x',
  );
  assert.equal(threadOf(headers('Message-ID: <c@x>\nIn-Reply-To: <b@x>\n')), 'b@x');
  assert.equal(threadOf(headers('Message-ID: <c@x>\nThread-Topic: Stones\n')), 'c@x');
  assert.equal(threadOf(headers('Thread-Topic: Stones\n')), 'Stones');
});

it('header fields are unfolded, decoded one by one, and lines that are none are kept', () => {
  const { headers: found, odd } = parseHeaders(
    Buffer.concat([
      Buffer.from('Subject: a\r\n\tb\r\nno field here\r\nX-Old: caf'),
      Buffer.from([0xe9]),
      Buffer.from('\r\nX-New: 你好\r\n'),
    ]),
  );
  assert.deepEqual(
    found.map(({ name, value }) => [name, value]),
    [
      ['Subject', 'a\tb'],
      ['X-Old', 'café'],
      ['X-New', '你好'],
    ],
  );
  assert.deepEqual(odd, ['no field here']);
});
