/** Writes small returns into a temporary folder for one test. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';

/** A folder with these files (path → content); it goes away when the test ends. */
export function tempReturn(t: TestContext, files: Record<string, string | Buffer>): string {
  const root = mkdtempSync(join(tmpdir(), 'tecum-return-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = join(root, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return root;
}
