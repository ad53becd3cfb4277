/** Open requests whose provider changed since they were drafted: flagged, and drafted again. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { parse } from 'yaml';
import { projectPath } from '../../src/base/root.js';
import { factInFile } from '../../src/desk/catalog/facts-in-file.js';
import type { Request } from '../../src/desk/requests/requests.js';
import type { Person } from '../../src/store/desk/people.js';
import { approveBy, planBy, problem, type ServiceDesk, serviceDesk } from './support.js';

const snap = parse(readFileSync(projectPath('providers', 'snap', 'provider.yaml'), 'utf8')) as {
  entities: Record<string, string>[];
};
const at = snap.entities.findIndex((row) => row.region === 'us');
const old = snap.entities[at]!;
const moved = '9 Sample Pier, Santa Monica, CA 90405';

let desk: ServiceDesk;
let ana: Person;
let ben: Person;
let rita: Person;
beforeEach(async () => {
  desk = await serviceDesk();
  ana = await desk.person('Ana', 'analyst', 'investigator');
  ben = await desk.person('Ben', 'analyst');
  rita = await desk.person('Rita', 'reviewer');
});
afterEach(() => desk.close());

/** Approves that Snap's address is another; of a correction the file keeps no trace. */
async function approve(kind: 'change' | 'correct'): Promise<void> {
  const { catalogDesk } = desk.services;
  const { source: _, from: __, to: ___, ...values } = old;
  const made = await catalogDesk.proposals.propose(
    'snap',
    {
      kind,
      key: 'entities',
      at,
      was: factInFile(catalogDesk.files.current('snap').text, 'entities', at)!.was,
      values: { ...values, address: moved },
      ...(kind === 'change' ? { day: '2026-11-10' } : {}),
      source: {
        url: 'https://example.com/guide',
        title: 'New guide',
        doc_date: '2026-11-20',
        kind: 'provider',
      },
    },
    'Moved.',
    ana,
  );
  await catalogDesk.proposals.approve(made.id, '', ben);
}

async function preservation(): Promise<Request> {
  const plan = await planBy(desk, ana);
  const [made] = await desk.services.requests.draftFromPlan(plan, ['snap.preservation'], ana);
  return made!;
}

const changed = () => desk.services.catalogDesk.changed;

for (const kind of ['change', 'correct'] as const) {
  describe(`a letter whose address is another by now (${kind})`, () => {
    it('is flagged, on the home page too, and names the new one when drafted again', async () => {
      const { requests, home } = desk.services;
      const request = await preservation();
      assert.deepEqual(await changed().of(request), { outdated: [], toKnow: [] });
      await requests.edit(request.id, { remarks: 'By hand.' }, ana);
      await approve(kind);
      const { outdated } = await changed().of(request);
      assert.equal(outdated.length, 1);
      assert.match(
        outdated[0]!.text,
        /^Snap: the address of Snap Inc\. changed on 2026-11-(10|24); this letter names the old one\. Now: 9 Sample Pier/,
      );
      const lines = (await home.for(ana)).waiting.filter(({ text }) => text.includes('names the old one'));
      assert.equal(lines.length, 1);
      assert.match(lines[0]!.href, new RegExp(`${request.id}#provider-changed$`));
      const again = await changed().draftAgain(request.id, ana);
      assert.equal(again.id, request.id);
      assert.deepEqual([again.facts.addressee.address, again.facts.remarks], [moved, 'By hand.']);
      assert.deepEqual((await changed().of(again)).outdated, []);
    });
  });
}

describe('a letter that is further on', () => {
  it('approved, it is opened as a draft again; served, it stays and says so', async () => {
    const { requests } = desk.services;
    const request = await preservation();
    const letter = requests.letter(request);
    await requests.acknowledge(
      request.id,
      letter.problems.filter((one) => one.severity === 'should').map((one) => one.rule),
      ana,
    );
    const approved = await approveBy(desk, request, ana, rita);
    await approve('change');
    assert.equal((await changed().of(approved)).outdated.length, 1);
    const again = await changed().draftAgain(request.id, ana);
    assert.deepEqual([again.state, again.code, again.facts.addressee.address], ['draft', null, moved]);
    await approveBy(desk, request, ana, rita);
    await requests.move(request.id, 'served', { servedAt: '2026-11-24T12:00:00Z' }, ana);
    await assert.rejects(changed().draftAgain(request.id, ana), problem('request-served'));
  });

  it('withdrawn, it is flagged no longer', async () => {
    const request = await preservation();
    await approve('change');
    const gone = await desk.services.requests.move(request.id, 'withdrawn', { note: 'Not needed.' }, ana);
    assert.deepEqual(await changed().of(gone), { outdated: [], toKnow: [] });
  });

  it('is drafted again by nobody but those of its case', async () => {
    const request = await preservation();
    await approve('change');
    await assert.rejects(changed().draftAgain(request.id, ben), problem('request-not-found'));
  });
});

describe('a plan made for an earlier day', () => {
  it('drafts a letter to X in Bastrop, which is flagged with the day of the move', async () => {
    const plan = await planBy(desk, ana, {
      asOf: '2026-07-01',
      accounts: [{ provider: 'x-twitter', identifier: 'handle', value: '@river_fox22' }],
      case: { number: '26-5' },
    });
    const [request] = await desk.services.requests.draftFromPlan(plan, ['x-twitter.preservation'], ana);
    assert.match(request!.facts.addressee.address ?? '', /Bastrop/);
    const { outdated } = await changed().of(request!);
    assert.match(
      outdated[0]!.text,
      /X Corp\. changed on 2026-08-05; this letter names the old one\. Now: 800 W Cesar Chavez St/,
    );
    assert.match(outdated[0]!.source.url, /^https:\/\/help\.twitter\.com/);
    const again = await changed().draftAgain(request!.id, ana);
    assert.deepEqual([request!.facts.date, again.facts.date], ['2026-07-01', '2026-11-24']);
    assert.match(again.facts.addressee.address ?? '', /Austin/);
  });
});
