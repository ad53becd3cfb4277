/** Care of the catalog over HTTP: propose, decide, local notes, a request whose provider changed. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parse } from 'yaml';
import { projectPath } from '../../src/base/root.js';
import { stalking } from '../desk/support.js';
import { type Agent, type TestDesk, testDesk } from './support.js';

type Row = Record<string, string>;
const file = parse(readFileSync(projectPath('providers', 'snap', 'provider.yaml'), 'utf8')) as {
  entities: Row[];
  sources: Row[];
};
const at = file.entities.findIndex((row) => row.region === 'us');
const old = file.entities[at]!;
const moved = '9 Sample Pier, Santa Monica, CA 90405';
const form = `/look-up/providers/snap/propose/entities?at=${at}`;

let desk: TestDesk;
let [ana, ben, rita, ada]: Agent[] = [];
before(async () => {
  desk = await testDesk();
  ana = await desk.signIn('analyst', 'investigator');
  ben = await desk.signIn('reviewer');
  rita = await desk.signIn('investigator');
  ada = await desk.signIn('administrator');
});
after(() => desk.close());

const own = () => join(desk.dataDir, 'catalog', 'snap', 'provider.yaml');

/** What the form sends when the address is changed, with the fingerprint that the page carries. */
async function filled(more: Record<string, string> = {}): Promise<Record<string, string>> {
  const page = (await ana!.get(form)).text;
  return {
    was: /name="was" value="([^"]+)"/.exec(page)![1]!,
    kind: 'change',
    'day-day': '10',
    'day-month': '11',
    'day-year': '2026',
    'f-region': 'us',
    'f-name': old.name!,
    'f-attention': old.attention ?? '',
    'f-address': moved,
    'f-note': old.note ?? '',
    source: 'new',
    sourceUrl: 'https://example.com/snap-guide',
    sourceTitle: 'Guide of November',
    sourceKind: 'provider',
    why: 'First page, “Contact”.',
    ...more,
  };
}

describe('proposing', () => {
  test('the form shows the fact as it stands, and each error beside its field', async () => {
    const page = (await ana!.get(form)).text;
    assert.ok(page.includes(`value="${old.name!.replace(/&/g, '&amp;')}"`));
    const wrong = await ana!.post(
      form,
      await filled({
        'f-name': '',
        'day-year': '26',
        sourceUrl: 'x',
        sourceTitle: '',
        sourceKind: '',
        why: '',
      }),
    );
    assert.equal(wrong.status, 422);
    for (const words of [
      'Enter: legal name',
      'The day must be a real date',
      'Enter the address of the page',
      'Enter the title',
      'Choose who wrote it',
      'Say what you read',
    ])
      assert.ok(wrong.text.includes(words), words);
    assert.ok(wrong.text.includes(moved), 'what was typed is kept');
  });

  test('what the checks of the file refuse is said at the form, and nothing is kept', async () => {
    const wrong = await ana!.post(form, await filled({ 'f-country': 'Narnia' }));
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /the provider&#x27;s file would not be right: entities\.\d+\.country/);
    assert.equal((await desk.services.catalogDesk.proposals.list({})).length, 0);
  });

  test('only for those who may, with the token of the form', async () => {
    for (const agent of [rita!, ada!]) assert.equal((await agent.get(form)).status, 403);
    assert.equal((await rita!.post(form, await filled())).status, 403);
    assert.equal(
      (
        await ana!.raw
          .post(form)
          .type('form')
          .send(await filled())
      ).status,
      403,
    );
    assert.equal((await ana!.get('/look-up/providers/snap/propose/sources')).status, 404);
    assert.equal((await ana!.get('/look-up/providers/snap/propose/entities?at=99')).status, 404);
    assert.equal((await ada!.get('/look-up/proposals')).status, 200);
    assert.equal((await rita!.get('/look-up/proposals')).status, 403);
  });

  test('another person approves, and the page of the provider says it at once', async () => {
    const sent = await ana!.post(form, await filled());
    assert.equal(sent.status, 303);
    const href = String(sent.headers.location);
    assert.match(href, /^\/look-up\/proposals\/\d+$/);
    assert.match((await ana!.get(href)).text, /Take it back/);
    assert.doesNotMatch((await ana!.get(href)).text, /Approve: it is so/);
    assert.equal((await ana!.post(`${href}/approve`)).status, 403);
    assert.equal(existsSync(own()), false);
    assert.match((await rita!.get('/look-up/providers/snap')).text, /1 proposed change waits/);
    const seen = (await ben!.get(href)).text;
    assert.ok(seen.includes(moved) && seen.includes('Approve: it is so') && seen.includes('“Contact”'));
    assert.equal((await ben!.post(`${href}/approve`, { remark: 'Read.' })).status, 303);
    const page = (await rita!.get('/look-up/providers/snap')).text;
    assert.ok(page.split('id="serve"')[1]!.split('id="takes"')[0]!.includes(moved));
    assert.match(page, /Your agency changed this page/);
    const earlier = (await rita!.get('/look-up/providers/snap?asOf=2026-11-09')).text;
    assert.ok(!earlier.split('id="serve"')[1]!.split('id="takes"')[0]!.includes(moved));
    assert.equal((await ben!.post(`${href}/approve`)).status, 409);
    assert.match(readFileSync(own(), 'utf8'), /read 20\d\d-\d\d-\d\d/);
  });

  test('a rejected one keeps its reason', async () => {
    const sent = await ana!.post('/look-up/providers/kik/propose/quirks', {
      'f-text': 'Closed on Fridays.',
      source: String(
        (parse(readFileSync(projectPath('providers', 'kik', 'provider.yaml'), 'utf8')) as typeof file)
          .sources[0]!.id,
      ),
      why: 'Seen.',
    });
    const href = String(sent.headers.location);
    assert.equal((await ben!.post(`${href}/reject`, { reason: '' })).status, 422);
    await ben!.post(`${href}/reject`, { reason: 'The source does not say so.' });
    const list = (await ana!.get('/look-up/proposals?state=rejected')).text;
    assert.match(list, /Rejected/);
    assert.match((await ana!.get(href)).text, /The source does not say so\./);
  });

  test('sources read again are a proposal too', async () => {
    const page = (await ana!.get('/look-up/providers/kik/propose')).text;
    const ids = [...page.matchAll(/name="read" value="([^"]+)"/g)].map((match) => match[1]!);
    assert.ok(ids.length > 0);
    assert.equal((await ana!.post('/look-up/providers/kik/propose', {})).status, 422);
    const sent = await ana!.post('/look-up/providers/kik/propose', { read: ids });
    await ben!.post(`${String(sent.headers.location)}/approve`);
    const day = new Date().toISOString().slice(0, 10);
    const kik = desk.services.catalog.providers.get('kik')!;
    assert.equal(kik.last_verified, day);
    for (const source of kik.sources.values()) assert.ok(source.doc_date?.endsWith(`read ${day}`), source.id);
  });

  test('the versions page says what the agency changed, and the shipped file can be had back', async () => {
    const page = (await ben!.get('/look-up/providers/snap/versions')).text;
    assert.ok(page.includes('What your agency changed') && page.includes(moved));
    assert.equal((await rita!.post('/look-up/providers/snap/versions', { use: 'shipped' })).status, 403);
    assert.match(
      (await rita!.get('/look-up/providers/google/versions')).text,
      /Nobody of your agency changed it/,
    );
  });
});

