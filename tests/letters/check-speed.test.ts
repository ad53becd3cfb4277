/** `check()` runs beside the form at every key: its own work takes a few milliseconds, and grows no faster than the text. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadCatalog } from '../../src/catalog/load.js';
import { loadLaws } from '../../src/law/load.js';
import type { Law } from '../../src/law/types.js';
import { check, type LetterDraft } from '../../src/letters/index.js';
import { samplesOf } from './samples.js';

const laws = loadLaws();
const law = laws.laws.get('us-federal') as Law;
const catalog = loadCatalog(undefined, law);
const warrant = samplesOf('search_warrant', catalog)[0]!.draft;
const run = (draft: LetterDraft) => check(draft, { law, laws, catalog });

/** Processor time in milliseconds, so that other work on the machine does not count. */
function cost(draft: LetterDraft, times: number): number {
  const before = process.cpuUsage();
  for (let i = 0; i < times; i++) run(draft);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / times;
}

function telling(text: string): LetterDraft {
  return {
    ...warrant,
    facts: { ...warrant.facts, fields: { ...warrant.facts.fields, probable_cause: text } },
  };
}

describe('the speed of check()', () => {
  it('a warrant takes milliseconds', (test) => {
    cost(warrant, 60);
    const each = Math.min(cost(warrant, 60), cost(warrant, 60), cost(warrant, 60));
    test.diagnostic(`${each.toFixed(2)} ms of processor time for a warrant`);
    assert.ok(each < 15, `${each} ms`);
  });

  for (const unit of [
    'On 14 November 2026 the student showed me three messages. ',
    '[',
    '<a ',
    '_',
    '1 de 2 del ',
    '((',
  ]) {
    it(`three megabytes of "${unit.trim()}" are read in time that grows with their length`, () => {
      const small = cost(telling(unit.repeat(Math.ceil(750_000 / unit.length))), 1);
      const big = telling(unit.repeat(Math.ceil(3_000_000 / unit.length)));
      const large = cost(big, 1);
      assert.ok(large < Math.max(400, small * 12), `${small} ms, then ${large} ms`);
      assert.ok(run(big).some((one) => one.rule === 'text-huge' && one.severity === 'should'));
    });
  }
});
