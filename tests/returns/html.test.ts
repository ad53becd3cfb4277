/** HTML: tags and texts with byte positions; scripts are not run. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readHtml } from '../../src/returns/formats/html.js';
import { itemOf } from './helpers.js';

interface Heard {
  events: string[];
  /** Text as heard, beside the bytes that it says it stands at. */
  texts: [string, string][];
  scripts: number;
}

async function hear(content: string | Buffer, chunk = 5): Promise<Heard> {
  const bytes = Buffer.from(content);
  const heard: Heard = { events: [], texts: [], scripts: 0 };
  const info = await readHtml(itemOf(bytes, 'a.html', chunk), {
    open: (name, attributes) => void heard.events.push(`<${name} ${JSON.stringify(attributes)}`),
    text(text, start, end) {
      heard.events.push(text);
      heard.texts.push([text, bytes.toString('utf8', start, end)]);
    },
    close: (name) => void heard.events.push(`>${name}`),
  });
  heard.scripts = info.scripts;
  return heard;
}

test('tags, attributes, texts in one piece with entities, at their bytes', async () => {
  const heard = await hear('<div class="mé">Café &amp; crème 🙂 &lt;b&gt;</div><p>2 &lt; 3');
  assert.deepEqual(heard.events, [
    '<div {"class":"mé"}',
    'Café & crème 🙂 <b>',
    '>div',
    '<p {}',
    '2 < 3',
    '>p',
  ]);
  assert.deepEqual(
    heard.texts.map(([, raw]) => raw),
    ['Café &amp; crème 🙂 &lt;b&gt;', '2 &lt; 3'],
  );
});

test('an entity for a character above U+007F is not mistaken for bytes', async () => {
  const heard = await hear('<p>&Atilde;&copy; Ã© &eacute;</p>');
  assert.equal(heard.texts[0]![0], 'Ã© Ã© é');
});

test('a byte-order mark moves no position', async () => {
  const heard = await hear('\ufeff<p>é</p><p>x</p>');
  assert.deepEqual(heard.texts, [
    ['é', 'é'],
    ['x', 'x'],
  ]);
});

test('scripts and styles are not handed over, and scripts are counted', async () => {
  const heard = await hear(
    '<p>a<script>alert("<p>no</p>")</script>b</p><style>p{}</style><i onclick="x()">c</i>',
  );
  assert.equal(heard.texts.map(([text]) => text).join('|'), 'a|b|c');
  assert.equal(heard.scripts, 2);
});

test('elements left open are closed at the end', async () => {
  const heard = await hear('<div><div>x</div>');
  assert.deepEqual(heard.events.slice(-3), ['x', '>div', '>div']);
});

test('random texts between tags come back, whatever the chunks', async () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'é', '日', '🙂', '&', '<', '>', '"', ' ', ';', '#') });
  const escaped = (text: string): string =>
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  await fc.assert(
    fc.asyncProperty(fc.array(word), fc.integer({ min: 1, max: 30 }), async (words, chunk) => {
      const heard = await hear(words.map((one) => `<p>${escaped(one)}</p>`).join(''), chunk);
      const expected = words.filter((one) => one !== '');
      assert.deepEqual(
        heard.texts.map(([text]) => text),
        expected,
      );
      assert.deepEqual(
        heard.texts.map(([, raw]) => raw),
        expected.map(escaped),
      );
    }),
    { numRuns: 300 },
  );
});
