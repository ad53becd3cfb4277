/** Glossaries: every provider's loads, says its sources, and a fault names its line. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { isProblem } from '../../src/base/problem.js';
import { projectPath } from '../../src/base/root.js';
import { loadGlossary, readGlossary } from '../../src/returns/glossary.js';
import { tempReturn } from '../providers/temp-return.js';

describe('glossaries', () => {
  for (const provider of readdirSync(projectPath('providers'))) {
    if (!existsSync(projectPath('providers', provider, 'return.ts'))) continue;
    it(`has no field twice in the glossary of ${provider}`, async () => {
      const keys = (await loadGlossary(provider)).map((entry) => `${entry.file}\n${entry.field}`);
      const twice = keys.filter((key, at) => keys.indexOf(key) !== at);
      assert.deepEqual(twice, []);
      assert.ok(keys.length > 0);
    });
  }

  it('puts a provider’s own entries before those that it includes', (t) => {
    const root = tempReturn(t, {
      'one/glossary.yaml': 'include: [two]\nfields:\n  - {file: a, field: x, meaning: Own., source: here}\n',
      'two/glossary.yaml':
        'include: [one]\nfields:\n  - {file: b, field: y, meaning: Other., source: there}\n',
    });
    assert.deepEqual(
      readGlossary(root, 'one', new Set()).map((entry) => entry.meaning),
      ['Own.', 'Other.'],
    );
  });

  it('names file and line of a fault', (t) => {
    const root = tempReturn(t, {
      'one/glossary.yaml':
        'fields:\n  - {file: a, field: x, meaning: Own., source: here}\n  - {file: a, field: y, source: here}\n',
      'two/glossary.yaml': 'include:\n  - nobody\n',
    });
    assert.throws(() => readGlossary(root, 'one', new Set()), where(/one\/glossary\.yaml:3$/));
    assert.throws(() => readGlossary(root, 'two', new Set()), where(/two\/glossary\.yaml:2$/));
  });

  it('is empty for a provider without one, and for a name that is none', async () => {
    assert.deepEqual(await loadGlossary('nobody'), []);
    assert.deepEqual(await loadGlossary('../snap'), []);
  });
});

function where(pattern: RegExp): (error: unknown) => boolean {
  return (error) => isProblem(error) && pattern.test(error.where ?? '');
}
