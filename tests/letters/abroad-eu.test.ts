/** The certificates of Regulation (EU) 2023/1543: every box, and the section that the addressee never sees. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { identifierKinds } from '../../src/base/vocabulary.js';
import { loadCatalog } from '../../src/catalog/load.js';
import { loadLaws } from '../../src/law/load.js';
import { letterField } from '../../src/letters/fields.js';
import { composeLetter } from '../../src/letters/index.js';
import { letterText, sampleOf, withFields } from './abroad.js';

const catalog = loadCatalog();
const epoc = sampleOf('epoc', catalog);
const epocPr = sampleOf('epoc_pr', catalog);
const ticked = (text: string) => text.split('\n').filter((line) => line.includes('☒'));
const boxes = (text: string) => [...text.matchAll(/[☒☐]/g)].length;

/** Boxes of Annexes I and II, counted by hand in the copy of the EUR-Lex text that law.md names (sections F and D: 41 each). */
const evidenceBoxes = {
  subscriber: 8,
  identification: 3,
  telephony: 6,
  internet: 6,
  hosting: 3,
  other: 3,
  content: 9,
};
const evidence = Object.values(evidenceBoxes).reduce((a, b) => a + b, 0) + 3 + 1;

describe('the EPOC', () => {
  it('has the sections A to L of Annex I for the addressee, and M for the enforcing authority', () => {
    const headings = (text: string) => [...text.matchAll(/^Section ([A-Z]):/gm)].map((found) => found[1]);
    assert.deepEqual(headings(letterText(epoc, { audience: 'provider' })), [...'ABCDEFGHIJKL']);
    assert.doesNotMatch(letterText(epoc, { audience: 'provider' }), /fourteen persons paid|milder means/);
    assert.match(letterText(epoc, { audience: 'court' }), /fourteen persons paid/);
  });

  it('goes without section M where nobody is notified', () => {
    const ids = composeLetter(withFields(epoc, { eu_notified: false })).documents.map(({ id }) => id);
    assert.deepEqual(ids, ['epoc']);
  });

  it('ticks one deadline, and the emergency only with its reason', () => {
    const texts = ['ten-days', 'ten-days-notified', 'eight-hours'].map((eu_deadline) =>
      letterText(withFields(epoc, { eu_deadline, eu_emergency: ['infrastructure'] })),
    );
    const line = (text: string) =>
      ticked(text).filter((one) => /at the latest|end of the 10 days/.test(one)).length;
    assert.deepEqual(texts.map(line), [1, 1, 1]);
    assert.equal(new Set(texts).size, 3);
    assert.match(texts[2]!, /☒ an imminent threat to a critical infrastructure/);
    assert.doesNotMatch(texts[0]!, /☒ an imminent threat/);
  });

  it('has a box for each of the 32 categories of Annex IV', () => {
    const { choices } = letterField('eu_annex_four');
    assert.equal(choices!.length, 32);
    const all = choices!.map(({ id }) => id);
    const none = letterText(withFields(epoc, { eu_annex_four: [] }), { audience: 'court' });
    const every = letterText(withFields(epoc, { eu_annex_four: all }), { audience: 'court' });
    assert.equal(ticked(every).length - ticked(none).length, 32);
  });
});

describe('each box of the certificates', () => {
  const fields = [
    'eu_subscriber', 'eu_identification', 'eu_telephony', 'eu_internet', 'eu_hosting', 'eu_traffic_other',
    'eu_content', 'eu_subject', 'eu_threshold', 'eu_listed', 'eu_user_delay', 'eu_classes', 'eu_annex_four',
  ]; // biome-ignore format: a list of names
  for (const id of fields)
    it(`is ticked by its own choice and by no other: ${id}`, () => {
      const none = ticked(letterText(withFields(epoc, { [id]: [] })));
      for (const choice of letterField(id).choices!) {
        const one = ticked(letterText(withFields(epoc, { [id]: [choice.id] })));
        const more = one.length - none.length;
        assert.equal(more, id === 'eu_user_delay' ? 2 : 1, choice.id);
      }
    });
});

