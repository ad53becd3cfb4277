/** The HTML preview says what the print says, and lets no name in it become markup or hide. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Catalog } from '../../src/catalog/types.js';
import { composeLetter } from '../../src/letters/compose.js';
import { htmlOf, renderHtml, renderHtmlFragment } from '../../src/letters/html.js';
import { renderPdf } from '../../src/letters/pdf/render.js';
import { visible } from '../../src/letters/visible.js';
import { loadKnowledge } from '../../src/navigator/index.js';
import { draftOf, preservationFacts } from './sample.js';
import { allSamples } from './samples.js';
import { htmlWords, pdfWords } from './texts.js';

let catalog: Catalog;
before(() => {
  catalog = loadKnowledge({}).catalog;
});

describe('preview and print', () => {
  it('every sample letter reads the same in PDF and HTML; its draft too, for the first provider', async () => {
    const samples = allSamples(catalog);
    assert.ok(samples.length >= 3);
    for (const [index, { name, draft }] of samples.entries()) {
      for (const final of index % 3 === 0 ? [false, true] : [true]) {
        const options = { final, images: null };
        const pdf = pdfWords(await renderPdf(draft, options));
        assert.ok(pdf.length > 100, name);
        assert.deepEqual(htmlWords(renderHtml(draft, options)), pdf, `${name}, ${final ? 'final' : 'draft'}`);
      }
    }
  });

  it('hidden signs and both directions read the same in PDF and HTML', async () => {
    const names = [
      'ali\u202egpj.exe',
      'a\u200bb\u0007c',
      'نور_91 שלום x',
      'Zoë e\u0301',
      '👩\u200d💻 fox',
      'x\u2066y\u2069',
    ];
    for (const value of names) {
      const draft = draftOf(preservationFacts({ identifiers: [{ kind: 'username', value }] }));
      const html = htmlWords(renderHtml(draft, { images: null }));
      assert.deepEqual(html, pdfWords(await renderPdf(draft, { images: null })), value);
    }
  });
});

describe('HTML of a letter', () => {
  it('a name is text: no element and no attribute comes of it', () => {
    const evil = '<img src=x onerror=alert(1)>"\'&</p><script>alert(2)</script>';
    const draft = draftOf(
      preservationFacts({
        identifiers: [{ kind: 'username', value: evil }],
        case: { number: evil, title: evil },
        remarks: evil,
        agency: { ...preservationFacts().agency, name: evil, letterhead: [evil] },
      }),
    );
    const html = renderHtml(draft, { images: null });
    assert.equal(html.match(/<(img|script)/g), null);
    assert.ok((html.match(/&lt;img src=x/g) ?? []).length >= 4);
  });

  it('writes out signs that are not seen', () => {
    const value = 'a\u202eb\u200bc\u0000d\u00ade';
    const html = renderHtml(draftOf(preservationFacts({ identifiers: [{ kind: 'username', value }] })), {
      images: null,
    });
    assert.ok(html.includes('a[U+202E]b[U+200B]c[U+0000]d[U+00AD]e'));
    for (const sign of ['\u202e', '\u200b', '\u0000', '\u00ad']) assert.ok(!html.includes(sign));
  });

  it('pictures stand inside, with what a screen reader says', () => {
    const picture = { bytes: Buffer.from('89504e47', 'hex'), type: 'png' as const, width: 40, height: 20 };
    const html = renderHtml(draftOf(preservationFacts()), { images: { logo: picture, seal: picture } });
    assert.match(
      html,
      /<img [^>]*src="data:image\/png;base64,iVBORw=="[^>]*alt="Logo of Greene County Police Department">/,
    );
    assert.match(html, /alt="Seal of Greene County Police Department">/);
  });

  it('the code of a final letter is a picture with words, and a draft has none', () => {
    const draft = draftOf(preservationFacts());
    assert.match(
      renderHtml(draft, { final: true, code: 'AAAA-BBBB-CC', images: null }),
      /<svg role="img" aria-label="[^"]*AAAA-BBBB-CC"/,
    );
    assert.doesNotMatch(renderHtml(draft, { images: null }), /<svg/);
  });

  it('several papers are sections with their language and title; one paper is none', () => {
    const one = composeLetter(draftOf(preservationFacts()), { images: null });
    assert.doesNotMatch(htmlOf(one), /<section/);
    const first = one.documents[0]!;
    const second = { ...first, id: 'second', title: 'Anexo "A"', language: 'es' };
    const html = htmlOf({ ...one, documents: [first, second] });
    assert.match(html, /<section class="letter-document" id="letter-1" lang="en"/);
    assert.match(
      html,
      /<section class="letter-document" id="letter-2" lang="es" aria-label="Anexo &quot;A&quot;">/,
    );
  });

  it('stands in a page with a heading of its own', () => {
    const fragment = renderHtmlFragment(draftOf(preservationFacts()), { headingOffset: 1, images: null });
    assert.doesNotMatch(fragment, /<h1|<style|<html/);
    assert.match(fragment, /<h2>Request to preserve records/);
  });

  it('ten thousand accounts stand in it one by one', () => {
    const identifiers = Array.from({ length: 10_000 }, (_, n) => ({
      kind: 'username' as const,
      value: `fox${n}`,
    }));
    const html = renderHtml(draftOf(preservationFacts({ identifiers })), { images: null });
    assert.equal(html.match(/<code dir="ltr">fox\d+<\/code>/g)?.length, 10_000);
  });
});

describe('visible text', () => {
  it('nothing that XML forbids or that is not seen comes out, whatever goes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const shown = visible(text);
        assert.doesNotMatch(
          shown.replaceAll('\n', ''),
          /[\p{Cc}\p{Cs}\p{Co}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u,
        );
        assert.equal(visible(shown), shown);
      }),
    );
  });

  it('keeps what joins signs that are seen', () => {
    for (const text of ['👩\u200d👩\u200d👧', '❤\ufe0f', '7\ufe0f\u20e3', 'می\u200cخواهم'])
      assert.equal(visible(text), text);
    assert.equal(visible('a\u200db'), 'a[U+200D]b');
  });

  it('keeps line ends, turns tabulators into spaces, composes accents', () => {
    assert.equal(visible('e\u0301\n\tx'), '\u00e9\n x');
  });
});
