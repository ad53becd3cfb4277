/** The limits on guessing hold however the address is written. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import request from 'supertest';
import { triesForAccount } from '../../src/web/middleware/limits.js';
import { addPerson, type TestDesk, testDesk, testPassword, tokenIn } from '../web/support.js';

let desk: TestDesk;
before(async () => {
  desk = await testDesk();
});
after(() => desk.close());

type Write = (email: string, turn: number) => string | string[];

/** One address in other dress at each turn; all of them sign in the same person. */
const dresses: Record<string, Write> = {
  'sent twice': (email, turn) => [email, `other${turn}@agency.example.org`],
  'with invisible signs': (email, turn) => `${'\u200b'.repeat(turn)}${email}`,
  'in capitals and with spaces': (email, turn) =>
    `${' '.repeat(turn)}${turn % 2 === 0 ? email.toUpperCase() : email}`,
};

for (const [name, write] of Object.entries(dresses)) {
  test(`an account waits after ten wrong tries, its address ${name}`, async () => {
    const person = await addPerson(desk.services, `victim-${Object.keys(dresses).indexOf(name)}`, [
      'analyst',
    ]);
    const agent = request.agent(desk.app);
    const _csrf = tokenIn((await agent.get('/sign-in')).text);
    const attempt = (turn: number, password: string) =>
      agent
        .post('/sign-in')
        .type('form')
        .send({ _csrf, email: write(person.email, turn), password });
    for (let turn = 0; turn < triesForAccount; turn += 1)
      assert.equal((await attempt(turn, 'wrong horse 12345')).status, 422, `try ${turn}`);
    assert.equal((await attempt(triesForAccount, testPassword)).status, 429);
  });
}

test('the present password cannot be guessed without end from an open session', async () => {
  const agent = await desk.signIn('investigator');
  const attempt = (current: string) =>
    agent.post('/account/password', { current, password: 'a quite new lantern 77' });
  for (let turn = 0; turn < triesForAccount; turn += 1)
    assert.equal((await attempt(`guess number ${turn}`)).status, 422);
  assert.equal((await attempt(testPassword)).status, 429);
});

test('a password is hashed with argon2id and the documented cost, a token of the API with SHA-256', async () => {
  const agent = await desk.signIn('investigator');
  await agent.post('/account/password', { current: testPassword, password: 'a quite new lantern 77' });
  const hash = await desk.services.people.passwordHash(agent.person.id);
  assert.match(String(hash), /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  const { text } = await desk.services.tokens.make(agent.person.id, 'x');
  const rows = JSON.stringify(await desk.services.db('api_tokens').select());
  assert.ok(!rows.includes(text) && !rows.includes(text.replace('tecum_', '')));
});
