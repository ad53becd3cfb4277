/** What the law of a country makes of a letter: standards, forms, days, and who is not bound. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadCatalog } from '../../src/catalog/load.js';
import { loadLaws } from '../../src/law/load.js';
import { allTemplateIds, composeLetter, loadTemplate } from '../../src/letters/index.js';
import { loadWording } from '../../src/letters/knowledge.js';
import { letterText, sampleOf, withFields } from './abroad.js';

const catalog = loadCatalog();

describe('a Canadian production order', () => {
  // Criminal Code, ss 487.014(2), (3) to 487.018(3), (4), read in the text: standard and form of each.
  const kinds: [kind: string, standard: string, form: string][] = [
    ['general', 'believe', 'Form 5.005'],
    ['dates', 'believe', 'Form 5.0051'],
    ['trace', 'suspect', 'Form 5.006'],
    ['transmission', 'suspect', 'Form 5.007'],
    ['tracking', 'suspect', 'Form 5.007'],
    ['financial', 'suspect', 'Form 5.008'],
  ];
  for (const [can_kind, standard, form] of kinds)
    it(`has its standard and its form: ${can_kind}`, () => {
      const text = letterText(
        withFields(sampleOf('production_order', catalog), {
          can_kind,
          can_dates: ['1 December 2026'],
          can_communication: 'a call',
        }),
      );
      const found = [...text.matchAll(/reasonable grounds to (believe|suspect)/g)].map((one) => one[1]);
      assert.deepEqual([...new Set(found)], [standard]);
      assert.match(text, new RegExp(`${form}$`, 'm'));
      assert.match(text, /Form 5\.004$/m);
    });

  it('keeps the grounds from the provider, and gives it the order on silence', () => {
    const draft = sampleOf('production_order.transmission', catalog);
    const ids = (audience: 'provider' | 'court') =>
      composeLetter(draft, { audience }).documents.map(({ id }) => id);
    assert.deepEqual(ids('provider'), ['production_order', 'production_order_silence']);
    assert.equal(ids('court').length, 4);
    assert.doesNotMatch(letterText(draft, { audience: 'provider' }), /Ada Moor|accomplices/);
  });

  it('put to a provider abroad says that it binds nobody there', () => {
    const text = letterText(sampleOf('production_order.abroad', catalog), { audience: 'provider' });
    assert.match(text, /We do not say that it binds you outside Canada/);
    assert.doesNotMatch(letterText(sampleOf('production_order', catalog)), /binds you outside/);
  });
});

describe('a Canadian preservation', () => {
  it('demands for 21 days, for 90 where the offence is foreign, and elsewhere only asks', () => {
    const text = (name: string) => letterText(sampleOf(name, catalog));
    assert.match(text('preservation.ca'), /ends 21 days after the day on which it is made/);
    assert.match(text('preservation.ca-foreign'), /ends 90 days after the day on which it is made/);
    const request = text('preservation.ca-request');
    assert.match(request, /section 487\.0195/);
    assert.doesNotMatch(request, /you are required|2703\(f\)/);
  });
});

describe('an overseas production order', () => {
  const copo = sampleOf('copo', catalog);
  it('gives 7 days where no other period is given', () => {
    const text = letterText(withFields(copo, { uk_days: undefined, uk_days_why: undefined }));
    assert.match(text, /within 7 days/);
    assert.match(letterText(copo), /within 14 days/);
  });

  it('says until when others are not told, or that it has no such requirement', () => {
    assert.match(letterText(copo), /Until 22 May 2027 you must keep/);
    assert.match(letterText(withFields(copo, { uk_silence: false })), /no non-disclosure requirement/);
  });

  it('asks no grounds of evidence for a terrorist investigation', () => {
    const text = letterText(sampleOf('copo.terrorist', catalog));
    assert.doesNotMatch(text, /likely to be relevant evidence/);
    assert.match(letterText(copo), /likely to be relevant evidence/);
  });

  it('excepts confidential personal records, save in a terrorist investigation that is not about financing', () => {
    const terrorist = sampleOf('copo.terrorist', catalog);
    const records = /no confidential personal records/;
    assert.match(letterText(copo), records);
    assert.doesNotMatch(letterText(terrorist, { audience: 'provider' }), records);
    assert.match(
      letterText(terrorist, { audience: 'court' }),
      /do not count in this investigation \(section 3\(5\)\)/,
    );
    const financing = withFields(terrorist, { uk_terrorist_financing: true });
    assert.match(letterText(financing, { audience: 'provider' }), records);
  });

  it('says who may have it varied or revoked, and who may permit disclosure', () => {
    assert.match(letterText(copo), /may apply to a judge to vary or revoke it \(section 7/);
    assert.match(letterText(copo), /or of an equivalent officer \(section 8/);
  });

  it('shows the provider neither the facts nor the grounds', () => {
    const text = letterText(copo, { audience: 'provider' });
    assert.doesNotMatch(text, /hotel|menaces/);
    assert.match(text, /== copo_cover/);
  });
});

describe('a preservation letter from abroad', () => {
  it('claims no power of the United States, in each language', () => {
    for (const name of ['preservation.abroad', 'preservation.es', 'preservation.fr'])
      assert.doesNotMatch(letterText(sampleOf(name, catalog)), /2703/, name);
  });

  it('is that of 2703(f) from an American authority, in each language', () => {
    for (const name of ['preservation.es', 'preservation.fr', 'preservation.abroad']) {
      const draft = sampleOf(name, catalog);
      const facts = { ...draft.facts, jurisdiction: { country: 'us' }, fields: {} };
      assert.match(letterText({ ...draft, facts }), /2703\(f\)\(1\)/, name);
    }
  });
});

describe('a request through the 24/7 network', () => {
  it('has the six contents of article 29(2), and asks for no disclosure', () => {
    const text = letterText(sampleOf('network_24_7_preservation', catalog));
    assert.deepEqual(
      [...text.matchAll(/^\(([a-f])\) /gm)].map((one) => one[1]),
      [...'abcdef'],
    );
    assert.match(text, /We ask for no disclosure now/);
    assert.match(text, /at least 60 days/);
  });
});

describe('the templates across borders', () => {
  const mine = /^(mlat|network|epoc|copo|ipo|ipa|bnss|foreign|production)/;
  const ids = allTemplateIds([]).filter((id) => mine.test(id));

  it('rest on rules that the law files have, and hold no word that gets a letter sent back', () => {
    const rules = new Set([...loadLaws().laws.values()].flatMap((law) => [...law.rules.keys()]));
    const { overBroad, placeholders } = loadWording();
    assert.ok(ids.length >= 20, String(ids.length));
    for (const id of ids)
      for (const language of ['en', 'es', 'fr']) {
        const template = loadTemplate(id, [], { country: 'gb', language });
        for (const rule of template.rests_on) assert.ok(rules.has(rule), `${id}: ${rule}`);
        const words = template.ownWords.replace(/<!--.*?-->/g, '').toLowerCase();
        for (const phrase of overBroad) assert.ok(!words.includes(phrase.words), `${id}: ${phrase.words}`);
        for (const one of placeholders) assert.doesNotMatch(words, new RegExp(one, 'i'), id);
      }
  });
});
