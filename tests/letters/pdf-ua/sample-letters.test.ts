/** The sample letters, in which all is in order, one by one and as packets, before the judge. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { loadCatalog } from '../../../src/catalog/load.js';
import type { Catalog } from '../../../src/catalog/types.js';
import { loadLaw } from '../../../src/law/load.js';
import { renderPacket } from '../../../src/letters/packet/render.js';
import { allSamples, sampleNames, samplesOf } from '../samples.js';
import { failures } from './judge.js';
import { findingsOf, PLAIN } from './letters-found.js';

describe('PDF/UA-1 and PDF/A-3 of the sample letters', () => {
  let catalog: Catalog;
  before(() => {
    catalog = loadCatalog(undefined, loadLaw());
  });

  for (const name of sampleNames())
    it(name, async () => {
      const found: string[] = [];
      for (const letter of samplesOf(name, catalog)) found.push(...(await findingsOf(letter)));
      assert.deepEqual(found, []);
    });

  for (const provider of ['snap', 'google', 'discord'])
    it(`a packet of all letters to ${provider}`, async () => {
      const all = allSamples(catalog).filter((sample) => sample.provider === provider);
      const parts = all.filter(({ draft }) => draft.facts.language === 'en').map(({ draft }) => ({ draft }));
      assert.ok(parts.length > 1, `${parts.length} samples for ${provider}`);
      const [file] = await renderPacket(parts, { ...PLAIN, final: true });
      assert.deepEqual(failures(file!.bytes), []);
    });
});
