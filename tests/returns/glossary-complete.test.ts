/** Every column and key that an example holds has an entry in the glossary; those missing are listed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadGlossary } from '../../src/returns/glossary.js';
import { explain } from '../../src/web/returns/glossary.js';
import { everyExample, filesOf } from './every-example.js';
import { readBytes } from './read-bytes.js';

/** How many fields the examples have all in all, at least: fewer would mean that the test looks at nothing. */
const atLeast = 1500;

test('a glossary entry for every column and key of every example', async (t) => {
  const missing = new Set<string>();
  let met = 0;
  for (const { provider, input } of everyExample()) {
    const glossary = await loadGlossary(provider);
    const { summary } = await readBytes(filesOf(input));
    for (const { table = '', reader, fields } of summary.ledger.items) {
      if (reader === 'generic' || reader === undefined) continue;
      for (const { path, state } of fields) {
        // Unknown ones are what the example has of things that nobody explains; `(…)` is no column.
        if (state === 'unknown' || path.startsWith('(')) continue;
        met++;
        // As the time line looks it up, by the whole path and by its last part.
        if (explain(glossary, table, path) === null) missing.add(`${provider} ${table}: ${path}`);
      }
    }
  }
  t.diagnostic(`${met} fields met, ${missing.size} without an entry`);
  assert.deepEqual([...missing], []);
  assert.ok(met >= atLeast, `${met} fields`);
});
