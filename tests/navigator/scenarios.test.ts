/**
 * Twelve whole scenarios, from their answers to the plan in brief. The kept plans (`scenarios/*.txt`) were read by hand.
 * After a change that is meant, write them anew with TECUM_KEEP_SCENARIOS=1, and read what changed before it is committed.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { readAnswersFile } from '../../src/navigator/answers-file.js';
import { loadKnowledge } from '../../src/navigator/context.js';
import { plan } from '../../src/navigator/plan.js';
import { brief } from './scenarios/brief.js';

const folder = projectPath('tests', 'navigator', 'scenarios');
const know = loadKnowledge();
const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

test('there are twelve scenarios', () => assert.equal(names.length, 12));

for (const name of names) {
  test(`the plan of ${name} is the one that was read`, () => {
    const { answers } = readAnswersFile(`${folder}/${name}`, { needs: know.needs.needs });
    const made = brief(plan(answers, know));
    const kept = `${folder}/${name.replace('.yaml', '.txt')}`;
    if (process.env.TECUM_KEEP_SCENARIOS === '1') writeFileSync(kept, made);
    assert.equal(made, readFileSync(kept, 'utf8'));
  });
}
