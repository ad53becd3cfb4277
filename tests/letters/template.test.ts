/** Templates: Tecum's own are in order, and an agency's take their place without dropping a part. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { isProblem } from '../../src/base/problem.js';
import { projectPath } from '../../src/base/root.js';
import { loadCatalog } from '../../src/catalog/load.js';
import { loadLaw } from '../../src/law/load.js';
import { check, composeLetter, loadTemplate, templateIds } from '../../src/letters/index.js';
import { loadWording } from '../../src/letters/knowledge.js';
import { draftOf, preservationFacts, subpoenaFacts } from './sample.js';

const own = ['deficiency_letter', 'preservation', 'preservation_extension', 'subpoena'];
let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'tecum-letters-'));
});
after(() => rmSync(folder, { recursive: true }));

const source = (id: string) => readFileSync(projectPath('templates', 'letters', `${id}.md.hbs`), 'utf8');

describe("Tecum's own templates", () => {
  it('are the four of this version', () => {
    assert.deepEqual(templateIds([]), own);
  });

  it('rest on rules that the law file has', () => {
    const law = loadLaw();
    for (const id of own) {
      for (const rule of loadTemplate(id, []).rests_on) assert.ok(law.rules.has(rule), `${id}: ${rule}`);
    }
  });

  it('hold no words that get a letter sent back, and no blank', () => {
    const { overBroad, placeholders } = loadWording();
    for (const id of own) {
      const words = loadTemplate(id, [])
        .ownWords.replace(/<!--.*?-->/g, '')
        .toLowerCase();
      for (const phrase of overBroad) assert.ok(!words.includes(phrase.words), `${id}: ${phrase.words}`);
      for (const pattern of placeholders) assert.doesNotMatch(words, new RegExp(pattern, 'i'), id);
    }
  });

  it('say the days that the law says', () => {
    const days = loadLaw().clocks.find((clock) => clock.id === 'preservation')?.days;
    assert.match(source('preservation'), new RegExp(`for ${days} days from the day you receive`));
  });

  it('need nothing that the facts of a letter in order do not give', () => {
    assert.deepEqual(composeLetter(draftOf(preservationFacts())).open, []);
    assert.deepEqual(composeLetter(draftOf(subpoenaFacts())).open, []);
  });
});

describe("an agency's template", () => {
  const write = (text: string) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'preservation.md.hbs'), text);
  };
  const know = () => {
    const law = loadLaw();
    return { law, catalog: loadCatalog(undefined, law), templateFolders: [folder] };
  };

  it('is used instead, and read again when it changes', () => {
    write(source('preservation').replace('To the custodian of records:', 'Dear custodian:'));
    const lines = () =>
      JSON.stringify(composeLetter(draftOf(preservationFacts()), { templateFolders: [folder] }).blocks);
    assert.match(lines(), /Dear custodian:/);
    write(source('preservation').replace('To the custodian of records:', 'Good day:'));
    utimesSync(join(folder, 'preservation.md.hbs'), new Date(), new Date(Date.now() + 5000));
    assert.match(lines(), /Good day:/);
  });

  it('that drops a part, keeps a blank or is too broad is not printed', () => {
    write(
      source('preservation')
        .replaceAll('duration, ', '')
        .replace('<!-- part: duration -->', '')
        .replace('To the custodian of records:', 'To [name], for any and all logs:'),
    );
    utimesSync(join(folder, 'preservation.md.hbs'), new Date(), new Date(Date.now() + 10_000));
    const found = check(draftOf(preservationFacts()), know()).filter((one) => one.severity === 'must');
    assert.deepEqual(found.map((one) => one.rule).sort(), [
      'over-broad',
      'placeholder-left',
      'template-part-missing',
    ]);
    assert.match(found.map((one) => one.text).join(' '), /"duration"/);
  });

  it('that cannot be read is a problem with its file, not a crash', () => {
    write('no front matter');
    utimesSync(join(folder, 'preservation.md.hbs'), new Date(), new Date(Date.now() + 15_000));
    assert.throws(
      () => loadTemplate('preservation', [folder]),
      (error) =>
        isProblem(error) &&
        error.code === 'letter-template-bad' &&
        error.where === join(folder, 'preservation.md.hbs'),
    );
    assert.ok(check(draftOf(preservationFacts()), know()).some((one) => one.rule === 'template-bad'));
    write(source('preservation').replace('{{#if addressee.address}}', '{{#if addressee.address'));
    utimesSync(join(folder, 'preservation.md.hbs'), new Date(), new Date(Date.now() + 20_000));
    assert.throws(
      () => loadTemplate('preservation', [folder]),
      (error) => isProblem(error),
    );
  });

  it('whose name leaves the folder is not looked for', () => {
    assert.throws(
      () => loadTemplate('../preservation', []),
      (error) => isProblem(error) && error.code === 'letter-template-missing',
    );
  });
});
