/** Templates: Tecum's own are in order, and an agency's take their place without dropping a part. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { isProblem } from '../../src/base/problem.js';
import { projectPath } from '../../src/base/root.js';
import { loadCatalog } from '../../src/catalog/load.js';
import { loadLaw, loadLaws } from '../../src/law/load.js';
import {
  allTemplateIds,
  check,
  clauseFolderOf,
  composeLetter,
  type LetterFacts,
  letterFields,
  loadTemplate,
  ownTemplateFolder,
  requiredParts,
  variantOf,
  variantsIn,
} from '../../src/letters/index.js';
import { loadWording } from '../../src/letters/knowledge.js';
import { letterLanguages } from '../../src/letters/words.js';
import { draftOf, preservationFacts, subpoenaFacts } from './sample.js';
import { allSamples } from './samples.js';

const own = allTemplateIds([]);
const languages = letterLanguages();
const textOf = (facts: LetterFacts) => JSON.stringify(composeLetter(draftOf(facts)).documents);
let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'tecum-letters-'));
});
after(() => rmSync(folder, { recursive: true }));

const source = (id: string) => readFileSync(projectPath('templates', 'letters', `${id}.md.hbs`), 'utf8');

describe("Tecum's own templates", () => {
  const variants = variantsIn(ownTemplateFolder()).map((name) => {
    const [id, ...rest] = name.split('.') as [string, ...string[]];
    const place = rest.find((one) => /^[a-z]{2}(-[a-z]{2})?$/.test(one) && !languages.includes(one));
    const language = rest.find((one) => languages.includes(one)) ?? 'en';
    const country = place?.slice(0, 2) ?? 'us';
    const variant = { country, language, ...(place?.includes('-') ? { state: place } : {}) };
    return { name, template: loadTemplate(id, [], variant) };
  });

  it('are found, each variant as the one that its name says', () => {
    assert.ok(own.length >= 20 && variants.length >= own.length, `${own.length}, ${variants.length}`);
    for (const { name, template } of variants)
      assert.equal(template.path, join(ownTemplateFolder(), `${name}.md.hbs`), name);
  });

  it('rest on rules that the law files have', () => {
    const rules = new Set([...loadLaws().laws.values()].flatMap((law) => [...law.rules.keys()]));
    for (const { name, template } of variants)
      for (const rule of template.rests_on) assert.ok(rules.has(rule), `${name}: ${rule}`);
  });

  it('hold no words that get a letter sent back, and no blank', () => {
    const { overBroad, placeholders } = loadWording();
    for (const { name, template } of variants) {
      const words = template.ownWords
        .replace(/<!--.*?-->/g, '')
        .toLowerCase()
        .replace(/\s+/g, ' ');
      for (const phrase of overBroad) assert.ok(!words.includes(phrase.words), `${name}: ${phrase.words}`);
      for (const pattern of placeholders) assert.doesNotMatch(words, new RegExp(pattern, 'i'), name);
    }
  });

  it('have every part that they promise, in the letter of each sample', () => {
    const catalog = loadCatalog(undefined, loadLaw());
    for (const { name, draft } of allSamples(catalog)) {
      for (const one of composeLetter(draft, { images: null }).documents)
        for (const part of requiredParts(one.template, variantOf(draft.facts)))
          assert.ok(one.parts.includes(part), `${name}, ${one.id}: ${part}`);
    }
  });

  it('ask only fields that there are, and use every field that they ask', () => {
    for (const { name, template } of variants) {
      for (const id of Object.keys(template.asks)) assert.ok(letterFields().has(id), `${name}: ${id}`);
      for (const id of template.fields) assert.ok(id in template.asks, `${name}: ${id}`);
    }
  });

  it('use every clause that there is', () => {
    const used = new Set(variants.flatMap(({ template }) => template.clauses));
    const there = variantsIn(clauseFolderOf(ownTemplateFolder())).map((name) => name.split('.')[0]!);
    assert.deepEqual(
      [...new Set(there)].filter((id) => !used.has(id)),
      [],
    );
  });

  it('say the days that the law says', () => {
    const days = loadLaw().clocks.find((clock) => clock.id === 'preservation')?.days;
    assert.match(textOf(preservationFacts()), new RegExp(`for ${days} days from the day you receive`));
  });

  it('need nothing that the facts of a letter in order do not give', () => {
    for (const facts of [preservationFacts(), subpoenaFacts()])
      for (const one of composeLetter(draftOf(facts)).documents) assert.deepEqual(one.open, [], one.id);
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
    write(source('preservation').replace('{{> salutation}}', 'Dear custodian:'));
    const lines = () =>
      JSON.stringify(
        composeLetter(draftOf(preservationFacts()), { templateFolders: [folder] }).documents[0]!.blocks,
      );
    assert.match(lines(), /Dear custodian:/);
    write(source('preservation').replace('{{> salutation}}', 'Good day:'));
    utimesSync(join(folder, 'preservation.md.hbs'), new Date(), new Date(Date.now() + 5000));
    assert.match(lines(), /Good day:/);
  });

  it('that drops a part, keeps a blank or is too broad is not printed', () => {
    write(
      source('preservation')
        .replaceAll('duration, ', '')
        .replace('<!-- part: duration -->', '')
        .replace('{{> salutation}}', 'To [name], for any and all logs:'),
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
    write(`${source('preservation')}\n{{#if addressee.address`);
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
