/** What a return opens next. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aliasesOf } from '../../src/analysis/aliases.js';
import { nextRequests, notPublic } from '../../src/analysis/next-requests.js';
import type { AccountEntry } from '../../src/returns/contract.js';

const us = (iso: string) => Date.parse(iso) * 1000;

test('an address becomes answers with its times; a private one is left out and said', () => {
  const { requests, leftOut } = nextRequests({
    provider: 'snap',
    ips: [
      {
        ip: '203.0.113.77',
        count: 4,
        first: us('2026-10-02T08:00:00Z'),
        last: us('2026-10-04T09:30:00Z'),
        port: null,
        accounts: ['river.fox22'],
      },
      { ip: '192.168.0.12', count: 1, first: null, last: null, port: 443, accounts: [] },
    ],
    people: [],
    known: [],
  });
  assert.equal(requests.length, 1);
  assert.deepEqual(requests[0]!.answers, {
    accounts: [{ identifier: 'ip_address', value: '203.0.113.77' }],
    needs: ['who-runs-account'],
    period: { from: '2026-10-02T08:00:00Z', to: '2026-10-04T09:30:00Z', zone: 'UTC' },
  });
  assert.match(requests[0]!.caution ?? '', /port/);
  assert.deepEqual(
    leftOut.map((l) => l.value),
    ['192.168.0.12'],
  );
});

test('people: number, mail address, id and user name are told apart, our own account is no news', () => {
  const person = (name: string) => ({ person: name, did: 1, received: 2 });
  const { requests } = nextRequests({
    provider: 'snap',
    ips: [],
    people: [
      '@River.Fox22',
      'marlow.pike',
      '+1 937 555 0142',
      '(937) 555-0142',
      'Tern@Example.com',
      '100055501',
      'Big Mike',
    ].map(person),
    known: ['river.fox22'],
  });
  assert.deepEqual(
    requests.map((r) => [r.kind, r.value, r.provider, r.answers.accounts[0]!.identifier]),
    [
      ['account', 'marlow.pike', 'snap', 'username'],
      ['phone', '+19375550142', null, 'phone'],
      ['email', 'tern@example.com', null, 'email'],
      ['account', '100055501', 'snap', 'user_id'],
      ['account', 'Big Mike', 'snap', 'username'],
    ],
  );
  assert.equal(requests.find((r) => r.kind === 'phone')?.count, 6);
  assert.match(requests.at(-1)!.caution ?? '', /display name/);
});

test('which addresses nobody can be asked about', () => {
  assert.equal(notPublic('8.8.8.8'), null);
  assert.equal(notPublic('2001:db8::5'), null);
  assert.match(notPublic('100.64.3.2') ?? '', /RFC 6598/);
  assert.match(notPublic('10.0.0.1') ?? '', /private/);
  assert.match(notPublic('fd00::1') ?? '', /private/);
  assert.match(notPublic('::ffff:192.168.1.1') ?? '', /private/);
  assert.match(notPublic('not an address') ?? '', /no IP/);
});

test('names of one account: what the return states, another shape that was asked about, never a second user name', () => {
  const subject = (id: string, name?: string): AccountEntry => ({ id, name, role: 'subject' });
  assert.deepEqual(aliasesOf([subject('tern@example.com')], ['river.fox22'], ['tern@example.com']), [
    ['river.fox22', 'tern@example.com', 'tern@example.com'],
  ]);
  assert.deepEqual(aliasesOf([], ['river.fox22'], ['+1 937 555 0142']), [['river.fox22', '+1 937 555 0142']]);
  assert.deepEqual(aliasesOf([], ['marlow.pike'], ['river.fox22']), [['marlow.pike']]);
  assert.deepEqual(aliasesOf([subject('1000', 'River Fox')], ['a', 'b'], ['a']), [['1000', 'River Fox']]);
});
