/** Care of the catalog at the desk: proposals change the agency's file, notes keep their wordings, requests are flagged. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { parse } from 'yaml';
import { projectPath } from '../../src/base/root.js';
import type { FactChange } from '../../src/catalog/edit/change.js';
import { factInFile } from '../../src/desk/catalog/facts-in-file.js';
import { openDesk } from '../../src/desk/open.js';
import type { Person } from '../../src/store/desk/people.js';
import { planBy, problem, type ServiceDesk, serviceDesk } from './support.js';

const shippedFile = projectPath('providers', 'snap', 'provider.yaml');
const shipped = readFileSync(shippedFile, 'utf8');
type Row = Record<string, string>;
const entities = (parse(shipped) as { entities: Row[] }).entities;
const at = entities.findIndex((row) => row.region === 'us');
const old = entities[at]!;
const page = {
  url: 'https://example.com/snap-guide',
  title: 'Guide of November 2026',
  doc_date: '2026-11-20; read 2026-11-24',
  kind: 'provider' as const,
};

let desk: ServiceDesk;
let [ana, ben, rita]: Person[] = [];
const own = (name = 'provider.yaml') => join(desk.services.dataDir, 'catalog', 'snap', name);
const proposals = () => desk.services.catalogDesk.proposals;

/** Snap's entity in the United States moves on 10 November 2026. */
function move(more: Partial<FactChange> = {}): FactChange {
  const { text } = desk.services.catalogDesk.files.current('snap');
  const { source: _, from: __, to: ___, ...values } = old;
  return {
    kind: 'change',
    key: 'entities',
    at,
    was: factInFile(text, 'entities', at)?.was ?? '',
    values: { ...values, address: '9 Sample Pier, Santa Monica, CA 90405' },
    day: '2026-11-10',
    source: page,
    ...more,
  };
}

beforeEach(async () => {
  desk = await serviceDesk();
  ana = await desk.person('Ana', 'analyst', 'investigator');
  ben = await desk.person('Ben', 'analyst');
  rita = await desk.person('Rita', 'investigator');
});
afterEach(() => desk.close());

