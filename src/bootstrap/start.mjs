/** `npm start`: sets the checkout up where needed, then serves Tecum; arguments go to `tecum serve`. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepare, root } from './prepare.mjs';

await prepare();
const child = spawn(
  process.execPath,
  [join(root, 'dist', 'src', 'cli', 'main.js'), 'serve', ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 0));
