/** The law of a day: views, what the loader says of clashing dates, and one broken file among good ones. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { ProblemList } from '../../src/base/problem-list.js';
import { projectPath } from '../../src/base/root.js';
import { dataCategories } from '../../src/base/vocabulary.js';
import { lawAt } from '../../src/law/at.js';
import { dayAfter, firstDay, holds, overlap, turningDays } from '../../src/law/days.js';
import { loadLaw, loadLaws, readLaws } from '../../src/law/load.js';
import { rule } from '../../src/law/rules.js';
import type { Law } from '../../src/law/types.js';

const folder = projectPath('data', 'law');

/** A small nation and a State, invented; each test changes what it is about. */
const nation = `
jurisdiction: us-federal
kind: nation
country: US
name: Demoland
summary: Invented for this test.
asOf: "2026-11-24"
sources:
  - { id: code, url: "https://example.com/code", title: Demo Code, read: "2026-11-24" }
rules:
  - { id: d.old, text: An order will do., citation: Demo Code 1 (old), source: code, verification: read, to: "2020-06-30", supersededBy: d.new }
  - { id: d.new, text: It takes a warrant., citation: Demo Code 1, source: code, verification: read, from: "2020-07-01" }
  - { id: d.all, text: A subpoena reaches the rest., citation: Demo Code 2, source: code, verification: read }
ladder:
  - { process: subpoena, rank: 1, track: stored, reaches: [], name: Subpoena, standard: relevance, issuer: a clerk, rules: [d.all] }
  - { process: court_order_2703d, rank: 2, track: stored, reaches: [subpoena], name: Order, standard: facts, issuer: a court, rules: [d.all] }
  - { process: search_warrant, rank: 3, track: stored, reaches: [subpoena, court_order_2703d], name: Search warrant, standard: probable cause, issuer: a judge, rules: [d.all] }
clocks:
  - { id: production, days: 90, from: receipt, rule: d.old, appliesTo: [subpoena], remind: [], to: "2020-06-30" }
  - { id: production, days: 30, from: receipt, rule: d.new, appliesTo: [subpoena], remind: [], validFrom: "2020-07-01" }
floors:
  - { category: location_history, process: court_order_2703d, rules: [d.old], to: "2020-06-30" }
  - { category: location_history, process: search_warrant, rules: [d.new], from: "2020-07-01" }
${dataCategories
  .filter((category) => category !== 'location_history')
  .map((category) => `  - { category: ${category}, process: subpoena, rules: [d.all] }`)
  .join('\n')}
`;

const state = `
jurisdiction: us-zz
kind: overlay
base: us-federal
country: US
state: ZZ
name: Demostate
summary: Invented for this test.
asOf: "2026-11-24"
sources:
  - { id: zz, url: "https://example.com/zz", title: Demostate Code, read: "2026-11-24" }
rules:
  - { id: zz.warrant, text: It takes a warrant here., citation: ZZ Code 3, source: zz, verification: read, from: "2022-01-01" }
floors:
  - { category: basic_subscriber, process: search_warrant, rules: [zz.warrant, d.all], from: "2022-01-01" }
`;

