/** The bytes of a letter's PDF: tagged, titled, searchable, with its request inside, and the same each time. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { draftDeficiency, draftExtension, letterJsonText, renderPdf } from '../../src/letters/index.js';
import { printPdf } from '../../src/letters/pdf/render.js';
import { type ReadPdf, readPdf } from './read-pdf.js';
import { draftOf, preservationFacts, subpoenaFacts } from './sample.js';

const ofType = (pdf: ReadPdf, type: string) =>
  pdf.structure.filter((path) => path.split('>').at(-1) === type).length;
const oneLine = (pdf: ReadPdf) => pdf.pages.join('\n').replaceAll('\n', ' ');

describe('the PDF of a preservation letter', () => {
  it('is tagged PDF/A-3b and PDF/UA-1, with language and title', async () => {
    const pdf = readPdf(await renderPdf(draftOf(preservationFacts())));
    assert.match(pdf.catalog, /\/Lang \(en\)/);
    assert.match(pdf.catalog, /\/StructTreeRoot \d+ 0 R/);
    assert.match(pdf.catalog, /\/OutputIntents/);
    assert.ok([...pdf.objects.values()].some(({ dict }) => /\/Marked true/.test(dict)));
    assert.ok([...pdf.objects.values()].some(({ dict }) => /\/DisplayDocTitle true/.test(dict)));
    assert.match(pdf.xmp, /<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>B</);
    assert.match(pdf.xmp, /<pdfuaid:part>1</);
    assert.match(pdf.xmp, /<rdf:li xml:lang="x-default">[^<]+, Snap Inc., case 26-0117</);
  });

  it('has the structure that the template shows: one H1, five H2, a table of two rows, a list of three', async () => {
    // Counted in templates/letters/preservation.md.hbs: one "# ", five "## " without remarks.
    const pdf = readPdf(await renderPdf(draftOf(preservationFacts())));
    assert.equal(pdf.structure[0], 'Document');
    assert.equal(ofType(pdf, 'H1'), 1);
    assert.equal(ofType(pdf, 'H2'), 5);
    assert.equal(ofType(pdf, 'Table'), 1);
    assert.equal(ofType(pdf, 'TR'), 2);
    assert.equal(ofType(pdf, 'TH'), 3);
    assert.equal(ofType(pdf, 'TD'), 3);
    assert.equal(ofType(pdf, 'LI'), 3);
    assert.equal(ofType(pdf, 'Lbl'), 3);
    assert.equal(ofType(pdf, 'LBody'), 3);
    assert.equal(pdf.outline.length, 6);
  });

  it('can be read back: facts, page numbers, case number, the mark of a draft once', async () => {
    const pdf = readPdf(await renderPdf(draftOf(preservationFacts())));
    const text = oneLine(pdf);
    assert.match(text, /river\.fox22/);
    assert.match(text, /from 1 October 2026 00:00:00 to 20 November 2026 23:59:59,\s+America\/New_York/);
    assert.match(text, /Elena Reyes/);
    assert.equal(text.split('for review by your prosecutor or agency counsel').length - 1, 1);
    pdf.pages.forEach((page, index) => {
      assert.match(page, new RegExp(`Page ${index + 1} of ${pdf.pages.length}`));
      assert.match(page, /Case 26-0117/);
      assert.match(page, /^DRAFT$/m);
    });
  });

  it('carries the request as JSON, byte for byte', async () => {
    const draft = draftOf(preservationFacts());
    const pdf = readPdf(await renderPdf(draft));
    assert.deepEqual(
      pdf.attachments.map(({ name, bytes }) => [name, bytes.toString('utf8')]),
      [['request.json', letterJsonText(draft)]],
    );
    assert.match(pdf.catalog, /\/AF \[/);
  });

  it('final: no mark of a draft, a check code on each page, and whom to ask', async () => {
    const pdf = readPdf(await renderPdf(draftOf(preservationFacts()), { final: true, code: '7K2M-0QXD-9F' }));
    const text = oneLine(pdf);
    assert.doesNotMatch(text, /draft/i);
    for (const page of pdf.pages) assert.match(page, /Check code 7K2M-0QXD-9F/);
    assert.match(text, /see\s+https:\/\/police\.example\.org\/verify\s+or\s+call/);
  });

  it('is the same bytes for the same input, and others for another', async () => {
    const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    const one = sha(await renderPdf(draftOf(preservationFacts()), { final: true }));
    const two = sha(await renderPdf(draftOf(preservationFacts()), { final: true }));
    const other = sha(await renderPdf(draftOf(preservationFacts({ date: '2026-11-24' })), { final: true }));
    assert.equal(one, two);
    assert.notEqual(one, other);
  });
});

describe('hard input', () => {
  it('200 accounts: every one is in the text once, the head is repeated, and there is one table', async () => {
    const identifiers = Array.from({ length: 200 }, (_, n) => ({
      kind: 'username' as const,
      value: `fox.${1000 + n}`,
    }));
    const { bytes, pages } = await printPdf(draftOf(preservationFacts({ identifiers })));
    const pdf = readPdf(bytes);
    const text = pdf.pages.join('\n');
    assert.equal(pdf.pages.length, pages);
    for (const { value } of identifiers) assert.equal(text.split(value).length - 1, 1, value);
    assert.equal(ofType(pdf, 'Table'), 1);
    assert.equal(ofType(pdf, 'TR'), 201);
    assert.equal(ofType(pdf, 'TH'), 3);
    assert.ok(text.split('Kind of identifier').length - 1 >= 4);
  });

  it('a long identifier is broken, never cut: its pieces make the whole', async () => {
    const value = `https://www.example.com/${'abcdefghij'.repeat(40)}`;
    const pdf = readPdf(
      await renderPdf(draftOf(preservationFacts({ identifiers: [{ kind: 'profile_url', value }] }))),
    );
    assert.ok(pdf.pages.join('').replaceAll('\n', '').includes(value));
  });

  it('marks of Markdown in a fact print as they are', async () => {
    const value = '**a**|b`c`#\\d_e*';
    const pdf = readPdf(
      await renderPdf(draftOf(preservationFacts({ identifiers: [{ kind: 'username', value }] }))),
    );
    assert.ok(pdf.pages.join('').replaceAll('\n', '').includes(value));
    assert.equal(ofType(pdf, 'TD'), 3);
  });

  it('accents print; a sign that cannot be printed stands as its number, with a note', async () => {
    const identifiers = [{ kind: 'username' as const, value: 'Łódź.Đặng\u{10fffd}\u200bx' }];
    const pdf = readPdf(await renderPdf(draftOf(preservationFacts({ identifiers }))));
    const text = pdf.pages.join('').replaceAll('\n', '');
    assert.ok(text.includes('Łódź.Đặng[U+10FFFD][U+200B]x'));
    assert.match(oneLine(pdf), /given by their\s+Unicode numbers/);
  });

  it('an ampersand in the title does not break the metadata', async () => {
    const facts = preservationFacts({ addressee: { entity: 'Fox & <Sons>, Inc.' } });
    const pdf = readPdf(await renderPdf(draftOf(facts)));
    assert.match(pdf.xmp, /Fox &amp; &lt;Sons&gt;, Inc\./);
  });
});

describe('the other letters', () => {
  it('a subpoena: three H1, the items, the exclusion, the certificate', async () => {
    const pdf = readPdf(await renderPdf(draftOf(subpoenaFacts()), { final: true }));
    const text = oneLine(pdf);
    assert.equal(ofType(pdf, 'H1'), 3);
    for (const label of ['(A)', '(B)', '(C)', '(D)', '(E)']) assert.ok(text.includes(label), label);
    assert.ok(!text.includes('(F)'));
    assert.match(text, /does not ask for the content of any communication/);
    assert.match(text, /28 U\.S\.C\. 1746/);
    assert.match(text, /14 December 2026/);
  });

  it('an extension names the first request and both ends', async () => {
    const draft = draftExtension(preservationFacts(), {
      date: '2027-01-20',
      received: '2026-11-23',
      providerReference: 'SN-1',
    });
    const text = oneLine(readPdf(await renderPdf(draft)));
    // 23 November 2026 + 90 days = 21 February 2027; + 180 days = 22 May 2027 (counted with date(1)).
    assert.match(text, /21 February 2027/);
    assert.match(text, /22 May 2027/);
  });

  it('a deficiency letter breaks a row that is longer than a page and loses no word', async () => {
    const words = Array.from({ length: 900 }, (_, n) => `w${n}`);
    const rows = [{ asked: 'Sign-ins', received: 'none', missing: words.join(' '), lookedIn: 'ip_data.csv' }];
    const draft = draftDeficiency(
      subpoenaFacts(),
      { process: 'a subpoena', served: '2026-11-24', rows, fileProblems: [], outside: [] },
      { date: '2026-12-18' },
    );
    const text = ` ${oneLine(readPdf(await renderPdf(draft)))} `;
    for (const word of words) assert.ok(text.includes(` ${word} `), word);
  });
});

describe('columns of a table', () => {
  it('one long identifier does not squeeze the others: a short one stays on its line', async () => {
    const identifiers = [
      { kind: 'profile_url' as const, value: `https://www.example.com/${'abcdefghij'.repeat(30)}` },
      { kind: 'user_id' as const, value: '0f3b9c1e-5d2a-4c77-9e10-aa00bb11cc22' },
    ];
    const pdf = readPdf(await renderPdf(draftOf(preservationFacts({ identifiers }))));
    assert.match(pdf.pages.join('\n'), /^0f3b9c1e-5d2a-4c77-9e10-aa00bb11cc22$/m);
    assert.match(pdf.pages.join('\n'), /^Profile address \(URL\)$/m);
  });
});
