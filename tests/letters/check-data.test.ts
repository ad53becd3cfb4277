/** The files of `data/letters/` that `check()` reads: every name in them is one that there is. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { loadCatalog } from '../../src/catalog/load.js';
import { loadLaws } from '../../src/law/load.js';
import type { Law } from '../../src/law/types.js';
import { latestDay } from '../../src/letters/check/days-in-text.js';
import { identifierForms, isHash, wrongForm } from '../../src/letters/check/identifier-forms.js';
import { entryOf } from '../../src/letters/check/rejects.js';
import { alike, saysNothing } from '../../src/letters/check/stock.js';
import { comparable, type RuleTest, writtenRules } from '../../src/letters/check/written-rules.js';
import { letterFactsSchema } from '../../src/letters/facts.js';
import { letterField, letterFields } from '../../src/letters/fields.js';
import { loadRejectEntries, loadWording } from '../../src/letters/knowledge.js';
import { letterLanguages } from '../../src/letters/words.js';

const law = loadLaws().laws.get('us-federal') as Law;
const catalog = loadCatalog(undefined, law);

/** Ids of rules that the code itself says, read from its source. */
function rulesOfCode(): Set<string> {
  const folder = projectPath('src', 'letters', 'check');
  const code = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  return new Set([...code.matchAll(/'([a-z]+(?:-[a-z0-9]+)+)'/g)].map((match) => match[1]!));
}