function folderOf(files: Record<string, string>): string {
  const dir = mkdtempSync(join(tmpdir(), 'tecum-laws-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text.trimStart());
  return dir;
}

function swapped(text: string, from: string, to: string): string {
  assert.ok(text.includes(from), `the example does not hold “${from}”`);
  return text.replace(from, to);
}

/** Problems of one changed file, read beside the good nation. */
function problemsOf(files: Record<string, string>) {
  return readLaws(folderOf({ 'us-federal.yaml': nation, ...files })).problems;
}

function nationProblems(text: string) {
  try {
    loadLaw(folderOf({ 'us-federal.yaml': text }));
  } catch (error) {
    assert.ok(error instanceof ProblemList, String(error));
    return error.problems;
  }
  return [];
}

const lineOf = (text: string, part: string): number =>
  text.trimStart().slice(0, text.trimStart().indexOf(part)).split('\n').length;

test('the view of a day has the floor, the clock and the rule of that day, and no other', () => {
  const law = loadLaw(folderOf({ 'us-federal.yaml': nation }));
  const before = lawAt(law, '2020-06-30');
  const after = lawAt(law, '2020-07-01');
  assert.equal(before.floors.get('location_history')?.process, 'court_order_2703d');
  assert.deepEqual(before.floors.get('location_history')?.rules, ['d.old']);
  assert.equal(after.floors.get('location_history')?.process, 'search_warrant');
  assert.deepEqual(
    [before, after].map((view) => view.clocks.map((clock) => clock.days)),
    [[90], [30]],
  );
});

test('a view can be cut anew from any view, and is the same object all through a stretch of days', () => {
  const law = loadLaw(folderOf({ 'us-federal.yaml': nation }));
  const later = lawAt(law, '2026-01-01');
  assert.equal(lawAt(later, '2019-01-01').floors.get('location_history')?.process, 'court_order_2703d');
  assert.equal(lawAt(law, '2021-01-01'), later);
  assert.notEqual(lawAt(law, '2020-06-30'), later);
});

test('a day before the files begin is answered with the law of their first day', () => {
  const law = loadLaw();
  assert.equal(lawAt(law, '1999-12-31'), lawAt(law, firstDay));
});

test('a State’s file may cite the rules of its nation, and has them by name', () => {
  const { book, problems } = readLaws(folderOf({ 'us-federal.yaml': nation, 'us-zz.yaml': state }));
  assert.deepEqual(problems, []);
  const zz = book.laws.get('us-zz') as Law;
  assert.equal(rule(zz, 'd.all').citation, 'Demo Code 2');
  assert.ok(!zz.rules.has('d.all'), 'the rules of the nation are not its own');
  assert.equal(lawAt(zz, '2021-12-31').floorList.length, 0);
  assert.equal(lawAt(zz, '2022-01-01').floorList.length, 1);
});

test('two floors of one category on one day are an error with both lines', () => {
  const text = swapped(
    nation,
    'rules: [d.new], from: "2020-07-01" }\n  - { category: basic',
    'rules: [d.new], from: "2020-06-01" }\n  - { category: basic',
  );
  const found = nationProblems(text).filter((problem) => problem.code === 'law-overlap');
  assert.equal(found.length, 1);
  const line = lineOf(text, '- { category: location_history, process: search_warrant');
  assert.ok(found[0]?.where?.endsWith(`us-federal.yaml:${line}`), found[0]?.where);
  assert.match(found[0]?.what ?? '', new RegExp(`us-federal\\.yaml:${line - 1}`));
  assert.match(found[0]?.remedy ?? '', /from on the day after/);
});

test('two clocks of one kind on one day, and a rule that outlives its successor’s first day', () => {
  const clocks = swapped(nation, 'remind: [], validFrom: "2020-07-01"', 'remind: []');
  assert.deepEqual(
    nationProblems(clocks).map((problem) => problem.code),
    ['law-overlap'],
  );
  const rules = swapped(nation, 'to: "2020-06-30", supersededBy', 'to: "2020-07-01", supersededBy');
  const [late] = nationProblems(rules);
  assert.equal(late?.code, 'law-overlap');
  assert.match(late?.what ?? '', /"d\.old" still holds when "d\.new"/);
  const open = swapped(nation, 'to: "2020-06-30", supersededBy', 'supersededBy');
  assert.ok(nationProblems(open).some((problem) => /still holds/.test(problem.what)));
});

test('a span that ends before it begins, a floor without a rule in force, and a day without a floor', () => {
  const turned = swapped(
    nation,
    'verification: read, from: "2020-07-01"',
    'verification: read, from: "2020-07-01", to: "2020-01-01"',
  );
  assert.ok(nationProblems(turned).some((problem) => problem.code === 'law-dates'));
  const unfounded = swapped(
    nation,
    'rules: [d.new], from: "2020-07-01"',
    'rules: [d.old], from: "2020-07-01"',
  );
  const [bare] = nationProblems(unfounded);
  assert.equal(bare?.code, 'law-unfounded');
  assert.match(bare?.what ?? '', /2020-07-01/);
  const gap = swapped(
    nation,
    'rules: [d.new], from: "2020-07-01" }\n  - { category: basic',
    'rules: [d.new], from: "2020-07-15" }\n  - { category: basic',
  );
  const [hole] = nationProblems(gap);
  assert.equal(hole?.code, 'law-no-floor');
  assert.match(hole?.what ?? '', /location_history has no floor on 2020-07-01/);
});

test('a rule that Tecum does not use, or that is not law yet, cannot carry a floor', () => {
  const text = swapped(nation, 'id: d.new, text', 'id: d.new, status: not-used, text');
  assert.ok(nationProblems(text).some((problem) => problem.code === 'law-unfounded'));
});

test('what stands only on a rule that is not in force, or is not used, is not in the view', () => {
  const clock =
    'clocks:\n  - { id: review, days: 5, from: receipt, rule: zz.bill, appliesTo: [subpoena], remind: [] }\n';
  const bill = (status: string) =>
    `${swapped(state, 'floors:', `  - { id: zz.bill, text: A bill., citation: ZZ Bill 9, source: zz, verification: read, status: ${status} }\nfloors:`)}${clock}`;
  const clocks = (status: string) => {
    const { book, problems } = readLaws(folderOf({ 'us-federal.yaml': nation, 'us-zz.yaml': bill(status) }));
    assert.deepEqual(problems, []);
    return lawAt(book.laws.get('us-zz') as Law, '2026-11-24').clocks.length;
  };
  assert.deepEqual([clocks('in-force'), clocks('not-in-force'), clocks('not-used')], [1, 0, 0]);
});

test('one broken file stops no other; its problem names file, line and remedy', () => {
  const broken = swapped(state, 'rules: [zz.warrant, d.all]', 'rules: [zz.warrent, d.all]');
  const good = state.replaceAll('zz', 'yy').replace('ZZ', 'YY');
  const dir = folderOf({
    'us-federal.yaml': nation,
    'us-yy.yaml': good.replace('us-zz', 'us-yy'),
    'us-zz.yaml': broken,
    'us-xx.yaml': 'jurisdiction: [',
  });
  const { book, problems } = readLaws(dir);
  assert.deepEqual([...book.laws.keys()].sort(), ['us-federal', 'us-yy']);
  const dangling = problems.find((problem) => problem.code === 'law-dangling');
  assert.ok(dangling?.where?.endsWith(`us-zz.yaml:${lineOf(broken, 'zz.warrent')}`), dangling?.where);
  assert.ok(problems.some((problem) => problem.where?.includes('us-xx.yaml')));
  assert.throws(() => loadLaws(dir), ProblemList);
});

test('a file under another name, an overlay without its nation, a base that is not there', () => {
  assert.equal(problemsOf({ 'us-qq.yaml': state })[0]?.code, 'law-name');
  assert.equal(problemsOf({ 'us-zz.yaml': swapped(state, 'base: us-federal\n', '') })[0]?.code, 'law-base');
  assert.equal(
    problemsOf({ 'us-zz.yaml': swapped(state, 'base: us-federal', 'base: us-nowhere') })[0]?.code,
    'law-base',
  );
});

test('without the federal law nothing is read as if all were well', () => {
  assert.throws(
    () => readLaws(folderOf({ 'us-zz.yaml': state })),
    (error: unknown) =>
      error instanceof ProblemList && error.problems.some((each) => each.code === 'law-no-federal'),
  );
});

test('the project’s own law files are all good, and each is named as it is called', () => {
  const { book, problems } = readLaws();
  assert.deepEqual(
    problems.map((problem) => problem.message),
    [],
  );
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  assert.deepEqual([...book.laws.keys()].sort(), files.map((name) => name.replace('.yaml', '')).sort());
});

test('an overlap put into the project’s own federal law is found', () => {
  const dir = mkdtempSync(join(tmpdir(), 'tecum-laws-'));
  cpSync(folder, dir, { recursive: true });
  const text = readFileSync(join(dir, 'us-federal.yaml'), 'utf8');
  const line = text.match(/^ {2}- \{ category: basic_subscriber, .*\n/m)?.[0] ?? '';
  assert.ok(line !== '');
  writeFileSync(join(dir, 'us-federal.yaml'), text.replace(line, line + line));
  assert.throws(
    () => loadLaw(dir),
    (error: unknown) =>
      error instanceof ProblemList && error.problems.every((each) => each.code === 'law-overlap'),
  );
  rmSync(dir, { recursive: true });
});

/** A floor for one kind of provider, put beside those of the project's own file. */
function withFloor(line: string): ProblemList | undefined {
  const dir = mkdtempSync(join(tmpdir(), 'tecum-laws-'));
  cpSync(folder, dir, { recursive: true });
  const text = readFileSync(join(dir, 'us-federal.yaml'), 'utf8');
  writeFileSync(join(dir, 'us-federal.yaml'), text.replace('\nclocks:\n', `\n${line}\nclocks:\n`));
  try {
    loadLaw(dir);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof ProblemList);
    return error;
  } finally {
    rmSync(dir, { recursive: true });
  }
}

test('two floors for kinds of provider clash where one kind stands in both, and only there', () => {
  const floor = (kinds: string, more = ''): string =>
    `  - { category: mail_headers, process: subpoena, rules: [us.miller], when: { providerKinds: [${kinds}] }${more} }`;
  assert.equal(withFloor(floor('payments')), undefined);
  assert.equal(withFloor(`${floor('payments')}\n${floor('crypto, games')}`), undefined);
  const twice = withFloor(`${floor('payments, crypto')}\n${floor('games, crypto')}`);
  assert.deepEqual(
    twice?.problems.map((each) => each.code),
    ['law-overlap'],
  );
  const dated = `${floor('crypto', ', to: "2020-12-31"')}\n${floor('crypto', ', from: "2021-01-01"')}`;
  assert.equal(withFloor(dated), undefined);
});

const day = fc
  .integer({ min: 0, max: 5000 })
  .map((n) => new Date(Date.UTC(2017, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
const span = fc.record({ from: fc.option(day, { nil: undefined }), to: fc.option(day, { nil: undefined }) });

test('spans overlap exactly where a day lies in both', () => {
  fc.assert(
    fc.property(span, span, (a, b) => {
      fc.pre((a.from ?? '') <= (a.to ?? '9') && (b.from ?? '') <= (b.to ?? '9'));
      const days = [
        '0000-01-01',
        '9998-01-01',
        ...[a, b].flatMap(({ from, to }) => [from, to].filter((each) => each !== undefined)),
      ];
      assert.equal(
        overlap(a, b),
        days.some((each) => holds(a, each) && holds(b, each)),
      );
    }),
    { numRuns: 1000 },
  );
});

test('between two turning days nothing changes', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 6 }), day, (spans, start) => {
      const next = dayAfter(start);
      const state = (on: string): string => spans.map((each) => holds(each, on)).join();
      if (!turningDays(spans).includes(next)) assert.equal(state(start), state(next));
    }),
    { numRuns: 1000 },
  );
});

test('whatever the day, no law shows what no rule of that day stands behind', () => {
  const laws = [...loadLaws().laws.values()];
  fc.assert(
    fc.property(fc.constantFrom(...laws), day, (law, on) => {
      const view = lawAt(law, on);
      const asked = [on, firstDay].sort()[1] as string;
      const ids = [
        ...view.floorList.flatMap((each) => each.rules),
        ...view.routes.flatMap((each) => each.rules),
        ...[...view.clocks, ...view.papers, ...view.notices].map((each) => each.rule),
      ];
      for (const id of ids) {
        const found = rule(view, id);
        assert.ok(holds(found, asked) && found.status === 'in-force', `${law.jurisdiction} ${id} on ${on}`);
      }
      if (law.kind === 'nation' && law.dated.floors.length > 0)
        for (const category of dataCategories) assert.ok(view.floors.has(category), `${category} on ${on}`);
    }),
    { numRuns: 1500 },
  );
});
