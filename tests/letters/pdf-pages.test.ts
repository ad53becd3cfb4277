/** Pages of a PDF: packets, feet, letterheads with pictures, QR codes, reprints, and long letters in little memory. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { deflateSync } from 'node:zlib';
import { isProblem } from '../../src/base/problem.js';
import type { LetterImage } from '../../src/letters/letterhead.js';
import { printComposed, printComposedTo } from '../../src/letters/pdf/print.js';
import { accounts, documentOf, heading, letterOf, packetOf, paragraph, printFacts } from './pdf-letter.js';
import { pageContent, pageIds, type ReadPdf, readPdf } from './read-pdf.js';
import { readQr } from './read-qr.js';

const read = async (letter: Parameters<typeof printComposed>[0]) =>
  readPdf((await printComposed(letter, printFacts)).bytes);
const dicts = (pdf: ReadPdf) => [...pdf.objects.values()].map(({ dict }) => dict);
const element = (pdf: ReadPdf, type: string) => dicts(pdf).filter((dict) => dict.includes(`/S /${type} `));

describe('a packet of several documents', () => {
  const packet = packetOf([
    documentOf([heading(1, 'Cover'), paragraph('Enclosed: two papers.')], { title: 'Cover letter' }),
    documentOf([heading(1, 'Ordonnance'), heading(2, 'Comptes'), accounts(60)], {
      title: 'Order',
      language: 'fr',
    }),
    documentOf([paragraph('Certificate.')], { title: 'Certificate', foot: 'Case 26-0117, paper 3' }),
  ]);

  it('each begins on a page of its own; pages are counted through; each foot is its document', async () => {
    const pdf = await read(packet);
    const first = pdf.pages.map((page) => page.split('\n'));
    const count = pdf.pages.length;
    // 60 rows of 19.5 points do not go on one page of 656; they go on two.
    assert.equal(count, 4);
    first.forEach((lines, index) => {
      assert.ok(lines.includes(index === 1 || index === 2 ? lines.at(-1)! : `Page ${index + 1} of ${count}`));
    });
    assert.match(pdf.pages[0]!, /Cover/);
    assert.match(pdf.pages[1]!, /Ordonnance/);
    assert.match(pdf.pages[3]!, /Case 26-0117, paper 3 · Check code 7K2M-0QXD-9F/);
    assert.doesNotMatch(pdf.pages[0]!, /paper 3/);
  });

  it('is a part for each in the structure, with its language where it is another', async () => {
    const pdf = await read(packet);
    assert.equal(pdf.structure.filter((path) => path === 'Document>Part').length, 3);
    assert.ok(pdf.structure.includes('Document>Part>H1'));
    assert.equal(element(pdf, 'Part').filter((dict) => /\/Lang \(fr\)/.test(dict)).length, 1);
    assert.equal(element(pdf, 'Part').filter((dict) => /\/Lang/.test(dict)).length, 1);
  });

  it('has bookmarks of its documents, and of headings below them', async () => {
    const pdf = await read(packet);
    assert.deepEqual(pdf.outline, ['Cover letter', 'Cover', 'Order', 'Ordonnance', 'Comptes', 'Certificate']);
    const root = dicts(pdf).find((dict) => dict.includes(`/First`) && !dict.includes('/Title'));
    assert.ok(root);
  });

  it('a letter of one document has no part and no bookmark of its own', async () => {
    const pdf = await read(letterOf([heading(1, 'Request')]));
    assert.ok(!pdf.structure.some((path) => path.includes('Part')));
    assert.deepEqual(pdf.outline, ['Request']);
  });
});

describe('marks of a page', () => {
  it('all of them stand in the foot of every page, on as many lines as they need', async () => {
    const marks = [
      'Draft',
      'Reprint of the letter issued on 3 November 2026; the original print decides',
      'Printed for Elena Reyes',
    ];
    const pdf = await read(packetOf([documentOf([accounts(60)])], { marks }));
    for (const page of pdf.pages) assert.ok(page.replaceAll('\n', '').includes(marks.join(' · ')), page);
  });

  it('a draft says so across each page, a final letter does not', async () => {
    const draft = await read(packetOf([documentOf([accounts(60)])], { final: false }));
    for (const page of draft.pages) assert.match(page, /^DRAFT$/m);
    assert.doesNotMatch((await read(letterOf([accounts(60)]))).pages.join('\n'), /DRAFT/);
  });

  it('the attached file has a checksum of 16 bytes, a type and a description', async () => {
    const pdf = await read(letterOf([paragraph('x')]));
    const file = dicts(pdf).find((dict) => dict.includes('/EmbeddedFile'))!;
    assert.match(file, /\/CheckSum <[0-9a-f]{32}>/);
    assert.match(file, /\/Subtype \/application#2fjson/);
    assert.ok(dicts(pdf).some((dict) => /\/AFRelationship \/Data/.test(dict) && /\/Desc \(/.test(dict)));
  });
});

describe('a QR code', () => {
  const text = 'https://police.example.org/verify?code=7K2M-0QXD-9F';

  const modulesOf = async (said: string) => {
    const pdf = await read(letterOf([{ type: 'qr', text: said, alt: 'QR code' }]));
    const content = pageContent(pdf.objects, pageIds(pdf)[0]!);
    const boxes = [...content.matchAll(/^(\d+) (\d+) (\d+) 1 re$/gm)].map((m) => m.slice(1).map(Number));
    const size = Math.max(...boxes.map(([x, , width]) => x! + width!)) - 4;
    const dark = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
    for (const [x, y, width] of boxes as [number, number, number][])
      for (let n = 0; n < width; n++) dark[y - 4]![x - 4 + n] = true;
    return { dark, content, size };
  };

  it('says its text when it is read as the standard says, whatever its size and signs', async () => {
    for (const said of [
      'https://a.example',
      text,
      `${text}&case=${'x'.repeat(40)}`,
      'https://é.example/?a=张',
    ])
      assert.equal(readQr((await modulesOf(said)).dark).text, said);
  });

  it('has light of four modules around it', async () => {
    const { content, size } = await modulesOf(text);
    const [, unit] = /^q ([\d.]+) 0 0 \1 [\d.-]+ [\d.-]+ cm 0 0 0 rg$/m.exec(content)!;
    assert.ok(Math.abs(Number(unit) * (size + 8) - 84) < 0.01);
  });

  it('stands to the right of the sentence that explains it, and is read after it', async () => {
    const qr = { type: 'qr' as const, text, alt: 'QR code' };
    const pdf = await read(letterOf([paragraph('Verify this letter. '.repeat(12)), qr, paragraph('After.')]));
    const content = pageContent(pdf.objects, pageIds(pdf)[0]!);
    const [, unit, x, y] = /^q ([\d.]+) 0 0 \1 ([\d.]+) ([\d.]+) cm 0 0 0 rg$/m.exec(content)!.map(Number);
    // Its dark modules end at the right margin (540 points) and begin at the top one (64).
    assert.ok(Math.abs(x! + 84 - 4 * unit! - 540) < 0.1, `${x}`);
    assert.ok(y! + 4 * unit! > 64 && y! + 4 * unit! < 70, `${y}`);
    const order = element(pdf, 'Document')[0]!
      .match(/\/K \[(.*)\]/)![1]!
      .match(/\d+(?= 0 R)/g)!;
    const types = order.map((id) => /\/S \/(\w+)/.exec(pdf.objects.get(Number(id))!.dict)![1]);
    assert.deepEqual(types, ['P', 'Figure', 'P']);
  });

  it('is a figure with words and a box', async () => {
    const pdf = await read(letterOf([{ type: 'qr', text, alt: 'QR code of the page that confirms' }]));
    const [figure] = element(pdf, 'Figure');
    assert.match(figure!, /\/Alt \(QR code of the page that confirms\)/);
    assert.match(figure!, /\/BBox \[[\d. ]+\]/);
  });
});

/** A PNG of one colour; CRCs are not looked at by those who read it here. */
function png(alpha: boolean): Buffer {
  const [width, height] = [4, 3];
  const channels = alpha ? 4 : 3;
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  };
  const header = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, alpha ? 6 : 2, 0, 0, 0]);
  const rows = Buffer.alloc(height * (1 + width * channels), 200);
  for (let row = 0; row < height; row++) rows[row * (1 + width * channels)] = 0;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('a letterhead with pictures', () => {
  const picture = (bytes: Buffer, alt: string): LetterImage => ({
    bytes,
    type: 'png',
    width: 4,
    height: 3,
    alt,
  });
  const logo = picture(png(false), 'Logo of Greene County');
  const seal = picture(png(true), 'Seal of Greene County');
  const headed = (title: string) =>
    documentOf([paragraph('Text')], { title, letterhead: { lines: ['Greene County'], logo, seal } });

  it('shows both as figures with words; transparency is a mask', async () => {
    const pdf = await read(packetOf([headed('A')]));
    const words = element(pdf, 'Figure').map((dict) => /\/Alt \((.*?)\)/.exec(dict)?.[1]);
    assert.deepEqual(words, ['Logo of Greene County', 'Seal of Greene County']);
    assert.equal(dicts(pdf).filter((dict) => /\/SMask \d+ 0 R/.test(dict)).length, 1);
  });

  it('in two documents is in the file once, and is the same bytes each time', async () => {
    const packet = packetOf([headed('A'), headed('B')]);
    const one = await printComposed(packet, printFacts);
    const two = await printComposed(packet, printFacts);
    assert.ok(one.bytes.equals(two.bytes));
    const pdf = readPdf(one.bytes);
    assert.equal(element(pdf, 'Figure').length, 4);
    // Logo, seal, and the seal's mask.
    assert.equal(dicts(pdf).filter((dict) => dict.includes('/Subtype /Image')).length, 3);
  });

  it('a JPEG in the colours of a press is refused with what to do', async () => {
    const frame = [
      0xff, 0xd8, 0xff, 0xc0, 0, 20, 8, 0, 3, 0, 4, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0,
    ];
    const bytes = Buffer.from([...frame, 0xff, 0xd9]);
    const bad: LetterImage = { bytes, type: 'jpeg', width: 4, height: 3, alt: 'Logo' };
    const letter = packetOf([documentOf([], { letterhead: { lines: [], logo: bad } })]);
    await assert.rejects(printComposed(letter, printFacts), (error) => {
      assert.ok(isProblem(error));
      assert.equal(error.code, 'letterhead-image');
      return true;
    });
  });
});

