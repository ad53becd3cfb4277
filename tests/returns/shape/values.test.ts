/** Fillers of values, for any value: no piece of it comes back, its class stays. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { foreignRuns } from '../../../src/returns/shape/check-shape.js';
import { shapeCsv } from '../../../src/returns/shape/csv.js';
import { shapeMarkup } from '../../../src/returns/shape/html.js';
import { shapeJson } from '../../../src/returns/shape/json.js';
import { Names } from '../../../src/returns/shape/names.js';
import { shapeValue } from '../../../src/returns/shape/values.js';
import { vocabulary } from '../../../src/returns/shape/vocabulary.js';
import { instant } from '../../../src/returns/time.js';

const known = vocabulary();
const names = () => new Names(known);

async function* pieces(text: string, cut: number): AsyncGenerator<string> {
  yield text.slice(0, cut);
  yield text.slice(cut);
}

async function* lines(text: string): AsyncGenerator<{ text: string; end: string }> {
  for (const line of text.split('\n')) yield { text: line, end: '\n' };
}

async function all(shaped: AsyncGenerator<string>): Promise<string> {
  let text = '';
  for await (const piece of shaped) text += piece;
  return text;
}

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ maxLength: 600 }),
  fc.emailAddress(),
  fc.ipV4(),
  fc.ipV6(),
  fc.uuid(),
  fc.webUrl(),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.bigInt().map(String),
  fc.double().map(String),
);

describe('for any value', () => {
  it('the filler has no run of the value', () => {
    fc.assert(
      fc.property(anything, (value) => assert.deepEqual(foreignRuns(shapeValue(value), known), [])),
      { numRuns: 2000 },
    );
  });

  it('JSON stays JSON with as many members and elements, wherever it is cut', async () => {
    const count = (value: unknown): number =>
      typeof value === 'object' && value !== null
        ? 1 + Object.values(value).reduce((sum: number, one) => sum + count(one), 0)
        : 1;
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 3 }), fc.nat(100), async (value, cut) => {
        // Keys that are replaced by the same filler would fall together: the test counts lists and values.
        const text = JSON.stringify(
          [value, [value]].map((one) =>
            JSON.parse(JSON.stringify(one), (_, inner) =>
              typeof inner === 'object' && inner !== null && !Array.isArray(inner)
                ? Object.values(inner)
                : inner,
            ),
          ),
        );
        const shaped = await all(shapeJson(pieces(text, cut), names()));
        assert.equal(count(JSON.parse(shaped)), count(JSON.parse(text)));
        assert.deepEqual(foreignRuns(shaped, known), []);
      }),
      { numRuns: 300 },
    );
  });

  it('a table keeps its rows and cells, and nothing of its cells', async () => {
    const cell = fc
      .string({ maxLength: 40 })
      .map((text) => `"${text.replaceAll('"', '""').replace(/[\r\n]/g, ' ')}"`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
        async (rows) => {
          const text = `Sender,Timestamp,Text\n${rows.map((row) => row.join(',')).join('\n')}`;
          const shaped = await all(shapeCsv(lines(text), ',', names()));
          assert.ok(shaped.startsWith('Sender,Timestamp,Text\n'));
          assert.equal(shaped.split('\n').length, text.split('\n').length + 1);
          assert.deepEqual(foreignRuns(shaped, known), []);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('a page keeps its tags, and nothing of what it says, however it is broken', async () => {
    const part = fc.oneof(
      anything,
      fc.constantFrom(
        '<div>',
        '</div>',
        '<a href="',
        '">',
        '<!--',
        '-->',
        '<script>',
        '</script>',
        '<td class=x>',
        '&amp;',
        '&#120;',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), fc.nat(200), async (parts, cut) => {
        const shaped = await all(shapeMarkup(pieces(parts.join(''), cut), names()));
        assert.deepEqual(foreignRuns(shaped.replace(/&\w+;/g, ' '), known), []);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the class of a value stays', () => {
  const same: [string, RegExp][] = [
    ['2026-04-11 04:02:00 UTC', /^200[67]-0[67]-0[67] \d\d:\d\d:\d\d UTC$/],
    ['2026-04-11T04:02:00.123Z', /^200[67]-0[67]-0[67]T\d\d:\d\d:\d\d\.[67]{3}Z$/],
    ['Apr 06 2026 03:48:31 UTC', /^Ju[nl] 0[67] 200[67] \d\d:\d\d:\d\d UTC$/],
    ['13/04/2026', /^[12][67]\/0[67]\/200[67]$/],
    ['1767225600', /^11[67]{8}$/],
    ['203.0.113.9', /^192\.0\.2\.\d\d$/],
    ['ada@example.org', /^[quzxjvo]+@[quzxjvo]+\.example$/],
    ['+1 (937) 555-0143', /^\+1667555016[67]$/],
    ['', /^$/],
    ['N/A', /^N\/A$/],
    ['=====', /^=====$/],
  ];
  for (const [value, pattern] of same)
    it(`${value || '(empty)'}`, () => assert.match(shapeValue(value), pattern));

  it('a time is still one that Tecum reads', () => {
    for (const text of [
      '2026-04-11 04:02:00 UTC',
      'Tue Dec 13 15:46:22 UTC 2022',
      'Feb 1, 2024, 8:30:00 AM CDT',
      'Thu, 01 Feb 2024 08:30:00 -0600',
    ])
      for (let i = 0; i < 50; i++) assert.ok(instant.any(shapeValue(text)).us !== null, shapeValue(text));
  });
});
