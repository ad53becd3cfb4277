/** What the recogniser makes of the lines that people paste. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalog } from '../../src/catalog/load.js';
import { type RecogniseOptions, recogniseAccounts } from '../../src/catalog/recognise.js';
import type { RecognisedAccount } from '../../src/catalog/types.js';

const catalog = loadCatalog();

function one(line: string, options?: RecogniseOptions): RecognisedAccount {
  const [found, ...more] = recogniseAccounts(line, catalog, options);
  assert.ok(found);
  assert.equal(more.length, 0);
  return found;
}

/** `verdict identifier value provider` of a line; a dash where there is none. */
function brief(line: string, options?: RecogniseOptions): string {
  const { verdict, identifier, value, candidates } = one(line, options);
  return [verdict, identifier ?? '-', value ?? '-', candidates[0]?.provider ?? '-'].join(' ');
}

const table: [string, string][] = [
  [
    'https://www.facebook.com/profile.php?id=100012345678901&ref=x',
    'accepted user_id 100012345678901 meta-facebook',
  ],
  ['m.facebook.com/River.Fox22?fbclid=abc', 'accepted username river.fox22 meta-facebook'],
  ['fb.com/river.fox22', 'accepted username river.fox22 meta-facebook'],
  [
    'https://www.facebook.com/people/River-Fox/100012345678901/',
    'accepted user_id 100012345678901 meta-facebook',
  ],
  ['https://facebook.com/groups/123456789', 'unresolved other 123456789 meta-facebook'],
  ['https://www.facebook.com/marketplace', 'unresolved - - meta-facebook'],
  ['https://www.instagram.com/River_Fox/?igshid=abc', 'accepted username river_fox meta-instagram'],
  ['instagram.com/p/Cabc123/', 'unresolved post_url https://instagram.com/p/Cabc123 meta-instagram'],
  [
    'https://www.instagram.com/reel/Cabc123/?igsh=1',
    'unresolved post_url https://instagram.com/reel/Cabc123 meta-instagram',
  ],
  ['https://www.instagram.com/explore/', 'unresolved - - meta-instagram'],
  ['https://l.instagram.com/?u=https%3A%2F%2Fx.com%2Friver_fox', 'accepted handle river_fox x-twitter'],
  ['https://www.snapchat.com/add/river.fox22', 'accepted username river.fox22 snap'],
  ['snapchat.com/@River.Fox22', 'accepted username river.fox22 snap'],
  ['https://story.snapchat.com/s/river.fox22', 'accepted username river.fox22 snap'],
  ['https://x.com/home', 'unresolved - - x-twitter'],
  ['https://twitter.com/River_Fox', 'accepted handle river_fox x-twitter'],
  ['mobile.twitter.com/river_fox/media', 'accepted handle river_fox x-twitter'],
  ['x.com/i/user/12345678', 'accepted user_id 12345678 x-twitter'],
  ['https://discord.com/users/123456789012345678', 'accepted user_id 123456789012345678 discord'],
  ['https://discord.gg/abcd', 'unresolved other abcd discord'],
  ['tiktok.com/@river.fox?lang=en', 'accepted username river.fox tiktok'],
  [
    'https://www.tiktok.com/@river.fox/video/7123456789012345678',
    'accepted post_url https://tiktok.com/@river.fox/video/7123456789012345678 tiktok',
  ],
  ['https://t.me/river_fox', 'accepted handle river_fox telegram'],
  ['https://telegram.me/s/river_fox', 'accepted handle river_fox telegram'],
  ['https://t.me/joinchat/AAAAAEabcdefghij', 'unresolved other AAAAAEabcdefghij telegram'],
  ['https://t.me/+19375550142', 'accepted phone +19375550142 telegram'],
  ['https://wa.me/19375550142', 'accepted phone +19375550142 whatsapp'],
  ['https://api.whatsapp.com/send?phone=19375550142&text=hi', 'accepted phone +19375550142 whatsapp'],
  ['https://youtube.com/@riverfox', 'accepted channel_id @riverfox google'],
  ['https://example.com/river', 'unresolved profile_url https://example.com/river -'],
  ['@river.fox22 on snapchat', 'accepted username river.fox22 snap'],
  ['snap: river.fox22', 'accepted username river.fox22 snap'],
  ['Snapchat username River.Fox22', 'accepted username river.fox22 snap'],
  ['instagram river_fox', 'accepted username river_fox meta-instagram'],
  ['river_fox (Instagram)', 'accepted username river_fox meta-instagram'],
  ['IG @river_fox', 'accepted username river_fox meta-instagram'],
  ['Big Mike @river_fox instagram', 'accepted username river_fox meta-instagram'],
  ['x: @River_Fox', 'accepted handle river_fox x-twitter'],
  ['discord 123456789012345678', 'accepted user_id 123456789012345678 discord'],
  ['facebook 100012345678901', 'accepted user_id 100012345678901 meta-facebook'],
  ['- https://www.snapchat.com/add/river.fox22,', 'accepted username river.fox22 snap'],
  ['1) @river_fox on insta', 'accepted username river_fox meta-instagram'],
  ['\u200b@river.fox22\u200d on\u00a0snapchat\ufeff', 'accepted username river.fox22 snap'],
  ['snapchat', 'unresolved - - snap'],
  ['snap: 1fox', 'unresolved username 1fox snap'],
  ['river@gmail.com', 'accepted email river@gmail.com google'],
  ['River.Fox@GoogleMail.com', 'accepted email river.fox@googlemail.com google'],
  ['facebook River@example.com', 'accepted email river@example.com meta-facebook'],
  ['937-555-0142 whatsapp', 'accepted phone +19375550142 whatsapp'],
  ['@river_fox@mastodon.example.org', 'unresolved handle @river_fox@mastodon.example.org -'],
  ['10.0.0.8', 'refused ip_address 10.0.0.8 -'],
  ['100.64.3.4', 'unresolved ip_address 100.64.3.4 -'],
  ['fb river.fox22', 'accepted username river.fox22 meta-facebook'],
  ['river_fox ig', 'accepted username river_fox meta-instagram'],
  ['Mike SC', 'refused - - -'],
  ['Malcolm X', 'refused - - -'],
  ['"Big Mike"', 'refused - - -'],
  ['Big Mike', 'refused - - -'],
  ['Snapchat "Big Mike"', 'refused - - snap'],
  ['example.com', 'unresolved domain example.com -'],
  ['river.fox', 'unresolved username river.fox discord'],
];

