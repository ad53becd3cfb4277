/** Hostile and broken templates: each is a Problem with file or line, or the letter that was meant; none stops the program. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { isProblem } from '../../src/base/problem.js';
import { projectPath } from '../../src/base/root.js';
import { loadCatalog } from '../../src/catalog/load.js';
import { loadLaw } from '../../src/law/load.js';
import { check } from '../../src/letters/check/check.js';
import { composeLetter } from '../../src/letters/compose.js';
import { blockLines } from '../../src/letters/markdown/blocks.js';
import { draftOf, preservationFacts } from './sample.js';

const ours = readFileSync(projectPath('templates', 'letters', 'preservation.md.hbs'), 'utf8');
const roots: string[] = [];
after(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

/** An agency's folder with a preservation letter and clauses of its own. */
function agency(template: string | Buffer, clauses: Record<string, string> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'tecum-attack-'));
  roots.push(root);
  mkdirSync(join(root, 'letters'));
  mkdirSync(join(root, 'clauses'));
  writeFileSync(join(root, 'letters', 'preservation.md.hbs'), template);
  for (const [name, text] of Object.entries(clauses))
    writeFileSync(join(root, 'clauses', `${name}.md.hbs`), `---\ntitle: x\n---\n${text}`);
  return join(root, 'letters');
}

const draft = draftOf(preservationFacts({ remarks: 'In two parts, please.' }));
const textOf = (folder: string): string =>
  composeLetter(draft, { templateFolders: [folder], images: null })
    .documents.flatMap(({ blocks }) => blocks.flatMap(blockLines))
    .join('\n');

const own = textOf(agency(ours));
const lines = ours.split('\n').length;
const laughs = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...['b', 'c', 'd', 'e', 'f'].map(
    (name, at) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcde'[at]}`).join(', ')}]`,
  ),
].join('\n');

/** What must happen: the words of the Problem. */
const refused: [string, string | Buffer, RegExp, Record<string, string>?][] = [
  ['a block that is never closed', `${ours}\n{{#if remarks}}`, /line \d+.*#if remarks/i],
  ['braces that are never closed', `${ours}\n{{`, /line \d+/i],
  [
    'a variable that nobody knows',
    `${ours}\n{{nosuch.thing}}`,
    new RegExp(`^Line ${lines + 1}: .*"nosuch.thing"`),
  ],
  ['a clause that is not there', `${ours}\n{{> nosuch}}`, /there is no clause "nosuch"/],
  ['a clause that is a path', `${ours}\n{{> ../letters/preservation}}`, /there is no clause "\.\.\/letters/],
  ['a clause that takes itself in', `${ours}\n{{> loop}}`, /takes itself in/, { loop: 'a {{> loop}}' }],
  [
    'a clause that takes itself in where a condition holds',
    `${ours}\n{{> loop}}`,
    /takes itself in/,
    { loop: '{{#if remarks}}{{> loop}}{{/if}}' },
  ],
  [
    'two clauses that take each other in',
    `${ours}\n{{> one}}`,
    /of the clause "two": the clause "one" takes itself in/,
    { one: '{{> two}}', two: '{{> one}}' },
  ],
  ['a clause whose name is a fact', `${ours}\n{{> (lookup . "remarks")}}`, /by its name alone/],
  ['a clause as a block', `${ours}\n{{#> accounts}}x{{/accounts}}`, /by its name alone/],
  ['a name without its escape', `${ours}\n{{{signer.name}}}`, /three braces/],
  ['remarks without their escape', `${ours}\n{{&remarks}}`, /three braces/],
  ['a helper that does not make Markdown', `${ours}\n{{{need signer.name "name"}}}`, /three braces/],
  ['the constructor of a fact', `${ours}\n{{case.constructor.name}}`, /does not know/],
  ['the log of the server', `${ours}\n{{log "x"}}`, /does not know a helper "log"/],
  ['a decorator', `${ours}\n{{* foo}}`, /does not know/],
  ['a fence that is never closed', `${ours}\n::: note\nwords`, /fence/],
  ['five megabytes of values', `${ours}\n${'{{case.number}}\n'.repeat(330_000)}`, /at most 250000/],
  ['five megabytes of words', `${ours}\n${'words and words\n'.repeat(330_000)}`, /at most 250000/],
  ['no file of text', Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * 7919) % 256)), /UTF-8/],
  ['UTF-16', Buffer.from(`\ufeff${ours}`, 'utf16le'), /UTF-8/],
  ['half a sign at its end', Buffer.concat([Buffer.from(ours), Buffer.from([0xe2, 0x82])]), /UTF-8/],
  ['nothing', '', /front matter/],
  ['a head of ten billion words', `---\n${laughs}\n---\nx`, /Excessive alias count/],
];

/** Line ends and marks of other systems: the letter that was meant. */
const taken: [string, string | Buffer][] = [
  ['a byte order mark', `\ufeff${ours}`],
  ['line ends of Windows', ours.replaceAll('\n', '\r\n')],
  ['line ends of an old Mac', ours.replaceAll('\n', '\r')],
  ['both', `\ufeff${ours.replaceAll('\n', '\r\n')}`],
];

describe('a template that is an attack, or a mistake', () => {
  for (const [name, template, words, clauses] of refused)
    it(`is refused: ${name}`, () => {
      const folder = agency(template, clauses);
      const begun = performance.now();
      assert.throws(
        () => textOf(folder),
        (error) => isProblem(error) && words.test(error.what) && Boolean(error.remedy),
      );
      const found = check(draft, { law: loadLaw(), catalog: loadCatalog(), templateFolders: [folder] });
      assert.equal(found.find(({ rule }) => rule === 'template-bad')?.severity, 'must');
      assert.ok(performance.now() - begun < 10_000);
    });

  for (const [name, template] of taken)
    it(`is the same letter: ${name}`, () => assert.equal(textOf(agency(template)), own));

  it('facts that name a State, a country or a language lead to no other folder', () => {
    const folder = agency(ours);
    const outside = join(folder, '..', 'outside.md.hbs');
    writeFileSync(outside, ours.replace('{{> verification}}', 'FROM ELSEWHERE\n\n{{> verification}}'));
    for (const mark of ['x/../../outside', '../outside', 'us-ca/../../outside', '__proto__']) {
      const facts = preservationFacts({ jurisdiction: { country: mark, state: mark } });
      const { documents } = composeLetter(draftOf(facts), { templateFolders: [folder], images: null });
      const said = documents.flatMap(({ blocks }) => blocks.flatMap(blockLines)).join('\n');
      assert.ok(!said.includes('FROM ELSEWHERE'), mark);
    }
  });
});
