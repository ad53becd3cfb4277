/** Any chat written in any known style is read line for line, with its clock. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readText } from './download-example.js';

interface Said {
  speaker: string;
  words: string;
  minute: number;
}

const two = (n: number) => String(n).padStart(2, '0');

/** Writers of one line's head in one style. The first day written is past the 12th, so that its order can be told. */
const styles: ((at: Date) => string)[] = [
  (at) =>
    `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${at.getUTCFullYear()}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())} - `,
  (at) =>
    `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${String(at.getUTCFullYear()).slice(2)}, ${at.getUTCHours() % 12 || 12}:${two(at.getUTCMinutes())}\u202f${at.getUTCHours() < 12 ? 'AM' : 'PM'} - `,
  (at) =>
    `[${two(at.getUTCDate())}.${two(at.getUTCMonth() + 1)}.${String(at.getUTCFullYear()).slice(2)}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:00] `,
  (at) =>
    `\u200e[${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:00] `,
  (at) =>
    `${at.getUTCFullYear()}/${two(at.getUTCMonth() + 1)}/${two(at.getUTCDate())} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())} - `,
  (at) =>
    `[${two(at.getUTCMonth() + 1)}/${two(at.getUTCDate())}/${String(at.getUTCFullYear()).slice(2)} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}] `,
];

const said: fc.Arbitrary<Said> = fc.record({
  speaker: fc.constantFrom('Ann', 'Bo Tarn', '+1 212-555-0147', 'Zoë 🤓', 'J.-P.'),
  words: fc
    .string({ unit: 'grapheme', maxLength: 30 })
    .map((words) => `x${words.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').trimEnd()}`),
  minute: fc.integer({ min: 0, max: 400_000 }),
});

test('reads every line of every style, with its clock and its sender', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(said, { minLength: 2, maxLength: 8 }),
      fc.nat(styles.length - 1),
      fc.constantFrom('\n', '\r\n'),
      async (lines, style, end) => {
        const head = styles[style]!;
        const start = Date.UTC(2026, 0, 25, 23, 59);
        const times = lines.map((line, i) => (i === 0 ? start : start + line.minute * 60_000));
        const text = lines
          .map((line, i) => `${head(new Date(times[i]!))}${line.speaker}: ${line.words}`)
          .join(end);
        const { rows, summary } = await readText('_chat.txt', text);
        assert.deepEqual(summary.records.byKind, { message: lines.length });
        assert.deepEqual(
          rows.map((row) => row.actor),
          lines.map((line) => line.speaker),
        );
        assert.deepEqual(
          rows.map((row) => row.text),
          lines.map((line) => line.words),
        );
        assert.deepEqual(
          rows.map((row) => Number(row.wall) / 1000),
          times,
        );
        assert.equal(summary.accounts.length, new Set(lines.map((line) => line.speaker)).size);
      },
    ),
    { numRuns: 150 },
  );
});
