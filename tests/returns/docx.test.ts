/** Word documents: every line in its order, rows of tables as one, and what is in no line told of. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDocx, readDocxLines } from '../../src/returns/formats/docx-text.js';
import { itemOf, zipOf } from './helpers.js';
import { readBytes } from './read-bytes.js';

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (...runs: string[]): string => `<w:p>${runs.join('')}</w:p>`;
const cell = (text: string): string => `<w:tc>${paragraph(run(text))}</w:tc>`;
const part = (root: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:${root} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${body}</w:${root}>`;

async function docx(): Promise<Buffer> {
  const body = [
    paragraph(run('Account of '), run('Ínes Tarn')),
    paragraph(),
    `<w:tbl><w:tr>${cell('Created')}${cell('2026-01-02')}</w:tr><w:tr>${cell('Closed')}${cell('')}</w:tr></w:tbl>`,
    paragraph(run('1 &lt; 2'), '<w:del><w:r><w:delText>struck words</w:delText></w:r></w:del>'),
  ];
  return zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'word/document.xml': part('document', `<w:body>${body.join('')}</w:body>`),
    'word/footnotes.xml': part('footnotes', `<w:footnote>${paragraph(run('a note'))}</w:footnote>`),
    'word/media/image1.png': 'no picture',
  });
}

test('lines, rows, notes, and what is struck out or embedded', async () => {
  const bytes = await docx();
  assert.ok(isDocx(bytes));
  const lines: string[] = [];
  const info = await readDocxLines(itemOf(bytes), ({ no, text, part: of }) =>
    lines.push(`${no} ${of} ${text}`),
  );
  assert.deepEqual(lines, [
    '1 word/document.xml Account of Ínes Tarn',
    '2 word/document.xml Created\t2026-01-02',
    '3 word/document.xml Closed',
    '4 word/document.xml 1 < 2',
    '5 word/footnotes.xml a note',
  ]);
  assert.deepEqual(info, { embedded: ['word/media/image1.png'], struck: ['struck words'] });
});

test('a document that no reader knows is read by the generic one, under any name', async () => {
  for (const name of ['letter.docx', 'q7']) {
    const { summary, records } = await readBytes([{ name, bytes: await docx() }]);
    assert.deepEqual([summary.ledger.generic, records.length], [1, 5], name);
    assert.deepEqual(
      summary.ledger.items[0]?.fields.filter(({ state }) => state === 'set_aside').map(({ path }) => path),
      ['(embedded) word/media/image1.png', '(struck out)'],
    );
    assert.ok(summary.problems?.some(({ code }) => code === 'docx-struck'));
  }
});

test('a document that breaks off fails with a reason, and keeps what came before', async () => {
  const broken = await zipOf({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': part('document', `<w:body>${paragraph(run('first'))}<w:p>`).replace(
      '</w:document>',
      '',
    ),
  });
  const { summary, records } = await readBytes([{ name: 'q', bytes: broken }]);
  assert.deepEqual([summary.ledger.failed, records.map(({ text }) => text)], [1, ['first']]);
});
