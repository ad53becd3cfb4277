/** Sixty drafts with one defect each are caught by the right rule, and every sound draft passes with nothing. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadCatalog } from '../../src/catalog/load.js';
import { loadLaws } from '../../src/law/load.js';
import type { Law } from '../../src/law/types.js';
import { check, type LetterDraft } from '../../src/letters/index.js';
import { allDefects, draftsOf } from './defects.js';
import { allSamples, sampleNames, samplesOf } from './samples.js';

const laws = loadLaws();
const law = laws.laws.get('us-federal') as Law;
const catalog = loadCatalog(undefined, law);
const defects = allDefects();
const found = (draft: LetterDraft) => check(draft, { law, laws, catalog });
const keyOf = (one: { rule: string; where: string }) => `${one.rule}@${one.where}`;

describe('drafts with one defect', () => {
  it('are sixty and more, spread over instruments, each with its source', () => {
    assert.ok(defects.length >= 60, `${defects.length}`);
    assert.ok(new Set(defects.map((one) => one.sample.split('.')[0])).size >= 15);
    assert.equal(new Set(defects.map((one) => one.name)).size, defects.length);
    for (const one of defects) assert.ok(one.source.length > 8, one.name);
  });

  for (const defect of defects) {
    it(`${defect.expect.rule}: ${defect.name} (${defect.sample} to ${defect.provider})`, () => {
      const { sound, bad } = draftsOf(defect, catalog);
      const before = new Set(found(sound).map(keyOf));
      const added = found(bad).filter((one) => !before.has(keyOf(one)));
      const hit = added.find((one) => keyOf(one) === keyOf(defect.expect));
      const all = added.map((one) => `${one.severity} ${keyOf(one)}`).join(', ');
      assert.ok(hit, `not found; found: ${all}`);
      assert.equal(hit.severity, defect.expect.severity);
      const others = added.filter((one) => one !== hit).map(keyOf);
      assert.deepEqual(others.sort(), [...(defect.also ?? [])].sort(), all);
    });
  }
});

describe('sound drafts', () => {
  const samples = allSamples(catalog);

  it('are sixty and more, of twenty instruments and variants and more', () => {
    assert.ok(samples.length >= 60, `${samples.length}`);
    assert.ok(sampleNames().length >= 20);
  });

  for (const name of sampleNames()) {
    it(name, () => {
      for (const sample of samplesOf(name, catalog)) {
        const all = found(sample.draft).map((one) => `${one.severity} ${keyOf(one)}: ${one.text}`);
        assert.deepEqual(all, [], sample.name);
      }
    });
  }
});

describe('what check() says of any draft', () => {
  it('comes in the same order each time', () => {
    for (const defect of defects.slice(0, 40)) {
      const { bad } = draftsOf(defect, catalog);
      assert.deepEqual(found(bad), found(bad), defect.name);
    }
  });

  it('tells where, what, what to do and on what ground, as whole sentences', () => {
    for (const defect of defects) {
      for (const one of found(draftsOf(defect, catalog).bad)) {
        for (const key of ['rule', 'where', 'text', 'remedy', 'citation'] as const)
          assert.ok(one[key].length > 1, `${one.rule}.${key}`);
        assert.match(one.text, /[.?”)]$/, one.rule);
        assert.match(one.rule, /^[a-z0-9-]+$/);
      }
    }
  });
});
