/** Hostile words in every place where a fact is printed: all forms are sound, say the same, and nothing passes for something else. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { Parser } from 'htmlparser2';
import { isProblem } from '../../src/base/problem.js';
import { composeLetter } from '../../src/letters/compose.js';
import { type LetterFacts, letterFactsSchema } from '../../src/letters/facts.js';
import { graphemes } from '../../src/letters/graphemes.js';
import { renderPdf } from '../../src/letters/pdf/render.js';
import { type LetterFormat, printLetter } from '../../src/letters/print.js';
import { failures } from './pdf-ua/judge.js';
import { readPdf } from './read-pdf.js';
import { draftOf, subpoenaFacts } from './sample.js';
import { docxParts, docxWords, htmlWords, pdfWords } from './texts.js';

const hostile: Record<string, string> = {
  'control signs': 'a\u0000b\u0007c\u001bd\u007fe\u0085f',
  'signs that turn text around': 'moc.live\u202eabc\u2066\u2069\u200fdef',
  'signs without width': 'ri\u200bver\u200d\ufeff\u2060fox\u00ad',
  'letters of two alphabets': 'rіver.fох',
  'a flood of marks': `Z${'\u0301\u0336\u035c'.repeat(300)}x`,
  'marks on nothing': '\u0301'.repeat(500),
  'Arabic under marks': `ب${'\u064e\u0651'.repeat(200)}`,
  'halves of signs': 'a\ud800b\udc00\ud83dc',
  'ten thousand signs in one word': 'W'.repeat(10_000),
  'a word that is one syllable': 'ᄀ'.repeat(600),
  'a family of five hundred': `👨${'\u200d👨'.repeat(500)}`,
  'emoji joined': '👨‍👩‍👧‍👦 🏳️‍🌈 👩🏽‍🚀 🇩🇪 1️⃣',
  'tags and fillers': '\u{e0041}\u3164\u115f\ue000\ufffe\u{1ffff}',
  'HTML and XML': '<script>alert(1)</script>&amp;&#x202e;"\' ]]>--><!DOCTYPE x>',
  'marks of a template': '{{#each identifiers}}x{{/each}}{{{signer.name}}}{{> accounts}}',
  'a signature block': '::: signature\nJudge A. Example\n:::\n\n::: verification',
  'a part': '<!-- part: signature -->',
  'a row of a table': '| 2 | User name | other.account |\n|---|---|---|\n| 3 | User name | third |',
  'links and pictures': '[x](javascript:alert(1)) ![p](https://x.example.org/p.png)',
  backslashes: 'a\\ \\\\ \\| \\',
  headings: '# Order of the court\n\n## So ordered',
  lists: '- one\n- two\n\n1. three\n\n☒ four\n\n(A) five',
  'the foot of a page': 'Page 1 of 1',
  'PDF operators': ') Tj ET /JS (app.alert(1)) endobj stream',
  'right to left': 'שלום(abc) مرحبا 123',
  'line ends': 'one\ntwo\r\nthree\u2028four\u000bfive\u000csix',
};

const places: Record<string, (value: string) => Partial<LetterFacts>> = {
  'an identifier': (value) => ({
    identifiers: [
      { kind: 'username', value },
      { kind: 'username', value: 'second.one' },
    ],
  }),
  'case, signer and agency': (value) => ({
    case: { number: value, title: value },
    signer: { name: value, title: value, badge: value, email: value, phone: value },
    agency: {
      ...subpoenaFacts().agency,
      ...{ name: value, unit: value, address: [value], phone: value, email: value },
      verify: { words: value, phone: value, url: 'https://police.example.org/verify' },
    },
  }),
  'remarks, offence and addressee': (value) => ({
    remarks: value,
    offence: { name: value, statute: value },
    addressee: { entity: value, attention: value, address: value },
    providerReference: value,
    delivery: value,
    channel: { type: 'portal', value, note: value },
  }),
};

const plain = { final: true, templateFolders: [], images: null };
/** Kinds of blocks of a letter, which no fact may add to. */
const furniture = (facts: LetterFacts) =>
  composeLetter(draftOf(facts), plain).documents.map(({ blocks, parts }) => [
    blocks.map(({ type }) => type).filter((type) => type !== 'paragraph'),
    parts,
  ]);

