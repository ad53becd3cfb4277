/** The quick library and the one that gives places read the project's own data alike. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { quickYaml } from '../../src/base/quick-yaml.js';
import { projectPath } from '../../src/base/root.js';

function yamlFiles(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(dir, name));
}

test('every data file has the same value by both libraries', () => {
  const files = [...yamlFiles(projectPath('data')), ...yamlFiles(projectPath('providers'))];
  assert.ok(files.length > 230, `${files.length} files`);
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    assert.deepEqual(quickYaml(text), parse(text), file);
  }
});

test('words that only look like something else stay words', () => {
  assert.deepEqual(quickYaml('a: 2026-11-24\nb: NO\nc: 0x1F\nd: "1"\ne: 1.5\nf: null\n'), {
    a: '2026-11-24',
    b: 'NO',
    c: 31,
    d: '1',
    e: 1.5,
    f: null,
  });
});

test('what is amiss gives nothing: twice the same key, an open quote, a tag', () => {
  for (const text of ['a: 1\na: 2\n', 'a: "x\n', 'a: !thing x\n', 'a: [1\n'])
    assert.equal(quickYaml(text), undefined, text);
});
