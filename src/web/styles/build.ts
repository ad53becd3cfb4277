/** Builds `public/` beside the compiled source: the style sheet, the fonts and pictures that it names, our scripts. */

import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileAsync } from 'sass';
import { projectPath } from '../../base/root.js';

const uswds = projectPath('node_modules', '@uswds', 'uswds');
const output = fileURLToPath(new URL('../../../public', import.meta.url));

/** Bytes that the style sheet may have: what a page costs is a promise to people on slow lines. */
const styleLimit = 100_000;

async function build(): Promise<void> {
  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  const { css } = await compileAsync(projectPath('src', 'web', 'styles', 'tecum.scss'), {
    loadPaths: [join(uswds, 'packages'), projectPath('src', 'web', 'styles')],
    style: 'compressed',
    quietDeps: true,
    silenceDeprecations: ['import', 'global-builtin', 'if-function'],
  });
  const text = await copyNamed(withoutUnused(css));
  const bytes = Buffer.byteLength(text);
  if (bytes > styleLimit) throw new Error(`tecum.css has ${bytes} bytes; ${styleLimit} are allowed`);
  await writeFile(join(output, 'tecum.css'), text);
  const scripts = await copyAssets();
  process.stdout.write(`tecum.css ${bytes} bytes, ${scripts} other files → ${output}\n`);
}

/** Classes of USWDS that come with a part that is used, and stand on no page. */
const unused = /\.width-mobile\b|\.usa-table--stacked-header\b/;

/** Leaves out the rules of `unused`; a rule that has other selectors keeps those. */
function withoutUnused(css: string): string {
  return css.replace(/([^{}]+)(\{[^{}]*\})/g, (rule, selectors: string, body: string) => {
    const kept = selectors.split(',').filter((one) => !unused.test(one));
    return unused.test(selectors) ? (kept.length === 0 ? '' : kept.join(',') + body) : rule;
  });
}

/** Copies each font and picture that the style sheet names, and adds its hash to the address. */
async function copyNamed(css: string): Promise<string> {
  let text = css;
  const names = new Set(
    [...css.matchAll(/url\(["']?((?:img|fonts)\/[^"')]+)["']?\)/g)].map((match) => match[1] ?? ''),
  );
  for (const name of names) {
    const bytes = await readFile(join(uswds, 'dist', name));
    await mkdir(dirname(join(output, name)), { recursive: true });
    await writeFile(join(output, name), bytes);
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    text = text.replaceAll(name, `${name}?v=${hash}`);
  }
  return text;
}

async function copyAssets(): Promise<number> {
  const folder = projectPath('src', 'web', 'assets');
  const names = await readdir(folder);
  for (const name of names) await copyFile(join(folder, name), join(output, name));
  return names.length;
}

await build();
