/** The gate's, needs' and plan's own files: what they must hold, and how their loaders complain. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ProblemList } from '../../src/base/problem-list.js';
import { projectPath } from '../../src/base/root.js';
import { businessCases, dataCategories } from '../../src/base/vocabulary.js';
import { loadGate } from '../../src/navigator/gate-file.js';
import { hoursInWords, statedPeriod } from '../../src/navigator/loss.js';
import { loadNeeds } from '../../src/navigator/needs.js';

/** A copy of a data file with a change; returns the problems that its loader lists. */
function broken(
  name: string,
  change: (text: string) => string,
): readonly { where?: string; what: string; remedy?: string }[] {
  const dir = mkdtempSync(join(tmpdir(), 'tecum-data-'));
  for (const file of ['gate.yaml', 'needs.yaml', 'plan.yaml'])
    cpSync(projectPath('data', file), join(dir, file));
  const text = readFileSync(join(dir, name), 'utf8');
  const changed = change(text);
  assert.notEqual(changed, text, 'the change must change something');
  writeFileSync(join(dir, name), changed);
  try {
    if (name === 'gate.yaml') loadGate(join(dir, name));
    else loadNeeds(dir);
  } catch (error) {
    if (error instanceof ProblemList) return error.problems;
    throw error;
  }
  throw new Error('the file was taken');
}

describe('needs', () => {
  const { needs, plan } = loadNeeds();
  it('are at least eighteen, each with question, hint, why and limits', () => {
    assert.ok(needs.size >= 18);
    for (const need of needs.values()) {
      assert.match(need.question, /[?.]$/);
      assert.ok(need.hint !== '' && need.why !== '' && need.notShown !== '');
    }
  });
  it('reach every data category but none twice in one need', () => {
    const all = [...needs.values()].flatMap((need) => [
      ...need.categories,
      ...Object.values(need.forKinds).flat(),
    ]);
    assert.deepEqual(
      dataCategories.filter((category) => !all.includes(category)),
      [],
    );
    for (const need of needs.values()) assert.equal(new Set(need.categories).size, need.categories.length);
  });
  it('know what else may answer, for every category', () => {
    const silent = dataCategories.filter((category) => plan.instead[category] === undefined);
    assert.deepEqual(silent, ['advertising_data', 'support_correspondence']);
  });
  it('complain with file, line and remedy', () => {
    const [wrong] = broken('needs.yaml', (text) =>
      text.replace('categories: [basic_subscriber, registration_ip]', 'categories: [subscriber]'),
    );
    assert.match(wrong?.where ?? '', /needs\.yaml:10$/);
    assert.match(wrong?.remedy ?? '', /basic_subscriber/);
    const [twice] = broken('needs.yaml', (text) =>
      text.replace('id: where-signed-in', 'id: who-runs-account'),
    );
    assert.match(twice?.what ?? '', /stands twice/);
    const [empty] = broken('needs.yaml', (text) => text.replace('    preserveOnly: true\n', ''));
    assert.match(empty?.what ?? '', /asks for nothing/);
    const [lost] = broken('plan.yaml', (text) => text.replace(/ {2}no-channel:.*\n/, ''));
    assert.match(lost?.where ?? '', /plan\.yaml:\d+$/);
  });
});

describe('gate file', () => {
  it('has the five cases and the one never served', () => {
    const gate = loadGate();
    assert.deepEqual([...gate.cases.keys()].sort(), [...businessCases].sort());
    const refused = [...gate.cases.values()]
      .filter((each) => each.decision === 'refused')
      .map((each) => each.id);
    assert.deepEqual(refused, ['monitor-protected-activity']);
  });
  it('complains with file, line and remedy', () => {
    const [source] = broken('gate.yaml', (text) => text.replace('    source: cfr23', '    source: cfr99'));
    assert.match(`${source?.where} ${source?.what}`, /gate\.yaml:\d+ .*cfr99/);
    const [rule] = broken('gate.yaml', (text) =>
      text.replace('  - id: no-predicate', '  - id: nothing-stated'),
    );
    assert.match(rule?.what ?? '', /no-predicate/);
    const [word] = broken('gate.yaml', (text) => text.replace('  window: 8', '  window: many'));
    assert.match(word?.where ?? '', /gate\.yaml:\d+$/);
  });
});

describe('what is lost first', () => {
  const book = loadNeeds().plan;
  it("reads a provider's words", () => {
    assert.equal(hoursInWords('24 hours by default', book), 24);
    assert.equal(hoursInWords('3 to 5 days', book), 72);
    assert.equal(hoursInWords('auto-delete default falls from 18 to 3 months', book), 3 * 730);
    assert.equal(hoursInWords('servers delete a Snap after all recipients opened it', book), 0);
    assert.equal(hoursInWords('may be kept only very briefly', book), 24);
    assert.equal(hoursInWords('as the user chooses', book), undefined);
  });
  it('runs a clock only on a period with which the words begin', () => {
    assert.equal(statedPeriod('about 8 days'), 8 * 24);
    assert.equal(statedPeriod('up to 45 days in backups'), 45 * 24);
    assert.equal(statedPeriod('auto-delete default falls from 18 to 3 months'), undefined);
    assert.equal(statedPeriod('limited time'), undefined);
  });
});