describe('local notes', () => {
  test('stand beside the provider, with who wrote them; an empty one is said at its field', async () => {
    const empty = await rita!.post('/look-up/providers/google/notes', { note: ' ' });
    assert.equal(empty.status, 422);
    assert.match(empty.text, /Write what a colleague should know/);
    await rita!.post('/look-up/providers/google/notes', { note: 'Ask for <Kim>.\n937-555-0142' });
    const page = (await ana!.get('/look-up/providers/google')).text;
    assert.match(page, /Ask for &lt;Kim&gt;\.\n937-555-0142/);
    const id = /\/look-up\/providers\/google\/notes\/(\d+)"/.exec(page)![1]!;
    await ana!.post(`/look-up/providers/google/notes/${id}`, { [`note-${id}`]: 'Ask for Lee.' });
    assert.match((await rita!.get('/look-up/providers/google')).text, /Ask for Lee\.[\s\S]*changed 1 time/);
    await ana!.post(`/look-up/providers/google/notes/${id}/remove`, { [`why-${id}`]: 'Lee left.' });
    const gone = (await rita!.get('/look-up/providers/google')).text;
    assert.match(gone, /Removed notes/);
    assert.match(gone, /Lee left\./);
    assert.equal((await ada!.post('/look-up/providers/google/notes', { note: 'x' })).status, 403);
    assert.equal((await ana!.post('/look-up/providers/google/notes/999', { 'note-999': 'x' })).status, 409);
  });
});

describe('a request whose provider changed since it was drafted', () => {
  test('is flagged on its page, its case and the home page, and drafted again with a button', async () => {
    const { plans, requests } = desk.services;
    const draft = await plans.start(ana!.person, {});
    const answers = { ...stalking, asOf: '2026-11-01', case: { number: '26-0117', title: 'River Fox' } };
    const plan = await plans.make(draft.id, answers, ana!.person);
    const [request] = await requests.draftFromPlan(plan, ['snap.preservation'], ana!.person);
    const href = `/cases/${request!.caseId}/requests/${request!.id}`;
    const page = (await ana!.get(href)).text;
    assert.match(page, /The provider changed since this was drafted/);
    assert.ok(page.includes(`Now: ${moved}`));
    assert.match((await ana!.get(`/cases/${request!.caseId}`)).text, /names the old one/);
    assert.match((await ana!.get('/')).text, /A provider changed since you drafted/);
    const sent = await ana!.post(`${href}/draft-again`);
    assert.equal(sent.headers.location, href);
    const after = (await ana!.get(href)).text;
    assert.doesNotMatch(after, /The provider changed since this was drafted/);
    assert.ok(after.includes('9 Sample Pier'));
  });
});

test('a plan can be begun from the page of a provider, and takes doubtful lines for it', async () => {
  assert.match((await rita!.get('/look-up/providers/discord')).text, /name="provider" value="discord"/);
  const begun = await rita!.post('/plan', { provider: 'discord' });
  const id = /\/plan\/([0-9a-f-]{36})\//.exec(String(begun.headers.location))![1]!;
  assert.match((await rita!.get(`/plan/${id}/accounts`)).text, /You began with Discord/);
  const { understand } = await import('../../src/desk/plans/wizard/placed.js');
  const [line] = understand({ accounts: 'river_fox22', begunWith: 'discord' }, desk.services.catalog);
  assert.equal(line!.provider, 'discord');
});
