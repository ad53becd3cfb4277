/** The judge is judged: a letter in order passes, and each rule fails on a letter that breaks it, with no other. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { renderPdf } from '../../../src/letters/pdf/render.js';
import { draftOf, preservationFacts } from '../sample.js';
import { Editor } from './edit.js';
import { judge, RULES } from './judge.js';
import { fileMutations } from './mutations/file.js';
import { pageMutations } from './mutations/page.js';
import { treeMutations } from './mutations/tree.js';

const MUTATIONS = [...fileMutations, ...pageMutations, ...treeMutations];
const failed = (bytes: Buffer) =>
  judge(bytes)
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ rule }) => rule)
    .sort();

describe('the judge of PDFs', () => {
  let good: Buffer;
  before(async () => {
    good = await renderPdf(draftOf(preservationFacts()));
  });

  it('has one rule of each id, and a mutation that each rule fails on', () => {
    const ids = RULES.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    const broken = new Set(MUTATIONS.flatMap(({ fails }) => fails));
    assert.deepEqual(
      ids.filter((id) => !broken.has(id)),
      [],
    );
  });

  it('passes a letter, also when its objects are written anew', () => {
    assert.deepEqual(failed(good), []);
    assert.deepEqual(failed(new Editor(good).save()), []);
  });

  for (const { says, fails, apply } of MUTATIONS)
    it(`${fails.join(', ') || 'nothing'}: ${says}`, () =>
      assert.deepEqual(failed(apply(good)), [...fails].sort()));
});
