/** Errors of a YAML file: file, line, what to do. */
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { ProblemList } from '../../src/base/problem-list.js';
import { projectPath } from '../../src/base/root.js';
import { readYamlFile, shownPath } from '../../src/base/yaml-file.js';

const schema = z.strictObject({
  name: z.string().min(1),
  days: z.number(),
  kind: z.enum(['a', 'b']),
  rows: z.array(z.strictObject({ id: z.string(), url: z.url() })),
});

function read(text: string): { what: string; line: number; remedy: string }[] {
  const file = join(mkdtempSync(join(tmpdir(), 'tecum-yaml-')), 'f.yaml');
  writeFileSync(file, text);
  return readYamlFile(file, schema).problems.map((p) => ({
    what: p.what,
    line: Number(p.where?.split(':').at(-1)),
    remedy: p.remedy ?? '',
  }));
}

test('a good file has a value and no problem', () => {
  assert.deepEqual(read('name: x\ndays: 1\nkind: a\nrows: []\n'), []);
});

test('a wrong type, a wrong word and a wrong address, each with its line', () => {
  const found = read(
    'name: x\ndays: many\nkind: c\nrows:\n  - id: one\n    url: https://example.com\n  - id: two\n    url: nowhere\n',
  );
  assert.deepEqual(
    found.map((p) => p.line),
    [2, 3, 8],
  );
  assert.equal(found[0]?.remedy, 'Write a number.');
  assert.equal(found[1]?.remedy, 'Use one of: a, b.');
  assert.match(found[2]?.what ?? '', /rows\.1\.url: it is not written as a web address/);
});

test('a missing key points to the group that lacks it', () => {
  const [problem] = read('name: x\ndays: 1\nkind: a\nrows:\n  - id: one\n');
  assert.deepEqual([problem?.line, problem?.what], [5, 'rows.0.url: it is missing.']);
});

test('an unquoted comma is explained', () => {
  const [problem] = read(
    'name: x\ndays: 1\nkind: a\nrows:\n  - { id: one, and a half, url: https://example.com }\n',
  );
  assert.equal(problem?.line, 5);
  assert.match(problem?.remedy ?? '', /quotes/);
});

test('what is not YAML, a key that stands twice and an empty file', () => {
  assert.equal(read('name: "x\ndays: 1\n')[0]?.what.startsWith('This is not YAML'), true);
  assert.equal(read('name: x\nname: y\ndays: 1\nkind: a\nrows: []\n')[0]?.line, 2);
  assert.equal(read('').length > 0, true);
});

test('a file that is not there', () => {
  const [problem] = readYamlFile(join(tmpdir(), 'tecum-no-such.yaml'), schema).problems;
  assert.equal(problem?.code, 'yaml-missing');
});

test('paths inside the project are shown relative to it', () => {
  assert.equal(shownPath(projectPath('data', 'law', 'x.yaml')), 'data/law/x.yaml');
  assert.equal(shownPath('/elsewhere/x.yaml'), '/elsewhere/x.yaml');
});

test('a list of problems tells the first and the count', () => {
  const { problems } = readYamlFile(join(tmpdir(), 'tecum-no-such.yaml'), schema);
  const list = new ProblemList('demo', 'The file', [...problems, ...problems]);
  assert.match(list.what, /^The file: 2 problems\. The file cannot be read\.$/);
  assert.equal(list.problems.length, 2);
});