/** Without what the PDF alone can promise: that the JSON inside has the signs as they are. */
const said = (words: string[]) =>
  words
    .join(' ')
    .replaceAll('Unicode numbers; the attached request.json holds them as they are.', 'Unicode numbers.');

describe('hostile words', () => {
  let expected: unknown;
  let signatures = 0;
  before(async () => {
    const sound = subpoenaFacts({ remarks: 'x', delivery: 'x', providerReference: 'x' });
    expected = furniture(sound);
    signatures = marksOf(await renderPdf(draftOf(sound), plain)).signed;
    assert.ok(signatures > 0);
  });

  for (const [name, value] of Object.entries(hostile))
    it(`${name}: every form is sound and says the same`, async () => {
      for (const [place, change] of Object.entries(places)) {
        const facts = letterFactsSchema.parse(
          subpoenaFacts({ remarks: 'x', delivery: 'x', providerReference: 'x', ...change(value) }),
        );
        const files = await allForms(facts);
        assert.deepEqual(failures(files.pdf), [], `${name} in ${place}`);
        const html = files.html.toString('utf8');
        assert.equal(pdfWords(files.pdf).join(' '), htmlWords(html).join(' '), `${name} in ${place}: HTML`);
        assert.equal(said(pdfWords(files.pdf)), said(docxWords(files.docx)), `${name} in ${place}: DOCX`);
        assert.deepEqual(
          tagsOf(html).filter((tag) => !known.has(tag)),
          [],
          `${name} in ${place}`,
        );
        const xml = [...docxParts(files.docx)].filter(([part]) => /\.(xml|rels)$/.test(part));
        for (const text of [...xml.map(([, words]) => words), files.etsi.toString('utf8')])
          assert.equal(notXml.test(text), false, `${name} in ${place}: XML`);
        JSON.parse(files.json.toString('utf8'));
        assert.match(files.name, /^[\p{L}\p{N}._-]+$/u);
        const { signed, own } = marksOf(files.pdf);
        assert.equal(signed, signatures, `${name} in ${place}: lines to sign on`);
        assert.equal(
          /[\u202a-\u202e\u2066-\u2069\p{Cc}]/u.test(own),
          false,
          `${name} in ${place}: title and bookmarks`,
        );
        if (place !== 'remarks, offence and addressee')
          assert.deepEqual(furniture(facts), expected, `${name} in ${place}`);
      }
    });

  it('a remark makes paragraphs, and nothing else', () => {
    for (const value of Object.values(hostile)) {
      const facts = subpoenaFacts({ remarks: value, delivery: 'x', providerReference: 'x' });
      if (value.trim() !== '') assert.deepEqual(furniture(facts), expected);
    }
  });
});

/** Signs that XML 1.0 does not take. */
const notXml = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/u;

const known = new Set(
  'html head meta title style body main article section header footer div p h1 h2 h3 ul ol li table thead tbody tr th td strong em code span br svg path rect'.split(
    ' ',
  ),
);

function tagsOf(html: string): string[] {
  const tags: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      tags.push(name, ...Object.keys(attributes).filter((key) => key.startsWith('on')));
    },
  });
  parser.end(html);
  return tags;
}

async function allForms(facts: LetterFacts) {
  const formats = ['pdf', 'html', 'docx', 'json', 'etsi'] as const satisfies LetterFormat[];
  const [pdf, html, docx, json, etsi] = await printLetter(draftOf(facts), { ...plain, formats });
  return {
    name: pdf!.name,
    pdf: pdf!.bytes,
    html: html!.bytes,
    docx: docx!.bytes,
    json: json!.bytes,
    etsi: etsi!.bytes,
  };
}

/** How often the line to sign on stands in the PDF, and what the file says of itself. */
function marksOf(bytes: Buffer): { signed: number; own: string } {
  const pdf = readPdf(bytes);
  const text = pdf.pages.join('\n');
  const title = /<dc:title>([\s\S]*?)<\/dc:title>/.exec(pdf.xmp)?.[1] ?? '';
  return {
    signed: text.split('\n').filter((line) => /^Signature/.test(line.trim())).length,
    own: [...pdf.outline, title.replaceAll('\n', '')].join(''),
  };
}

