/** JSON that breaks off: what stood before the cut is had as values, at whatever byte it was cut. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutValue } from '../../src/returns/formats/json-cut.js';

test('closes what was open where the text was cut', () => {
  const cases: [string, unknown][] = [
    ['', undefined],
    ['{', {}],
    ['{"a', { a: null }],
    ['{"a"', { a: null }],
    ['{"a":', { a: null }],
    ['{"a":"b', { a: 'b' }],
    ['{"a":"b\\', { a: 'b' }],
    ['{"a":"b\\\\', { a: 'b\\' }],
    ['{"a":"b\\u00', { a: 'b' }],
    ['{"a":1,', { a: 1 }],
    ['[{"a":[1,"]', [{ a: [1, ']'] }]],
    ['{"a":{"b":"c"},"d":[', { a: { b: 'c' }, d: [] }],
    // Half a word is no value: the text stays as it is.
    ['{"a":tru', '{"a":tru'],
  ];
  for (const [text, value] of cases) assert.deepEqual(cutValue(text), value, text);
});

test('every whole text before the cut is there, wherever the cut is', () => {
  const whole = '{"one":"aa","list":[{"two":"b\\"b"},{"three":["cc",12.5,true,null]}],"four":{"five":"dd"}}';
  for (let at = 1; at < whole.length; at++) {
    const kept = JSON.stringify(cutValue(whole.slice(0, at)));
    for (const word of ['aa', 'cc', 'dd']) {
      const end = whole.indexOf(word) + word.length;
      if (end <= at) assert.ok(kept.includes(word), `${word}, cut at ${at}: ${kept}`);
    }
  }
});

test('what lies thousands of levels deep stays the text that it is', () => {
  const text = '{"a":'.repeat(50_000);
  assert.equal(cutValue(text), text);
});
