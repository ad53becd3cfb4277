/** Names beside ids: shown together, and a person is found by either. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CaseNames } from '../../src/desk/returns/case-names.js';

const names = new CaseNames(
  new Map([
    [
      1,
      {
        names: new Map([
          ['77', 'marlow.pike'],
          ['22', 'river.fox22'],
        ]),
      },
    ],
    [
      2,
      {
        names: new Map([
          ['900', 'Marlow.Pike'],
          ['river.fox22', 'River F'],
        ]),
      },
    ],
  ]),
);

describe('names of a case', () => {
  it('stand before the id, those of the own reading first', () => {
    assert.equal(names.shown('77', 1), 'marlow.pike (77)');
    assert.equal(names.shown('77', 2), 'marlow.pike (77)');
    assert.equal(names.shown('sam.heron'), 'sam.heron');
    assert.equal(names.shown(''), '');
  });

  it('stand for every id that bears them, and for themselves', () => {
    assert.deepEqual(names.idsOf('MARLOW.pike'), ['MARLOW.pike', '77', '900']);
    assert.deepEqual(names.idsOf('77'), ['77']);
    assert.deepEqual(names.idsOf('marlow.pike (77)'), ['77']);
    assert.deepEqual(names.idsOf('nobody (77)'), ['nobody (77)']);
  });

  it('leave other filters as they are', () => {
    assert.deepEqual(names.resolve({ ip: 'x', person: '' }), { ip: 'x', person: '' });
    assert.deepEqual(names.resolve({ person: 'river.fox22' }).person, ['river.fox22', '22']);
  });
});
