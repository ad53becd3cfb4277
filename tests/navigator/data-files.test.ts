/** The gate's, needs' and plan's own files: what they must hold, and how their loaders complain. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ProblemList } from '../../src/base/problem-list.js';
import { projectPath } from '../../src/base/root.js';
import { businessCases, dataCategories } from '../../src/base/vocabulary.js';
import { canHold } from '../../src/catalog/kinds.js';
import { unsureIds } from '../../src/navigator/answers-schema.js';
import { loadGate } from '../../src/navigator/gate-file.js';
import { hoursInWords, statedPeriod } from '../../src/navigator/loss.js';
import { loadNeeds } from '../../src/navigator/needs.js';

const gateFiles = ['gate.yaml', 'gate-languages.yaml', 'safeguard-cases.yaml'];
const dataFiles = [...gateFiles, 'needs.yaml', 'plan.yaml', 'unsure.yaml', 'refusals.yaml'];

/** The number of the first line that holds some words. */
function lineOf(name: string, words: string): number {
  const lines = readFileSync(projectPath('data', name), 'utf8').split('\n');
  return lines.findIndex((line) => line.includes(words)) + 1;
}

/** A copy of a data file with a change; returns the problems that its loader lists. */
function broken(
  name: string,
  change: (text: string) => string,
): readonly { where?: string; what: string; remedy?: string }[] {
  const dir = mkdtempSync(join(tmpdir(), 'tecum-data-'));
  for (const file of dataFiles) cpSync(projectPath('data', file), join(dir, file));
  const text = readFileSync(join(dir, name), 'utf8');
  const changed = change(text);
  assert.notEqual(changed, text, 'the change must change something');
  writeFileSync(join(dir, name), changed);
  try {
    if (gateFiles.includes(name)) loadGate(join(dir, 'gate.yaml'));
    else loadNeeds(dir);
  } catch (error) {
    if (error instanceof ProblemList) return error.problems;
    throw error;
  }
  throw new Error('the file was taken');
}

describe('needs', () => {
  const { needs, plan, groups, unsure } = loadNeeds();
  it('are at least thirty, each with question, hint, why and limits', () => {
    assert.ok(needs.size >= 30, String(needs.size));
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
  it('stand in a group each, and every group has some', () => {
    for (const { id } of groups)
      assert.ok(
        [...needs.values()].some((need) => need.group === id),
        id,
      );
    for (const need of needs.values())
      assert.ok(
        groups.some(({ id }) => id === need.group),
        need.id,
      );
  });
  it('ask of no kind of provider what such a provider cannot have', () => {
    for (const need of needs.values())
      for (const [kind, categories] of Object.entries(need.forKinds))
        for (const category of categories)
          assert.ok(canHold(kind, category), `${need.id} ${kind} ${category}`);
  });
  it('name for each kind at least one category that such a provider can have', () => {
    for (const need of needs.values())
      for (const kind of need.kinds) {
        const all = [...need.categories, ...(need.forKinds[kind] ?? [])];
        assert.ok(
          all.some((category) => canHold(kind, category)),
          `${need.id} ${kind}`,
        );
      }
  });
  it('say that an address, an account and a membership are no person', () => {
    const limits = (id: string): string => needs.get(id)?.notShown ?? '';
    assert.match(limits('who-had-ip'), /line, not a person/);
    assert.match(limits('who-posted-this'), /account is not a person/);
    assert.match(limits('group-members'), /no offence/);
  });
  it('have an answer to “I do not know” for every question, danger first', () => {
    assert.deepEqual(
      unsure.questions.map(({ question }) => question),
      [...unsureIds].sort((a, b) => order.indexOf(a) - order.indexOf(b)),
    );
  });
  it('know what else may answer, for every category', () => {
    const silent = dataCategories.filter((category) => plan.instead[category] === undefined);
    assert.deepEqual(silent, []);
  });
  it('complain with file, line and remedy', () => {
    const [wrong] = broken('needs.yaml', (text) =>
      text.replace('categories: [basic_subscriber, registration_ip]', 'categories: [subscriber]'),
    );
    assert.match(
      wrong?.where ?? '',
      new RegExp(`needs\\.yaml:${lineOf('needs.yaml', 'categories: [basic_subscriber, registration_ip]')}$`),
    );
    assert.match(wrong?.remedy ?? '', /basic_subscriber/);
    const [twice] = broken('needs.yaml', (text) =>
      text.replace('id: where-signed-in', 'id: who-runs-account'),
    );
    assert.match(twice?.what ?? '', /stands twice/);
    const [empty] = broken('needs.yaml', (text) => text.replace('    preserveOnly: true\n', ''));
    assert.match(empty?.what ?? '', /asks for nothing/);
    const [group] = broken('needs.yaml', (text) => text.replace('    group: where\n', '    group: whence\n'));
    assert.match(`${group?.what} ${group?.remedy}`, /group "whence".*where/);
    const [kind] = broken('needs.yaml', (text) => text.replace('kinds: [games]', 'kinds: [gaming]'));
    assert.match(`${kind?.what} ${kind?.remedy}`, /kind of provider "gaming".*games/);
    const [lost] = broken('plan.yaml', (text) => text.replace(/ {2}no-channel:.*\n/, ''));
    assert.match(lost?.where ?? '', /plan\.yaml:\d+$/);
  });
});

const order = [
  'danger',
  'businessCase',
  'offence',
  'authority',
  'canIssue',
  'accounts',
  'needs',
  'period',
  'notice',
];

describe('the files beside', () => {
  it('complain with file, line and remedy', () => {
    const [question] = broken('unsure.yaml', (text) => text.replace('question: notice', 'question: needs'));
    assert.match(`${question?.where} ${question?.what}`, /unsure\.yaml:\d+ .*notice/);
    const [check] = broken('refusals.yaml', (text) => text.replace('  period-long:', '  period-lang:'));
    assert.match(`${check?.where} ${check?.what}`, /refusals\.yaml:\d+ .*period-l/);
    const [source] = broken('safeguard-cases.yaml', (text) => text.replace('source: nij }', 'source: nih }'));
    assert.match(`${source?.where} ${source?.what}`, /safeguard-cases\.yaml:\d+ .*nih/);
    const [last] = broken('safeguard-cases.yaml', (text) =>
      text.replace('    - id: tecum\n', '    - id: tecum\n      countries: [US]\n'),
    );
    assert.match(last?.what ?? '', /does not fit every authority/);
    const [language] = broken('gate-languages.yaml', (text) => text.replace('  - id: fr', '  - id: french'));
    assert.match(`${language?.where}`, /gate-languages\.yaml:\d+/);
  });
  it('give every line of a checklist and every question a citation and a source with its date', () => {
    const { cases, emergency, sources } = loadGate().safeguards;
    const lines = [...cases.values()].flatMap((each) => [...each.asks, ...each.checklist, ...each.after]);
    const all = [...lines, ...emergency.asks, ...emergency.checklist, ...emergency.followUps];
    assert.ok(all.length > 20);
    for (const { citation, source } of all) {
      assert.ok(citation.length > 8);
      assert.match(sources.get(source)?.date ?? '', /^\d{4}/);
    }
  });
  it('ask each of the five cases and the one not served as a question', () => {
    for (const each of loadGate().safeguards.cases.values()) {
      assert.match(each.question, /\?$/, each.id);
      assert.ok(each.example !== '' && each.notThis !== '' && each.ends !== '');
    }
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
