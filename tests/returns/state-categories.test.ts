/** Dates of a process cut what happened, not who the subscriber is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ScopeJudge } from '../../src/returns/scope.js';

const us = (iso: string) => Date.parse(iso) * 1000;

test('an account made before the period is not sealed; a message from before it is', () => {
  const judge = new ScopeJudge({ from: '2026-10-01', to: '2026-11-20' });
  const before = { us: us('2025-02-11T09:41:12Z'), wall: null, account: undefined };
  assert.equal(judge.verdict({ ...before, category: 'basic_subscriber' }), 'in');
  assert.equal(judge.verdict({ ...before, category: 'contacts_friends' }), 'in');
  assert.equal(judge.verdict({ ...before, category: 'message_content' }), 'outside');
  assert.equal(judge.verdict({ ...before, category: 'login_ip_history' }), 'outside');
});

test('a state that was not asked for is sealed all the same', () => {
  const judge = new ScopeJudge({ from: '2026-10-01', categories: ['message_content'] });
  assert.equal(
    judge.verdict({ us: null, wall: null, category: 'contacts_friends', account: undefined }),
    'outside',
  );
});
