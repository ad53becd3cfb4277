/** Passwords: what is refused, and what is stored. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashPassword, passwordFault, passwordMatches } from '../../src/safeguards/passwords.js';

test('too short, too long, common and obvious ones are refused', () => {
  const refused = [
    'short',
    'elevenchars',
    'x'.repeat(201),
    'password1234',
    'P@ssw0rd1234',
    'Password 1234',
    'aaaaaaaaaaaaaa',
    '123456789012',
    'abcdefghijklm',
    'qwertyuiopas',
    'letmein letmein',
    'Welcome2026!',
    'adminadmin12',
    'tecum password',
    'policeofficer1',
  ];
  for (const password of refused) assert.notEqual(passwordFault(password), null, password);
});

test('no rule asks for signs, digits or capitals', () => {
  for (const password of [
    'copper lantern harbour',
    'ninemilkythunderclouds',
    'ein grüner Elch fährt Rad',
    '四つの山と深い川の静かな朝',
  ])
    assert.equal(passwordFault(password), null, password);
});

test('a password that is mostly the name or the agency is refused, one that only holds it is not', () => {
  const about = ['Rosa Reyes', 'rosa.reyes@agency.example.org', 'Fox County Sheriff'];
  assert.match(passwordFault('foxcountysheriff1', about) ?? '', /mostly your name/);
  assert.match(passwordFault('Rosa.Reyes 2026', about) ?? '', /mostly your name/);
  assert.equal(passwordFault('rosa reyes eats seven plums', about), null);
});

test('it is argon2id with the documented cost, and no two hashes are alike', async () => {
  const [one, two] = await Promise.all([
    hashPassword('copper lantern harbour'),
    hashPassword('copper lantern harbour'),
  ]);
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.notEqual(one, two);
});

test('the right one matches, in either Unicode form; a wrong one and nobody do not', async () => {
  const hash = await hashPassword('gr\u00fcne Elche fahren');
  assert.equal(await passwordMatches(hash, 'gru\u0308ne Elche fahren'), true);
  assert.equal(await passwordMatches(hash, 'grune Elche fahren'), false);
  assert.equal(await passwordMatches(null, 'no person has this password'), false);
});
