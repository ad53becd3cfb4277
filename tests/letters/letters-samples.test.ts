/** Letters without a judge: the invented samples are in order, complete, and each for three providers. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { loadCatalog } from '../../src/catalog/load.js';
import type { Catalog } from '../../src/catalog/types.js';
import { loadLaw, loadLaws } from '../../src/law/load.js';
import type { Law } from '../../src/law/types.js';
import { check, composeLetter } from '../../src/letters/index.js';
import { openIn } from './letter-text.js';
import { type Sample, sampleNames, samplesOf } from './samples.js';

/** Instruments of this file; `subpoena.trial` is a sample of `subpoena`. */
const mine = [
  'preservation',
  'preservation_extension',
  'preservation_release',
  'subpoena',
  'emergency_disclosure_request',
  'consent',
  'records_certificate',
  'deficiency_letter',
  'objection_reply',
  'cost_approval',
  'withdrawal',
];

let law: Law;
let catalog: Catalog;
let samples: Sample[];
before(() => {
  law = loadLaw();
  catalog = loadCatalog(undefined, law);
  samples = sampleNames()
    .filter((name) => mine.includes(name.split('.')[0]!))
    .filter((name) => !/\.(es|fr)$/.test(name))
    .flatMap((name) => samplesOf(name, catalog));
});

describe('samples of letters without a judge', () => {
  it('are there for each instrument, for three providers', () => {
    for (const instrument of mine) {
      const providers = samples.filter((one) => one.draft.template === instrument).map((one) => one.provider);
      assert.ok(new Set(providers).size >= 3, `${instrument}: ${providers.join(', ')}`);
    }
  });

  it('have nothing open', () => {
    for (const { name, draft } of samples) assert.deepEqual(openIn(draft), [], name);
  });

  it('have every part that each of their documents must have', () => {
    for (const { name, draft } of samples)
      for (const { id, template, parts } of composeLetter(draft).documents)
        for (const part of template.parts) assert.ok(parts.includes(part), `${name}, ${id}: ${part}`);
  });

  it('skip no level of headings, and begin each document with the first', () => {
    for (const { name, draft } of samples)
      for (const { id, blocks } of composeLetter(draft).documents) {
        const levels = blocks.flatMap((block) => (block.type === 'heading' ? [block.level] : []));
        assert.equal(levels[0], 1, `${name}, ${id}`);
        levels.forEach((level, at) => {
          assert.ok(level <= (levels[at - 1] ?? 0) + 1, `${name}, ${id}: heading ${at}`);
        });
      }
  });

  it('pass the check without a problem', () => {
    const laws = loadLaws();
    for (const { name, draft } of samples) {
      const found = check(draft, { law, laws, catalog, templateFolders: [] });
      assert.deepEqual(
        found.map((one) => `${one.rule} ${one.where}: ${one.text}`),
        [],
        name,
      );
    }
  });
});
