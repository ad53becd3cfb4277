/** Patterns of text lines: which are taken, and that none that is taken can run away. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { safePattern } from '../../../src/returns/taught/safe-pattern.js';

const refused = [
  '^(a+)+$',
  '^(a|aa)+$',
  '^.*a.*b$',
  '^(?<who>.*?): (?<text>.*)$',
  '^a*a*$',
  '^a*b?a*$',
  '^(a)\\1$',
  '^(?=a)b$',
  'a: .*$',
  '^[a-z]+\\w+$',
  '^a|b',
  '^(a',
];
for (const pattern of refused)
  it(`refuses ${pattern}`, () => {
    assert.throws(() => safePattern(pattern, 'x'), { code: 'pattern-unsafe' });
  });

it('takes what chats and logs need, and matches as it says', () => {
  const chat = safePattern('^\\[(?<when>[^\\]]+)\\] (?<who>[^:]+): (?<text>.*)$', 'x');
  assert.deepEqual(
    { ...chat.exec('[1/2/26, 10:00] Ada: hi: you')!.groups },
    { when: '1/2/26, 10:00', who: 'Ada', text: 'hi: you' },
  );
  assert.ok(
    safePattern('^(?<ip>\\d{1,3}(?:\\.\\d{1,3})?) (?:GET|PUT) (?<path>\\S+)(?: (?<rest>.*))?$', 'x').test(
      '10 GET /a x',
    ),
  );
});

it('gives up a line that does not fit after one pass, whatever its length', () => {
  const pattern = safePattern('^(?<a>[a-f]+) (?<b>[^:]*):(?<c>\\d*)$', 'x');
  const time = (n: number): number => {
    const line = `${'a'.repeat(n)} ${'b'.repeat(n)}:${'1'.repeat(n)}x`;
    const from = performance.now();
    assert.equal(pattern.test(line), false);
    return performance.now() - from;
  };
  time(1000);
  // A pattern of the square would take 10,000 times as long for the second; a hundred times is one pass.
  assert.ok(time(200_000) < Math.max(200, time(2000) * 2000));
});
