/** Who may do what: the table holds, and what it does not name is refused. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Knex } from 'knex';
import { type Role, roles } from '../../src/base/vocabulary.js';
import { type Access, openAccess } from '../../src/safeguards/access.js';
import { roleTable } from '../../src/safeguards/roles.js';
import { caseAccessStore } from '../../src/store/desk/case-access.js';
import { openDeskDatabase } from '../../src/store/desk/connection.js';
import { type Person, peopleStore } from '../../src/store/desk/people.js';

let dir: string;
let db: Knex;
let access: Access;
const people = new Map<string, Person>();

before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tecum-access-'));
  db = await openDeskDatabase(dir);
  access = openAccess(caseAccessStore(db));
  const store = peopleStore(db);
  for (const role of roles) {
    const details = { name: role, email: `${role}@agency.example.org`, roles: [role], passwordHash: '-' };
    people.set(role, await store.add(details, '2026-11-23T10:00:00.000Z'));
  }
});
after(async () => {
  await db.destroy();
  await rm(dir, { recursive: true });
});

const who = (role: Role): Person => people.get(role)!;

test('nobody may do anything to a case that does not list them, save what the table says of every case', async () => {
  for (const role of roles) {
    for (const action of roleTable().actions.keys()) {
      if (!/^(case\.(read|edit|share)|request|return|evidence)/.test(action)) continue;
      const listed = roleTable().roles.get(role)!.everyCase.has(action);
      assert.equal(await access.may(who(role), action, '26-0117'), listed, `${role} ${action}`);
    }
  }
});

test('a reviewer sees and approves on every case, but reads evidence only where listed', async () => {
  const reviewer = who('reviewer');
  assert.equal(await access.may(reviewer, 'request.approve', '26-0117'), true);
  assert.equal(await access.may(reviewer, 'evidence.read', '26-0117'), false);
  await access.grant('26-0117', reviewer.id, who('investigator').id);
  assert.equal(await access.may(reviewer, 'evidence.read', '26-0117'), true);
  assert.equal(await access.may(reviewer, 'request.draft', '26-0117'), false);
  assert.equal(await access.cases(reviewer, 'case.read'), 'every');
});

test('being listed opens that case and no other; being taken off closes it', async () => {
  const investigator = who('investigator');
  await access.grant('26-0200', investigator.id, investigator.id);
  await access.grant('26-0200', investigator.id, investigator.id);
  assert.equal(await access.may(investigator, 'evidence.read', '26-0200'), true);
  assert.equal(await access.may(investigator, 'evidence.read', '26-0201'), false);
  assert.deepEqual(await access.cases(investigator, 'evidence.read'), ['26-0200']);
  await access.revoke('26-0200', investigator.id);
  assert.equal(await access.may(investigator, 'evidence.read', '26-0200'), false);
});

test('an administrator manages people and sees no case, even when listed', async () => {
  const administrator = who('administrator');
  await access.grant('26-0117', administrator.id, administrator.id);
  assert.equal(access.can(administrator, 'people.manage'), true);
  assert.equal(await access.may(administrator, 'case.read', '26-0117'), false);
});

test('who has no access any more, or no role, may nothing', async () => {
  for (const action of roleTable().actions.keys()) {
    assert.equal(access.can({ ...who('analyst'), active: false }, action), false);
    assert.equal(access.can({ ...who('analyst'), roles: [] }, action), false);
  }
});

test('an action that the table does not know is an error, never a yes or a no', async () => {
  assert.throws(() => access.can(who('analyst'), 'case.destroy'), /not an action/);
  await assert.rejects(access.may(who('analyst'), 'case.destroy', '26-0117'), /not an action/);
});

test('a refusal says what was refused and whom to ask', async () => {
  await assert.rejects(
    access.demand(who('reviewer'), 'people.manage'),
    (error: { status: number; what: string; remedy: string }) => {
      assert.equal(error.status, 403);
      assert.match(error.what, /add people/);
      assert.match(error.remedy, /administrator/);
      return true;
    },
  );
});
