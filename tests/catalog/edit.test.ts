/** Changes written into a provider's file: only what was meant changes, the old fact stays with its last day. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { projectPath } from '../../src/base/root.js';
import { applyChange } from '../../src/catalog/edit/apply.js';
import { type FactChange, fingerprint } from '../../src/catalog/edit/change.js';
import { factKeys } from '../../src/catalog/edit/fields.js';
import { readOne } from '../../src/catalog/load.js';
import { loadLaw } from '../../src/law/load.js';
import { providerIds } from './provider-ids.js';

const day = '2026-11-24';
const law = loadLaw();
const dir = mkdtempSync(join(tmpdir(), 'tecum-edit-'));
after(() => rmSync(dir, { recursive: true, force: true }));

const text = `# Looked after by hand.
id: demo-net
name: Demo Net
services: [Demo Chat]
kind: social
entities:
  # the only office
  - {region: us, name: "Demo Net LLC", address: "1 Example Street, Springfield", source: s1}
channels:
  - { use: legal-process, type: portal, value: "https://legal.example.com/", source: s1 }
notice: {default: notifies, source: s2}
sources:
  - {id: s1, url: "https://example.com/law", title: "Guide", doc_date: "2026-03-01", kind: provider}
  - {id: s2, url: "https://example.com/faq", title: "Questions", kind: provider}
confidence: medium
last_verified: 2026-06-01
`;
const newPage = {
  url: 'https://example.com/law',
  title: 'Guide',
  doc_date: '2026-11-20; read 2026-11-24',
  kind: 'provider' as const,
};

type Row = Record<string, unknown>;
type File = Record<string, Row[]> & { notice: Row | Row[]; last_verified: string; review_by?: string };
const rowOf = (of: string, key: string, at?: number): Row => {
  const value = (parse(of) as File)[key];
  return (at === undefined ? value : (value as Row[])[at]) as Row;
};
const change = (more: Partial<FactChange>): FactChange => ({
  kind: 'change',
  key: 'entities',
  at: 0,
  was: fingerprint(rowOf(text, 'entities', 0)),
  values: { region: 'us', name: 'Demo Net LLC', address: '2 Sample Road, Shelbyville' },
  day: '2026-11-01',
  source: newPage,
  ...more,
});
const problems = (of: string, id = 'demo-net'): string[] => {
  const file = join(dir, 'provider.yaml');
  writeFileSync(file, of);
  return readOne(file, id, law, day).problems.map((problem) => problem.code);
};

describe('a change of one fact', () => {
  it('leaves the old fact with its last day, the day before the new one begins', () => {
    const made = applyChange(text, change({}), day);
    assert.deepEqual(problems(made), []);
    const [next, old] = (parse(made) as File).entities!;
    assert.deepEqual(next, {
      region: 'us',
      name: 'Demo Net LLC',
      address: '2 Sample Road, Shelbyville',
      from: '2026-11-01',
      source: 'a1',
    });
    assert.equal(old!.to, '2026-10-31');
    assert.equal(old!.address, '1 Example Street, Springfield');
  });

  it('keeps comments, spaces and every line that it is not about', () => {
    const made = applyChange(text, change({}), day).split('\n');
    const untouched = text.split('\n').filter((line) => !/Springfield|last_verified|id: s2/.test(line));
    for (const line of untouched) assert.ok(made.includes(line), line);
    assert.ok(
      made.includes(
        '  - { use: legal-process, type: portal, value: "https://legal.example.com/", source: s1 }',
      ),
    );
  });

  it('adds the source once, though two facts name the same document', () => {
    const once = applyChange(text, change({}), day);
    const twice = applyChange(
      once,
      { kind: 'add', key: 'quirks', values: { text: 'Closed on Fridays' }, source: newPage },
      day,
    );
    assert.deepEqual(
      (parse(twice) as File).sources!.map((source) => source.id),
      ['s1', 's2', 'a1'],
    );
    assert.equal((parse(twice) as File).quirks![0]!.source, 'a1');
    assert.deepEqual(problems(twice), []);
  });

  it('sets the day of the check, and makes nothing look younger that was not looked at', () => {
    const file = parse(applyChange(text, change({}), day)) as File;
    assert.equal(file.last_verified, day);
    // Six months (data/catalog.yaml) after the last whole check, as before.
    assert.equal(file.review_by, '2026-12-01');
    const dates = file.sources!.map((source) => source.doc_date);
    assert.deepEqual(dates, ['2026-03-01', 'read 2026-06-01', '2026-11-20; read 2026-11-24']);
  });

  it('turns a single group into a list with both versions', () => {
    const was = fingerprint(rowOf(text, 'notice'));
    const made = applyChange(
      text,
      change({ key: 'notice', at: undefined, was, values: { default: 'does_not_notify' } }),
      day,
    );
    const { notice } = parse(made) as File;
    assert.deepEqual(
      (notice as Row[]).map(({ default: word, from, to }) => [word, from, to]),
      [
        ['does_not_notify', '2026-11-01', undefined],
        ['notifies', undefined, '2026-10-31'],
      ],
    );
    assert.deepEqual(problems(made), []);
  });

  it('puts a wrong fact right where it stands', () => {
    const made = applyChange(text, change({ kind: 'correct', day: undefined, source: { id: 's2' } }), day);
    const { entities } = parse(made) as File;
    assert.equal(entities!.length, 1);
    assert.deepEqual(entities![0], {
      region: 'us',
      name: 'Demo Net LLC',
      address: '2 Sample Road, Shelbyville',
      source: 's2',
    });
  });

  it('ends a fact, and adds one under a key that the file did not have', () => {
    const ended = applyChange(text, change({ kind: 'end', values: {}, day: '2026-11-10' }), day);
    assert.equal((parse(ended) as File).entities![0]!.to, '2026-11-10');
    const cost: FactChange = { kind: 'add', key: 'cost', values: { text: 'USD 50' }, source: { id: 's1' } };
    const added = applyChange(text, cost, day);
    assert.deepEqual((parse(added) as Record<string, Row>).cost, { text: 'USD 50', source: 's1' });
    assert.ok(added.indexOf('cost:') < added.indexOf('sources:'));
    assert.deepEqual(problems(added), []);
  });

  it('reading sources again makes those younger and no other', () => {
    const made = parse(applyChange(text, { kind: 'checked', values: {}, read: ['s1'] }, day)) as File;
    assert.deepEqual(
      made.sources!.map((source) => source.doc_date),
      ['2026-03-01; read 2026-11-24', 'read 2026-06-01'],
    );
    assert.equal(made.review_by, '2026-12-01');
    const whole = parse(applyChange(text, { kind: 'checked', values: {}, read: ['s1', 's2'] }, day)) as File;
    assert.equal(whole.review_by, undefined);
    assert.equal(whole.last_verified, day);
  });

  it('refuses a fact that is another by now, one that is not there, and one that ended', () => {
    const code = (make: () => unknown): string => {
      try {
        make();
      } catch (error) {
        return (error as { code: string }).code;
      }
      return 'none';
    };
    const moved = text.replace('1 Example Street', '9 Other Street');
    assert.equal(
      code(() => applyChange(moved, change({}), day)),
      'catalog-change-moved',
    );
    assert.equal(
      code(() => applyChange(text, change({ at: 4 }), day)),
      'catalog-change-moved',
    );
    assert.equal(
      code(() => applyChange(text, change({ source: { id: 'zz' } }), day)),
      'catalog-change-moved',
    );
    assert.equal(
      code(() => applyChange(text, change({ source: undefined }), day)),
      'catalog-change-shape',
    );
    const ended = applyChange(text, change({ kind: 'end', values: {}, day: '2026-11-10' }), day);
    const was = fingerprint(rowOf(ended, 'entities', 0));
    assert.equal(
      code(() => applyChange(ended, change({ was }), day)),
      'catalog-change-shape',
    );
    assert.equal(
      code(() => applyChange('a: [', change({}), day)),
      'yaml-syntax',
    );
  });

  it('is refused by the checks of the file when its days cannot be', () => {
    const dated = applyChange(text, change({}), day);
    const was = fingerprint(rowOf(dated, 'entities', 0));
    assert.deepEqual(problems(applyChange(dated, change({ was, day: '2026-10-01' }), day)), [
      'catalog-date',
      'catalog-overlap',
    ]);
    const bad = change({ values: { region: 'us', name: '', address: 'x' } });
    assert.deepEqual(problems(applyChange(text, bad, day)), ['yaml-shape']);
  });
});

describe('every provider of the catalog', () => {
  const ids = providerIds();

  it('takes a change of any of its facts, and only the lines that it is about change', () => {
    const pick = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...factKeys), fc.nat(200));
    let tried = 0;
    fc.assert(
      fc.property(pick, ([id, key, nth]) => {
        const before = readFileSync(projectPath('providers', id, 'provider.yaml'), 'utf8');
        const value = (parse(before) as Record<string, Row | Row[] | undefined>)[key];
        if (value === undefined || (Array.isArray(value) && value.length === 0)) return;
        const at = Array.isArray(value) ? nth % value.length : undefined;
        const row = (at === undefined ? value : (value as Row[])[at]) as Row;
        if (row.to !== undefined || row.from !== undefined) return;
        tried += 1;
        const { source: _, from: __, to: ___, ...values } = row;
        const made = applyChange(
          before,
          {
            kind: 'change',
            key,
            ...(at === undefined ? {} : { at }),
            was: fingerprint(row),
            values: { ...values, note: 'changed: a "test" of it' } as FactChange['values'],
            day: '2026-11-20',
            source: newPage,
          },
          day,
        );
        const found = problems(made, id);
        assert.deepEqual(found, [], `${id} ${key} ${at}`);
        // One fact more, one source more; nothing else is gone.
        const facts = (of: string): number => of.match(/\bsource: /g)!.length;
        assert.ok(facts(made) >= facts(before) + 1);
        const kept = new Set(made.split('\n'));
        const lost = before.split('\n').filter((line) => !kept.has(line));
        assert.ok(
          lost.every((line) => !/^ *#/.test(line)),
          `a comment of ${id} is lost`,
        );
      }),
      { numRuns: 150, seed: 20261124 },
    );
    assert.ok(tried > 40, String(tried));
  });
});
