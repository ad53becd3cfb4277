/** The desk's database: settings of the connection, migrations, repositories on a real file. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { openDeskDatabase } from '../../src/store/desk/connection.js';
import { migrations } from '../../src/store/desk/migrations/index.js';
import { peopleStore } from '../../src/store/desk/people.js';
import { sessionStore } from '../../src/store/desk/sessions.js';
import { settingsStore } from '../../src/store/desk/settings.js';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tecum-desk-'));
});
afterEach(async () => {
  await rm(dir, { recursive: true });
});

const at = '2026-11-23T10:00:00.000Z';
const person = {
  name: 'Rosa Reyes',
  email: 'Reyes@Agency.example.org',
  roles: ['investigator' as const],
  passwordHash: '-',
};

test('the connection is set as it is documented', async () => {
  const db = await openDeskDatabase(dir);
  const pragma = async (name: string): Promise<unknown> =>
    Object.values((await db.raw(`PRAGMA ${name}`))[0])[0];
  assert.deepEqual(
    [
      await pragma('journal_mode'),
      await pragma('foreign_keys'),
      await pragma('secure_delete'),
      await pragma('trusted_schema'),
      await pragma('synchronous'),
    ],
    ['wal', 1, 1, 0, 2],
  );
  await db.destroy();
});

test('opening twice keeps what was there; all migrations have run once, in order', async () => {
  const first = await openDeskDatabase(dir);
  await peopleStore(first).add(person, at);
  await first.destroy();
  const again = await openDeskDatabase(dir);
  assert.equal(await peopleStore(again).count(), 1);
  const ran = ((await again('schema_migrations').orderBy('name')) as { name: string }[]).map(
    (row) => row.name,
  );
  assert.deepEqual(ran, migrations.map((m) => m.name).sort());
  await again.destroy();
});

test('a database of a newer Tecum is refused and left alone', async () => {
  const db = await openDeskDatabase(dir);
  await db('schema_migrations').insert({ name: '999-future', batch: 9, migration_time: at });
  await db.destroy();
  await assert.rejects(openDeskDatabase(dir), /newer Tecum \(it has 999-future\)/);
});

test('a file that is no database is refused with what to do, and not overwritten', async () => {
  await writeFile(join(dir, 'desk.sqlite'), 'this is not a database, it is a shopping list '.repeat(30));
  await assert.rejects(openDeskDatabase(dir), (error: { code: string; where: string }) => {
    assert.equal(error.code, 'desk-database');
    assert.match(error.where, /desk\.sqlite$/);
    return true;
  });
});

test('every migration can be taken back', async () => {
  const db = await openDeskDatabase(dir);
  for (const migration of [...migrations].sort((a, b) => b.name.localeCompare(a.name)))
    await migration.down(db);
  const left = (await db('sqlite_master').where({ type: 'table' }).select('name')) as { name: string }[];
  const own = left.map((row) => row.name).filter((name) => !/^(sqlite_|schema_migrations)/.test(name));
  assert.deepEqual(own, []);
  await db.destroy();
});

test('people: an address is unique whatever its capitals; roles are replaced whole', async () => {
  const db = await openDeskDatabase(dir);
  const people = peopleStore(db);
  const added = await people.add(person, at);
  assert.equal(added.email, 'reyes@agency.example.org');
  await assert.rejects(people.add({ ...person, email: 'REYES@agency.example.org' }, at));
  assert.equal(await people.count(), 1, 'the failed one left nothing behind');
  await people.setRoles(added.id, ['reviewer', 'analyst']);
  assert.deepEqual((await people.byEmail(' Reyes@agency.example.org '))?.roles, ['analyst', 'reviewer']);
  assert.equal(await people.countActive('reviewer'), 1);
  await people.change(added.id, { active: false });
  assert.equal(await people.countActive('reviewer'), 0);
  assert.equal(await people.addFirst({ ...person, email: 'second@agency.example.org' }, at), null);
  await db.destroy();
});

test('sessions: a message is shown once; expired ones go; those of a person go together', async () => {
  const db = await openDeskDatabase(dir);
  const { id } = await peopleStore(db).add(person, at);
  const sessions = sessionStore(db);
  const row = { personId: id, createdAt: at, seenAt: at, unlockedAt: at, agent: 'x', ip: '198.51.100.7' };
  await sessions.add({ ...row, idHash: 'one', expiresAt: '2026-11-23T22:00:00.000Z' });
  await sessions.add({ ...row, idHash: 'two', expiresAt: '2026-11-23T09:00:00.000Z' });
  await sessions.setFlash('one', 'Saved.');
  assert.deepEqual([await sessions.takeFlash('one'), await sessions.takeFlash('one')], ['Saved.', null]);
  await sessions.removeExpired(at);
  assert.deepEqual(
    (await sessions.ofPerson(id)).map((s) => s.idHash),
    ['one'],
  );
  assert.equal(await sessions.removeAll(id, 'one'), 0);
  assert.equal(await sessions.removeAll(id), 1);
  await db.destroy();
});

test('settings: what is not set has its default; a change keeps the rest', async () => {
  const db = await openDeskDatabase(dir);
  const settings = settingsStore(db);
  assert.equal((await settings.agency()).zone, 'UTC');
  await settings.setAgency({ name: 'Fox County Sheriff', zone: 'America/New_York' }, 'test', at);
  await settings.setAgency({ phone: '937 555 0100' }, 'test', at);
  const { name, zone, phone } = await settings.agency();
  assert.deepEqual([name, zone, phone], ['Fox County Sheriff', 'America/New_York', '937 555 0100']);
  assert.equal(await settings.get('other'), undefined);
  await db.destroy();
});
