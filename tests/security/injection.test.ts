/** Text that is asked for stays text: in SQL, in DuckDB, as a key of an object, as a path. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import request from 'supertest';
import { assetPath } from '../../src/web/assets.js';
import { fieldsOf } from '../../src/web/forms.js';
import { type TwoCases, twoCases } from './two-cases.js';

let both: TwoCases;
before(async () => {
  both = await twoCases();
});
after(() => both.desk.close());

const attacks = [
  `' OR 1=1 --`,
  `'); DROP TABLE cases; --`,
  `" OR ""="`,
  '%',
  '_',
  '*',
  '\\',
  '$text',
  '$1',
  '$'.concat('{1+1}'),
  '{{constructor}}',
  '\u0000',
  '\u202e',
  `read_csv('/etc/passwd')`,
  `x' UNION SELECT content FROM read_text('/etc/passwd') --`,
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '1e999',
  '-1',
  '99999999999999999999',
  'a'.repeat(3000),
];
const filters = ['text', 'person', 'account', 'ip', 'thread', 'category', 'provider'] as const;

/** Those that would do most in a statement; the others are asked of the engine itself below. */
const loud = attacks.filter((attack) => /['"%]|__proto__/.test(attack));

test('no filter of a time line lets more through than it names', async () => {
  const { mine } = both;
  for (const name of filters) {
    for (const attack of loud) {
      const path = `/cases/${mine.caseId}/timeline?${name}=${encodeURIComponent(attack)}`;
      const answer = await mine.agent.get(path);
      assert.equal(answer.status, 200, path);
      assert.match(answer.text, /No record fits/, path);
    }
  }
});

const numbers = [
  '-1',
  '1e999',
  '99999999999999999999',
  '\u0000',
  "'",
  '9223372036854775807_1_1',
  '9999-12-31',
  '2026-13-45',
];

test('numbers, cursors, dates and lists that are none are no fault of the server', async () => {
  const { mine } = both;
  for (const name of [
    'return',
    'item',
    'after',
    'before',
    'from',
    'to',
    'zone',
    'order',
    'kind',
    'position',
  ]) {
    const one = numbers.map((value) => `${name}=${encodeURIComponent(value)}`);
    for (const query of [...one, `${name}=1&${name}=2`, `${name}[]=x&${name}[a]=y`]) {
      const answer = await mine.agent.get(`/cases/${mine.caseId}/export?${query}`);
      assert.ok(answer.status < 500, query);
    }
  }
  for (const query of [
    'after=9223372036854775807_1_1',
    'before=-9223372036854775808_0_0',
    'from=0001-01-01&to=9999-12-31',
  ])
    assert.equal((await mine.agent.get(`/cases/${mine.caseId}/timeline?${query}`)).status, 200, query);
});

test('the records’ engine opens no file but the readings, whatever text it is asked with', async () => {
  const { desk, mine } = both;
  const found = await desk.services.returns.ofCase(mine.caseId);
  const text = fc.oneof(fc.constantFrom(...attacks), fc.string({ unit: 'binary', maxLength: 40 }));
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.constantFrom('text', 'person', 'account', 'ip', 'thread', 'category'),
      async (value, name) => {
        const filters =
          name === 'text' ? { search: [{ field: 'any' as const, words: value }] } : { [name]: value };
        const { total } = await desk.services.returns.records.totals(found.readings, filters);
        const plain = value.toLowerCase();
        const may = name === 'text' && ('the heron is at the pier'.includes(plain) || plain === '');
        assert.ok(total === 0 || may || value === '' || 'river heron'.startsWith(plain), `${name}=${value}`);
      },
    ),
    { numRuns: 60 },
  );
});

test('parts of an address that are keys of every object, numbers or nonsense lead nowhere', async () => {
  const { mine, desk } = both;
  const draft = await desk.services.plans.start(mine.agent.person, {});
  const words = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '%00',
    '..%2f..%2fetc%2fpasswd',
    '-1',
    '1e3',
    '0x1',
    '1.5',
    '%F0%9F%92%A9',
  ];
  const base = `/cases/${mine.caseId}`;
  for (const word of words) {
    const paths = [
      `/cases/${word}`,
      `${base}/returns/${word}`,
      `${base}/returns/${mine.returnId}/ledger/${word}`,
      `${base}/records/${word}/0`,
      `${base}/records/${mine.readingId}/${word}`,
      `${base}/requests/${word}`,
      `/plan/${word}`,
      `/plan/${draft.id}/${word}`,
      `/plan/${mine.planId}/served/${word}`,
      `/desk/${word}`,
      `/look-up/providers/${word}`,
      `/look-up/providers/${word}/fields`,
      `/assets/${word}`,
    ];
    for (const path of paths) {
      const answer = await mine.agent.get(path);
      assert.ok([400, 403, 404].includes(answer.status), `${path}: ${answer.status}`);
      assert.ok(!answer.text.includes('root:'), path);
    }
  }
});