for (const [line, expected] of table) {
  test(`reads ${JSON.stringify(line)}`, () => assert.equal(brief(line), expected));
}

test('a telephone number without +: by the country, and portability is said', () => {
  for (const line of ['(937) 555-0142', '+1 937 555 0142', 'tel: 9375550142', '937.555.0142']) {
    assert.equal(one(line).value, '+19375550142', line);
  }
  const found = one('+1 937 555 0142');
  assert.equal(found.verdict, 'unresolved');
  assert.match(found.message, /portability/);
  assert.equal(found.candidates.at(-1)?.provider, 'verizon');
  assert.ok(found.candidates.some((c) => c.provider === 'whatsapp'));
  assert.equal(one('020 7946 0018', { defaultCountry: 'GB' }).value, '+442079460018');
});

test('an IP address: canonical, with what is still needed', () => {
  const cases: [string, string][] = [
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['198.51.100.7:443', '198.51.100.7'],
    ['198.51.100.7 2026-10-01 12:00 UTC', '198.51.100.7'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
  ];
  for (const [line, value] of cases) assert.equal(one(line).value, value, line);
  assert.match(one('8.8.8.8').message, /date, the time with its zone and.*port/);
  assert.match(one('100.64.3.4').message, /RFC 6598/);
  assert.notEqual(one('999.1.1.1').identifier, 'ip_address');
});

test('a display name comes back with how to get the user name', () => {
  const found = one('"Big Mike"');
  assert.match(found.message, /cannot search by display name/);
  assert.match(found.remedy ?? '', /user name/);
});

test('a post names its author where the link does', () => {
  const found = one('https://www.instagram.com/river_fox/reel/Cabc123/');
  assert.equal(found.identifier, 'post_url');
  assert.match(found.remedy ?? '', /river_fox/);
});

test('a bare handle asks for the provider and offers only those whose names can look so', () => {
  const ids = one('@river.fox22').candidates.map((c) => c.provider);
  assert.ok(ids.includes('snap') && ids.includes('meta-instagram'));
  assert.ok(!ids.includes('x-twitter') && !ids.includes('telegram'), 'these allow no dot');
  assert.equal(one('@river.fox22').verdict, 'unresolved');
  assert.equal(brief('river.fox22', { hint: 'snap' }), 'accepted username river.fox22 snap');
});

test('an e-mail address of no known mailbox: all who take one, the best known named', () => {
  const found = one('river@example.org');
  const takers = found.candidates.map((c) => c.provider);
  for (const id of ['discord', 'google', 'meta-facebook', 'snap', 'tiktok'])
    assert.ok(takers.includes(id), id);
  assert.equal(found.verdict, 'unresolved');
  assert.match(found.message, new RegExp(`^[^,]+(?:, [^,]+){4} and ${takers.length - 5} more\\.$`));
});

test('an IMEI: who has its records is not told by the number', () => {
  const found = one('IMEI 35-209900-176148-1');
  assert.deepEqual([found.verdict, found.identifier, found.value], ['unresolved', 'imei', '352099001761481']);
  assert.ok(found.candidates.some(({ provider }) => provider === 'google'));
});

test('wallets, cards, IBAN, hashes and cashtags have their own words', () => {
  const cases: [string, string][] = [
    [
      'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
      'unresolved wallet_address bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    ],
    ['4111 1111 1111 1111', 'unresolved card_number 4111111111111111'],
    ['DE89 3704 0044 0532 0130 00', 'unresolved account_number DE89370400440532013000'],
    ['$RiverFox22 on Cash App', '$riverfox22 block-cash-app'],
    ['MTCN 123-456-7890', 'unresolved order_id 1234567890'],
  ];
  for (const [line, expected] of cases)
    assert.ok(brief(line).toLowerCase().includes(expected.toLowerCase()), `${line}: ${brief(line)}`);
  assert.match(one('routing number 021000021').remedy ?? '', /account number/);
  assert.equal(one('md5 d41d8cd98f00b204e9800998ecf8427e').verdict, 'refused');
});

test('the host of a link is looked up, wherever its provider stands in the catalog', () => {
  for (const provider of catalog.providers.values())
    for (const host of provider.recognise?.hosts ?? []) {
      const found = one(`https://${host.replace('*.', 'some.')}/`);
      assert.ok(found.candidates.length > 0, host);
    }
});

test('a second identifier on a line is not passed over in silence', () => {
  assert.match(one('a@example.com, b@example.com').remedy ?? '', /Only the first/);
  assert.match(
    one('snapchat.com/add/river.fox22 and instagram.com/river_fox').remedy ?? '',
    /Only the first/,
  );
  assert.doesNotMatch(one('a@example.com').remedy ?? '', /Only the first/);
});

test('lines keep their numbers, empty ones give nothing', () => {
  const found = recogniseAccounts('\nriver@gmail.com\r\n\r\n  \nsnap: river.fox22\n', catalog);
  assert.deepEqual(
    found.map((f) => [f.line, f.input]),
    [
      [2, 'river@gmail.com'],
      [5, 'snap: river.fox22'],
    ],
  );
});

test('what looks like an address but is none, and what is code, is refused with what to do', () => {
  for (const text of ['999.1.2.3', '198.51.100.300', '<script>alert(1)</script>', '{{name}}']) {
    const [found] = recogniseAccounts(text, catalog);
    assert.equal(found?.verdict, 'refused', text);
    assert.equal(found?.identifier, undefined, text);
    assert.notEqual(found?.remedy ?? '', '', text);
  }
  // With its provider named, four numbers may be a user name.
  assert.equal(recogniseAccounts('snapchat: 999.1.2.3', catalog)[0]?.identifier, 'username');
});
