import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Person } from '../../src/store/desk/people.js';
import { problem, type ServiceDesk, serviceDesk } from './support.js';

let desk: ServiceDesk;
let ana: Person;
let ben: Person;
let rita: Person;

before(async () => {
  desk = await serviceDesk();
  ana = await desk.person('Ana', 'investigator');
  ben = await desk.person('Ben', 'investigator');
  rita = await desk.person('Rita', 'reviewer');
});
after(() => desk.close());

const input = (number: string) => ({ number, title: '', offence: '' });

describe('cases', () => {
  it('take their number as title when they have none, without stray space', async () => {
    const made = await desk.services.cases.create({ number: ' 26-1 ', title: ' ', offence: ' Fraud ' }, ana);
    assert.deepEqual([made.number, made.title, made.offence], ['26-1', '26-1', 'Fraud']);
    assert.equal(made.ownerId, ana.id);
  });

  it('have one number each', async () => {
    const { cases } = desk.services;
    await cases.create(input('26-2'), ana);
    await assert.rejects(cases.create(input('26-2'), ben), problem('case-number-taken'));
    await assert.rejects(cases.findOrCreate(input(' 26-2'), ben), problem('case-number-taken'));
    await assert.rejects(cases.reach('26-2', ben), problem('case-number-taken'));
    assert.equal((await cases.findOrCreate(input('26-2'), ana)).number, '26-2');
    const other = await cases.create(input('26-3'), ana);
    await assert.rejects(cases.change(other.id, { number: '26-2' }, ana), problem('case-number-taken'));
    await cases.change(other.id, { number: '26-3', title: 'Same number' }, ana);
  });

  it('are seen by those listed, and by reviewers', async () => {
    const { cases } = desk.services;
    const made = await cases.create(input('26-4'), ana);
    const sees = async (person: Person) => (await cases.listFor(person)).some((one) => one.id === made.id);
    assert.deepEqual([await sees(ana), await sees(ben), await sees(rita)], [true, false, true]);
    await cases.share(made.id, ben.id, ana);
    assert.equal(await sees(ben), true);
    await cases.unshare(made.id, ben.id, ana);
    assert.equal(await sees(ben), false);
  });

  it('are changed and shared only by those who may', async () => {
    const { cases } = desk.services;
    const made = await cases.create(input('26-5'), ana);
    for (const act of [
      () => cases.change(made.id, { title: 'x' }, ben),
      () => cases.change(made.id, { title: 'x' }, rita),
      () => cases.share(made.id, ben.id, ben),
      () => cases.unshare(made.id, ana.id, rita),
    ])
      await assert.rejects(act, problem('not-permitted'));
    assert.equal((await cases.byId(made.id))?.title, '26-5');
  });

  it('keep their owner, and are shared with nobody who is not there', async () => {
    const { cases } = desk.services;
    const made = await cases.create(input('26-6'), ana);
    await assert.rejects(cases.unshare(made.id, ana.id, ana), problem('case-owner-stays'));
    await assert.rejects(cases.share(made.id, 'nobody', ana), problem('person-not-found'));
    const gone = await desk.person('Gone', 'investigator');
    await desk.services.people.change(gone.id, { active: false });
    await assert.rejects(cases.share(made.id, gone.id, ana), problem('person-not-found'));
  });

  it('closed, leave the home page', async () => {
    const { cases, home } = desk.services;
    const made = await cases.create(input('26-7'), ana);
    const shown = async () => (await home.for(ana)).cases.some((one) => one.number === '26-7');
    assert.equal(await shown(), true);
    await cases.change(made.id, { open: false }, ana);
    assert.equal(await shown(), false);
  });
});
