/** Objects read by a table of their members: every member has a state, nothing is lost, odd values stay as they came. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FieldTally, Output } from '../../src/returns/contract.js';
import { type MemberSpec, markBadIp, memberRecord } from '../../src/returns/member-spec.js';

const source = { offset: 0, length: 1 };

/** Collects what is said of members; the rest of an output is not used here. */
function tallies(): { out: Output; said: Map<string, FieldTally['state']> } {
  const said = new Map<string, FieldTally['state']>();
  const none = (): void => undefined;
  const out: Output = {
    record: none,
    rows: none,
    field: (path, state) => void said.set(path, state),
    finding: none,
    account: none,
    thread: none,
    encoding: none,
    state: none,
    drain: async () => undefined,
  };
  return { out, said };
}

const spec: MemberSpec = {
  id: 'sign-in',
  kind: 'login',
  members: {
    at: { to: 'at' },
    ms: { to: 'until', unit: 'ms' },
    ip: { to: 'ip' },
    port: { to: 'port' },
    people: { to: 'peers' },
    secret: { aside: 'not asked for' },
    about: { inner: { name: { to: 'text' }, level: { to: 'rest' } } },
  },
};

test('puts members where the spec says, and keeps what nobody knows', () => {
  const { out, said } = tallies();
  const value = {
    at: '2026-01-02T03:04:05Z',
    ms: 1767323045000,
    ip: '198.51.100.1',
    port: '443',
    people: ['ann', 'bo'],
    secret: 'x',
    about: { name: 'pier', level: 2, odd: true },
    fresh: 1,
  };
  const draft = memberRecord(spec, value, 'list[]', out, source);
  assert.equal(draft.at?.us, Date.UTC(2026, 0, 2, 3, 4, 5) * 1000);
  assert.equal(draft.until?.us, Date.UTC(2026, 0, 2, 3, 4, 5) * 1000);
  assert.deepEqual([draft.ip, draft.port, draft.text], ['198.51.100.1', 443, 'pier']);
  assert.deepEqual(draft.peers, ['ann', 'bo']);
  assert.deepEqual(draft.rest, { fresh: 1, about: { level: 2, odd: true } });
  assert.deepEqual([said.get('list[].secret'), said.get('list[].fresh')], ['set_aside', 'unknown']);
  assert.deepEqual([said.get('list[].about.odd'), said.get('list[].about.level')], ['unknown', 'read']);
});

test('keeps a value of another shape instead of losing it', () => {
  const { out } = tallies();
  const value = { port: 'many', people: [{ id: 1 }], about: 'only text', ip: null };
  const draft = memberRecord(spec, value, '', out, source);
  assert.deepEqual([draft.port, draft.peers, draft.ip], [undefined, undefined, undefined]);
  assert.deepEqual(draft.rest, { port: 'many', people: [{ id: 1 }], about: 'only text' });
});

test('marks an address that is none, and only that', () => {
  const notes = (ip: string): string[] | undefined => {
    const draft = { kind: 'login' as const, ip, source };
    markBadIp(draft);
    return (draft as { notes?: string[] }).notes;
  };
  assert.equal(notes('198.51.100.1'), undefined);
  assert.equal(notes('2001:db8::1'), undefined);
  assert.equal(notes('606.74.653.762')?.length, 1);
});

test('every member of any object has a state, and no value that is unknown is lost', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ minLength: 1, maxLength: 6 }), fc.jsonValue()), (value) => {
      const { out, said } = tallies();
      const draft = memberRecord(spec, value, '', out, source);
      for (const [key, member] of Object.entries(value)) {
        assert.ok(said.has(key), key);
        if (said.get(key) === 'unknown' && member !== null)
          assert.deepEqual((draft.rest as Record<string, unknown>)[key], member);
      }
    }),
  );
});
