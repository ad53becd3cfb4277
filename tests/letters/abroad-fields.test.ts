/** Letters across borders: each answer changes the letter, and each that must be given is missed when it is not. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadCatalog } from '../../src/catalog/load.js';
import { loadLaw } from '../../src/law/load.js';
import { type FieldValue, letterField, letterFields } from '../../src/letters/fields.js';
import { check, composeLetter, type LetterDraft } from '../../src/letters/index.js';
import { abroadSamples, letterText, withFields } from './abroad.js';

const law = loadLaw();
const catalog = loadCatalog(undefined, law);
const samples = abroadSamples(catalog);

/** Another answer of the same kind: the other of two, one choice fewer, another text. */
function another(id: string, value: FieldValue): FieldValue | undefined {
  const { type, choices } = letterField(id);
  if (type === 'yes-no') return value !== true;
  if (type === 'choice') return choices!.find((choice) => choice.id !== value)!.id;
  if (type === 'date') return '2027-09-30';
  if (type === 'number') return Number(value) + 1;
  if (Array.isArray(value)) return undefined;
  return `${String(value)} And more of it.`;
}

/** Fields that the documents of a letter ask, with the strictest need. */
function askedBy(draft: LetterDraft): Map<string, 'must' | 'may'> {
  const all = new Map<string, 'must' | 'may'>();
  for (const { template } of composeLetter(draft).documents)
    for (const [id, need] of Object.entries(template.asks)) if (all.get(id) !== 'must') all.set(id, need);
  return all;
}

describe('an answer in a letter across borders', () => {
  for (const { name, draft } of samples)
    it(`changes what is printed: ${name}`, () => {
      const before = letterText(draft);
      for (const [id, value] of Object.entries(draft.facts.fields)) {
        assert.ok(askedBy(draft).has(id), `${id} is given and no document asks it`);
        const after = letterText(withFields(draft, { [id]: another(id, value) }));
        assert.notEqual(after, before, `${id} decides nothing`);
      }
    });

  it('is given in a sample for each field that a template asks', () => {
    const given = new Set(samples.flatMap(({ draft }) => Object.keys(draft.facts.fields)));
    const asked = new Set(samples.flatMap(({ draft }) => [...askedBy(draft).keys()]));
    const inherited = /^(prosecutor_|state_|shield_|with_cover$|without_certificate$)/;
    assert.deepEqual(
      [...asked].filter((id) => !given.has(id) && !inherited.test(id)),
      [],
    );
  });
});

describe('a field that must be given', () => {
  for (const { name, draft } of samples)
    it(`is missed when it is not: ${name}`, () => {
      const must = [...askedBy(draft)].filter(([id, need]) => need === 'must' && id in draft.facts.fields);
      assert.ok(must.length > 0 || name.startsWith('preservation.'), 'the letter asks nothing');
      for (const [id] of must) {
        const problems = check(withFields(draft, { [id]: undefined }), { law, catalog });
        const found = problems.find(
          ({ rule, where }) => rule === 'field-missing' && where === `fields.${id}`,
        );
        assert.equal(found?.severity, 'must', id);
      }
    });
});

describe('the fields across borders', () => {
  it('hold no grounds of their own: a text that an officer writes has no preset', () => {
    const grounds = /(facts|grounds|link|necessity|why|target|value|possession|help|sources)$/;
    for (const { id, type, profile } of letterFields().values())
      if (type === 'paragraphs' && grounds.test(id)) assert.equal(profile, undefined, id);
  });
});
