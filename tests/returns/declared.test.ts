/** The small tools of readers that are made of parts: sums of money, keys of a JSON text, whose file it is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Item } from '../../src/returns/contract.js';
import { jsonKeys } from '../../src/returns/declared/json-keys.js';
import { money } from '../../src/returns/declared/money.js';
import { Owners } from '../../src/returns/declared/owners.js';

test('reads sums as statements write them, and nothing else', () => {
  const sums: [string, number | undefined][] = [
    ['- $1,250.00', -1250],
    ['+ $50.00', 50],
    ['(25.50)', -25.5],
    ['-45,99 €', -45.99],
    ['1.234,56', 1234.56],
    ['1,234', 1234],
    ['\u2212$3.5', -3.5],
    ['0', 0],
    ['...', undefined],
    ['', undefined],
    ['12 apples', undefined],
  ];
  for (const [text, sum] of sums) assert.equal(money(text), sum, text);
});

test('finds the keys of a JSON text, also of one that is cut', () => {
  const whole = jsonKeys('[{"a":{"b":[{"c":"x: y"}]},"d\\"e":1},{"f":"{\\"g\\":1}"}]');
  assert.equal(whole?.root, 'array');
  assert.deepEqual([...whole!.paths], ['[].a', '[].a.b', '[].d\\"e', '[].f']);
  assert.deepEqual([...jsonKeys('window.x = {"a":[1,2],"b":{"c')!.paths], ['a', 'b']);
  assert.equal(jsonKeys('no json'), null);
});

test('gives a file to the nearest account, and to nobody where two are as near', () => {
  const item = (name: string) => ({ name, container: 1 }) as Item;
  const owners = new Owners();
  owners.learn(item('ada/account.csv'), 'ada');
  assert.equal(owners.of(item('ada/posts/p.csv')), 'ada');
  assert.equal(owners.of(item('other/p.csv')), 'ada');
  owners.learn(item('bo/account.csv'), 'bo');
  assert.equal(owners.of(item('bo/p.csv')), 'bo');
  assert.equal(owners.of(item('other/p.csv')), undefined);
});
