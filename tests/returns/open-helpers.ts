/** Opens what a test made, and sees that nothing of it stays behind. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { openReturn } from '../../src/returns/open/open-return.js';
import { memoryBytes, rangeOf } from '../../src/returns/open/range.js';
import type { Given, OpenItem, OpenOptions, OpenReturn } from '../../src/returns/open/types.js';
import { put, tempFolder } from './helpers.js';

/** All bytes of an item as text. */
export async function contentOf(item: OpenItem): Promise<string> {
  const parts: Buffer[] = [];
  for await (const chunk of item.stream()) parts.push(chunk);
  return Buffer.concat(parts).toString('utf8');
}

/** Writes files, opens them together, and checks after the test that the spool is empty again. */
export async function opened(
  t: TestContext,
  files: Record<string, Buffer | string>,
  options: OpenOptions = {},
): Promise<OpenReturn> {
  // Hooks run in the order in which they were set: this one before the folder is deleted.
  let check = async (): Promise<void> => undefined;
  t.after(() => check());
  const folder = await tempFolder(t);
  const spool = join(folder, 'spool');
  await mkdir(spool);
  const paths = await put(folder, files);
  const result = await openReturn(paths, { tempDir: spool, ...options });
  check = async () => {
    await result.close();
    assert.deepEqual(readdirSync(spool), [], 'what was spooled is deleted');
  };
  return result;
}

/** Bytes in memory as something given. */
export function givenOf(name: string, bytes: Buffer): Given {
  const random = memoryBytes(bytes);
  return {
    name,
    bytes: bytes.length,
    stream: () => rangeOf(random, 0, bytes.length),
    random: async () => random,
  };
}

/** The codes of all findings, in order. */
export function codesOf(result: OpenReturn): string[] {
  return result.findings.map((finding) => finding.code);
}

/** Sees that each byte of each archive is in one of its parts. */
export function assertWhole(result: OpenReturn): void {
  assert.equal(result.unaccounted, 0);
  for (const { path, bytes, parts } of result.archives) {
    const sum = Object.values(parts!).reduce((all: number, part: number) => all + part, 0);
    assert.equal(sum, bytes, path);
  }
}
