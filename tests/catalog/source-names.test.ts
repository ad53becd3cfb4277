/** Sources in a provider's texts: their ids become titles, and nothing else is touched. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProviderFile } from '../../src/catalog/schema.js';
import { withSourceNames } from '../../src/catalog/source-names.js';

function texts(...given: string[]): string[] {
  const file = {
    id: 'made-up',
    services: ['S3'],
    sources: [
      { id: 's1', title: 'Guide of 2025 (as recorded by an archive)' },
      { id: 's3', title: 'Terms' },
      { id: 'in', title: 'Newspaper' },
    ],
    conflicts: given.map((text) => ({ text, source: 's1' })),
  };
  const { conflicts } = withSourceNames(file as unknown as ProviderFile);
  return conflicts.map(({ text }) => text);
}

test('an id in brackets becomes the title', () => {
  assert.deepEqual(texts('an older address (s1, s3).', 'asked in 2023 (in)'), [
    'an older address (Guide of 2025; Terms).',
    'asked in 2023 (Newspaper)',
  ]);
});

test('an id in the open becomes the title in quotation marks, where it cannot be a word', () => {
  assert.deepEqual(texts('s1 says so', 'in June s3 did not'), [
    '“Guide of 2025” says so',
    'in June “Terms” did not',
  ]);
});

test('what is no source stays: brackets, services, unknown ids', () => {
  const same = ['used with S3', 'Google Cloud (gc)', 'form (s9)', 'https://example.com/s1/x'];
  assert.deepEqual(texts(...same), same);
});
