import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseUser } from '../../providers/meta-facebook/users.js';

test('a user as Meta prints it: name, service, number', () => {
  assert.deepEqual(parseUser('river.fox22 (Instagram: 17841400000000022)'), {
    id: '17841400000000022',
    name: 'river.fox22',
    service: 'Instagram',
  });
  assert.deepEqual(parseUser(' Ann (of the mill) Reed ( facebook : 1000 ) '), {
    id: '1000',
    name: 'Ann (of the mill) Reed',
    service: 'Facebook',
  });
  assert.deepEqual(parseUser('(Facebook: 1000)'), { id: '1000', service: 'Facebook' });
});

test('text without the bracketed number is its own id', () => {
  for (const text of ['river.fox22', 'Ann (mother)', 'a (Instagram: x1)', 'a (Instagram: 1) b', ')', '(']) {
    assert.deepEqual(parseUser(text), { id: text });
  }
  assert.equal(parseUser('  '), null);
});

// An expression that tries each way to split the spaces would need hours here, and the time-out ends it.
test('a hostile line of spaces and brackets ends', { timeout: 60_000 }, () => {
  for (const line of [
    `Ann (${' '.repeat(200_000)}x`,
    `Ann (${' '.repeat(200_000)})`,
    '('.repeat(200_000),
    `a(${'b '.repeat(100_000)}:1`,
  ]) {
    assert.equal(parseUser(line)?.name, undefined);
  }
});
