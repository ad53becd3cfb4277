/** Look up: search, a provider's page with a source on every fact, the matrix, the law. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { dataCategories } from '../../src/base/vocabulary.js';
import { type Agent, type TestDesk, testDesk } from './support.js';

let desk: TestDesk;
let agent: Agent;
before(async () => {
  desk = await testDesk();
  agent = await desk.signIn('investigator');
});
after(() => desk.close());

test('search finds a service, a kind of data and a statute; nothing found says what to do', async () => {
  assert.match((await agent.get('/look-up?q=snapchat')).text, /href="\/look-up\/providers\/snap">Snap</);
  assert.match(
    (await agent.get('/look-up?q=registration+IP')).text,
    /href="\/look-up\/matrix#registration_ip"/,
  );
  assert.match((await agent.get('/look-up?q=2703(f)')).text, /href="\/look-up\/law#us\.2703\.f/);
  const none = await agent.get('/look-up?q=zzz<b>');
  assert.match(none.text, /Nothing has all these words/);
  assert.match(none.text, /zzz&lt;b&gt;/);
});

test('every provider has a page on which each fact names its source and date', async () => {
  for (const provider of desk.services.catalog.providers.values()) {
    const { status, text } = await agent.get(`/look-up/providers/${provider.id}`);
    assert.equal(status, 200, provider.id);
    const facts = text.split('<div class="tc-fact">').slice(1);
    assert.ok(facts.length >= provider.data.length + provider.channels.length, provider.id);
    for (const fact of facts)
      assert.match(fact, /class="tc-source">(<a [^>]+>)?[^<]+(<\/a>)?, [^<]*\d{4}/, provider.id);
  }
  assert.equal((await agent.get('/look-up/providers/nobody')).status, 404);
});

test('the fields of a return are explained, each with its source, and found by a search', async () => {
  const { text } = await agent.get('/look-up/providers/snap/fields');
  const rows = text.split('<tr id="field-').slice(1);
  const file = await readFile(projectPath('providers', 'snap', 'glossary.yaml'), 'utf8');
  // Counted in the file itself: one `meaning:` an entry.
  assert.ok(rows.length >= (file.match(/\bmeaning:/g)?.length ?? 0));
  for (const row of rows) assert.match(row, /class="tc-source">.+</);
  assert.match(
    (await agent.get('/look-up?q=upload_ip')).text,
    /href="\/look-up\/providers\/snap\/fields#field-\d+"/,
  );
  assert.match((await agent.get('/look-up/providers/verizon/fields')).text, /No glossary is there/);
});

test('an old fact is marked with its age, a young one is not', async () => {
  const before2 =
    (await agent.get('/look-up/providers/snap')).text.match(/tc-tag--warn">\d+ (years|months) old/g)
      ?.length ?? 0;
  desk.turnClock(60 * 24 * 365 * 3);
  const late = await desk.signIn('investigator');
  const after2 =
    (await late.get('/look-up/providers/snap')).text.match(/tc-tag--warn">\d+ (years|months) old/g)?.length ??
    0;
  assert.ok(after2 > before2, `${before2} marked now, ${after2} in three years`);
  agent = late;
});

test('the matrix has a row for each category and a column for each provider', async () => {
  const { text } = await agent.get('/look-up/matrix');
  for (const category of dataCategories) assert.match(text, new RegExp(`<tr id="${category}">`));
  const columns = text.match(/<th scope="col">/g)?.length;
  assert.equal(columns, desk.services.catalog.providers.size + 2);
});

test('the page of the law has every rule once, with its citation and where it was read', async () => {
  const { text } = await agent.get('/look-up/law');
  for (const id of desk.services.law.rules.keys())
    assert.equal(text.split(`<section class="tc-rule" id="${id}"`).length, 2, id);
  const sources = text.match(/Read on \d+ \w+ \d{4} in/g)?.length;
  assert.equal(sources, desk.services.law.rules.size);
});

test('the safeguards are open to everybody, their state only to people of the agency', async () => {
  const request = (await import('supertest')).default;
  const stranger = await request(desk.app).get('/safeguards');
  assert.equal(stranger.status, 200);
  assert.doesNotMatch(stranger.text, /entries, all whole|with access/);
  const ours = await agent.get('/safeguards');
  assert.match(ours.text, /entries, all whole/);
  assert.match(ours.text, /Nobody is a reviewer yet/);
});
