/** The reader below the judge: a file written by hand, with the text, order and numbers that were put into it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readToUnicode } from './cmap.js';
import { PdfDocument } from './document.js';
import { failures } from './judge.js';
import { Lexer } from './lexer.js';
import { isProgram } from './programs.js';
import { readingBlocks, readingText } from './reading.js';
import { PdfString } from './values.js';

/** One page that draws "World", then "Hello", then a picture; the tree reads Hello first and speaks of the picture. */
const CONTENT = `
BT /F 10 Tf 1 0 0 1 20 40 Tm
/P <</MCID 0>> BDC <00030004> Tj EMC
/H1 <</MCID 1>> BDC <0001> Tj /Span <</ActualText (lo)>> BDC <0002> Tj <0002> Tj EMC EMC
ET
/Artifact BMC 0 0 5 5 re f EMC
/Figure <</MCID 2>> BDC 5 5 5 5 re f EMC
`;
const CMAP = `begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange
2 beginbfchar <0001> <00480065006c> <0002> <ffff> endbfchar
1 beginbfrange <0003> <0004> [<0057006f> <0072006c0064>] endbfrange
1 beginbfrange <0010> <0012> <0061> endbfrange endcmap`;

const OBJECTS = [
  '<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 7 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 100 50] >>',
  '<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> /StructParents 0 >>',
  `<< /Length ${CONTENT.length} >>\nstream\n${CONTENT}\nendstream`,
  '<< /Type /Font /Subtype /Type0 /BaseFont /Nowhere /Encoding /Identity-H /ToUnicode 6 0 R >>',
  `<< /Length ${CMAP.length} >>\nstream\n${CMAP}\nendstream`,
  '<< /Type /StructTreeRoot /K 8 0 R /RoleMap << /Titel /H1 >> >>',
  '<< /S /Document /P 7 0 R /K [9 0 R 10 0 R 11 0 R] >>',
  '<< /S /Titel /P 8 0 R /Pg 3 0 R /K 1 >>',
  '<< /S /P /P 8 0 R /K << /Type /MCR /Pg 3 0 R /MCID 0 >> >>',
  '<< /S /Figure /P 8 0 R /Pg 3 0 R /K [2] /ActualText <FEFF20AC> >>',
];

function handmade(): Buffer {
  let text = '%PDF-1.7\n';
  const offsets = OBJECTS.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 12\n0000000000 65535 f \n${rows}trailer\n<< /Size 12 /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + end, 'latin1');
}

describe('the reader of PDFs', () => {
  it('reads in the order of the tree, by ToUnicode and ActualText', () => {
    assert.equal(readingText(handmade()), 'Hello\nWorld\n€');
    assert.deepEqual(
      readingBlocks(handmade()).map(({ type }) => type),
      ['Document', 'H1', 'P', 'Figure'],
    );
  });

  it('knows what is painted in which mark', () => {
    const [page] = new PdfDocument(handmade()).pages;
    assert.deepEqual(
      page?.content.paints.map(
        ({ operator, marks }) =>
          `${operator} ${marks.map(({ tag, mcid }) => `${tag}${mcid ?? ''}`).join('>')}`,
      ),
      ['text P0', 'text H11', 'text H11>Span', 'text H11>Span', 'f Artifact', 'f Figure2'],
    );
    assert.deepEqual(page?.mediaBox, [0, 0, 100, 50]);
  });

  it('reads all forms of a CMap', () => {
    const map = readToUnicode(Buffer.from(CMAP));
    assert.deepEqual(
      [...map],
      [
        [1, 'Hel'],
        [2, '\uffff'],
        [3, 'Wo'],
        [4, 'rld'],
        [16, 'a'],
        [17, 'b'],
        [18, 'c'],
      ],
    );
  });

  it('reads strings with escapes, nesting, octals and odd digits', () => {
    const lexer = new Lexer(
      Buffer.from('(a\\(b\\)(c)\\\n\\101\\n) <48 65 7> /A#42 [1 0 R -.5 true null] << /K (v) >>'),
    );
    const [literal, hex] = [lexer.next(), lexer.next()];
    assert.ok(literal instanceof PdfString && hex instanceof PdfString);
    assert.equal(literal.text, 'a(b)(c)A\n');
    assert.equal(hex.text, 'Hep');
    assert.deepEqual(lexer.faults, ['hexadecimal string of 5 digits']);
    assert.equal(JSON.stringify(lexer.next()), '{"name":"AB"}');
    assert.equal(JSON.stringify(lexer.next()), '[{"num":1,"gen":0},-0.5,true,null]');
  });

  it('says that a file is no PDF', () => {
    assert.throws(() => new PdfDocument(Buffer.from('%PDF-1.7\nnothing')), /no startxref/);
    assert.throws(() => failures(handmade().subarray(0, 300)), /no startxref/);
  });

  it('finds the same in a file with object streams and a cross-reference stream', (test) => {
    if (!isProgram('qpdf')) return test.skip('qpdf is not on this machine');
    const folder = mkdtempSync(join(tmpdir(), 'tecum-ua-'));
    writeFileSync(join(folder, 'a.pdf'), handmade());
    execFileSync('qpdf', [
      '--object-streams=generate',
      '--compress-streams=y',
      join(folder, 'a.pdf'),
      join(folder, 'b.pdf'),
    ]);
    const packed = readFileSync(join(folder, 'b.pdf'));
    assert.ok(packed.includes('/ObjStm') && packed.includes('/XRef'));
    assert.equal(readingText(packed), 'Hello\nWorld\n€');
  });
});
