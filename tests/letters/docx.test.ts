/** The Word form: the same words, real structure, the same bytes, and LibreOffice opens it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { Catalog } from '../../src/catalog/types.js';
import { composeLetter } from '../../src/letters/compose.js';
import { countingOf } from '../../src/letters/docx/lists.js';
import { docxOf, renderDocx } from '../../src/letters/docx/render.js';
import { columnWidths } from '../../src/letters/docx/tables.js';
import { htmlOf, renderHtml } from '../../src/letters/html.js';
import { parseMarkdown } from '../../src/letters/markdown/parse.js';
import type { LetterDraft } from '../../src/letters/types.js';
import { loadKnowledge } from '../../src/navigator/index.js';
import { draftOf, preservationFacts } from './sample.js';
import { allSamples } from './samples.js';
import { docxParts, docxWords, htmlWords, words } from './texts.js';

let catalog: Catalog;
before(() => {
  catalog = loadKnowledge({}).catalog;
});

const facts = { author: 'Greene County Police Department', date: new Date('2026-11-23T00:00:00Z') };

/** A letter of one paper with a text of our own. */
function letterOf(markdown: string, language = 'en') {
  const letter = composeLetter(draftOf(preservationFacts()), { images: null, final: true });
  const document = { ...letter.documents[0]!, language, letterhead: null, blocks: parseMarkdown(markdown) };
  return { ...letter, documents: [document] };
}

async function documentXml(markdown: string, language = 'en'): Promise<string> {
  return docxParts(await docxOf(letterOf(markdown, language), facts)).get('word/document.xml') ?? '';
}

