/** Checkpoints 10 and 31: fonts are embedded, as wide as they say, and every glyph stands for a text. */
import type { PdfDocument } from '../document.js';
import type { Font } from '../font.js';
import { type Use, uses } from '../glyph-use.js';
import { A3, counted, each, type Finding, HOUSE, PDF, type Rule, rule, UA, unless } from '../rule.js';
import { nameOf, numberOf, PdfStream, textOf } from '../values.js';

const hex = (code: number) => code.toString(16).padStart(4, '0');

/** Judges each glyph that is shown; equal findings of one font are told once. */
const glyphs = (wrong: (use: Use, doc: PdfDocument) => string | undefined) => (doc: PdfDocument) =>
  each(doc.once(uses), ({ font, codes }) =>
    counted([...codes].flatMap(([code, use]) => wrong(use, doc)?.replace('#', hex(code)) ?? []))
      .slice(0, 5)
      .map((why) => ({ where: font.name, why })),
  );

const fonts = (judge: (font: Font, doc: PdfDocument) => Finding[]) => (doc: PdfDocument) =>
  each(doc.fonts, (font) => judge(font, doc));

function judgeCidSet(font: Font, doc: PdfDocument): Finding[] {
  const stream = doc.file.stream(font.descriptor?.get('CIDSet'));
  if (!stream || !font.program) return [];
  const set = doc.file.decode(stream);
  const listed = (cid: number) => ((set[cid >> 3] ?? 0) & (0x80 >> (cid & 7))) !== 0;
  const present = (cid: number) => (font.glyph(cid) ?? Number.MAX_SAFE_INTEGER) < font.program!.glyphs;
  const odd = Array.from({ length: Math.max(set.length * 8, font.program.glyphs) }, (_, cid) => cid).filter(
    (cid) => listed(cid) !== present(cid),
  );
  return unless(odd.length === 0, font.name, `CIDSet is wrong for ${odd.length} CIDs, such as ${odd[0]}`);
}

function judgeNames(font: Font, doc: PdfDocument): Finding[] {
  const names = [
    font.name,
    nameOf(doc.file.get(font.cid?.get('BaseFont'))),
    nameOf(doc.file.get(font.descriptor?.get('FontName'))),
  ];
  const same = new Set(names.map((name) => name?.replace(/-Identity-H$/, ''))).size === 1;
  return [
    ...unless(same, font.name, `names differ: ${names.join(', ')}`),
    ...unless(/^[A-Z]{6}\+./.test(font.name), font.name, 'no subset tag before the name'),
  ];
}

const targets = (font: Font) => [...(font.toUnicode ?? [])];

const badTargets = (id: string, says: string, bad: RegExp): Rule =>
  rule(
    id,
    `${UA} 7.21.7`,
    says,
    fonts((font) => {
      const found = targets(font).filter(([, text]) => bad.test(text));
      return unless(
        found.length === 0,
        font.name,
        `code ${hex(found[0]?.[0] ?? 0)} and ${found.length - 1} others`,
      );
    }),
  );

