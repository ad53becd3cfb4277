/** Where veraPDF is on this machine (`verapdf`, or the path in TECUM_VERAPDF), it and our judge say the same. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { renderPdf } from '../../../src/letters/pdf/render.js';
import { draftOf, preservationFacts, subpoenaFacts } from '../sample.js';
import { fileMutations } from './mutations/file.js';
import { pageMutations } from './mutations/page.js';
import { treeMutations } from './mutations/tree.js';
import { isProgram } from './programs.js';

const program = process.env.TECUM_VERAPDF ?? 'verapdf';
const absent = !isProgram(program) && 'veraPDF is not on this machine; our own judge stands for it';

/** Rules of ours that veraPDF has too, and by which profile. It looks at states and images only where they are used. */
const SHARED: Record<'ua1' | '3b', RegExp> = {
  ua1: /^(01-00[3457]|06-00|07-00|02-001|09-00|10-001|11-00|13-004|14-00|15-003|17-002|19-00|20-00|21-001|28-0|30-00|31-0(04|05|09|11|14|16|27|30))/,
  '3b': /^(21-001|20-00|31-0(04|05|09|11|14|16|30)|A3-6\.1\.(2|3-[13]|4|6|7|9|13)|A3-6\.2\.(2-1|3-2|4)|A3-6\.(3|4|5|8|10|11)|A3-6\.6)/,
};

/** Names of the files that veraPDF passes, out of `PASS path` lines. */
function passed(folder: string, flavour: string, names: string[]): string[] {
  const run = spawnSync(
    program,
    ['--flavour', flavour, '--format', 'text', ...names.map((name) => join(folder, name))],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  return [...run.stdout.matchAll(/^PASS (\S+)/gm)].map(([, path]) => basename(path!)).sort();
}

describe('veraPDF and our judge', { skip: absent }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'tecum-vera-'));

  it('both pass letters in order', async () => {
    const letters = { 'preservation.pdf': preservationFacts(), 'subpoena.pdf': subpoenaFacts() };
    for (const [name, facts] of Object.entries(letters))
      writeFileSync(join(folder, name), await renderPdf(draftOf(facts), { final: true }));
    for (const flavour of ['ua1', '3b'])
      assert.deepEqual(passed(folder, flavour, Object.keys(letters)), Object.keys(letters).sort(), flavour);
  });

  it('both fail what is broken', async () => {
    const good = await renderPdf(draftOf(preservationFacts()));
    const mutations = [...fileMutations, ...pageMutations, ...treeMutations].filter(
      ({ fails }) => !fails.includes('A3-6.1.3-2'),
    );
    for (const [flavour, shared] of Object.entries(SHARED)) {
      const names = mutations.flatMap(({ fails, apply }, i) => {
        if (!fails.some((id) => shared.test(id))) return [];
        const name = `${flavour}-${i}-${fails.join('_')}.pdf`;
        writeFileSync(join(folder, name), apply(good));
        return [name];
      });
      assert.ok(names.length > 40, `${names.length} files`);
      assert.deepEqual(passed(folder, flavour, names), []);
    }
  });
});
