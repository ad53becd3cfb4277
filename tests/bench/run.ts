/**
 * `npm run bench`: every benchmark in turn, each in a process of its own. `npm run bench -- read 1000` runs one, and hands it
 * the rest of the words: here, returns of 1,000 MB. Figures are ratios taken in the same run, never limits of a test.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const helpers = new Set(['run.js', 'generate.js', 'generate-mail.js', 'desk-of-records.js']);
const all = readdirSync(here)
  .filter((name) => name.endsWith('.js') && !helpers.has(name))
  .map((name) => name.slice(0, -3))
  .sort();
const [wanted, ...words] = process.argv.slice(2);

if (wanted !== undefined && !all.includes(wanted)) {
  console.error(`There is no benchmark "${wanted}". There are: ${all.join(', ')}.`);
  process.exit(2);
}
for (const name of wanted === undefined ? all : [wanted]) {
  console.log(`\n== ${name} ==`);
  const { status } = spawnSync(process.execPath, [join(here, `${name}.js`), ...words], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
