/** No question without an effect: each answer of a court's letter changes what is printed, and a missing one is said. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type FieldValue, isAsked, type LetterField, letterField } from '../../src/letters/fields.js';
import { composed, courtLetter, courtLetters, courtSamples, problemsOf, textOf } from './court-letters.js';

/** Fields of a letter as its papers ask for them. */
function asked(name: string): Map<string, 'must' | 'may'> {
  const needs = new Map<string, 'must' | 'may'>();
  for (const { template } of composed(courtLetter(name)).documents)
    for (const [id, need] of Object.entries(template.asks)) if (needs.get(id) !== 'must') needs.set(id, need);
  return needs;
}

/** Another answer of the same kind; none for the words of a State, which only its papers print. */
function another(field: LetterField, value: FieldValue | undefined): FieldValue[] {
  const ids = field.choices?.map(({ id }) => id) ?? [];
  const long =
    'Quite another answer than before, given in words that no other field of this letter has. '.repeat(3);
  const row = Object.fromEntries((field.columns ?? []).map(({ id }) => [id, 'Another cell']));
  switch (field.type) {
    case 'yes-no':
      return [value !== true];
    case 'choice':
      return ids.filter((id) => id !== value);
    case 'choices':
      return ids.map((id) => [id]).filter((list) => JSON.stringify(list) !== JSON.stringify(value));
    case 'number':
      return [typeof value === 'number' && value === 3 ? 2 : 3];
    case 'date':
      return ['2026-12-01'];
    case 'moment':
      return ['2026-11-22T21:15-05:00'];
    case 'table':
      return [[row]];
    case 'lines':
      return [['Another line']];
    default:
      return [long];
  }
}

/** Their clauses print them where a plan's `papers` ask for them; tested with those. */
const ofAState = (id: string) => letterField(id).group === 'State law';

describe('answers of letters for a court', () => {
  const fields = new Map<string, string[]>();
  for (const name of courtSamples)
    for (const id of asked(name).keys()) fields.set(id, [...(fields.get(id) ?? []), name]);

  it('asks for more than sixty things', () => assert.ok(fields.size > 60, String(fields.size)));

  for (const [id, names] of fields) {
    if (ofAState(id)) continue;
    it(`${id}: another answer gives another text`, () => {
      const field = letterField(id);
      const bears = names.filter((name) => isAsked(field, courtLetter(name).facts.fields));
      assert.ok(bears.length > 0, `no sample asks ${id}`);
      for (const name of bears) {
        const before = courtLetter(name);
        const printed = textOf(before);
        for (const value of another(field, before.facts.fields[id])) {
          const after = courtLetter(name, { [id]: value });
          assert.ok(textOf(after) !== printed, `${name}: ${JSON.stringify(value)}`);
        }
      }
    });
  }

  for (const name of courtSamples) {
    it(`${name}: each answer that must be there is missed`, () => {
      const given = courtLetter(name).facts.fields;
      for (const [id, need] of asked(name)) {
        if (need !== 'must' || !isAsked(letterField(id), given)) continue;
        const found = problemsOf(courtLetter(name, { [id]: undefined }));
        assert.ok(found.includes(`field-missing at fields.${id}`), `${id}: ${found.join('; ')}`);
      }
    });
  }

  it('finds nothing wrong in the samples, and leaves no blank in them', () => {
    for (const { name, draft } of courtLetters()) {
      assert.deepEqual(problemsOf(draft), [], name);
      const { documents } = composed(draft);
      assert.deepEqual(
        documents.flatMap(({ open }) => open),
        [],
        name,
      );
      for (const { template, parts } of documents)
        assert.deepEqual(
          template.parts.filter((part) => !parts.includes(part)),
          [],
          `${name}: ${template.id}`,
        );
    }
  });
});
