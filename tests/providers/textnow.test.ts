/** TextNow: the example; files by their links, with and without an ending. */
import assert from 'node:assert/strict';
import { testExample } from './declared-example.js';
import { us } from './read-example.js';

testExample('textnow', {
  unknown: ['[].tide'],
  // Bytes of media say nothing of whose they are.
  namedOnly: /\.(wav|png)$/,
  check: ({ rows, summary }) => {
    const at = (text: string) => rows.find((row) => String(row.text ?? '').includes(text));
    assert.deepEqual([at('quai')?.actor, at('quai')?.peers], ['+12025550143', ['ada.quill']]);
    assert.deepEqual([at('fine')?.actor, at('fine')?.peers], ['ada.quill', ['+12025550143']]);
    assert.equal(at('fine')?.at, us('2026-02-06T22:21:00Z'));
    assert.equal(at('Missed')?.kind, 'system');
    const no = (base: string) => summary.ledger.items.find(({ path }) => path.endsWith(base))?.no;
    assert.deepEqual(at('vm%2D0001')?.media, [`item:${no('vm-0001.wav')}`]);
    assert.equal(at('vm%2D0001')?.category, 'voicemail');
    assert.deepEqual(at('pic0001')?.media, [`item:${no('pic0001.png')}`]);
    assert.deepEqual(at('gone0002')?.media, ['gone0002']);
    assert.deepEqual(at('odd')?.rest?.tide, 'low');
  },
});
