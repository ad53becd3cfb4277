/** Several letters to one provider as one packet: order, feet, codes, pages on the cover, and who may read what. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Catalog } from '../../src/catalog/types.js';
import { checkCode } from '../../src/letters/code.js';
import { FreeNames, fileStem } from '../../src/letters/file-names.js';
import { blockLines } from '../../src/letters/markdown/blocks.js';
import { composePacket } from '../../src/letters/packet/compose.js';
import { packetNote } from '../../src/letters/packet/order.js';
import { renderPacket } from '../../src/letters/packet/render.js';
import type { LetterDraft } from '../../src/letters/types.js';
import { loadKnowledge } from '../../src/navigator/index.js';
import { readPdf } from './read-pdf.js';
import { draftOf, preservationFacts } from './sample.js';
import { allSamples } from './samples.js';
import { docxWords, htmlWords, pdfWords } from './texts.js';

let catalog: Catalog;
const samples = new Map<string, LetterDraft>();
before(() => {
  catalog = loadKnowledge({}).catalog;
  for (const { name, draft } of allSamples(catalog)) samples.set(name, draft);
});

const sample = (name: string) => samples.get(name)!;
/** A warrant with its certificate, and the order of silence that goes with it, in the wrong order. */
const parts = () => [{ draft: sample('ndo_2705b for snap') }, { draft: sample('search_warrant for snap') }];
const options = { images: null, final: true };

describe('a packet', () => {
  it('is in the order cover, process with attachments, silence, certificate', async () => {
    const { documents } = await composePacket(parts(), options);
    assert.deepEqual(
      documents.map(({ template }) => template.id),
      [
        'packet_cover',
        'search_warrant',
        'search_warrant_attachment_a',
        'search_warrant_attachment_b',
        'ndo_2705b',
        'records_certificate',
      ],
    );
    assert.equal(new Set(documents.map(({ id }) => id)).size, documents.length);
  });

  it('never brings the provider what is for the court, unless it is asked for', async () => {
    const forProvider = await composePacket(parts(), options);
    assert.ok(!forProvider.documents.some(({ template }) => /application|affidavit/.test(template.id)));
    const forCourt = await composePacket(parts(), { ...options, audience: 'court', cover: false });
    assert.ok(forCourt.documents.some(({ template }) => template.id === 'search_warrant_affidavit'));
  });

  it('the JSON inside tells the provider no ground that only the affidavit states', async () => {
    const secret = 'A neighbour who asked not to be named saw the messages.';
    const draft = sample('search_warrant for snap');
    const told = {
      ...draft,
      facts: { ...draft.facts, fields: { ...draft.facts.fields, probable_cause: secret } },
    };
    const [pdf, json] = await renderPacket([{ draft: told }], { ...options, formats: ['pdf', 'json'] });
    const attached = readPdf(pdf!.bytes).attachments.map(({ bytes }) => bytes.toString('utf8'));
    assert.equal(attached.length, 1);
    for (const text of [...attached, json!.bytes.toString('utf8')]) assert.ok(!text.includes(secret));
    const own = await renderPacket([{ draft: told }], { ...options, audience: 'court', formats: ['json'] });
    assert.ok(own[0]!.bytes.toString('utf8').includes(secret));
  });

  it('the cover lists the other papers with the pages that they have', async () => {
    const packet = await composePacket(parts(), options);
    const listed = coverLines(packet).filter((line) => /: \d+ pages?$/.test(line));
    assert.deepEqual(
      listed.map((line) => line.replace(/: \d+ pages?$/, '')),
      packet.documents.slice(1).map(({ title }) => title),
    );
    const counted = listed.map((line) => Number(/(\d+) pages?$/.exec(line)![1]));
    const cover = (await renderPacket(parts(), { ...options })).at(0)!;
    const alone = (await renderPacket(parts(), { ...options, cover: false })).at(0)!;
    assert.equal(
      counted.reduce((sum, one) => sum + one, 0),
      alone.pages,
    );
    assert.ok(cover.pages! > alone.pages!);
  });

  it('pages can be left out, and files that go beside are named as such', async () => {
    const packet = await composePacket(parts(), {
      ...options,
      pages: false,
      beside: ['Signed warrant, scan'],
    });
    const lines = coverLines(packet);
    assert.ok(!lines.some((line) => / pages?$/.test(line)));
    assert.ok(lines.some((line) => line.startsWith('Signed warrant, scan: in a file of its own')));
  });

  it('every page says the code of its own letter; the cover that of the process', async () => {
    const [warrant, silence] = [
      checkCode(sample('search_warrant for snap')),
      checkCode(sample('ndo_2705b for snap')),
    ];
    const { documents, code, marks } = await composePacket(parts(), options);
    assert.equal(code, warrant);
    assert.deepEqual(marks, []);
    for (const { template, foot } of documents) {
      if (template.id === 'packet_cover') continue;
      const own = template.id === 'ndo_2705b' ? silence : warrant;
      assert.ok(foot.includes(own), `${template.id}: ${foot}`);
    }
    const cover = documents[0]!.blocks.flatMap(blockLines).join(' ');
    assert.ok(cover.includes(warrant) && !cover.includes(silence));
  });

  it('a code that was issued before is kept', async () => {
    const packet = await composePacket(
      [{ draft: sample('search_warrant for snap'), code: 'AAAA-BBBB-CC' }],
      options,
    );
    assert.equal(packet.code, 'AAAA-BBBB-CC');
    assert.ok(packet.documents[1]!.foot.includes('AAAA-BBBB-CC'));
  });

  it('a draft says so on each page and carries no code', async () => {
    const packet = await composePacket(parts(), { images: null });
    assert.deepEqual(packet.marks, ['Draft']);
    assert.ok(packet.documents.every(({ foot }) => !foot.includes('Check code')));
  });

  it('has the same words as PDF, HTML and DOCX, and the same bytes twice', async () => {
    const formats = ['pdf', 'html', 'docx', 'json'] as const;
    const [pdf, html, docx, json] = await renderPacket(parts(), { ...options, formats });
    const wanted = pdfWords(pdf!.bytes);
    assert.deepEqual(htmlWords(html!.bytes.toString('utf8')), wanted);
    assert.deepEqual(docxWords(docx!.bytes), wanted);
    const again = await renderPacket(parts(), { ...options, formats });
    assert.deepEqual(
      again.map(({ sha256 }) => sha256),
      [pdf, html, docx, json].map((file) => file!.sha256),
    );
    assert.equal(pdf!.name, '26-0117.snap.packet.final.pdf');
  });

  it('a warrant for several providers gives each its own pages', async () => {
    const draft = sample('search_warrant.several for snap');
    assert.ok(draft.facts.targets.length > 0);
    const own = await composePacket([{ draft, target: 1 }], options);
    const all = own.documents.flatMap(({ blocks }) => blocks.flatMap(blockLines)).join('\n');
    const [first, second] = [
      draft.facts.identifiers[0]!.value,
      draft.facts.targets[0]!.identifiers[0]!.value,
    ];
    assert.ok(all.includes(second));
    const attachments = own.documents.filter(({ template }) => /attachment_a/.test(template.id));
    assert.ok(attachments.length > 0);
    for (const { blocks } of attachments)
      assert.ok(!blocks.flatMap(blockLines).some((line) => line === first));
  });

  it('letters to two providers are refused, and so is a packet of none', async () => {
    const two = [{ draft: sample('preservation for snap') }, { draft: sample('preservation for google') }];
    await assert.rejects(composePacket(two), { code: 'packet-providers', what: /google, snap/ });
    await assert.rejects(composePacket([]), { code: 'packet-empty' });
  });

  it('what a provider says of covers is told with its source', () => {
    assert.match(packetNote('comcast')?.note ?? '', /cover page/);
    assert.match(packetNote('comcast')?.source ?? '', /provider\.yaml/);
    assert.equal(packetNote('snap'), null);
  });
});

