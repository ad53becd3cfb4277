/** PDF text, on PDFs made here: lines, columns, pages of pictures, passwords, attachments, scripts, damage, one that takes too long. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import PDFDocument from 'pdfkit';
import { type PdfLine, readPdfLines } from '../../src/returns/formats/pdf-text.js';
import { itemOf, put, readAll, tempFolder } from './helpers.js';

type Draw = (pdf: PDFKit.PDFDocument) => void;

async function pdfOf(draw: Draw, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'LETTER', margin: 40, ...options });
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => pdf.on('end', resolve));
  draw(pdf);
  pdf.end();
  await ended;
  return Buffer.concat(parts);
}

async function linesOf(
  bytes: Buffer,
): Promise<{ lines: PdfLine[]; info: Awaited<ReturnType<typeof readPdfLines>> }> {
  const lines: PdfLine[] = [];
  const info = await readPdfLines(itemOf(bytes, 'a.pdf'), (line) => lines.push(line));
  return { lines, info };
}

/** Rows drawn out of order: what comes first on the page must come first in the text. */
const table: Draw = (pdf) => {
  pdf.fontSize(10);
  pdf.text('202-555-0102', 300, 120, { lineBreak: false });
  pdf.text('2026-01-31 10:00:00', 40, 120, { lineBreak: false });
  pdf.text('Date', 40, 100, { lineBreak: false });
  pdf.text('Number', 300, 100, { lineBreak: false });
  pdf.text('Call records of José Ñandú', 40, 60, { lineBreak: false });
};

test('lines stand in reading order, columns are apart by tabs', async () => {
  const { lines, info } = await linesOf(await pdfOf(table));
  assert.deepEqual(
    lines.map(({ page, no, text }) => [page, no, text]),
    [
      [1, 1, 'Call records of José Ñandú'],
      [1, 2, 'Date\tNumber'],
      [1, 3, '2026-01-31 10:00:00\t202-555-0102'],
    ],
  );
  assert.equal(info.pages, 1);
  assert.equal(Math.round(lines[1]!.x), 40);
  assert.ok(lines[0]!.y < lines[1]!.y);
});

test('a page without text is named; the others are read', async (t) => {
  const bytes = await pdfOf((pdf) => {
    pdf.text('first');
    pdf.addPage().rect(40, 40, 100, 100).fill('gray');
    pdf.addPage().rect(40, 40, 100, 100).fill('gray');
    pdf.addPage().text('fourth');
  });
  const { summary, records } = await readAll(await put(await tempFolder(t), { 'report.pdf': bytes }));
  assert.deepEqual(
    records.map(({ path, text }) => [path, text]),
    [
      ['page 1', 'first'],
      ['page 4', 'fourth'],
    ],
  );
  assert.match(summary.findings.join('\n'), /Pages 2–3 hold no text/);
  assert.equal(summary.bytesAccounted, summary.bytes);
  assert.equal(summary.ledger.generic, 1);
});

test('a PDF of pictures only is unknown, with what to do', async (t) => {
  const bytes = await pdfOf((pdf) => pdf.rect(40, 40, 100, 100).fill('gray'));
  const { summary, records } = await readAll(await put(await tempFolder(t), { 'scan.pdf': bytes }));
  assert.equal(records.length, 0);
  assert.equal(summary.ledger.unknown, 1);
  assert.match(summary.findings.join('\n'), /Page 1 holds no text.*text-recognition/);
});

test('a PDF that asks for a password fails with its remedy; so does a broken one', async (t) => {
  const locked = await pdfOf(table, { userPassword: 'open sesame', pdfVersion: '1.7' });
  const whole = await pdfOf(table);
  const { summary } = await readAll(
    await put(await tempFolder(t), { 'locked.pdf': locked, 'cut.pdf': whole.subarray(0, 60) }),
  );
  assert.equal(summary.ledger.failed, 2);
  assert.deepEqual(summary.problems!.map(({ code }) => code).sort(), ['pdf-broken', 'pdf-encrypted']);
  assert.equal(summary.bytesAccounted, summary.bytes);
});

test('files inside a PDF and scripts are named and not opened', async () => {
  const { info } = await linesOf(
    await pdfOf((pdf) => {
      pdf.file(Buffer.from('a,b\n1,2\n'), { name: 'inner.csv' });
      pdf.text('see attachment');
    }),
  );
  assert.deepEqual(info.attachments, [{ name: 'inner.csv', bytes: 8 }]);
});

test('a PDF that takes too long is given up with its remedy, and nothing hangs', async () => {
  const bytes = await pdfOf((pdf) => {
    for (let i = 0; i < 3; i++) {
      if (i > 0) pdf.addPage();
      pdf.text(`page ${i + 1}`);
    }
  });
  const lines: string[] = [];
  // Not even its opening can be had in no time.
  const reading = readPdfLines(itemOf(bytes), (line) => lines.push(line.text), { pageTime: 0.001 });
  await assert.rejects(reading, { code: 'pdf-broken' });
  assert.deepEqual(lines, []);
});
