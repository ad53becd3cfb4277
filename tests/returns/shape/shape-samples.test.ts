/** Shapes of real exports by others: nothing of their values is left. Skipped where the samples are not on the machine. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { projectPath } from '../../../src/base/root.js';
import { checkShape } from '../../../src/returns/shape/check-shape.js';
import { shapeReturn } from '../../../src/returns/shape/shape-return.js';

const samples = projectPath('..', 'shared', 'samples');
const folder = mkdtempSync(join(tmpdir(), 'tecum-shape-samples-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A folder of more than this is for the nightly run. */
const most = 30 * 1024 * 1024;

function sizeOf(path: string): number {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return entries.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

describe('the shape of each sample', {
  skip: existsSync(samples) ? false : 'the samples are not on this machine',
}, () => {
  const folders = existsSync(samples)
    ? readdirSync(samples, { withFileTypes: true }).filter((one) => one.isDirectory())
    : [];
  for (const { name } of folders)
    it(`${name} holds nothing but public words and filler`, async (context) => {
      const path = join(samples, name);
      if (sizeOf(path) > most) return context.skip('larger than 30 MiB');
      const { dir, files } = await shapeReturn(path, join(folder, name));
      assert.ok(files > 0);
      assert.deepEqual(await checkShape(dir), []);
    });
});