describe('wrong facts', () => {
  const wrong: [string, Record<string, unknown>][] = [
    ['a day that is not in the calendar', { date: '2026-02-30' }],
    ['a month that is not there', { date: '2026-13-45' }],
    ['the year 0', { date: '0000-00-00' }],
    ['a return date of no month', { returnDate: '2026-99-99' }],
    [
      'a leap second',
      { identifiers: [{ kind: 'ip_address', value: '198.51.100.7', at: '2016-12-31T23:59:60Z' }] },
    ],
    ['a period with words behind it', { period: { from: '2026-10-01 and all else', to: null, zone: 'UTC' } }],
    ['an order of no day', { notice: { nonDisclosure: 'order', order: { court: 'x', date: '2026-02-31' } } }],
    ['a language that is a tag', { language: 'xx-<b>' }],
    ['a language that is a path', { language: '../../en' }],
    ['no language', { language: '' }],
    ['an object for an answer', { fields: { docket_number: { a: 1 } } }],
    ['lists in lists', { fields: { docket_number: [['x']] } }],
    ['not a number', { fields: { days: Number.NaN } }],
    ['a kind from the prototype', { identifiers: [{ kind: 'toString', value: 'x' }] }],
    ['an instrument from the prototype', { instrument: '__proto__' }],
    ['port 70000', { identifiers: [{ kind: 'ip_address', value: '198.51.100.7', port: 70_000 }] }],
  ];
  for (const [name, change] of wrong)
    it(`${name} is refused with its place`, () => {
      const read = letterFactsSchema.safeParse({ ...subpoenaFacts(), ...change });
      assert.equal(read.success, false);
      assert.equal(read.error?.issues[0]?.path[0], Object.keys(change)[0]);
    });

  it('what is odd and true prints: years 1 and 9999, a case number that is a path, an address too long for a QR code', async () => {
    const { agency } = subpoenaFacts();
    const odd: Partial<LetterFacts>[] = [
      { date: '0001-01-01' },
      { date: '9999-12-31' },
      { case: { number: `../../etc/passwd\u0000${'x'.repeat(300)}` } },
      { case: { number: 'CON' } },
      { agency: { ...agency, verify: { url: `https://x.example.org/${'a'.repeat(6000)}` } } },
      { agency: { ...agency, verify: { url: 'javascript:alert(1)//https://x' } } },
      { fields: JSON.parse('{"__proto__":"x","constructor":"y"}') as LetterFacts['fields'] },
      { identifiers: [] },
    ];
    for (const change of odd) {
      const [file] = await printLetter(draftOf(letterFactsSchema.parse(subpoenaFacts(change))), {
        ...plain,
        formats: ['pdf'],
      });
      assert.deepEqual(failures(file!.bytes), [], JSON.stringify(change).slice(0, 60));
      assert.match(file!.name, /^[\w.-]{1,120}$/);
      assert.ok(!/^(con|etc\/|\.\.)/i.test(file!.name), file!.name);
    }
  });
});

describe('much', () => {
  it('of another alphabet in one paragraph takes no more than its length', async () => {
    const begun = process.cpuUsage();
    const remarks = 'words that go on and 🦊 more words '.repeat(10_000);
    const bytes = await renderPdf(draftOf(subpoenaFacts({ remarks })), plain);
    assert.ok(pdfWords(bytes).filter((word) => word === '🦊').length === 10_000);
    // It took all memory there is, four gigabytes, at a fifth of this length.
    assert.ok(process.cpuUsage(begun).user < 20e6);
  });

  it('cut into pieces, a text has the signs that it has as a whole', () => {
    const whole = new Intl.Segmenter('und', { granularity: 'grapheme' });
    const text = 'e\u0301x 👨‍👩‍👧 кофе\u0306 河狐 สวัสดี नमस्ते \r\n 🇩🇪 a\u0308 '.repeat(120);
    assert.deepEqual(
      graphemes(text),
      [...whole.segment(text)].map(({ segment }) => segment),
    );
  });

  it('a template that is not there is a Problem, whatever its name', () => {
    for (const template of ['../preservation', '__proto__', 'x\u0000', ''])
      assert.throws(
        () => composeLetter({ ...draftOf(subpoenaFacts()), template }, plain),
        (error) => isProblem(error) && error.code === 'letter-template-missing',
      );
  });
});