describe('written rules', () => {
  const rules = writtenRules();

  it('ask for fields and facts that there are', () => {
    const facts = Object.keys(letterFactsSchema.shape);
    for (const rule of rules) {
      for (const id of rule.all.flatMap(fieldsOf)) assert.ok(letterFields().has(id), `${rule.id}: ${id}`);
      for (const path of [rule.where, ...rule.all.flatMap(pathsOf)]) {
        const [first, field] = path.replace(/^=/, '').split('.') as [string, string | undefined];
        assert.ok(facts.includes(first), `${rule.id}: ${path}`);
        if (first === 'fields') assert.ok(letterFields().has(field!), `${rule.id}: ${path}`);
      }
    }
  });

  it('compare choices with ids that the field has', () => {
    for (const rule of rules) {
      for (const test of rule.all) {
        if (!('is' in test || 'not' in test)) continue;
        const id = /^fields\.(\w+)$/.exec(test.path)?.[1];
        const choices =
          test.path === 'language' ? letterLanguages() : id && letterField(id).choices?.map((one) => one.id);
        for (const value of 'is' in test ? test.is : test.not) {
          if (typeof value === 'boolean' || value.startsWith('=')) continue;
          assert.ok((choices || comparable).includes(value), `${rule.id}: ${value}`);
        }
      }
    }
  });

  it('are whole sentences with a ground', () => {
    for (const { id, text, remedy, citation } of rules) {
      assert.match(text, /^[A-Z{].*\.$/s, id);
      assert.match(remedy, /^[A-Z].*\.$/s, id);
      assert.ok(citation.length > 8, id);
    }
  });
});

function fieldsOf(test: RuleTest): string[] {
  if ('fields' in test) return test.fields;
  if ('field' in test) return [test.field];
  if ('alike' in test) return test.alike;
  return 'rows' in test ? [test.rows] : [];
}

function pathsOf(test: RuleTest): string[] {
  if ('path' in test) return [test.path];
  if ('after' in test) return [test.day, test.after];
  return 'before' in test ? [test.day, test.before] : [];
}

describe("the providers' own reasons", () => {
  const sentences = [...catalog.providers.values()].flatMap(({ id, rejects }) =>
    rejects.map(({ text }) => ({ id, text })),
  );

  it('are each sorted', () => {
    assert.ok(sentences.length > 200);
    assert.deepEqual(
      sentences.filter(({ text }) => entryOf(text) === undefined),
      [],
    );
  });

  it('name rules that there are', () => {
    const known = new Set([...rulesOfCode(), ...writtenRules().map((one) => one.id)]);
    for (const entry of loadRejectEntries())
      for (const rule of 'rules' in entry ? entry.rules : [])
        assert.ok(known.has(rule.split('@')[0]!), `${entry.match[0]}: ${rule}`);
  });
});

describe('forms of identifiers', () => {
  const cases: [Parameters<typeof wrongForm>[0], string, boolean][] = [
    ['email', 'river.fox22@example.com', true],
    ['email', 'river fox@example.com', false],
    ['email', 'river@fox@example.com', false],
    ['phone', '+1 (937) 555-0142', true],
    ['phone', '937 555 0142', false],
    ['phone', '+0937555014', false],
    ['imei', '49-015420-323751-8', true],
    ['imei', '49015420', false],
    ['post_url', 'https://www.example.com/river.fox22/posts/1029', true],
    ['post_url', 'https://www.example.com/', false],
    ['domain', 'example.com', true],
    ['domain', 'example', false],
    ['mac', '00:00:5e:00:53:af', true],
    ['mac', '00:00:5e:00:53', false],
    ['username', 'anything goes here', true],
  ];
  for (const [kind, value, good] of cases)
    it(`${kind} ${value}: ${good}`, () =>
      assert.equal(wrongForm(kind, value, undefined) === undefined, good));

  it('follow what the provider says of its own', () => {
    const facebook = catalog.providers.get('meta-facebook');
    assert.equal(wrongForm('user_id', '100004512345678', facebook), undefined);
    assert.equal(wrongForm('user_id', 'river.fox22', facebook), 'digits only');
  });

  it('a hash is one of 24 signs and more, nearly all hexadecimal, without a space', () => {
    assert.ok(isHash('username', 'd41d8cd98f00b204e9800998ecf8427e'));
    assert.ok(!isHash('username', 'd41d8cd98f00b204e980099'));
    assert.ok(!isHash('wallet_address', 'd41d8cd98f00b204e9800998ecf8427e'));
    assert.ok(!isHash('username', 'the_long_name_of_somebody_else'));
    assert.ok(identifierForms().hash.least === 24);
  });
});

describe('what a text says', () => {
  it('statutory words and stock sentences say nothing, facts do', () => {
    for (const text of [
      'Disclosure would endanger the life or physical safety of an individual.',
      'The subjects may flee from prosecution and destroy or tamper with evidence if they were notified.',
      'Notice would otherwise seriously jeopardize the investigation and unduly delay a trial.',
    ])
      assert.ok(saysNothing(text), text);
    for (const text of [
      'On 13 November he wrote to his cousin that he would burn the ledger in the garage.',
      'She bought a one-way ticket to Lisbon for 2 December and sold her car on Tuesday.',
      'The phone was wiped twice in October, each time within an hour of a visit by the school principal.',
    ])
      assert.ok(!saysNothing(text), text);
    assert.ok(!saysNothing(''));
  });

  it('two texts are alike when nearly all their words are', () => {
    const text = 'On 13 November he wrote to his cousin that he would burn the ledger in the garage.';
    assert.ok(alike(text, `${text} Yes.`));
    assert.ok(
      !alike(text, 'She bought a one-way ticket to Lisbon for 2 December and sold her car on Tuesday.'),
    );
  });

  it('finds days in the ways in which they are written', () => {
    const days: [string, string][] = [
      ['seen on 2026-11-20 and before', '2026-11-20'],
      ['seen on 20 November 2026', '2026-11-20'],
      ['seen on Nov. 20, 2026', '2026-11-20'],
      ['seen on November 20th, 2026', '2026-11-20'],
      ['seen on 11/20/2026', '2026-11-20'],
      ['visto el 20 de noviembre de 2026', '2026-11-20'],
      ['vu le 20 novembre 2026', '2026-11-20'],
      ['from 1 October 2026 to 20 November 2026', '2026-11-20'],
    ];
    for (const [text, day] of days) assert.equal(latestDay(text, '2026-11-24'), day, text);
    assert.equal(latestDay('due on 1 December 2026', '2026-11-24'), undefined);
    assert.equal(latestDay('yesterday', '2026-11-24'), undefined);
  });
});

describe('words that are too broad', () => {
  it('are written in small letters with single spaces, each once', () => {
    const words = loadWording().overBroad.map((one) => one.words);
    assert.equal(new Set(words).size, words.length);
    for (const one of words) assert.equal(one, one.toLowerCase().replace(/\s+/g, ' ').trim());
  });
});
