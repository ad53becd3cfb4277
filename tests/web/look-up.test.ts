/** Look up: search, a provider's page with a source on every fact, the matrix, the laws, the state of the catalog. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse } from 'yaml';
import { projectPath } from '../../src/base/root.js';
import { providerIds } from '../catalog/provider-ids.js';
import { type Agent, type TestDesk, testDesk } from './support.js';

/** Files as they are, read without the catalog's own code. */
type Row = Record<string, unknown>;
interface ProviderYaml {
  id: string;
  name: string;
  kind: string;
  data?: Row[];
  channels?: Row[];
  sources: Row[];
  [key: string]: unknown;
}
const ids = providerIds();
const yamlOf = (id: string) =>
  parse(readFileSync(projectPath('providers', id, 'provider.yaml'), 'utf8')) as ProviderYaml;
const today = () => new Date().toISOString().slice(0, 10);
const holds = (row: Row) => (row.from ?? '') <= today() && today() <= ((row.to as string) ?? '9999');

let desk: TestDesk;
let agent: Agent;
let analyst: Agent;
before(async () => {
  desk = await testDesk();
  agent = await desk.signIn('investigator');
  analyst = await desk.signIn('analyst');
});
after(() => desk.close());
const text = async (path: string, by = agent) => (await by.get(path)).text;

