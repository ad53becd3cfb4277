/** Letters in Spanish and French: nothing of the English letter is dropped, and no English is left in them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadCatalog } from '../../src/catalog/load.js';
import { longDate, longMoment } from '../../src/letters/dates.js';
import { composeLetter, loadTemplate, ownTemplateFolder } from '../../src/letters/index.js';
import { clauseFolderOf, variantsIn } from '../../src/letters/template-files.js';
import { channelWay, wordsIn } from '../../src/letters/words.js';
import { letterText, sampleOf } from './abroad.js';

const catalog = loadCatalog();
const languages = ['es', 'fr'];
const of = (folder: string, language: string) =>
  variantsIn(folder)
    .filter((name) => name.endsWith(`.${language}`))
    .map((name) => name.slice(0, -3));

describe('the words of a language', () => {
  for (const language of languages)
    it(`are all there, with the same blanks: ${language}`, () => {
      const english = wordsIn('en');
      const words = wordsIn(language);
      for (const part of ['furniture', 'categories', 'identifiers', 'channels'] as const) {
        assert.deepEqual(Object.keys(words[part]).sort(), Object.keys(english[part]).sort(), part);
        for (const [key, text] of Object.entries(english[part]))
          assert.deepEqual(blanks(words[part][key]!), blanks(text), `${part}.${key}`);
      }
    });
});

function blanks(text: string): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(String).sort();
}

describe('a template in another language', () => {
  for (const language of languages)
    it(`has the parts, the questions and the facts of the English one: ${language}`, () => {
      const ids = of(ownTemplateFolder(), language);
      assert.ok(ids.length >= 6, ids.join(', '));
      for (const id of ids) {
        const english = loadTemplate(id, [], { country: 'cl', language: 'en' });
        const other = loadTemplate(id, [], { country: 'cl', language });
        assert.equal(other.language, language, id);
        assert.deepEqual(other.parts, english.parts, id);
        assert.deepEqual(other.asks, english.asks, id);
        assert.deepEqual([...other.fields].sort(), [...english.fields].sort(), id);
        assert.deepEqual(other.documents, english.documents, id);
      }
    });

  it('takes each clause in its own language', () => {
    for (const language of languages) {
      const there = of(clauseFolderOf(ownTemplateFolder()), language);
      const neutral = ['categories', 'verification'];
      for (const id of of(ownTemplateFolder(), language))
        for (const clause of loadTemplate(id, [], { country: 'cl', language }).clauses)
          assert.ok(there.includes(clause) || neutral.includes(clause), `${id}.${language}: ${clause}`);
    }
  });
});

describe('a letter in another language', () => {
  const samples: [string, string][] = [
    ['mlat_request.es', '23 de noviembre de 2026'],
    ['mlat_request.fr', '23 novembre 2026'],
    ['network_24_7_preservation.es', '23 de noviembre de 2026'],
    ['network_24_7_preservation.fr', '23 novembre 2026'],
    ['preservation.es', '23 de noviembre de 2026'],
    ['preservation.fr', '23 novembre 2026'],
  ];
  for (const [name, date] of samples)
    it(`writes its dates so, and no English: ${name}`, () => {
      const draft = sampleOf(name, catalog);
      const facts = JSON.stringify(draft.facts);
      const text = letterText(draft);
      assert.ok(text.includes(date), date);
      const words = text.split(/[^\p{L}’']+/u).filter((word) => !facts.includes(word));
      const english = words.filter((word) =>
        /^(the|and|of|with|this|please|your|time|account|data)$/i.test(word),
      );
      assert.deepEqual(english, []);
      assert.ok(composeLetter(draft).documents.every((one) => one.language === draft.facts.language));
    });

  it('comes where its language is asked, not where the country is called so', () => {
    const spain = loadTemplate('preservation', [], { country: 'es', language: 'en' });
    assert.equal(spain.language, 'en');
    assert.equal(loadTemplate('preservation', [], { country: 'fr', language: 'es' }).language, 'es');
  });
});

describe('what a language does of its own', () => {
  it('writes the first of a month as French does, and only there', () => {
    assert.equal(longDate('2027-03-01', 'fr'), '1er mars 2027');
    assert.equal(longDate('2027-03-11', 'fr'), '11 mars 2027');
    assert.equal(longDate('2027-03-21', 'fr'), '21 mars 2027');
    assert.equal(longDate('2027-03-01', 'es'), '1 de marzo de 2027');
    assert.equal(longMoment('2027-03-01T08:05:00Z', 'fr'), '1er mars 2027 08:05:00 UTC');
  });

  it('names the channel in its words, and no channel that is a note for the sender', () => {
    const portal = { type: 'portal', value: 'https://lers.google.com' };
    assert.equal(channelWay(portal, 'es'), 'Por el portal: https://lers.google.com');
    assert.match(channelWay(portal, 'fr'), /^Par le portail\s: https:\/\/lers\.google\.com$/);
    assert.equal(
      channelWay({ type: 'authority', value: 'the Secretary of State' }, 'en'),
      'Through the Secretary of State',
    );
    for (const language of ['en', 'es', 'fr'])
      assert.equal(channelWay({ type: 'other', value: "your agency's own officer" }, language), '');
  });

  it('names the authority’s country, whichever it is', () => {
    const lines: [string, RegExp][] = [
      ['preservation.es', /Policía de Ejemplo \(Chile\), autoridad de otro país, solicita/],
      ['preservation.fr', /Police d’Exemple \(Côte d[’']Ivoire\), autorité d’un autre pays, demande/],
      ['preservation.abroad', /\(New Zealand\), an authority of another country, asks/],
    ];
    for (const [name, line] of lines) assert.match(letterText(sampleOf(name, catalog)), line);
  });
});