describe('DOCX of a letter', () => {
  it('has the words of the HTML preview, in their order, for every sample', async () => {
    for (const { name, draft } of allSamples(catalog)) {
      const options = { images: null, final: true };
      const found = docxWords(await renderDocx(draft, options));
      assert.deepEqual(found, htmlWords(renderHtml(draft, options)), name);
    }
  });

  it('opens in LibreOffice and shows the same words', {
    skip: !hasOffice() && 'LibreOffice is not on this machine',
  }, async () => {
    const sample = allSamples(catalog).find(({ name }) => name.startsWith('subpoena'))!;
    const shown = await throughOffice(sample.draft);
    const wanted = htmlWords(renderHtml(sample.draft, { images: null, final: true }));
    assert.deepEqual(
      shown,
      wanted.filter((word) => !/^_+$/.test(word)),
    );
  });

  it('same letter, same bytes, whatever was made before', async () => {
    const draft = draftOf(preservationFacts());
    const options = { images: null, final: true };
    const first = await renderDocx(draft, options);
    await renderDocx(draftOf(preservationFacts({ case: { number: '26-0200' } })), options);
    assert.ok((await renderDocx(draft, options)).equals(first));
    assert.ok(!(await renderDocx(draft, { images: null })).equals(first));
  });

  it('says when, by whom and what it is, from the letter alone', async () => {
    const core = docxParts(await docxOf(letterOf('Text'), facts)).get('docProps/core.xml') ?? '';
    assert.equal(core.match(/2026-11-23T00:00:00Z/g)?.length, 2);
    assert.match(core, /<dc:title>Request to preserve records[^<]*Snap Inc\., case 26-0117<\/dc:title>/);
    assert.match(core, /<dc:creator>Greene County Police Department<\/dc:creator>/);
  });

  it('headings, list numbers and repeated table heads are those of Word', async () => {
    const xml = await documentXml(
      '# One\n\n## Two\n\n- dot\n\n(B) bee\n(C) sea\n\n| A | B |\n|---|---|\n| 1 | 2 |\n',
    );
    assert.match(xml, /<w:pStyle w:val="Heading1"\/>/);
    assert.match(xml, /<w:pStyle w:val="Heading2"\/>/);
    assert.equal(xml.match(/<w:numPr>/g)?.length, 3);
    assert.doesNotMatch(xml, /\(B\)/);
    assert.equal(xml.match(/<w:tblHeader\/>/g)?.length, 1);
    assert.equal(xml.match(/<w:cantSplit\/>/g)?.length, 2);
  });

  it('lists begin anew and keep labels that do not count on', () => {
    const labels = (text: string) => text.split(' ');
    const counted = (text: string) => {
      const found = countingOf(labels(text));
      return found && [found.format, found.text, found.start];
    };
    assert.deepEqual(counted('• •'), ['bullet', '•', 1]);
    assert.deepEqual(counted('1. 2. 3.'), ['decimal', '%1.', 1]);
    assert.deepEqual(counted('(B) (C)'), ['upperLetter', '(%1)', 2]);
    assert.deepEqual(counted('(a) (b)'), ['lowerLetter', '(%1)', 1]);
    assert.equal(counted('1. 3.'), null);
    assert.equal(counted('(1) 2.'), null);
    assert.equal(counted('(AA) (AB)'), null);
  });

  it('a label that does not count on is text', async () => {
    const bytes = await docxOf(letterOf('1. one\n3. three\n'), facts);
    assert.deepEqual(docxWords(bytes), ['1.', 'one', '3.', 'three']);
  });

  it('lines to write on are tabulators with a line, and stay with who signs', async () => {
    const xml = await documentXml('::: signature\nElena Reyes\nDetective\n:::\n\n::: form\nName\n:::\n');
    assert.equal(xml.match(/w:leader="underscore"/g)?.length, 3);
    assert.equal(xml.match(/<w:keepNext\/>/g)?.length, 3);
    assert.doesNotMatch(xml, /_{3}/);
  });

  it('right-to-left text is marked run by run, and East Asian fonts are named', async () => {
    const xml = await documentXml('Account `نور 91` of שלום here');
    assert.deepEqual(
      [...xml.matchAll(/<w:rtl\/>.*?<w:t[^>]*>([^<]*)</g)].map((match) => match[1]),
      ['نور', 'שלום'],
    );
    const styles = docxParts(await docxOf(letterOf('x'), facts)).get('word/styles.xml') ?? '';
    assert.match(styles, /w:eastAsia="Noto Sans CJK SC"/);
  });

  it('the language is the letter’s, and that of a paper in another one is marked', async () => {
    const styles = docxParts(await docxOf(letterOf('x'), facts)).get('word/styles.xml') ?? '';
    assert.match(styles, /<w:lang w:val="en"\/>/);
    assert.match(await documentXml('Hola', 'es'), /<w:lang w:val="es"\/>/);
  });

  it('each paper is a section with its own foot, and pages count through', async () => {
    const letter = letterOf('First');
    const second = { ...letter.documents[0]!, foot: 'Case 26-0200' };
    const parts = docxParts(await docxOf({ ...letter, documents: [letter.documents[0]!, second] }, facts));
    assert.equal((parts.get('word/document.xml') ?? '').match(/<w:sectPr/g)?.length, 2);
    const feet = [...parts].filter(([name]) => /^word\/footer\d+\.xml$/.test(name)).map(([, xml]) => xml);
    assert.deepEqual(feet.map((xml) => /Case 26-0\d\d\d/.exec(xml)?.[0]).sort(), [
      'Case 26-0117',
      'Case 26-0200',
    ]);
    for (const xml of feet) assert.match(xml, /PAGE.*NUMPAGES/s);
  });

  it('pictures say what they are, by the same numbers each time', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const picture = { bytes: png, type: 'png' as const, width: 1, height: 1 };
    const options = { images: { logo: picture, seal: picture }, final: true };
    const xml =
      docxParts(await renderDocx(draftOf(preservationFacts()), options)).get('word/document.xml') ?? '';
    assert.deepEqual(
      [...xml.matchAll(/<wp:docPr id="(\d+)"/g)].map((match) => match[1]),
      ['1', '2', '3'],
    );
    assert.match(xml, /descr="Logo of Greene County Police Department"/);
    assert.match(xml, /descr="QR code of the page/);
  });

  it('markup and signs that XML forbids stay text', async () => {
    const value = '</w:t><w:t>&\u0000\u000b\ufffe\ud800x';
    const draft = draftOf(preservationFacts({ identifiers: [{ kind: 'username', value }] }));
    const xml = docxParts(await renderDocx(draft, { images: null })).get('word/document.xml') ?? '';
    assert.ok(xml.includes('&lt;/w:t&gt;&lt;w:t&gt;&amp;[U+0000][U+000B][U+FFFE][U+D800]x'));
    assert.match(xml, /Signs written as U\+/);
  });

  it('a story of three million signs and ten thousand accounts are whole', async () => {
    const remarks = 'Threat words here. '.repeat(160_000);
    const identifiers = Array.from({ length: 10_000 }, (_, n) => ({
      kind: 'username' as const,
      value: `fox${n}`,
    }));
    const draft = draftOf(preservationFacts({ remarks, identifiers }));
    const xml = docxParts(await renderDocx(draft, { images: null })).get('word/document.xml') ?? '';
    assert.equal(xml.match(/Threat words here\./g)?.length, 160_000);
    assert.equal(xml.match(/>fox\d+</g)?.length, 10_000);
  });

  it('columns share the width, and none is too thin', () => {
    const cell = (text: string) => [{ text }];
    const widths = columnWidths([cell('No.'), cell('Text')], [[cell('1'), cell('x'.repeat(500))]]);
    assert.ok(widths[0]! >= 760 && widths[1]! > 7000);
    const many = columnWidths(
      Array.from({ length: 20 }, () => cell('a')),
      [],
    );
    assert.ok(many.reduce((sum, one) => sum + one, 0) <= 9360);
  });

  it('several papers as HTML and as DOCX have the same words', async () => {
    const letter = letterOf('# A\n\n1. one\n2. two\n\n::: note\nMark\n:::\n');
    const both = { ...letter, documents: [letter.documents[0]!, { ...letter.documents[0]!, id: 'b' }] };
    const found = docxWords(await docxOf(both, facts));
    assert.deepEqual(found, htmlWords(htmlOf(both)));
    assert.deepEqual(found, words('A 1. one 2. two Mark A 1. one 2. two Mark'));
  });
});

function hasOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore', timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

/** The words of the text that LibreOffice makes of it, without lines to write on and without feet. */
async function throughOffice(draft: LetterDraft): Promise<string[]> {
  const dir = mkdtempSync(join(tmpdir(), 'tecum-docx-'));
  try {
    const file = join(dir, 'letter.docx');
    writeFileSync(file, await renderDocx(draft, { images: null, final: true }));
    const profile = `-env:UserInstallation=file://${join(dir, 'profile')}`;
    const target = ['--convert-to', 'txt:Text (encoded):UTF8', '--outdir', dir, file];
    execFileSync('soffice', [profile, '--headless', ...target], { stdio: 'ignore', timeout: 120_000 });
    return words(readFileSync(join(dir, 'letter.txt'), 'utf8').replace(/^\ufeff/, ''));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