describe('a long letter', () => {
  class Slow extends Writable {
    readonly chunks: Buffer[] = [];
    most = 0;
    constructor() {
      super({ highWaterMark: 100_000 });
    }
    override _write(chunk: Buffer, _encoding: string, done: () => void): void {
      this.chunks.push(chunk);
      this.most = Math.max(this.most, this.writableLength);
      setImmediate(done);
    }
  }

  it('written to a stream is the same bytes, and waits for a slow reader', async () => {
    const letter = letterOf([heading(1, 'Accounts'), accounts(4000)]);
    const { bytes, pages } = await printComposed(letter, printFacts);
    const stream = new Slow();
    assert.equal(await printComposedTo(letter, printFacts, stream), pages);
    await new Promise((resolve) => stream.end(() => resolve(undefined)));
    assert.ok(Buffer.concat(stream.chunks).equals(bytes));
    assert.ok(bytes.length > 1_500_000, `${bytes.length}`);
    // The last that is written, the table of where each object stands, cannot wait.
    assert.ok(stream.most < bytes.length / 3, `${stream.most} bytes waited`);
  });

  it('of 10,000 accounts is one table, one head, every account, and is printed in a heap of 64 MB', () => {
    const here = (path: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, path)).href);
    const script = `
      const { printComposedTo } = await import(${here('../../src/letters/pdf/print.js')});
      const { accounts, letterOf, printFacts } = await import(${here('./pdf-letter.js')});
      const { Writable } = await import('node:stream');
      let size = 0;
      const stream = new Writable({ write(chunk, _, done) { size += chunk.length; setImmediate(done); } });
      console.log(await printComposedTo(letterOf([accounts(10000)]), printFacts, stream), size);`;
    const out = execFileSync(process.execPath, [
      '--max-old-space-size=64',
      '--input-type=module',
      '-e',
      script,
    ]);
    const [pages, size] = out.toString().trim().split(' ').map(Number);
    // A page of 656 points holds the head and 32 rows of 19.5 points.
    assert.equal(pages, Math.ceil(10_000 / 32));
    assert.ok(size! > 3_000_000);
  });

  it('a paragraph of 3 MB goes on over its pages and loses no word', async () => {
    const words = Array.from({ length: 300_000 }, (_, n) => `word${n}`);
    const pdf = await read(letterOf([paragraph(words.join(' '))]));
    const said = pdf.pages.flatMap((page) => page.match(/word\d+/g) ?? []);
    assert.equal(said.length, words.length);
    assert.equal(new Set(said).size, words.length);
    assert.equal(pdf.structure.filter((path) => path === 'Document>P').length, 1);
  });
});