export const fontRules: Rule[] = [
  rule(
    '10-001',
    `${UA} 7.2`,
    'Each code that is shown stands for a text.',
    glyphs(({ text }) => (text ? undefined : 'code # stands for no text')),
  ),
  rule(
    '31-004',
    `${UA} 7.21.3.2`,
    'CIDToGIDMap is a stream or Identity.',
    fonts((font, doc) => {
      const map = doc.file.get(font.cid?.get('CIDToGIDMap'));
      return unless(
        map === null || map instanceof PdfStream || nameOf(map) === 'Identity',
        font.name,
        'CIDToGIDMap is neither',
      );
    }),
  ),
  rule(
    '31-005',
    `${UA} 7.21.3.2`,
    'A CIDFontType2 has a CIDToGIDMap.',
    fonts((font) => unless(font.cid?.has('CIDToGIDMap'), font.name, 'no CIDToGIDMap')),
  ),
  rule(
    '31-009',
    `${UA} 7.21.4.1, ${A3} 6.2.11.4.1`,
    'The program of each font that is shown is embedded.',
    (doc) => each(doc.once(uses), ({ font }) => unless(font.embedded, font.name, 'not embedded')),
  ),
  rule(
    '31-011',
    `${UA} 7.21.4.1`,
    'The font program has each glyph that is shown.',
    glyphs(({ font, glyph }) =>
      font.program && (glyph ?? Number.MAX_SAFE_INTEGER) >= font.program.glyphs
        ? `code # is glyph ${glyph}, of ${font.program.glyphs}`
        : undefined,
    ),
  ),
  rule('31-014', `${UA} 7.21.4.2`, 'CIDSet, where there is one, lists just the CIDs of the program.', (doc) =>
    each(
      doc.fonts.filter((font) => font.descriptor?.has('CIDSet')),
      (font) => judgeCidSet(font, doc),
    ),
  ),
  rule(
    '31-016',
    `${UA} 7.21.5, ${A3} 6.2.11.5`,
    'Widths in the file and in the font program differ by 1/1000 at most.',
    glyphs(({ font, glyph, code }) => {
      const real = font.program?.advance(glyph ?? -1);
      return real !== undefined && Math.abs(real - font.width(code)) > 1
        ? `code #: ${font.width(code)} against ${real.toFixed(1)}`
        : undefined;
    }),
  ),
  rule(
    '31-027',
    `${UA} 7.21.7`,
    'A font has a ToUnicode map.',
    fonts((font) => unless(font.toUnicode, font.name, 'no ToUnicode')),
  ),
  badTargets('31-028', 'No ToUnicode map leads to U+0000.', /\0/),
  badTargets('31-029', 'No ToUnicode map leads to U+FEFF or U+FFFE.', /[\ufeff\ufffe]/),
  rule(
    '31-030',
    `${UA} 7.21.8, ${A3} 6.2.11.8`,
    'The glyph .notdef is never shown.',
    glyphs(({ glyph }) => (glyph === 0 ? 'code # is .notdef' : undefined)),
  ),
  rule(
    'A3-6.2.11.7.3',
    `${A3} 6.2.11.7.3`,
    'Codes that stand for private-use signs or U+FFFD stand under an ActualText.',
    glyphs(({ text, spoken }) =>
      !spoken && /[\ue000-\uf8ff\ufffd]|[\u{f0000}-\u{10ffff}]/u.test(text ?? '')
        ? `code # stands for ${JSON.stringify(text)}`
        : undefined,
    ),
  ),
  rule(
    'A3-6.2.11.2',
    `${A3} 6.2.11.2`,
    'The fonts are of Type Font, and a composite font has one CIDFont with CIDSystemInfo.',
    fonts((font, doc) => [
      ...unless(nameOf(doc.file.get(font.dict.get('Type'))) === 'Font', font.name, 'Type is not Font'),
      ...unless(
        textOf(doc.file.get(doc.file.dict(font.cid?.get('CIDSystemInfo'))?.get('Ordering'))),
        font.name,
        'no CIDSystemInfo',
      ),
      ...font.faults.map((why) => ({ where: font.name, why })),
      ...(font.program?.faults ?? []).map((why) => ({ where: font.name, why })),
    ]),
  ),
  rule(
    'font-names',
    `${PDF} 9.6.4`,
    'A subset bears its tag, and font, CIDFont and descriptor the same name.',
    fonts(judgeNames),
  ),
  rule(
    'font-descriptor',
    `${PDF} 9.8.1`,
    'The descriptor has flags, box, angle, ascent, descent, cap height and stem.',
    fonts((font, doc) => {
      const missing = ['Flags', 'FontBBox', 'ItalicAngle', 'Ascent', 'Descent', 'CapHeight', 'StemV'].filter(
        (key) => !font.descriptor?.has(key),
      );
      const flags = numberOf(doc.file.get(font.descriptor?.get('Flags'))) ?? 0;
      return [
        ...unless(missing.length === 0, font.name, `no ${missing.join(', ')}`),
        ...unless(
          Boolean(flags & 4) !== Boolean(flags & 32),
          font.name,
          `flags ${flags} say symbolic and not`,
        ),
      ];
    }),
  ),
  rule(
    'glyph-drawn',
    HOUSE,
    'A code that stands for a visible sign has an outline.',
    glyphs(({ font, glyph, text, spoken }) =>
      !spoken &&
      /\S/u.test(text ?? '') &&
      !/^[\p{Cf}\p{Cc}\p{M}]+$/u.test(text ?? '') &&
      font.program?.hasOutline(glyph ?? -1) === false
        ? `code # stands for ${JSON.stringify(text)} and shows nothing`
        : undefined,
    ),
  ),
  rule(
    'judge-limits',
    HOUSE,
    'The fonts are of the one kind that this judge reads: Type 0, Identity-H, CIDFontType2 with FontFile2.',
    fonts((font, doc) => {
      const encoding = nameOf(doc.file.get(font.dict.get('Encoding')));
      const kind = nameOf(doc.file.get(font.cid?.get('Subtype')));
      return unless(
        font.subtype === 'Type0' &&
          encoding === 'Identity-H' &&
          kind === 'CIDFontType2' &&
          !font.descriptor?.has('FontFile3'),
        font.name,
        `${font.subtype}, ${encoding}, ${kind}: not judged`,
      );
    }),
  ),
];