function coverLines({ documents }: Awaited<ReturnType<typeof composePacket>>): string[] {
  return documents[0]!.blocks.flatMap(blockLines);
}

describe('names of files', () => {
  it('no case number leads out of the folder or is too long', () => {
    const hostile = [
      '../../etc/passwd',
      'a\u0000b',
      'x'.repeat(300),
      'C:\\temp\\x',
      '..',
      '.',
      ' ',
      'a/b',
      '\u202egpj',
    ];
    for (const number of hostile) {
      const stem = fileStem([number, 'snap.preservation', 'draft']);
      assert.match(stem, /^[\p{L}\p{N}_][\p{L}\p{N}._-]*$/u, JSON.stringify(number));
      assert.ok(stem.length < 120 && !stem.includes('..'));
    }
  });

  it('no name is one that Windows keeps', () => {
    for (const number of ['CON', 'nul', 'Com1', 'LPT9', 'aux'])
      assert.equal(fileStem([number, 'snap']), `_${number}.snap`);
    assert.equal(fileStem(['console', 'snap']), 'console.snap');
  });

  it('an id from a file is data too', () => {
    const facts = preservationFacts({ case: { number: '26-0117' } });
    const draft = { ...draftOf(facts), id: '../../x' };
    assert.equal(fileStem([facts.case.number, draft.id]), '26-0117.x');
    assert.equal(fileStem(['', '']), 'letter');
  });

  it('letters of any alphabet stay', () => {
    assert.equal(fileStem(['Дело 12/б', 'é']), 'Дело-12-б.é');
  });

  it('the same name is given once, whatever the case of its letters', () => {
    const names = new FreeNames();
    assert.deepEqual(
      ['A.pdf', 'a.pdf', 'a.docx', 'A.PDF'].map((name) => names.take(name)),
      ['A.pdf', 'a-2.pdf', 'a.docx', 'A-3.PDF'],
    );
  });
});
