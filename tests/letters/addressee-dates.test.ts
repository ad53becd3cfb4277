/** A letter is held against the provider of its own date: the company that process named then. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalog } from '../../src/catalog/load.js';
import { loadLaw } from '../../src/law/load.js';
import { check } from '../../src/letters/index.js';
import { draftOf, subpoenaFacts } from './sample.js';

const law = loadLaw();
const { catalog } = readCatalog(undefined, law);

/** What the check says of a subpoena to TikTok that names an entity on a date. */
function said(entity: string, date: string): string[] {
  const facts = subpoenaFacts();
  const changed = {
    ...facts,
    date,
    provider: { ...facts.provider, id: 'tiktok', name: 'TikTok' },
    addressee: { ...facts.addressee, entity },
  };
  return check(draftOf(changed), { law, catalog })
    .filter(({ rule }) => rule === 'entity-wrong')
    .map(({ text }) => text);
}

test('the company of the day is right, the other is not, and an older name is known as such', () => {
  assert.deepEqual(said('TikTok Inc.', '2026-01-22'), []);
  assert.deepEqual(said('TikTok USDS Joint Venture LLC', '2026-01-23'), []);
  assert.match(
    said('TikTok Inc.', '2026-01-23')[0] ?? '',
    /not the entity of TikTok on the date of this letter/,
  );
  assert.match(said('TikTok USDS Joint Venture LLC', '2026-01-22')[0] ?? '', /on the date of this letter/);
  assert.match(said('TikTok GmbH', '2026-01-23')[0] ?? '', /not an entity that TikTok gives/);
});
