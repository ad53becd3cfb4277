/** Snap's legal return, as the synthetic example has it. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { assertExpected } from './check-example.js';
import { type Read, readAll, us } from './read-example.js';

const input = projectPath('providers', 'snap', 'example', 'input');

describe('the Snap example', () => {
  let read: Read;
  before(async () => {
    read = await readAll([input]);
  });

  it('gives the figures that were counted from the input', () => {
    assertExpected(read.summary, projectPath('providers', 'snap', 'example', 'expected.json'));
  });

  it('reads every section of a file with several', () => {
    const accounts = read.rows.filter((row) => row.kind === 'account');
    assert.deepEqual(
      accounts.map((row) => Object.keys(row.rest ?? {})[0]),
      ['user_id', 'email_verified_timestamp', 'snap_privacy', 'is_bitmoji_user'],
    );
    assert.equal(accounts[0]!.ip, '198.51.100.23');
  });

  it('takes last_active as Pacific time, as its legend says, and all else as UTC', () => {
    const details = read.rows.find((row) => row.kind === 'account' && row.rest?.birthdate !== undefined)!;
    // 19 November is standard time in California: eight hours behind.
    assert.equal(details.at, us('2026-11-19T21:20:00Z'));
    assert.equal(details.at_basis, 'layout');
    const created = read.rows.find((row) => row.kind === 'account' && row.rest?.user_id !== undefined)!;
    assert.equal(created.at, us('2025-02-11T09:41:12Z'));
  });

  it('keeps the accuracy of both cells, the worse one as the accuracy', () => {
    const [first] = read.rows.filter((row) => row.kind === 'location');
    assert.deepEqual([first!.lat, first!.lon, first!.accuracy], [39.9612, -82.9988, 41.02]);
    assert.equal(first!.rest?.latitude, '39.96120 ± 39.66 meters');
  });

  it('counts a row with only a city as a location', () => {
    const places = read.rows.filter((row) => row.kind === 'location' && row.lat === undefined);
    assert.deepEqual(
      places.map((row) => row.place),
      ['Columbus, Ohio, US', 'Dayton, Ohio, US'],
    );
  });

  it('joins media by token, splits lists first, and says what it inferred', () => {
    const pair = read.rows.find((row) => row.text === 'both sides, look')!;
    const names = (pair.media as string[]).map((reference) => itemName(read, reference));
    assert.match(names[0]!, /b~AbCdEfGhIjKlMnOpQrStUvWxYz0123456789~v4\.png$/);
    assert.match(names[1]!, /b~ZZZZZZZZZZZZqRsTuVwXyZ0123456789aBcDeF~v4\.png$/);
    assert.deepEqual(pair.notes, [
      'media b~YYYYYYYYYYYYqRsTuVwXyZ0123456789aBcDeF joined by the last 24 characters of its token',
    ]);
  });

  it('marks the message that stands in two parts and keeps both', () => {
    const twice = read.rows.filter((row) => row.text === 'who has the\nbolt cutter');
    assert.deepEqual(
      twice.map((row) => row.notes?.length ?? 0),
      [0, 1],
    );
  });

  it('makes one record of a call, with its participants', () => {
    const [call, missed] = read.rows.filter((row) => row.kind === 'call');
    assert.deepEqual([call!.at, call!.until], [us('2026-10-16T21:10:00Z'), us('2026-10-16T21:14:12Z')]);
    assert.deepEqual([call!.actor, call!.peers], ['marlow.pike', ['river.fox22']]);
    assert.deepEqual([missed!.actor, missed!.peers], ['river.fox22', undefined]);
  });

  it('reads the friends list, which is no table', () => {
    const friends = read.rows.filter((row) => row.kind === 'contact');
    assert.deepEqual(
      friends.map((row) => [(row.peers as string[])[0], row.rest?.list]),
      [
        ['marlow.pike', 'Friends'],
        ['sam.heron', 'Friends'],
        ['teamsnapchat', 'Friends'],
        ['wren.teal', 'Outgoing friend requests'],
      ],
    );
  });

  it("keeps Snap's own notices apart from messages", () => {
    const notices = read.rows.filter((row) => row.kind === 'system');
    assert.deepEqual(
      notices.map((row) => row.rest?.content_type),
      ['StatusSaveToCameraRoll'],
    );
  });

  it('names the other members of a group as the other side', () => {
    const row = read.rows.find((one) => one.text === 'in for friday')!;
    assert.deepEqual([row.actor, row.peers], ['sam.heron', ['river.fox22', 'marlow.pike']]);
  });

  it('says that reports were asked for and none are held', () => {
    const entry = read.summary.ledger.items.find((item) => item.path.endsWith('reported_conversations.csv'))!;
    assert.equal(entry.records, 0);
    const fact = entry.fields.find((field) => field.path === '(no responsive data)');
    assert.match(fact?.why ?? '', /none held/);
  });

  it('offers the meanings that the legend gives to the ledger', () => {
    const entry = read.summary.ledger.items.find((item) =>
      item.path.endsWith('0-20261202/conversations.csv'),
    )!;
    const meaning = entry.fields.find((field) => field.path === '(legend) is_saved')?.why;
    assert.equal(meaning, 'Kept by a participant');
  });

  it('names the account on every record', () => {
    assert.deepEqual([...new Set(read.rows.map((row) => row.account))], ['river.fox22']);
  });

  it('shares one address with the Instagram example', async () => {
    const other = await readAll([projectPath('providers', 'meta-facebook', 'example', 'input-minified')]);
    const here = new Set(read.rows.map((row) => row.ip));
    const shared = other.rows.map((row) => row.ip).filter((ip) => ip !== undefined && here.has(ip));
    assert.ok(shared.includes('203.0.113.77'));
  });
});

function itemName(read: Read, reference: string): string {
  const no = Number(reference.replace('item:', ''));
  return read.summary.ledger.items.find((item) => item.no === no)?.path ?? reference;
}
