/** Settings › Letters: the agency's templates and clauses, its pictures, what its letters always say; a case's letters as one zip. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import { setCallBackLines } from '../../src/desk/requests/call-back.js';
import { draftProfile } from '../../src/desk/requests/profile.js';
import { startWorker } from '../../src/jobs/runners.js';
import { formOf, type Letters, lettersOf } from './letters-support.js';
import { type Agent, type TestDesk, testDesk } from './support.js';
import { textOf } from './wizard-support.js';

let desk: TestDesk;
let admin: Agent;
let ana: Agent;
let ben: Agent;
let letters: Letters;

before(async () => {
  desk = await testDesk();
  // Letters look for the agency's templates where the data folder is.
  process.env.TECUM_DATA = desk.dataDir;
  admin = await desk.signIn('administrator');
  ana = await desk.signIn('investigator');
  ben = await desk.signIn('investigator');
  letters = await lettersOf(desk, ana, '26-0603');
});
after(() => desk.close());

const clause = '/settings/letters/clause/contact';
const textArea = (html: string) =>
  /<textarea[^>]*name="text"[^>]*>\n?([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? '';
const plain = (html: string) =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#x3D;', '=')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x60;', '`')
    .replaceAll('&amp;', '&');
const own = async () => plain(textArea((await admin.get(clause)).text));
const files = (folder: string) => {
  try {
    return readdirSync(join(desk.dataDir, 'templates', folder), { recursive: true }).map(String);
  } catch {
    return [];
  }
};

describe('templates and clauses', () => {
  it('are listed by title, as Tecum has them', async () => {
    const page = (await admin.get('/settings/letters')).text;
    const list = page.slice(page.indexOf('id="letters"'), page.indexOf('id="clauses"'));
    const titles = [
      ...list.matchAll(/<a class="usa-link" href="\/settings\/letters\/letter\/[^"]+">([^<]+)</g),
    ];
    assert.ok(titles.length > 30);
    const names = titles.map(([, title = '']) => plain(title));
    assert.deepEqual(
      names,
      [...names].sort((a, b) => a.localeCompare(b)),
    );
    assert.match(textOf(list), /Tecum's/);
    assert.doesNotMatch(textOf(list), /Yours/);
  });

  it('only for those who manage the settings', async () => {
    for (const path of ['/settings/letters', clause, '/settings/letters/letterhead'])
      assert.equal((await ana.get(path)).status, 403, path);
    for (const path of [clause, `${clause}/give-back`, '/settings/letters/letterhead/profile'])
      assert.equal((await ana.post(path, { text: 'x', act: 'keep' })).status, 403, path);
    assert.deepEqual(files('letters'), []);
  });

  it('one that there is none of, or whose name is a path, is not found', async () => {
    for (const path of ['clause/no-such', 'letter/no_such', 'other/preservation', 'clause/..%2f..%2fsecret'])
      assert.equal((await admin.get(`/settings/letters/${path}`)).status, 404, path);
  });

  it('what a change would print is shown with its difference, and nothing is kept', async () => {
    const changed = `${(await own()).trimEnd()} Please confirm within two days.\n`;
    const page = await admin.post(clause, { text: changed, act: 'try' });
    assert.equal(page.status, 200);
    assert.match(textOf(page.text), /\[\+ Please confirm within two days\.\+\]/);
    const letter = page.text.slice(page.text.indexOf('id="as-printed"'));
    assert.match(textOf(letter), /Please confirm within two days\./);
    assert.deepEqual(files('letters'), []);
  });

  it('a broken one is not kept, what was typed is, and it says in plain words what is wrong', async () => {
    const broken = `${await own()}\n{{#if agency.name}}`;
    const page = await admin.post(clause, { text: broken, act: 'keep' });
    assert.equal(page.status, 422);
    assert.match(textOf(page.text), /a block that \{\{#…\}\} opens is not closed/);
    assert.doesNotMatch(page.text, /OPEN_BLOCK|EOF/);
    assert.equal(plain(textArea(page.text)), broken);
    assert.deepEqual(files('letters'), []);
    const unknown = await admin.post(clause, { text: `${await own()}{{nonsense}}`, act: 'keep' });
    assert.match(textOf(unknown.text), /does not know "nonsense"/);
  });

  it('kept, it is used at once, also by a letter that was printed before; given back, it is not', async () => {
    const letter = await letters.draft('snap.preservation');
    assert.doesNotMatch(textOf((await ana.get(letters.at(letter))).text), /Please confirm within two days\./);
    const changed = `${(await own()).trimEnd()} Please confirm within two days.\n`;
    assert.equal((await admin.post(clause, { text: changed, act: 'keep' })).status, 303);
    assert.match(textOf((await admin.get('/settings/letters')).text), /Yours, in place of Tecum's/);
    assert.match(textOf((await ana.get(letters.at(letter))).text), /Please confirm within two days\./);
    assert.equal((await admin.post(`${clause}/give-back`)).status, 303);
    assert.doesNotMatch(textOf((await ana.get(letters.at(letter))).text), /Please confirm within two days\./);
    assert.doesNotMatch(await own(), /two days/);
  });
});

describe('letterhead', () => {
  const here = '/settings/letters/letterhead';
  const put = async (kind: string, bytes: Buffer | null) => {
    const post = admin.raw
      .post(`${here}/picture`)
      .set('sec-fetch-site', 'same-origin')
      .field('_csrf', await admin.token())
      .field('kind', kind);
    return bytes === null
      ? post
      : post.attach(kind, bytes, { filename: 'picture.png', contentType: 'image/png' });
  };

  it('a file that is no picture is said to be none, beside its own field', async () => {
    const answer = await put('seal', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    assert.equal(answer.status, 422);
    assert.match(answer.text, /id="seal-error"[^>]*>.*?no picture that Tecum can read/s);
    assert.doesNotMatch(answer.text, /id="logo-error"/);
  });

  it('no file at all: the field that was meant says so', async () => {
    assert.match((await put('seal', null)).text, /id="seal-error"[^>]*>.*?Choose a file first/s);
    assert.match((await put('logo', null)).text, /id="logo-error"[^>]*>.*?Choose a file first/s);
  });

  it('what the letters always say fills the next letter, and can be changed in it', async () => {
    const html = (await admin.get(here)).text;
    const name = /<label class="usa-label" for="([A-Za-z]+)">Name of the court/.exec(html)?.[1] ?? '';
    assert.notEqual(name, '');
    assert.equal((await admin.post(`${here}/profile`, { [name]: 'Fox County Court' })).status, 303);
    const warrant = await letters.draft('snap.search_warrant');
    assert.equal(formOf((await ana.get(letters.at(warrant))).text)['f-court_name'], 'Fox County Court');
  });
});

describe('the letters of a case as one zip', () => {
  const at = (below = '') => `/cases/${letters.caseId}/letters${below}`;

  it('nothing chosen: back to the list, with a word on it', async () => {
    const answer = await ana.post(at(), { kind: 'draft' });
    assert.equal(answer.headers.location, at());
    assert.match(textOf((await ana.get(at())).text), /Choose at least one letter/);
  });

  it('an approved print of a draft cannot be ordered', async () => {
    const [draft] = (await desk.services.letterBatches.choices(letters.caseId)).drafts;
    const answer = await ana.post(at(), { kind: 'final', 'final-requests': draft?.id ?? '' });
    assert.equal(answer.headers.location, at());
  });

  it('made in the background, shown while it is made, and then there to take', async () => {
    const { drafts } = await desk.services.letterBatches.choices(letters.caseId);
    const ids = drafts.map(({ id }) => id);
    assert.ok(ids.length >= 2);
    const order = await ana.post(at(), { kind: 'draft', 'draft-requests': ids });
    const job = String(order.headers.location);
    assert.match((await ana.get(job)).text, /data-progress="[^"]+progress\.json"/);
    assert.equal((await ana.get(`${job}/letters.zip`)).status, 404);
    const worker = startWorker(desk.services);
    try {
      await until(async () => (await ana.get(`${job}/progress.json`)).body.state === 'done');
    } finally {
      await worker.stop();
    }
    assert.match(textOf((await ana.get(job)).text), /1 packet of 1, \d+ pages\./);
    const zip = await ana.raw.get(`${job}/letters.zip`).buffer(true).parse(binary);
    const inside = Object.keys(unzipSync(zip.body));
    assert.deepEqual(inside.sort(), ['26-0603.snap.packet.draft.pdf', 'index.csv']);
  });

  it('is nobody else’s: neither the list, nor the bar, nor the file', async () => {
    for (const below of ['', '/1', '/1/progress.json', '/1/letters.zip'])
      assert.equal((await ben.get(at(below))).status, 404, below);
    const other = await desk.services.cases.create({ number: '26-7', title: '', offence: '' }, ben.person);
    assert.equal((await ben.get(`/cases/${other.id}/letters/1/letters.zip`)).status, 404);
    assert.equal((await ben.post(`/cases/${other.id}/letters/1/cancel`)).status, 404);
  });
});

describe('an emergency request', () => {
  it('begins with the only call-back line of the settings', async () => {
    const { settings } = desk.services;
    const line = {
      label: 'Watch commander',
      number: '+1 937 555 0110',
      hours: 'at all hours',
      url: 'https://fox.example.org/contact',
      checked: '2026-11-24',
    };
    const keep = (lines: (typeof line)[]) =>
      setCallBackLines(settings, lines, 'test', desk.services.now().toISOString());
    await keep([line]);
    assert.equal((await draftProfile(desk.services)).supervisorPhone, line.number);
    await keep([line, { ...line, number: '+1 937 555 0111' }]);
    assert.equal((await draftProfile(desk.services)).supervisorPhone, undefined, 'with two, nobody guesses');
  });
});

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 300; turn += 1) {
    if (await done()) return;
    await new Promise((go) => setTimeout(go, 100));
  }
  assert.fail('it did not end within 30 seconds');
}

function binary(res: unknown, done: (error: Error | null, body: Buffer) => void): void {
  const pieces: Buffer[] = [];
  const stream = res as NodeJS.ReadableStream;
  stream.on('data', (piece: Buffer) => pieces.push(piece));
  stream.on('end', () => done(null, Buffer.concat(pieces)));
}
