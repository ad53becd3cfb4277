/** The machine-readable copy of a letter and its published schema. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import type { Catalog } from '../../src/catalog/types.js';
import { letterFields } from '../../src/letters/fields.js';
import { letterJson, letterJsonText } from '../../src/letters/json.js';
import { letterJsonSchema, letterSchema, letterSchemaText } from '../../src/letters/schema.js';
import { loadKnowledge } from '../../src/navigator/index.js';
import { allSamples } from './samples.js';

let catalog: Catalog;
before(() => {
  catalog = loadKnowledge({}).catalog;
});

const warrant = () => allSamples(catalog).find(({ name }) => name === 'search_warrant for snap')!.draft;

describe('JSON of a letter', () => {
  it('that of every sample has the published shape, and reads back to the same facts', () => {
    for (const { name, draft } of allSamples(catalog)) {
      const parsed = letterJsonSchema.safeParse(JSON.parse(letterJsonText(draft, { final: true })));
      assert.ok(parsed.success, `${name}: ${parsed.error?.message}`);
      assert.deepEqual(parsed.data.facts, JSON.parse(JSON.stringify(draft.facts)), name);
    }
  });

  it('lists the papers with whom they are for', () => {
    const { documents } = letterJsonSchema.parse(letterJson(warrant()));
    const audiences = new Map(documents.map(({ template, audience }) => [template, audience]));
    assert.equal(audiences.get('search_warrant_affidavit'), 'court');
    assert.ok(['provider', 'both'].includes(audiences.get('search_warrant')!));
  });

  it('for a provider it holds no field that none of its papers prints, no problem, and no duty of the agency', () => {
    const draft = {
      ...warrant(),
      problems: [
        { rule: 'x', severity: 'should' as const, where: 'x', text: 'x', remedy: 'x', citation: 'x' },
      ],
    };
    draft.facts = { ...draft.facts, ownNotices: [{ id: 'n', text: 'Tell the court.', citation: 'x' }] };
    const all = letterJsonSchema.parse(letterJson(draft));
    const told = letterJsonSchema.parse(letterJson(draft, { audience: 'provider' }));
    assert.ok('probable_cause' in all.facts.fields && !('probable_cause' in told.facts.fields));
    assert.ok('court_name' in told.facts.fields);
    assert.deepEqual([told.problems, told.facts.ownNotices], [[], []]);
    assert.deepEqual([all.problems.length, all.facts.ownNotices.length], [1, 1]);
  });

  it('a page of a warrant for several providers names whose it is', () => {
    const several = allSamples(catalog).find(({ name }) => name === 'search_warrant.several for snap')!.draft;
    const { documents } = letterJsonSchema.parse(letterJson(several));
    const named = [several.facts, ...several.facts.targets].map(({ provider }) => provider.id);
    for (const id of named)
      assert.ok(
        documents.some(({ provider }) => provider === id),
        id,
      );
  });
});

describe('schema of a letter', () => {
  it('the file in docs is what the code says', () => {
    const file = readFileSync(projectPath('docs', 'schemas', 'letter.schema.json'), 'utf8');
    assert.equal(
      file,
      letterSchemaText(),
      'Write it anew: tecum letter --schema > docs/schemas/letter.schema.json',
    );
  });

  it('describes every field that Tecum asks', () => {
    const properties = letterSchema().properties as Record<
      string,
      { properties: Record<string, { properties: object }> }
    >;
    const { fields } = properties.facts!.properties;
    assert.deepEqual(Object.keys(fields!.properties).sort(), [...letterFields().keys()].sort());
  });

  it('choices are lists of their ids, tables rows of their columns', () => {
    const properties = letterSchema().properties as Record<
      string,
      { properties: Record<string, { properties: Record<string, never> }> }
    >;
    const fields = properties.facts!.properties.fields!.properties as Record<string, Record<string, unknown>>;
    for (const field of letterFields().values()) {
      const shape = JSON.stringify(fields[field.id]);
      for (const { id } of [...(field.choices ?? []), ...(field.columns ?? [])])
        assert.ok(shape.includes(`"${id}"`));
    }
  });
});