test('fields that are sent twice, as lists, or named like an object’s own keys do no harm', async () => {
  const { mine, desk } = both;
  const draft = await desk.services.plans.start(mine.agent.person, {});
  const token = await mine.agent.token();
  const bodies = [
    `_csrf=${token}&__proto__=x&constructor=y&toString=z&number=a&number=b&subject=a&subject=b&body=c`,
    `_csrf=${token}&number[]=a&subject[a]=b&__proto__[polluted]=yes&constructor[prototype][polluted]=yes`,
    `_csrf=${token}&${'a=1&'.repeat(4000)}x=1`,
  ];
  const paths = [
    '/cases',
    '/desk',
    '/plan',
    `/plan/${draft.id}/accounts`,
    `/plan/${draft.id}/purpose`,
    `/cases/${mine.caseId}/requests/${mine.requestId}`,
    '/account',
  ];
  for (const path of paths)
    for (const body of bodies) {
      const answer = await mine.agent.raw
        .post(path)
        .set('Content-Type', 'application/x-www-form-urlencoded')
        .send(body);
      assert.ok(answer.status < 500, `${path} ${body.slice(0, 60)}: ${answer.status}`);
    }
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
});

test('the API answers nonsense with a problem, not with a fault', async () => {
  const { mine, desk } = both;
  const { text } = await desk.services.tokens.make(mine.agent.person.id, 'nonsense');
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const bodies: string[] = [
    '',
    'null',
    '1',
    '"x"',
    '[]',
    '{',
    deep,
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    `{"text":${deep}}`,
    '{"text":"+1 937 555 0100","country":{"a":1},"provider":["snap"]}',
    '{"text":"+1 937 555 0100","country":"__proto__"}',
    '{"text":"x","provider":"__proto__"}',
    `{"text":${JSON.stringify(`${'@'.repeat(50_000)}${'.'.repeat(40_000)}`)}}`,
    `{"text":${JSON.stringify('https://'.repeat(12_000))}}`,
    '{"businessCase":"__proto__","authority":{"country":"constructor"},"accounts":[{"identifier":"__proto__","value":"x"}],"needs":["toString"]}',
    `{"accounts":${JSON.stringify(Array.from({ length: 5000 }, () => ({ identifier: 'username', value: 'x' })))}}`,
  ];
  for (const path of ['/api/v1/plan', '/api/v1/recognise'])
    for (const body of bodies) {
      const began = Date.now();
      const answer = await request(desk.app)
        .post(path)
        .set('Authorization', `Bearer ${text}`)
        .set('Content-Type', 'application/json')
        .send(body);
      const shown = `${path} ${body.slice(0, 80)}: ${answer.status}`;
      assert.ok(answer.status < 500, shown);
      assert.ok(Date.now() - began < 5000, `${shown} took ${Date.now() - began} ms`);
    }
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
});

test('assets are those that were built, by no way of writing the path', async () => {
  const { desk } = both;
  const ways = [
    '/assets/../package.json',
    '/assets/..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%5cpackage.json',
    '/assets//etc/passwd',
    '/assets/.hidden',
    '/assets/%00',
  ];
  for (const way of ways) {
    const answer = await request(desk.app).get(way);
    assert.ok([303, 400, 403, 404].includes(answer.status), `${way}: ${answer.status}`);
    assert.ok(!String(answer.text).includes('"tecum"'), way);
  }
  assert.equal(assetPath('../package.json'), '/assets/../package.json');
});

test('a sign-in leads to no other place, whatever it is told', async () => {
  const { desk } = both;
  const places = [
    'https://example.org',
    '//example.org',
    '/\\example.org',
    '/%5cexample.org/..',
    '\t//example.org',
    '/\n/example.org',
    'javascript:alert(1)',
    '/sign-out',
  ];
  const agent = await desk.signIn('investigator');
  for (const place of places) {
    const answer = await agent.get(`/sign-in?to=${encodeURIComponent(place)}`);
    assert.equal(answer.status, 303);
    const url = new URL(String(answer.headers.location), 'http://desk.example.org');
    assert.equal(url.origin, 'http://desk.example.org', place);
    assert.ok(!url.pathname.startsWith('/sign-out'), place);
  }
});

test('a form’s text takes time by its length, not by the square of it', () => {
  const forms = fieldsOf({ spaces: `x${' '.repeat(250_000)}x`, ends: 'a  \r\nb\t\rc \n\n d ' });
  const began = performance.now();
  assert.equal(forms.lines('spaces').length, 250_002);
  assert.equal(forms.text('spaces'), 'x x');
  assert.ok(performance.now() - began < 1000, `${Math.round(performance.now() - began)} ms`);
  assert.equal(forms.lines('ends'), 'a\nb\nc\n\n d');
});
