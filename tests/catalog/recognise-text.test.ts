/** What the recogniser finds in running text: places, moments, ports, checks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCatalog } from '../../src/catalog/load.js';
import { type FoundInText, recogniseText, type TextOptions } from '../../src/catalog/recognise-text.js';

const { catalog } = readCatalog();
const find = (text: string, options?: TextOptions): FoundInText[] => recogniseText(text, catalog, options);
const brief = (text: string, options?: TextOptions): string[] =>
  find(text, options).map(({ kind, value }) => `${kind} ${value}`);

test('places are those of the text, in characters and in bytes', () => {
  const text = 'Zoë 🙂 wrote to river@example.org – from 198.51.100.7.';
  const found = find(text);
  assert.equal(found.length, 2);
  const bytes = Buffer.from(text);
  for (const { start, end, byteStart, byteEnd, text: written } of found) {
    assert.equal(text.slice(start, end), written);
    assert.equal(bytes.subarray(byteStart, byteEnd).toString(), written);
  }
});

test('an IP address has the port and the moment beside it, on its line or at the beginning of the next', () => {
  const cases: [string, number | undefined, string | undefined][] = [
    ['198.51.100.7:443 at 2026-10-01 12:00:00 UTC', 443, '2026-10-01T12:00:00Z'],
    ['2026-10-01T12:00:00+02:00 198.51.100.7 port 5060', 5060, '2026-10-01T10:00:00Z'],
    ['198.51.100.7 (Login)\n10-13-2022 17:47:36 UTC', undefined, '2022-10-13T17:47:36Z'],
    ['[2001:db8::7]:8443 on Oct 3, 2026 at 5:07 PM EDT', 8443, '2026-10-03T21:07:00Z'],
    ['198.51.100.7 on 3 October 2026 at 17:07', undefined, '2026-10-03T17:07:00'],
    ['198.51.100.7\n\n2026-10-01', undefined, undefined],
  ];
  for (const [text, port, iso] of cases) {
    const ip = find(text).find(({ kind }) => kind === 'ip');
    assert.deepEqual([ip?.port, ip?.at?.iso], [port, iso], text);
  }
});

test('a date that can be read two ways stays so, until another date of the text decides', () => {
  assert.deepEqual(find('on 04/05/2026')[0]?.at?.readings, ['2026-04-05', '2026-05-04']);
  assert.equal(find('on 04/05/2026 and on 04/25/2026')[0]?.at?.iso, '2026-04-05');
  assert.equal(find('on 04/05/2026 and on 25/04/2026')[0]?.at?.iso, '2026-05-04');
  assert.ok(
    find('04/05/2026, 04/25/2026, 25/04/2026')[0]?.at?.readings,
    'two that contradict each other decide nothing',
  );
});

test('days and times that do not exist are none', () => {
  for (const text of ['2026-02-30', '31/02/2026', '30 February 2026', '2026-13-01', '2100-02-29'])
    assert.deepEqual(find(text), [], text);
  assert.deepEqual(brief('29 February 2028'), ['moment 2028-02-29']);
  assert.deepEqual(brief('2026-10-01 25:00'), ['moment 2026-10-01']);
});

test('a check that does not fit makes it none, or is said', () => {
  assert.deepEqual(brief('card 4111 1111 1111 1112'), []);
  assert.deepEqual(brief('IBAN DE89 3704 0044 0532 0130 01'), []);
  assert.deepEqual(brief('routing number 021000022'), []);
  assert.deepEqual(brief('1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb'), []);
  assert.deepEqual(brief('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5'), []);
  assert.deepEqual(brief('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD'), []);
  assert.match(find('IMEI 352099001761482')[0]?.why ?? '', /does not fit/);
});

test('national numbers by the region that is given', () => {
  assert.deepEqual(brief('020 7946 0018', { region: 'GB' }), ['phone +442079460018']);
  assert.deepEqual(brief('020 7946 0018'), []);
  assert.deepEqual(brief('(937) 555-0142 x12'), ['phone +19375550142']);
  assert.equal(find('(937) 555-0142 x12')[0]?.detail, 'extension 12');
});

test('the word before decides what a number is', () => {
  assert.deepEqual(brief('MTCN 123-456-7890'), ['reference 1234567890']);
  assert.deepEqual(brief('phone 123-456-7890'), [], 'no area code begins with 1');
  assert.deepEqual(brief('call 937-555-0142'), ['phone +19375550142']);
  assert.deepEqual(brief('case 937-555-0142'), []);
  assert.deepEqual(brief('version 10.0.0.1 at 10.0.0.2'), ['ip 10.0.0.2']);
});

test('a provider is told only by what the text says', () => {
  const of = (text: string): string[] =>
    find(text).flatMap(({ candidates }) => candidates.map(({ provider }) => provider));
  assert.deepEqual(of('@river_fox22 on Telegram'), ['telegram']);
  assert.deepEqual(of('@river_fox22'), []);
  assert.deepEqual(of('River@gmail.com'), ['google']);
  assert.deepEqual(of('river@example.org'), []);
});

test('on any text: never throws, in order, none over another, every place true', () => {
  const spice = fc.constantFrom(
    '@',
    '.',
    ':',
    '/',
    '$',
    '198.51.100.7',
    '+1 937 555 0142',
    'https://',
    'IMEI ',
    '4111',
    '\n',
    'é',
    '🙂',
  );
  const any = fc
    .array(fc.oneof(spice, fc.string({ unit: 'binary', maxLength: 15 })), { maxLength: 25 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(any, (text) => {
      const bytes = Buffer.from(text);
      let end = 0;
      for (const found of find(text)) {
        assert.ok(found.start >= end && found.end > found.start && found.end <= text.length);
        assert.equal(text.slice(found.start, found.end), found.text);
        if (!/\p{Surrogate}/u.test(text))
          assert.equal(bytes.subarray(found.byteStart, found.byteEnd).toString(), found.text);
        end = found.end;
      }
    }),
    { numRuns: 2000 },
  );
});

test('finding is the same wherever the text stands', () => {
  const one = 'Call (937) 555-0142, write to river@example.org, IP 198.51.100.7:443.';
  const alone = brief(one);
  fc.assert(
    fc.property(fc.lorem({ maxCount: 20 }), fc.lorem({ maxCount: 20 }), (before, after) => {
      assert.deepEqual(brief(`${before}.\n${one}\n${after}`), alone);
    }),
  );
});

/** Text that makes a careless pattern try again and again. */
const hostile = [
  '1',
  '1.',
  '1-',
  '1 ',
  'a.',
  'a@',
  '@',
  '@a',
  ':',
  'a:',
  '0:',
  '::',
  '$',
  '$a ',
  '/',
  'a/',
  'http://',
  '1.1.1.1.',
  '2026-',
  '+',
  '+1 ',
  '(1',
  'A1',
  'x.y ',
  'a_',
  'user name: ',
  'IMEI ',
  'DE89 ',
  '\u00e9',
  'a.b/c ',
  'bc1q',
];

test('time grows with the length and with nothing else', () => {
  for (const piece of hostile) {
    const time = (size: number): number => {
      const text = piece.repeat(size / piece.length);
      const start = process.cpuUsage();
      find(text);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    };
    time(20_000);
    const once = Math.min(time(100_000), time(100_000));
    const tenfold = time(1_000_000);
    assert.ok(tenfold < Math.max(once, 20) * 40, `${JSON.stringify(piece)}: ${once} ms, then ${tenfold} ms`);
  }
});
