/**
 * `npm test`: sets the checkout up where needed, then runs every test. A path or a part of one after `--` runs
 * only the files whose path holds it: `npm test -- letters`.
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { prepare, root, say, stop } from './prepare.mjs';

await prepare();
const wanted = process.argv.slice(2);
const files = testsIn(join(root, 'dist', 'tests')).filter(
  (file) => wanted.length === 0 || wanted.some((part) => relative(root, file).includes(part)),
);
if (files.length === 0) stop(`no test file matches ${wanted.join(' ')}`);
say(`running ${files.length} test files …`);
const child = spawn(process.execPath, ['--test', '--test-concurrency=2', '--test-timeout=300000', ...files], {
  cwd: root,
  stdio: 'inherit',
});
child.on('exit', (code) => process.exit(code ?? 1));

function testsIn(dir) {
  return readdirSync(dir, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? testsIn(join(dir, entry.name)) : [join(dir, entry.name)]))
    .filter((file) => file.endsWith('.test.js'))
    .sort();
}
