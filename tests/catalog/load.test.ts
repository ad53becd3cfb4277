/** The catalog: ten providers whole, and how broken files are told. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ProblemList } from '../../src/base/problem-list.js';
import { projectPath } from '../../src/base/root.js';
import { allDays } from '../../src/catalog/at.js';
import { factsOf } from '../../src/catalog/facts-of.js';
import { loadCatalog, readCatalog } from '../../src/catalog/load.js';

const catalog = loadCatalog();
const ten = [
  'discord',
  'google',
  'meta-facebook',
  'meta-instagram',
  'snap',
  'telegram',
  'tiktok',
  'verizon',
  'whatsapp',
  'x-twitter',
];

/** A folder with one provider, its text changed. */
function changed(id: string, change: (text: string) => string): { dir: string; text: string } {
  const dir = mkdtempSync(join(tmpdir(), 'tecum-catalog-'));
  const text = change(readFileSync(projectPath('providers', id, 'provider.yaml'), 'utf8'));
  mkdirSync(join(dir, id));
  writeFileSync(join(dir, id, 'provider.yaml'), text);
  return { dir, text };
}

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

test('the ten providers load', () => {
  for (const id of ten) assert.ok(catalog.providers.has(id), id);
});

test('no row of a file is lost: as many facts as lines that begin one', () => {
  for (const id of ten) {
    const text = readFileSync(projectPath('providers', id, 'provider.yaml'), 'utf8');
    const provider = catalog.providers.get(id);
    assert.ok(provider);
    const { data, channels, entities } = allDays(provider).lists;
    assert.equal(data.length, text.match(/^ {2}- \{ ?category: /gm)?.length, id);
    assert.equal(channels.length, text.match(/^ {2}- \{ ?use: /gm)?.length, id);
    assert.equal(entities.length, text.match(/^ {2}- \{ ?region: /gm)?.length, id);
  }
});

test('every fact leads to a source with an address, or to a second-hand list that says what it is; and the source or the file has a date', () => {
  for (const provider of catalog.providers.values()) {
    for (const fact of factsOf({ ...provider })) {
      const source = provider.sources.get(fact.source ?? '');
      assert.ok(source, `${provider.id} ${fact.path.join('.')}`);
      if (source.url === '') assert.ok(source.kind === 'secondary' && source.note, provider.id);
      else assert.match(source.url, /^https?:\/\//);
    }
    assert.match(provider.last_verified, /^\d{4}-\d\d-\d\d$/);
  }
});

test('whom process names today: as the pages of the providers print it', () => {
  const us = (id: string): string => {
    const entity = catalog.providers.get(id)?.entities.find((e) => e.region === 'us');
    return `${entity?.name}, ${entity?.address}`;
  };
  assert.equal(us('meta-facebook'), 'Meta Platforms, Inc., 1 Meta Way, Menlo Park, CA 94025');
  assert.match(us('x-twitter'), /^X Corp\., 800 W Cesar Chavez St, Austin, TX 78701$/);
  assert.match(us('tiktok'), /^TikTok USDS Joint Venture LLC, 5800 Bristol Parkway, Suite 300/);
  assert.match(us('snap'), /^Snap Inc\., /);
});

test('a row whose source names no process gets the floor of the law, and says so', () => {
  const row = catalog.providers.get('google')?.data.find((d) => d.category === 'transaction_history');
  assert.equal(row?.process, 'court_order_2703d');
  assert.equal(row?.process_basis, 'general');
});

test('a fact without a source in the file is told with line and remedy', () => {
  const { dir, text } = changed('snap', (t) =>
    t
      .replace('label: "Snapchat username"', 'label: "Snapchat username", source: s99')
      .replace(/(s99.*), source: s2\}/, '$1}'),
  );
  const { catalog: good, problems } = readCatalog(dir);
  assert.equal(good.providers.size, 0);
  assert.equal(problems.length, 1);
  assert.equal(problems[0]?.code, 'catalog-no-source');
  assert.ok(problems[0]?.where?.endsWith(`:${lineOf(text, 's99')}`), problems[0]?.where);
  assert.match(problems[0]?.remedy ?? '', /s1, s2/);
});

test('a wrong word, an unknown key, a missing key and a wrong date are told together', () => {
  const { dir, text } = changed('discord', (t) =>
    t
      .replace('category: registration_ip', 'category: registration')
      .replace('confidence: high', 'confidense: high')
      .replace(/last_verified: .+/, 'last_verified: 23.11.2026'),
  );
  const found = readCatalog(dir).problems.map((p) => `${p.where?.split(':').at(-1)} ${p.what}`);
  assert.equal(found.length, 4, found.join('\n'));
  assert.ok(found.some((w) => w.startsWith(`${lineOf(text, 'category: registration,')} data.1.category`)));
  assert.ok(
    found.some((w) =>
      w.startsWith(`${lineOf(text, 'confidense')} confidense: the key "confidense" is not known`),
    ),
  );
  assert.ok(found.some((w) => w.includes('confidence: it is missing')));
  assert.ok(found.some((w) => w.startsWith(`${lineOf(text, '23.11.2026')} last_verified`)));
});

test('an id that is not its folder, a pattern that does not compile, a source defined twice', () => {
  const codes = (id: string, change: (t: string) => string): (string | undefined)[] =>
    readCatalog(changed(id, change).dir).problems.map((p) => p.code);
  assert.deepEqual(
    codes('tiktok', (t) => t.replace('id: tiktok', 'id: tik-tok')),
    ['catalog-id'],
  );
  assert.deepEqual(
    codes('tiktok', (t) => t.replace("'^/t/(?<id>", "'^/t/((?<id>")),
    ['catalog-pattern'],
  );
  assert.deepEqual(
    codes('tiktok', (t) => t.replace("'^/t/(?<id>", "'/t/(?<id>")),
    ['catalog-pattern'],
  );
  assert.deepEqual(
    codes('tiktok', (t) => t.replace('{id: s3, url', '{id: s2, url')).includes('catalog-double'),
    true,
  );
});

test('one broken file does not hide the good ones, and a strict load raises all of it', () => {
  const { dir } = changed('snap', (t) => t.replace('id: snap', 'id: [snap'));
  cpSync(projectPath('providers', 'google'), join(dir, 'google'), { recursive: true });
  assert.deepEqual([...readCatalog(dir).catalog.providers.keys()], ['google']);
  assert.throws(
    () => loadCatalog(dir),
    (error) => error instanceof ProblemList && error.problems.length > 0,
  );
});

test('a folder without facts is passed over, a misnamed file is not', () => {
  const dir = mkdtempSync(join(tmpdir(), 'tecum-catalog-'));
  mkdirSync(join(dir, 'later'));
  writeFileSync(join(dir, 'later', 'return.ts'), '');
  assert.deepEqual(readCatalog(dir).problems, []);
  writeFileSync(join(dir, 'later', 'provider.yml'), 'id: later\n');
  assert.deepEqual(
    readCatalog(dir).problems.map((p) => p.code),
    ['catalog-misnamed'],
  );
  assert.deepEqual(
    readCatalog(join(dir, 'nowhere')).problems.map((p) => p.code),
    ['catalog-missing'],
  );
});

test('every folder of providers/ with facts is in the catalog under its name', () => {
  const folders = readdirSync(projectPath('providers')).filter((name) =>
    readdirSync(projectPath('providers', name)).includes('provider.yaml'),
  );
  assert.deepEqual([...catalog.providers.keys()].sort(), folders.sort());
});

test('a kind that is not known is told with the kinds that there are', () => {
  const { dir, text } = changed('snap', (t) => t.replace('kind: social', 'kind: sociable'));
  const [problem, ...more] = readCatalog(dir).problems;
  assert.deepEqual(more, []);
  assert.equal(problem?.code, 'catalog-kind-unknown');
  assert.ok(problem?.where?.endsWith(`:${lineOf(text, 'kind: sociable')}`), problem?.where);
  assert.match(problem?.remedy ?? '', /social, messaging, mail-cloud/);
});

test('a source needs an address; a second-hand one at least a note', () => {
  const codes = (change: (t: string) => string): (string | undefined)[] =>
    readCatalog(changed('x-twitter', change).dir).problems.map((p) => p.code);
  const rl = /url: "https:\/\/github.com\/abrignoni\/RLEAPP", /;
  assert.deepEqual(
    codes((t) => t.replace(rl, '')),
    ['catalog-source-url'],
  );
  assert.deepEqual(
    codes((t) => t.replace(rl, 'note: "a list of fields, address not known", ')),
    [],
  );
  assert.deepEqual(
    codes((t) => t.replace(/(\{id: s1, )url: "[^"]*", /, '$1note: "n", ')),
    ['catalog-source-url'],
  );
});

test('dates that cannot be: an end before its beginning, an address and the next on the same days', () => {
  const found = (from: string, to: string): string[] =>
    readCatalog(changed('x-twitter', (t) => t.replaceAll(from, to)).dir).problems.map(
      ({ code, where }) => `${code} ${where?.split(':').at(-1)}`,
    );
  const text = readFileSync(projectPath('providers', 'x-twitter', 'provider.yaml'), 'utf8');
  const lines = text.split('\n').flatMap((line, index) => (line.includes('Bastrop') ? [index + 1] : []));
  const bastrop = lines.slice(0, 2);
  assert.deepEqual(
    found('from: "2025-05-19", to: "2026-08-04"', 'from: "2025-05-19", to: "2026-08-05"'),
    bastrop.map((line) => `catalog-overlap ${line}`),
  );
  const backwards = found('from: "2025-05-19", to: "2026-08-04"', 'from: "2025-05-19", to: "2024-08-04"');
  assert.ok(backwards.every((words) => words.startsWith('catalog-date')));
  assert.equal(backwards.length, 3);
});