describe('proposals', () => {
  it('what is proposed changes nothing; what another approves changes the file, the app and the chain', async () => {
    const { services } = desk;
    const made = await proposals().propose('snap', move(), 'Address on the first page.', ana!);
    assert.equal(made.state, 'proposed');
    assert.ok(
      made.sentences.some((text) => text.includes('9 Sample Pier')),
      made.sentences.join('\n'),
    );
    assert.equal(existsSync(own()), false);
    await assert.rejects(proposals().approve(made.id, '', ana!), problem('proposal-own'));
    await assert.rejects(proposals().approve(made.id, '', rita!), problem('not-permitted'));
    const approved = await proposals().approve(made.id, 'Read it too.', ben!);
    assert.deepEqual(
      [approved.state, approved.decidedBy, approved.reason],
      ['approved', ben!.id, 'Read it too.'],
    );
    const text = readFileSync(own(), 'utf8');
    const [now, before] = (parse(text) as { entities: Row[] }).entities.slice(at, at + 2);
    assert.deepEqual([now!.address, now!.from], ['9 Sample Pier, Santa Monica, CA 90405', '2026-11-10']);
    assert.deepEqual([before!.address, before!.to], [old.address, '2026-11-09']);
    assert.equal(createHash('sha256').update(text).digest('hex'), approved.fileAfter);
    assert.equal(readFileSync(own('shipped.yaml'), 'utf8'), shipped);
    assert.equal(readFileSync(shippedFile, 'utf8'), shipped);
    const named = services.catalog.providers.get('snap')!.entities.find((row) => row.region === 'us');
    assert.equal(named!.address, '9 Sample Pier, Santa Monica, CA 90405');
    const chain = (await services.audit.list({ limit: 5 })).map(({ action, who }) => `${action} ${who}`);
    assert.ok(chain.includes(`catalog.change-approved ${ben!.email}`), chain.join());
    assert.ok(chain.includes(`catalog.change-proposed ${ana!.email}`), chain.join());
    await assert.rejects(proposals().approve(made.id, '', ben!), problem('proposal-over'));
  });

  it('a plan made after the approval names the new address, one of an earlier day the old one', async () => {
    const before = await planBy(desk, ana!);
    assert.equal(before.plan.steps[0]!.addressee.address, old.address);
    const made = await proposals().propose('snap', move(), 'Moved.', ana!);
    await proposals().approve(made.id, '', ben!);
    const now = await planBy(desk, ana!, { case: { number: '26-2' } });
    assert.equal(now.plan.steps[0]!.addressee.address, '9 Sample Pier, Santa Monica, CA 90405');
    const then = await planBy(desk, ana!, { case: { number: '26-3' }, asOf: '2026-11-01' });
    assert.equal(then.plan.steps[0]!.addressee.address, old.address);
  });

  it('is in force again when the desk is opened anew, and a broken file of its own gives way to the shipped one', async () => {
    const made = await proposals().propose('snap', move(), 'Moved.', ana!);
    await proposals().approve(made.id, '', ben!);
    const { dataDir } = desk.services;
    const again = await openDesk({ dataDir });
    const addresses = (services: typeof again) =>
      services.catalog.providers.get('snap')!.entities.map((row) => row.address);
    assert.ok(addresses(again).includes('9 Sample Pier, Santa Monica, CA 90405'));
    await again.close();
    writeFileSync(join(dataDir, 'catalog', 'snap', 'provider.yaml'), 'id: snap\nname: [\n');
    const broken = await openDesk({ dataDir });
    assert.ok(addresses(broken).includes(old.address));
    assert.ok(broken.knowledge.problems.some(({ where }) => where?.includes('catalog/snap/provider.yaml')));
    await broken.close();
  });

  it('nothing is written that the checks of the whole file refuse, nor without a reason or a change', async () => {
    const bad = move({ values: { region: 'us', name: 'Snap Inc.', nonsense: 'x' } });
    await assert.rejects(proposals().propose('snap', bad, 'x', ana!), problem('catalog-change-refused'));
    await assert.rejects(proposals().propose('snap', move(), ' ', ana!), problem('catalog-change-why'));
    await assert.rejects(
      proposals().propose('snap', move({ was: 'gone' }), 'x', ana!),
      problem('catalog-change-moved'),
    );
    await assert.rejects(proposals().propose('nobody', move(), 'x', ana!), problem('provider-not-found'));
    await assert.rejects(proposals().propose('snap', move(), 'x', rita!), problem('not-permitted'));
    assert.equal((await proposals().list({})).length, 0);
    const left = existsSync(own('')) ? readdirSync(own('')) : [];
    assert.deepEqual(left, []);
  });

  it('of two proposals of one fact the second has to be made anew', async () => {
    const first = await proposals().propose('snap', move(), 'One.', ana!);
    const second = await proposals().propose('snap', move({ day: '2026-11-12' }), 'Two.', ana!);
    const results = await Promise.allSettled([
      proposals().approve(first.id, '', ben!),
      proposals().approve(second.id, '', ben!),
    ]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected'],
    );
    assert.equal((await proposals().see(second.id)).state, 'proposed');
    const rejected = await proposals().reject(second.id, 'The first one says it.', ben!);
    assert.deepEqual([rejected.state, rejected.reason], ['rejected', 'The first one says it.']);
    await assert.rejects(proposals().reject(second.id, 'x', ben!), problem('proposal-over'));
  });

  it('a rejection needs a reason; its author may take a proposal back, nobody else', async () => {
    const made = await proposals().propose('snap', move(), 'One.', ana!);
    await assert.rejects(proposals().reject(made.id, ' ', ben!), problem('proposal-reason'));
    await assert.rejects(proposals().reject(made.id, 'No.', ana!), problem('proposal-own'));
    await assert.rejects(proposals().withdraw(made.id, ben!), problem('proposal-not-yours'));
    assert.equal((await proposals().withdraw(made.id, ana!)).state, 'withdrawn');
    await assert.rejects(proposals().see(99), problem('proposal-not-found'));
  });

  it('waits on the home page of those who may approve, but not of its author', async () => {
    await proposals().propose('snap', move(), 'One.', ana!);
    const lines = async (person: Person) =>
      (await desk.services.home.for(person)).waiting.filter(
        ({ group }) => group === 'Changes of the catalog',
      );
    assert.equal((await lines(ben!)).length, 1);
    assert.equal((await lines(ana!)).length, 0);
    assert.equal((await lines(rita!)).length, 0);
  });
});

