/** ChatGPT: the example; every branch of a conversation is kept. */
import assert from 'node:assert/strict';
import { testExample } from './declared-example.js';
import { us } from './read-example.js';

testExample('openai', {
  unknown: ['[].mapping.*.message.content.lantern'],
  check: ({ rows }) => {
    const asked = rows.find((row) => row.text === 'Which knot holds in a wet rope?');
    assert.deepEqual(
      [asked?.actor, asked?.at, asked?.notes],
      ['tarn@example.com', us('2026-01-01T00:00:01.500Z'), undefined],
    );
    assert.deepEqual(
      rows.filter((row) => row.notes !== undefined).map((row) => row.text),
      ['A bowline.', 'What is in this picture?', 'ok'],
    );
    assert.deepEqual(rows.find((row) => row.media !== undefined)?.media, ['file-service://file-example1']);
    assert.equal(rows.find((row) => row.text === 'ok')?.at_text, 'late');
  },
});
