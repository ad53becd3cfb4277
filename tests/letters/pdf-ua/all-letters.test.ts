/** Every template that Tecum has, printed from the example for three providers, draft and final, before the judge. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { loadCatalog } from '../../../src/catalog/load.js';
import type { Catalog } from '../../../src/catalog/types.js';
import { loadLaw } from '../../../src/law/load.js';
import { loadTemplate, templateIds } from '../../../src/letters/template.js';
import { examplesOf, letterFiles, variantOf } from './letters.js';
import { findingsOf, PLAIN } from './letters-found.js';

describe('PDF/UA-1 and PDF/A-3 of the example of each template', () => {
  let catalog: Catalog;
  before(() => {
    catalog = loadCatalog(undefined, loadLaw());
  });

  it('leaves out no template', () => {
    const judged = new Set(letterFiles().map((file) => variantOf(file).id));
    const left = templateIds(PLAIN.templateFolders).filter((id) => !judged.has(id));
    assert.deepEqual(left, []);
  });

  for (const file of letterFiles())
    it(file, async () => {
      const { id, variant } = variantOf(file);
      const letters = examplesOf(file, catalog);
      assert.equal(letters.length, 3);
      // A sheet (an attachment, a cover) also stands in the letters that it belongs to.
      const wanted = loadTemplate(id, PLAIN.templateFolders, variant).sheet ? letters.slice(0, 1) : letters;
      const found: string[] = [];
      for (const letter of wanted) found.push(...(await findingsOf(letter)));
      assert.deepEqual(found, []);
    });
});
