/** Every answer of these letters changes what is printed, and what must be answered is missed when it is not. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { parse } from 'yaml';
import { projectPath } from '../../src/base/root.js';
import { loadCatalog } from '../../src/catalog/load.js';
import type { Catalog } from '../../src/catalog/types.js';
import { loadLaw } from '../../src/law/load.js';
import type { Law } from '../../src/law/types.js';
import {
  allTemplateIds,
  check,
  composeLetter,
  isAsked,
  isGiven,
  letterField,
  loadTemplate,
} from '../../src/letters/index.js';
import type { LetterDraft } from '../../src/letters/types.js';
import { answered, letterText } from './letter-text.js';
import { sampleNames, samplesOf } from './samples.js';

/** The ids of the fields of some files of `data/letters/fields/`. */
function fieldsOf(...files: string[]): string[] {
  return files.flatMap((file) => {
    const source = readFileSync(projectPath('data', 'letters', 'fields', `${file}.yaml`), 'utf8');
    return (parse(source) as { fields: { id: string }[] }).fields.map((one) => one.id);
  });
}

/** The fields that a letter's documents ask, `must` before `may`. */
function asksOf(draft: LetterDraft): Map<string, 'must' | 'may'> {
  const asks = new Map<string, 'must' | 'may'>();
  for (const { template } of composeLetter(draft).documents)
    for (const [id, need] of Object.entries(template.asks)) if (asks.get(id) !== 'must') asks.set(id, need);
  return asks;
}

const instruments =
  /^(preservation_release|subpoena|emergency_disclosure_request|consent|records_certificate|objection_reply|cost_approval|withdrawal)(\.|$)/;

let law: Law;
let catalog: Catalog;
let drafts: { name: string; draft: LetterDraft }[];
before(() => {
  law = loadLaw();
  catalog = loadCatalog(undefined, law);
  drafts = sampleNames()
    .filter((name) => instruments.test(name) && !/\.(es|fr)$/.test(name))
    .map((name) => ({ name, draft: samplesOf(name, catalog)[0]!.draft }));
});

describe('fields of the letters without a judge', () => {
  it('are each asked by a template', () => {
    const asked = new Set(allTemplateIds([]).flatMap((id) => Object.keys(loadTemplate(id, []).asks)));
    const all = fieldsOf('emergency', 'consent', 'subpoena', 'records', 'replies', 'state');
    assert.ok(all.length >= 60, String(all.length));
    assert.deepEqual(
      all.filter((id) => !asked.has(id)),
      [],
    );
  });

  it('are each answered in a sample, and change its text', () => {
    const seen = new Set<string>();
    const silent: string[] = [];
    for (const { name, draft } of drafts)
      for (const id of asksOf(draft).keys()) {
        if (!isGiven(draft.facts.fields[id]) || draft.facts.fields[id] === false) continue;
        seen.add(id);
        if (letterText(answered(draft, id, undefined)) === letterText(draft)) silent.push(`${name}: ${id}`);
      }
    assert.deepEqual(silent, []);
    const all = fieldsOf('emergency', 'consent', 'subpoena', 'records', 'replies');
    assert.deepEqual(
      all.filter((id) => !seen.has(id)),
      [],
    );
  });

  it('say another thing for each choice, and for yes and no', () => {
    const alike: string[] = [];
    for (const { name, draft } of drafts)
      for (const id of asksOf(draft).keys()) {
        const field = letterField(id);
        if (!isAsked(field, draft.facts.fields)) continue;
        const values = field.type === 'yes-no' ? [true, false] : (field.choices?.map((one) => one.id) ?? []);
        const texts = values.map((value) => letterText(answered(draft, id, value)));
        if (new Set(texts).size < values.length) alike.push(`${name}: ${id}`);
      }
    assert.deepEqual(alike, []);
  });

  it('are missed where they must be given', () => {
    let missed = 0;
    for (const { name, draft } of drafts)
      for (const [id, need] of asksOf(draft)) {
        if (need !== 'must' || !isAsked(letterField(id), draft.facts.fields)) continue;
        const found = check(answered(draft, id, undefined), { law, catalog, templateFolders: [] });
        const hit = found.find((one) => one.rule === 'field-missing' && one.where === `fields.${id}`);
        assert.equal(hit?.severity, 'must', `${name}: ${id}`);
        missed++;
      }
    assert.ok(missed >= 50, String(missed));
  });
});
