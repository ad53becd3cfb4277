/** Shapes of every provider's example: nothing of the values is left, and the same reader reads the same layout of it. */
import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { projectPath } from '../../../src/base/root.js';
import { readReturn } from '../../../src/returns/engine.js';
import { loadReaders } from '../../../src/returns/registry.js';
import { checkShape, foreignRuns } from '../../../src/returns/shape/check-shape.js';
import { isFiller } from '../../../src/returns/shape/filler.js';
import { shapeReturn } from '../../../src/returns/shape/shape-return.js';
import { vocabulary } from '../../../src/returns/shape/vocabulary.js';

const folder = mkdtempSync(join(tmpdir(), 'tecum-shape-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;
const out = (): string => join(folder, String(made++));

function examples(): string[] {
  const root = projectPath('providers');
  return readdirSync(root).flatMap((provider) =>
    readdirSync(join(root, provider))
      .filter((name) => /^example/.test(name))
      .map((name) => join(root, provider, name, 'input'))
      .filter((path) => existsSync(path)),
  );
}

/** Layouts whose records are told by words within the text itself, which a shape replaces. docs/shape.md lists them. */
const toldByValues = new Set(
  readFileSync(projectPath('docs', 'shape.md'), 'utf8').match(/(?<=^- `)[\w-]+\/example[\w-]*(?=`)/gm) ?? [],
);

describe('the shape of each example', async () => {
  const readers = await loadReaders();
  const about = async (path: string) => {
    const summary = await readReturn([path], { readers });
    const unknown = summary.ledger.items.flatMap((item) =>
      item.fields.filter((field) => field.state === 'unknown'),
    );
    const { provider, layout, reader } = summary;
    return {
      provider,
      layout,
      reader,
      records: summary.records.total,
      drift: summary.drift.length,
      unknown: unknown.length,
    };
  };
  for (const path of examples()) {
    const name = path.split('/').slice(-3, -1).join('/');
    it(`${name} holds nothing but public words and filler`, async () => {
      const { dir } = await shapeReturn(path, out());
      assert.deepEqual(await checkShape(dir), []);
      if (toldByValues.has(name)) return;
      const [was, is] = [await about(path), await about(dir)];
      assert.deepEqual(is, was);
    });
  }
});

/** A value that is made to be found again: what a return might hold. */
const secrets = [
  'Wintergreen',
  'jane.wintergreen',
  '8675309',
  '2019-11-23',
  '203.0.113.99',
  'Grüßgott',
  'yellowstone',
];

const files: Record<string, string> = {
  'Wintergreen 8675309/messages.csv': `Legend for jane.wintergreen@yellowstone.org\n\nSender,Timestamp,Text,Wintergreen\njane.wintergreen,2019-11-23 10:11:12,"Grüßgott, ""Wintergreen""\nnext 8675309",yellowstone\n`,
  'data.json': JSON.stringify({
    'Chat with Wintergreen': [
      {
        sender: 'jane.wintergreen',
        at: '2019-11-23T10:00:00Z',
        ip: '203.0.113.99',
        type: 'yellowstone',
        n: 8675309,
      },
    ],
  }),
  'page.html':
    '<html><head><title>Wintergreen</title><style>.Wintergreen{}</style></head><body data-name="Wintergreen" class="yellowstone"><!-- Wintergreen --><script>var a="Wintergreen"</script><p>Sender: Gr&uuml;&szlig;gott jane&#46;wintergreen 8675309</p></body></html>',
  'mail.mbox':
    'From jane.wintergreen@yellowstone.org Sat Nov 23 10:00:00 2019\nFrom: Wintergreen <jane.wintergreen@yellowstone.org>\nX-Wintergreen: 8675309\nContent-Type: multipart/mixed; boundary="Wintergreen8675309"\n\n--Wintergreen8675309\nContent-Type: text/plain; name=Wintergreen\n\nGrüßgott 2019-11-23\n--Wintergreen8675309--\n',
  'chat.txt': '23/11/2019, 10:11 - Wintergreen: call 8675309\nyellowstone\n',
  'photo.jpg': '\u00ff\u00d8\u00ff\u00e0 Exif Wintergreen 8675309',
};

it('leaves none of the planted values in names or bytes', async () => {
  const input = join(folder, 'planted');
  for (const [name, text] of Object.entries(files)) {
    const file = join(input, name);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text, name.endsWith('.jpg') ? 'latin1' : 'utf8');
  }
  const { dir } = await shapeReturn(input, out());
  const all = everything(dir);
  assert.ok(all.length > 500);
  for (const secret of secrets) assert.ok(!all.toLowerCase().includes(secret.toLowerCase()), secret);
});

it('draws anew each time: two shapes of one return differ', async () => {
  const input = join(folder, 'twice');
  mkdirSync(input);
  writeFileSync(join(input, 'a.csv'), `Sender,Text\n${'ada,hello there\n'.repeat(20)}`);
  const [one, two] = [await shapeReturn(input, out()), await shapeReturn(input, out())];
  const texts = [one, two].map(({ dir }) => everything(dir));
  assert.notEqual(texts[0], texts[1]);
  const senders = texts[0]!.match(/^[a-z]+(?=,)/gm) ?? [];
  assert.ok(new Set(senders).size > 3, 'equal values do not stay equal');
});

it('can tell a word that is neither layout nor filler', () => {
  const known = vocabulary();
  assert.deepEqual(foreignRuns('Sender,quzoxu 6677', known), []);
  assert.deepEqual(foreignRuns('Sender: Wintergreen 8675309', known), ['Wintergreen', '8675309']);
  assert.ok(!isFiller('hello') && !isFiller('2019'));
});

it('refuses a folder that is there, and leaves nothing half-made', async () => {
  const there = out();
  mkdirSync(there);
  await assert.rejects(shapeReturn(join(folder, 'twice'), there), { code: 'out-exists' });
  await assert.rejects(shapeReturn(join(folder, 'nothing-here'), `${there}-b`), { code: 'path-missing' });
  assert.ok(!existsSync(`${there}-b`) && !existsSync(`${there}-b.building`));
});

function everything(dir: string): string {
  return readdirSync(dir)
    .map((name) => {
      const file = join(dir, name);
      return `${name}\n${statSync(file).isDirectory() ? everything(file) : readFileSync(file, 'utf8')}`;
    })
    .join('\n');
}
