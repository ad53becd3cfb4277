/** Opens a case, reads all of it and checks what must hold of every archive, however broken. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { isProblem } from '../../../src/base/problem.js';
import { openReturn } from '../../../src/returns/open/open-return.js';
import { memoryBytes, rangeOf } from '../../../src/returns/open/range.js';
import type { Given, OpenItem, OpenReturn } from '../../../src/returns/open/types.js';

/** Seconds after which a case hangs. */
const longest = 5;
const limits = { entries: 400, bytes: 64 * 1024 * 1024, memberSeconds: longest };

/** What a case came to, for those who count. */
export interface Outcome {
  items: number;
  archives: number;
  failed: number;
  seconds: number;
}

/** @throws AssertionError when something does not hold */
export async function checkCase(name: string, bytes: Buffer, tempDir: string): Promise<Outcome> {
  const started = performance.now();
  const opened = await openReturn([givenOf(name, bytes)], { limits, tempDir });
  let failed = 0;
  try {
    checkLedger(opened, bytes.length);
    for (const item of opened.items) if (!(await readWhole(item))) failed++;
  } finally {
    await opened.close();
  }
  assert.deepEqual(readdirSync(tempDir), [], 'nothing is left behind');
  const seconds = (performance.now() - started) / 1000;
  assert.ok(seconds < longest, `it took ${seconds} s`);
  return { items: opened.items.length, archives: opened.archives.length, failed, seconds };
}

function givenOf(name: string, bytes: Buffer): Given {
  const random = memoryBytes(bytes);
  return {
    name,
    bytes: bytes.length,
    stream: () => rangeOf(random, 0, bytes.length),
    random: async () => random,
  };
}

function checkLedger(opened: OpenReturn, bytes: number): void {
  assert.equal(opened.bytes, bytes);
  assert.ok(opened.unaccounted >= 0 && opened.unaccounted <= bytes, `unaccounted ${opened.unaccounted}`);
  if (opened.unaccounted > 0) assert.ok(opened.findings.length > 0, 'what is lost is a finding');
  for (const archive of opened.archives) {
    if (archive.parts === undefined) continue;
    const sum = Object.values(archive.parts).reduce((all: number, part: number) => all + part, 0);
    assert.equal(sum, archive.bytes, `the parts of ${archive.path} are all of it`);
    for (const part of Object.values(archive.parts))
      assert.ok(part >= 0, `a part of ${archive.path} is negative`);
  }
  for (const [i, item] of opened.items.entries()) assert.equal(item.no, i);
  for (const item of opened.items)
    if (item.failure !== null)
      assert.ok(
        opened.findings.some((finding) => finding.item === item.no),
        item.path,
      );
}

/** True when it gave as many bytes as it states; false when it failed as items may. */
async function readWhole(item: OpenItem): Promise<boolean> {
  let size = 0;
  try {
    for await (const chunk of item.stream()) size += chunk.length;
  } catch (error) {
    if (!isProblem(error)) throw error;
    return false;
  }
  assert.equal(size, item.size, `${item.path} gives what it states`);
  return true;
}