describe('after an upgrade', () => {
  it('a newer shipped file is told, and the agency keeps its own or takes the shipped one', async () => {
    const made = await proposals().propose('snap', move(), 'Moved.', ana!);
    await proposals().approve(made.id, '', ben!);
    const { catalogDesk, catalog } = desk.services;
    assert.equal(catalogDesk.files.upgraded('snap'), null);
    // As if the agency had begun from an older release.
    const older = shipped.replace(/^confidence: .*$/m, 'confidence: low');
    writeFileSync(own('shipped.yaml'), older);
    assert.equal(catalogDesk.files.upgraded('snap')?.begun, older);
    await assert.rejects(catalogDesk.keepOwn('snap', rita!), problem('not-permitted'));
    await catalogDesk.keepOwn('snap', ben!);
    assert.equal(catalogDesk.files.upgraded('snap'), null);
    await catalogDesk.useShipped('snap', ben!);
    assert.equal(existsSync(own()), false);
    assert.equal(readdirSync(own('earlier')).length, 1);
    assert.equal(
      catalog.providers.get('snap')!.entities.find((row) => row.region === 'us')!.address,
      old.address,
    );
    assert.deepEqual([...catalogDesk.ownProviders()], []);
  });
});

describe('local notes', () => {
  it('keep every wording with who wrote it and when; a removed one stays in the history', async () => {
    const { notes, localNotesFor } = desk.services.catalogDesk;
    await notes.add('snap', 'Ask for Kim. 937-555-0142.', ana!);
    const [first] = await localNotesFor('snap');
    assert.deepEqual([first!.body, first!.by, first!.earlier], ['Ask for Kim. 937-555-0142.', 'Ana', []]);
    desk.turnClock(1);
    await notes.reword('snap', first!.id, 'Ask for Lee.', ben!);
    const [now] = await localNotesFor('snap');
    assert.deepEqual([now!.body, now!.by, now!.at], ['Ask for Lee.', 'Ben', '2026-11-25T12:00:00.000Z']);
    assert.deepEqual(
      now!.earlier.map(({ body }) => body),
      ['Ask for Kim. 937-555-0142.'],
    );
    await notes.remove('snap', now!.id, 'Lee left.', rita!);
    assert.deepEqual(await localNotesFor('snap'), []);
    const [gone] = await notes.removed('snap');
    assert.deepEqual([gone!.why, gone!.by, gone!.earlier.length], ['Lee left.', 'Rita', 2]);
    await assert.rejects(notes.reword('snap', now!.id, 'x', ana!), problem('note-gone'));
    await assert.rejects(notes.add('snap', '  ', ana!), problem('note-empty'));
    await assert.rejects(notes.add('nobody', 'x', ana!), problem('provider-not-found'));
    await assert.rejects(notes.reword('google', first!.id, 'x', ana!), problem('note-gone'));
    const admin = await desk.person('Adam', 'administrator');
    await assert.rejects(notes.add('snap', 'x', admin), problem('not-permitted'));
  });
});
