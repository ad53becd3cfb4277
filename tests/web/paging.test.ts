/** Long lists in pages. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Request } from 'express';
import { paged } from '../../src/web/paging.js';

const numbers = Array.from({ length: 101 }, (_, at) => at + 1);
const asks = (originalUrl: string): Request =>
  ({
    originalUrl,
    query: Object.fromEntries(new URL(originalUrl, 'http://localhost').searchParams),
  }) as never;

test('each page shows its part, and its neighbours keep the query', () => {
  const first = paged(asks('/desk?queue=all'), numbers);
  assert.deepEqual([first.shown[0], first.shown.length, first.previous], [1, 50, null]);
  assert.deepEqual(first.next, { href: '/desk?queue=all&page=2', text: 'More, page 2 of 3' });
  const last = paged(asks('/desk?queue=all&page=3'), numbers);
  assert.deepEqual([last.shown, last.next], [[101], null]);
  assert.equal(last.previous?.href, '/desk?queue=all&page=2');
});

test('a page that does not exist is the nearest one that does', () => {
  for (const [page, begins] of [
    ['0', 1],
    ['-4', 1],
    ['x', 1],
    ['99', 101],
  ] as const)
    assert.equal(paged(asks(`/cases?page=${page}`), numbers).shown[0], begins);
  assert.deepEqual(paged(asks('/cases'), []), { shown: [], previous: null, next: null });
});