describe('search', () => {
  test('finds a service, a kind of data, a statute, a State; nothing found says what to do', async () => {
    assert.match(await text('/look-up?q=snapchat'), /href="\/look-up\/providers\/snap">Snap</);
    assert.match(
      await text('/look-up?q=registration+IP'),
      /href="\/look-up\/matrix\?category&#x3D;registration_ip"/,
    );
    assert.match(await text('/look-up?q=2703(f)'), /href="\/look-up\/law\/us-federal#us\.2703\.f/);
    assert.match(await text('/look-up?q=california'), /href="\/look-up\/law\/us-ca"/);
    const none = await text('/look-up?q=zzz<b>qqq');
    assert.match(none, /Nothing found for “zzz&lt;b&gt;qqq”/);
    assert.match(none, /What to try/);
  });

  test('finds a provider by a name that it had before, and says so', async () => {
    assert.match(await text('/look-up?q=Twitter'), /x-twitter">X \(Twitter\)<\/a> <span class="tc-muted">/);
    for (const [name, id] of [
      ['Skype', 'microsoft'],
      ['MSN', 'microsoft'],
      ['Wickr Me', 'wickr'],
      ['Skout', 'meet-group'],
      ['Periscope', 'x-twitter'],
      ['Oculus', 'meta-facebook'],
      ['Hangouts', 'google'],
      ['Google+', 'google'],
    ])
      assert.match(
        await text(`/look-up?q=${encodeURIComponent(name!)}`),
        new RegExp(`providers/${id}"`),
        name,
      );
    assert.match(await text('/look-up?q=Twitter%2C+Inc.'), /x-twitter">.*Twitter, Inc\. until 5 May 2023/);
  });

  test('one slip of the keyboard is forgiven, and said', async () => {
    for (const [typed, id] of [
      ['snapcaht', 'snap'],
      ['twiter', 'x-twitter'],
      ['discrod', 'discord'],
      ['verzion', 'verizon'],
    ]) {
      const found = await text(`/look-up?q=${typed}`);
      assert.match(found, /Nothing has exactly/, typed);
      assert.ok(found.split('<h3>Providers</h3>')[1]?.split('</ul>')[0]?.includes(`providers/${id}"`), typed);
    }
  });
});

describe('the page of a provider', () => {
  test('each has one, on which each fact names its source and date', async () => {
    for (const id of ids) {
      const { status, text: html } = await agent.get(`/look-up/providers/${id}`);
      assert.equal(status, 200, id);
      const file = yamlOf(id);
      const facts = html.split('<p class="tc-source">').slice(1);
      const standing = [...(file.data ?? []), ...(file.channels ?? [])].filter(holds).length;
      assert.ok(facts.length >= standing, `${id}: ${facts.length} of ${standing}`);
      const cited = facts.filter((fact) =>
        /class="tc-pf-ref" href="#source-\d+"/.test(fact.split('</p>')[0]!),
      );
      assert.ok(cited.length >= standing, id);
      for (const fact of cited) assert.match(fact.split('</p>')[0]!, /\d{4}/, id);
      assert.equal(html.match(/<li id="source-\d+">/g)?.length, file.sources.length, id);
    }
    assert.equal((await agent.get('/look-up/providers/nobody')).status, 404);
  });

  test('has a row for each kind of data that holds today, with whose word the process is', async () => {
    for (const id of ['snap', 'google', 'verizon', 'coinbase']) {
      const html = await text(`/look-up/providers/${id}`);
      const rows = (yamlOf(id).data ?? []).filter(holds);
      const general = rows.filter((row) => row.process === undefined || row.process_basis === 'general');
      const count = (words: string) => html.split(words).length - 1;
      assert.equal(count('general ladder: the provider names none'), general.length, id);
      assert.equal(
        count("the provider's own word</span>".replace("'", '&#x27;')) +
          count("the provider's own word</span>"),
        rows.length - general.length,
        id,
      );
    }
  });

  test('an address that is not known is no link, and says so', async () => {
    const id = ids.find((each) =>
      yamlOf(each).channels?.some((row) => row.value_known === false && holds(row)),
    )!;
    const row = yamlOf(id).channels!.find((each) => each.value_known === false && holds(each))!;
    const html = await text(`/look-up/providers/${id}`);
    assert.match(html, /Address not known/);
    assert.ok(!html.includes(`href="${String(row.value)}"`) && !html.includes(`mailto:${String(row.value)}`));
  });

  test('shows another day: X in Bastrop in July 2026, in San Francisco in 2024', async () => {
    const serve = async (query: string) =>
      (await text(`/look-up/providers/x-twitter${query}`)).split('id="serve"')[1]!.split('id="takes"')[0]!;
    assert.match(await serve(''), /Austin, TX 78701/);
    assert.doesNotMatch(await serve(''), /Bastrop/);
    assert.match(await serve('?asOf=2026-07-01'), /Bastrop, TX 78602/);
    assert.match(await serve('?asOf=2024-01-01'), /San Francisco, CA 94103/);
    assert.match(await text('/look-up/providers/x-twitter?asOf=2024-01-01'), /As it was on 1 Jan 2024/);
    assert.equal((await agent.get('/look-up/providers/x-twitter?asOf=2024-02-30')).status, 422);
  });

  test('says what its kind cannot have and what nobody knows', async () => {
    const html = await text('/look-up/providers/verizon');
    const cannot = html.split('id="cannot"')[1]!.split('</section>')[0]!;
    assert.match(cannot.toLowerCase(), /stories/);
    assert.match(html, /Not known whether it has:/);
  });

  test('an old fact is marked with its age, and more of them in three years', async () => {
    const old = async (by: Agent) =>
      (await text('/look-up/providers/snap', by)).match(/tc-tag--warn">\d+ (years|months) old/g)?.length ?? 0;
    const now = await old(agent);
    const future = await testDesk();
    future.turnClock(60 * 24 * 365 * 3);
    const late = await old(await future.signIn('investigator'));
    await future.close();
    assert.ok(late > now, `${now} marked now, ${late} in three years`);
  });
});

test('the fields of a return are explained, each with its source, and found by a search', async () => {
  const html = await text('/look-up/providers/snap/fields');
  const rows = html.split('<tr id="field-').slice(1);
  const file = await readFile(projectPath('providers', 'snap', 'glossary.yaml'), 'utf8');
  // Counted in the file itself: one `meaning:` an entry.
  assert.ok(rows.length >= (file.match(/\bmeaning:/g)?.length ?? 0));
  for (const row of rows) assert.match(row, /class="tc-source">.+</);
  assert.match(await text('/look-up?q=upload_ip'), /href="\/look-up\/providers\/snap\/fields#field-\d+"/);
  assert.match(await text('/look-up/providers/zoom/fields'), /No glossary is there/);
});

describe('the matrix', () => {
  const body = (html: string) => html.split('<tbody>')[1]!.split('</tbody>')[0]!;
  const rowsOf = (html: string) => body(html).split('<tr>').slice(1);
  const names = (html: string) => rowsOf(html).map((row) => /providers\/([a-z0-9-]+)"/.exec(row)![1]!);

  test('has a row for each provider, and in it what each file says', async () => {
    const html = await text('/look-up/matrix');
    assert.deepEqual(names(html).sort(), [...ids].sort());
    for (const id of ids) {
      const row = rowsOf(html).find((each) => each.includes(`href="/look-up/providers/${id}"`))!;
      const said = new Set((yamlOf(id).data ?? []).filter(holds).map((each) => String(each.category)));
      const links = new Set(
        [...row.matchAll(/href="providers\/[a-z0-9-]+#([a-z_]+)"/g)].map((match) => match[1]!),
      );
      assert.deepEqual([...links].sort(), [...said].sort(), id);
    }
  });

  test('answers within 300 ms', async () => {
    await agent.get('/look-up/matrix');
    const times: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      const begun = performance.now();
      await agent.get('/look-up/matrix');
      times.push(performance.now() - begun);
    }
    assert.ok(Math.min(...times) < 300, times.map(Math.round).join(' '));
  });

  test('filters by kind, category, process, country and words, each as its address says', async () => {
    const kinds = ids.filter((id) => yamlOf(id).kind === 'carrier');
    assert.deepEqual(names(await text('/look-up/matrix?kind=carrier')).sort(), kinds.sort());
    const warrant = ids.filter((id) =>
      (yamlOf(id).data ?? []).some(
        (row) => row.category === 'location_history' && row.process === 'search_warrant' && holds(row),
      ),
    );
    const found = await text('/look-up/matrix?category=location_history&process=search_warrant');
    for (const id of warrant) assert.ok(names(found).includes(id), id);
    assert.equal(found.match(/<th scope="col"/g)?.length, 3);
    assert.ok(names(await text('/look-up/matrix?country=CH')).includes('proton'));
    assert.ok(!names(await text('/look-up/matrix?country=CH')).includes('snap'));
    assert.deepEqual(names(await text('/look-up/matrix?q=twitter')), ['x-twitter']);
    assert.match(await text('/look-up/matrix?q=zzzz'), /No provider fits all of these/);
    assert.equal((await agent.get('/look-up/matrix?kind=nonsense&sort=x&process=y')).status, 200);
  });

  test('sorts by a column both ways, and says so to a screen reader', async () => {
    const byName = names(await text('/look-up/matrix?dir=down'));
    assert.deepEqual(byName, [...names(await text('/look-up/matrix'))].reverse());
    const html = await text('/look-up/matrix?sort=message_content&category=message_content');
    assert.match(html, /aria-sort="ascending"/);
    const cells = rowsOf(html).map((row) => /tc-m--(\w+)/g.exec(row.split('<td>')[2]!)![1]!);
    const rank = { own: 0, general: 0, none: 1, unknown: 2, cannot: 3 } as Record<string, number>;
    const ranks = cells.map((cell) => rank[cell]!);
    assert.deepEqual(
      ranks,
      [...ranks].sort((a, b) => a - b),
    );
  });

  test('as CSV has the same rows, in words, and no cell that a spreadsheet would run', async () => {
    const { text: csv, headers } = await agent.get('/look-up/matrix.csv?kind=carrier');
    assert.match(String(headers['content-disposition']), /attachment; filename="tecum-providers-.*\.csv"/);
    const rows = parseCsv(csv, { bom: true, columns: true }) as Record<string, string>[];
    assert.equal(rows.length, ids.filter((id) => yamlOf(id).kind === 'carrier').length);
    for (const row of rows) {
      assert.equal(row.stories_ephemeral, 'cannot exist', row.id);
      for (const value of Object.values(row)) assert.doesNotMatch(value, /^[=+\-@\t]/);
    }
  });
});

describe('laws', () => {
  const files = readdirSync(projectPath('data', 'law')).filter((name) => name.endsWith('.yaml'));

  test('the list has every file, and all fifty States', async () => {
    const html = await text('/look-up/law');
    for (const file of files)
      assert.ok(html.includes(`href="/look-up/law/${file.replace('.yaml', '')}"`), file);
    const states = html.split('id="states"')[1]!.split('</section>')[0]!;
    assert.ok(states.split('<li>').length - 1 >= 51);
  });

  test('each has a page with every rule once, its citation, where it was read, and who reviewed it', async () => {
    for (const file of files) {
      const law = parse(readFileSync(projectPath('data', 'law', file), 'utf8')) as {
        rules: { id: string; reviewedBy?: string }[];
        reviewedBy?: string;
      };
      const { status, text: html } = await agent.get(`/look-up/law/${file.replace('.yaml', '')}`);
      assert.equal(status, 200, file);
      for (const { id } of law.rules)
        assert.equal(html.split(`<section class="tc-rule" id="${id}"`).length, 2, `${file} ${id}`);
      assert.equal(html.match(/Read on \d+ \w+ \d{4} in/g)?.length, law.rules.length, file);
      if (!law.reviewedBy) assert.match(html, /Not reviewed by counsel/, file);
    }
    assert.equal((await agent.get('/look-up/law/zz')).status, 404);
  });

  test('a rule that is not used, or was superseded, stands apart and says why', async () => {
    const html = await text('/look-up/law/us-federal');
    const other = html.split('id="other-rules"').at(-1)!;
    assert.match(other, /Law, but not used by Tecum/);
    const india = await text('/look-up/law/in');
    assert.match(india.split('<h2 id="other-rules">')[1]!, /No longer in force/);
    assert.match(india, /Its place was taken by <a/);
    const then = await text('/look-up/law/in?asOf=2023-01-01');
    assert.match(then, /As it was on 1 Jan 2023/);
  });
});

describe('the state of the catalog', () => {
  test('is for those who look after it', async () => {
    assert.equal((await agent.get('/look-up/freshness')).status, 403);
    const html = await text('/look-up/freshness', analyst);
    assert.match(html, new RegExp(`>All \\(${ids.length}\\)<`));
    assert.equal(html.split('<th scope="row"').length - 1, 50);
    const low = ids.filter((id) => yamlOf(id).confidence === 'low');
    const weak = await text('/look-up/freshness?show=weak', analyst);
    assert.equal(weak.split('<th scope="row"').length - 1, Math.min(50, low.length));
    assert.match(weak, new RegExp(`>Little is known \\(${low.length}\\)<`));
  });

  test('files that could not be read are told to all, and which of them to staff', async () => {
    const { problems } = desk.services.knowledge;
    const kept = [...problems];
    const { Problem } = await import('../../src/base/problem.js');
    problems.push(
      new Problem({
        code: 'x',
        what: 'Broken here.',
        where: 'providers/snap/provider.yaml:3',
        remedy: 'Mend.',
      }),
      new Problem({ code: 'x', what: 'And here.', where: 'providers/snap/provider.yaml:9' }),
      new Problem({ code: 'x', what: 'And there.', where: 'providers/google/provider.yaml:1' }),
    );
    const count = new Set(problems.map(({ where }) => where?.replace(/:\d+$/, ''))).size;
    const all = await text('/look-up');
    assert.match(all, new RegExp(`${count} provider files could not be read`));
    assert.doesNotMatch(all, /Broken here/);
    assert.match(
      await text('/look-up', analyst),
      /providers\/snap\/provider\.yaml:3<\/span> Broken here\. Mend\./,
    );
    problems.splice(0, Infinity, ...kept);
  });
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