describe('the EPOC-PR', () => {
  it('has the sections A to G of Annex II, the same boxes for the data, and the 60 and 30 days', () => {
    const text = letterText(epocPr);
    assert.deepEqual(
      [...text.matchAll(/^Section ([A-Z]):/gm)].map((found) => found[1]),
      [...'ABCDEFG'],
    );
    assert.match(
      text,
      /cease after 60 days, unless extended by the issuing authority by an additional 30 days/,
    );
    const data = (whole: string, from: RegExp, to: RegExp) =>
      boxes(whole.slice(whole.search(from), whole.search(to)));
    assert.equal(data(text, /^Section D:/m, /^Section E:/m), evidence + 0);
    assert.equal(data(letterText(epoc), /^Section F:/m, /^Section G:/m), evidence);
  });

  it('says that validation follows only where it was issued in an emergency', () => {
    const later = letterText(withFields(epocPr, { eu_issuing_type: 'other', eu_validation: 'afterwards' }));
    assert.match(later, /☒ This certificate was issued for subscriber data/);
    assert.match(letterText(epocPr), /☐ This certificate was issued for subscriber data/);
  });
});

describe('what Article 5(5) and the Annexes want beside the boxes', () => {
  it('prints the reasons for an emergency, and asks them only then', () => {
    const emergency = sampleOf('epoc.emergency', catalog);
    assert.match(
      letterText(emergency),
      /Reasons for the emergency \(Article 5\(5\), point \(g\)\):\nTwo masked men/,
    );
    assert.doesNotMatch(letterText(epoc), /Reasons for the emergency/);
    assert.equal(letterField('eu_emergency_reasons').when!.field, 'eu_deadline');
  });

  it('keeps each box of section C whole, ticked or not', () => {
    const whole =
      /an imminent threat to a critical infrastructure .* exercise of the core functions of the State/;
    for (const eu_deadline of ['ten-days', 'eight-hours'])
      assert.match(letterText(withFields(epoc, { eu_deadline, eu_emergency: ['person'] })), whole);
  });

  it('names in section B which certificate was not answered', () => {
    assert.match(letterText(epoc), /did not react to the EPOC within the deadlines set out in Article 10/);
    assert.match(letterText(epocPr), /did not react to the EPOC-PR within the deadlines or has not been/);
  });

  it('ticks one box of section E for each kind of identifier there is', () => {
    for (const kind of identifierKinds) {
      const draft = { ...epoc, facts: { ...epoc.facts, identifiers: [{ kind, value: 'x1' }] } };
      const text = letterText(draft);
      const section = text.slice(text.indexOf('Section E:'), text.indexOf('Section F:'));
      assert.equal(ticked(section).filter((line) => !line.includes('relevant service')).length, 1, kind);
    }
  });

  it('says that the service is another one only where its name is another', () => {
    const line = (name: string) =>
      /Service provider concerned .*\| (.*)/.exec(
        letterText({ ...epoc, facts: { ...epoc.facts, provider: { id: 'google', name } } }),
      )![1];
    assert.equal(line('Google'), 'Google');
    assert.equal(line(epoc.facts.addressee.entity), '–');
  });

  it('is held back by no paper that its own form has: signature and translation', () => {
    const papers = [...loadLaws().laws.get('eu')!.papers, ...loadLaws().laws.get('budapest')!.papers];
    assert.ok(papers.length >= 5);
    assert.deepEqual(
      papers.filter(({ kind }) => kind !== 'form').map(({ id }) => id),
      [],
    );
    assert.match(letterText(epoc), /qualified electronic signature or seal \(Article 21\(2\)\)/);
    assert.match(letterText(withFields(epoc, { eu_translation: 'Irish' })), /Translation .* \| Irish/);
  });
});
