/** The page scanner against the library that knows all of HTML: the same tags, texts and places. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { readHtml } from '../../src/returns/formats/html.js';
import { itemOf } from './helpers.js';

type Heard = [what: string, detail: string, attributes?: string];

async function ours(page: string, chunk: number): Promise<Heard[]> {
  const heard: Heard[] = [];
  await readHtml(itemOf(Buffer.from(page), 'a.html', chunk), {
    open: (name, attributes, start) =>
      void heard.push(['open', `${name}@${start}`, JSON.stringify(attributes)]),
    text: (text, start, end) => void heard.push(['text', `${text}@${start}-${end}`]),
    close: (name) => void heard.push(['close', name]),
  });
  return heard;
}

/** The library's events for the same page (ASCII only, so that its places are bytes), scripts and styles without content. */
function theirs(page: string): Heard[] {
  const heard: Heard[] = [];
  let [text, from, to, silent] = ['', -1, 0, 0];
  const flush = (): void => {
    if (from >= 0) heard.push(['text', `${text}@${from}-${to}`]);
    [text, from] = ['', -1];
  };
  const isSilent = (name: string): boolean => name === 'script' || name === 'style';
  const parser = new Parser({
    onopentag(name, attributes) {
      flush();
      if (isSilent(name)) silent++;
      heard.push(['open', `${name}@${parser.startIndex}`, JSON.stringify(attributes)]);
    },
    ontext(piece) {
      if (silent > 0) return;
      if (from < 0) from = parser.startIndex;
      text += piece;
      to = parser.endIndex + 1;
    },
    onclosetag(name) {
      flush();
      if (isSilent(name)) silent--;
      heard.push(['close', name]);
    },
  });
  parser.end(page);
  flush();
  return heard;
}

/** Pieces of pages: whole elements, stray tags, odd spellings, comments, and words with entities. */
const piece = fc.oneof(
  fc.constantFrom(
    '<div class="t o">',
    '<div class="t i">',
    "<div class='m'>",
    '<DIV ID=page_1 CLASS="pageBreak">',
    '</div>',
    '</DIV>',
  ),
  fc.constantFrom(
    '<p>',
    '</p>',
    '<span title="a>b">',
    '</span>',
    '<b>',
    '</b>',
    '<br>',
    '<br />',
    '<br/>',
    '<img src="x.png" alt="1 < 2">',
  ),
  fc.constantFrom(
    '<table>',
    '<tr>',
    '<td>',
    '</td>',
    '</tr>',
    '</table>',
    '<ul>',
    '<li>',
    '</li>',
    '</ul>',
    '<hr>',
  ),
  fc.constantFrom('<!-- a > b -->', '<!---->', '<!DOCTYPE html>', '<?xml version="1.0"?>', '<!-- <div> -->'),
  fc.constantFrom(
    '<script>if (a<b) { "</div>" }</script>',
    '<style>p > b {}</style>',
    '<title>a &amp; <b> c</title>',
    '<textarea><div></textarea>',
  ),
  fc.constantFrom(
    '<a href="?a=1&amp;b=2" data-x>',
    '</a>',
    '<i onclick="x()">',
    '</i>',
    '<div\n class="p"\t>',
    '</nothing>',
  ),
  fc.constantFrom(
    'words',
    ' ',
    '\n',
    'a < b',
    '1<2',
    '&lt;b&gt;',
    '&eacute;',
    '&#128690;',
    '&nosuch;',
    'x &amp y',
    '&',
  ),
);

const info = (page: string, chunk = 1000) => readHtml(itemOf(Buffer.from(page), 'a.html', chunk), {});

describe('the page scanner', () => {
  it('says whether a page came whole', async () => {
    const whole = await info('<html><body><div><p>a<li>b</div ></body></html>');
    assert.deepEqual([whole.unclosed, whole.closed], [0, true]);
    const cut = await info('<html><body><div><div>a<div cla');
    // Two blocks, and a tag that has no end.
    assert.deepEqual([cut.unclosed, cut.closed], [3, false]);
    const hidden = await info('<p>a</p><!-- the rest <div>b</div>');
    assert.equal(hidden.unclosed, 1);
  });

  it('takes a picture of some megabytes in an attribute', async () => {
    const picture = 'A'.repeat(3_000_000);
    const page = `<p>a<img src="data:image/png;base64,${picture}">b</p>`;
    const b = page.indexOf('>b') + 1;
    const heard = await ours(page, 65_536);
    assert.deepEqual(
      heard.map(([what, detail]) => [what, detail]),
      [
        ['open', 'p@0'],
        ['text', 'a@3-4'],
        ['open', 'img@4'],
        ['close', 'img'],
        ['text', `b@${b}-${b + 1}`],
        ['close', 'p'],
      ],
    );
  });

  it('reads bytes that are not UTF-8 as windows-1252', async () => {
    const texts: string[] = [];
    const bytes = Buffer.concat([
      Buffer.from('<p>ab '.repeat(3)),
      Buffer.from([0x63, 0xe9, 0x3c, 0x2f, 0x70, 0x3e]),
    ]);
    await readHtml(itemOf(bytes, 'a.html', 4), { text: (text) => void texts.push(text) });
    assert.equal(texts.at(-1), 'ab c\u00e9');
  });

  it('hears what the library hears, whatever the chunks', async () => {
    const pages = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(pages, fc.integer({ min: 1, max: 64 }), async (page, chunk) => {
        assert.deepEqual(await ours(page, chunk), theirs(page));
      }),
      { numRuns: 2000 },
    );
  });
});
