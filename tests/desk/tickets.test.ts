import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Person } from '../../src/store/desk/people.js';
import { problem, type ServiceDesk, serviceDesk } from './support.js';

let desk: ServiceDesk;
let ana: Person;
let ben: Person;
let lee: Person;
let rita: Person;

before(async () => {
  desk = await serviceDesk();
  ana = await desk.person('Ana', 'investigator');
  ben = await desk.person('Ben', 'investigator');
  lee = await desk.person('Lee', 'analyst');
  rita = await desk.person('Rita', 'reviewer');
});
after(() => desk.close());

const ask = (subject: string, by = ana) => desk.services.tickets.open({ subject, body: 'Which way?' }, by);

describe('a ticket', () => {
  it('moves between the desk and its requester with each word', async () => {
    const { tickets } = desk.services;
    const { id } = await ask('A word');
    const state = async () => (await tickets.see(id, ana)).state;
    assert.equal(await state(), 'open');
    await tickets.reply(id, 'This way.', lee);
    assert.equal(await state(), 'waiting');
    await tickets.reply(id, 'And then?', ana);
    assert.equal(await state(), 'open');
    await tickets.note(id, 'Asks often.', lee);
    assert.equal(await state(), 'open');
    await tickets.close(id, ana);
    assert.equal(await state(), 'closed');
    await tickets.reply(id, 'One more.', ana);
    assert.deepEqual([await state(), (await tickets.see(id, ana)).closedAt], ['open', null]);
  });

  it('a note is no word to the requester', async () => {
    const { tickets } = desk.services;
    const { id, lastWordAt } = await ask('A note');
    desk.turnClock(1);
    await tickets.note(id, 'For us.', lee);
    assert.equal((await tickets.see(id, lee)).lastWordAt, lastWordAt);
    const kinds = async (person: Person) => (await tickets.messages(id, person)).map((one) => one.kind);
    assert.deepEqual(await kinds(lee), ['reply', 'note']);
    assert.deepEqual(await kinds(ana), ['reply']);
  });

  it('is hidden from others; a reviewer reads but does not work on it', async () => {
    const { tickets } = desk.services;
    const { id } = await ask('Hidden');
    for (const act of [
      () => tickets.see(id, ben),
      () => tickets.messages(id, ben),
      () => tickets.reply(id, 'x', ben),
      () => tickets.close(id, ben),
      () => tickets.note(id, 'x', ben),
    ])
      await assert.rejects(act, (error) =>
        /ticket-not-found|not-permitted/.test((error as { code: string }).code),
      );
    assert.equal((await tickets.see(id, rita)).id, id);
    await assert.rejects(tickets.reply(id, 'x', rita), problem('not-permitted'));
    await assert.rejects(tickets.assign(id, rita.id, rita), problem('not-permitted'));
  });

  it('belongs to somebody of the desk, or to nobody', async () => {
    const { tickets } = desk.services;
    const { id } = await ask('Owned');
    await assert.rejects(tickets.assign(id, ana.id, lee), problem('ticket-owner'));
    await tickets.assign(id, lee.id, lee);
    assert.ok((await tickets.list(lee, 'mine')).some((one) => one.id === id));
    await tickets.assign(id, null, lee);
    assert.ok((await tickets.list(lee, 'unassigned')).some((one) => one.id === id));
  });

  it('a queue asked for by an investigator is their own list', async () => {
    const { id } = await ask('Mine', ben);
    for (const queue of ['own', 'mine', 'unassigned', 'all'] as const) {
      const list = await desk.services.tickets.list(ana, queue);
      assert.ok(!list.some((one) => one.id === id), queue);
    }
  });

  it('needs words', async () => {
    const { tickets } = desk.services;
    await assert.rejects(tickets.open({ subject: ' ', body: 'x' }, ana), problem('ticket-empty'));
    const { id } = await ask('Empty');
    await assert.rejects(tickets.reply(id, ' ', ana), problem('ticket-empty'));
    await assert.rejects(tickets.note(id, ' ', lee), problem('ticket-empty'));
  });
});
