/** Checkpoints 06 and 07, and 19005-3, 6.6: XMP, its identification marks, and that the file's title is shown. */
import type { PdfDocument } from '../document.js';
import { A3, each, HOUSE, type Rule, rule, UA, unless } from '../rule.js';
import { textOf } from '../values.js';
import { NAMESPACES } from '../xmp.js';

/** Schemas that PDF/A knows (19005-3, 6.6.2.3.1, and the XMP Specification of 2005); others must describe themselves. */
const KNOWN = new Set([
  NAMESPACES.dc,
  NAMESPACES.xmp,
  NAMESPACES.pdf,
  NAMESPACES.pdfaid,
  NAMESPACES.extension,
  'http://ns.adobe.com/xap/1.0/mm/',
  'http://ns.adobe.com/xap/1.0/rights/',
  'http://ns.adobe.com/photoshop/1.0/',
]);

const property = (doc: PdfDocument, schema: keyof typeof NAMESPACES, name: string) =>
  doc.xmp?.properties.get(`${NAMESPACES[schema]} ${name}`);
const first = (doc: PdfDocument, schema: keyof typeof NAMESPACES, name: string) =>
  property(doc, schema, name)?.values[0]?.text;

const shownTitle = (doc: PdfDocument) =>
  doc.file.get(doc.file.dict(doc.catalog.get('ViewerPreferences'))?.get('DisplayDocTitle'));

/** `D:20261123000000Z` as `2026-11-23T00:00:00Z`; offsets are written `+01'00'`. */
function isoOf(date: string | undefined): string | undefined {
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d'\d\d'?)?/.exec(date ?? '');
  if (!parts) return undefined;
  const [, y, mo, d, h, mi, s, zone = ''] = parts;
  const offset = zone.startsWith('Z') ? 'Z' : zone.replace(/'$/, '').replace("'", ':');
  return new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}${offset || 'Z'}`).toISOString();
}

function judgeSame(doc: PdfDocument) {
  const info = (key: string) => textOf(doc.file.get(doc.info.get(key)));
  const pairs: [string, string | undefined, string | undefined][] = [
    ['Title', info('Title'), first(doc, 'dc', 'title')],
    ['Author', info('Author'), first(doc, 'dc', 'creator')],
    ['Creator', info('Creator'), first(doc, 'xmp', 'CreatorTool')],
    ['Producer', info('Producer'), first(doc, 'pdf', 'Producer')],
    ['CreationDate', isoOf(info('CreationDate')), iso(first(doc, 'xmp', 'CreateDate'))],
    ['ModDate', isoOf(info('ModDate')), iso(first(doc, 'xmp', 'ModifyDate'))],
  ];
  return pairs
    .filter(([, a, b]) => a !== undefined && b !== undefined)
    .flatMap(([key, a, b]) => unless(a === b, `Info ${key}`, `is "${a}", XMP says "${b}"`));
}

const iso = (date: string | undefined) =>
  date === undefined || Number.isNaN(Date.parse(date)) ? date : new Date(date).toISOString();

function judgeSchemas(doc: PdfDocument) {
  return [...(doc.xmp?.properties.keys() ?? [])].flatMap((key) => {
    const [schema = '', name = ''] = key.split(' ');
    return unless(
      KNOWN.has(schema) || doc.xmp?.described.get(schema)?.has(name),
      'XMP',
      `${key} is neither known nor described`,
    );
  });
}

export const metadataRules: Rule[] = [
  rule('06-001', `${UA} 7.1`, 'The catalog has an XMP stream.', (doc) =>
    unless(doc.xmp, 'catalog', 'no Metadata'),
  ),
  rule('06-002', `${UA} 5`, 'XMP says pdfuaid:part 1.', (doc) => {
    const part = property(doc, 'pdfuaid', 'part');
    return unless(
      part?.values[0]?.text === '1' && part.prefix === 'pdfuaid',
      'XMP',
      `pdfuaid:part is ${part?.values[0]?.text}`,
    );
  }),
  rule('06-003', `${UA} 7.1`, 'XMP has a dc:title.', (doc) =>
    unless(first(doc, 'dc', 'title'), 'XMP', 'no dc:title'),
  ),
  rule('07-001', `${UA} 7.1`, 'ViewerPreferences has DisplayDocTitle.', (doc) =>
    unless(shownTitle(doc) !== null, 'catalog', 'no DisplayDocTitle'),
  ),
  rule('07-002', `${UA} 7.1`, 'DisplayDocTitle is not false.', (doc) =>
    unless(shownTitle(doc) !== false, 'catalog', 'DisplayDocTitle is false'),
  ),
  rule('7.1-2', `${UA} 7.1`, 'MarkInfo says that the file is tagged.', (doc) =>
    unless(
      doc.file.get(doc.file.dict(doc.catalog.get('MarkInfo'))?.get('Marked')) === true,
      'catalog',
      'MarkInfo/Marked is not true',
    ),
  ),
  rule('01-007', `${UA} 7.1`, 'MarkInfo does not call the tags suspect.', (doc) =>
    unless(
      doc.file.get(doc.file.dict(doc.catalog.get('MarkInfo'))?.get('Suspects')) !== true,
      'catalog',
      'MarkInfo/Suspects is true',
    ),
  ),
  rule(
    'A3-6.6.2.1-2',
    `${A3} 6.6.2.1`,
    'The header of the XMP packet has neither bytes nor encoding.',
    (doc) => doc.xmp && unless(!/\b(bytes|encoding)=/.test(doc.xmp.header), 'XMP', doc.xmp.header),
  ),
  rule('A3-6.6.2.1-4', `${A3} 6.6.2.1`, 'XMP is well-formed XML in UTF-8.', (doc) =>
    doc.xmp?.faults.map((why) => ({ where: 'XMP', why })),
  ),
  rule(
    'A3-6.6.2.3-1',
    `${A3} 6.6.2.3`,
    'Each XMP property is one that PDF/A knows or that the packet describes.',
    judgeSchemas,
  ),
  rule('A3-6.6.4-1', `${A3} 6.6.4`, 'XMP says pdfaid:part 3.', (doc) =>
    unless(first(doc, 'pdfaid', 'part') === '3', 'XMP', `pdfaid:part is ${first(doc, 'pdfaid', 'part')}`),
  ),
  rule('A3-6.6.4-3', `${A3} 6.6.4`, 'XMP says pdfaid:conformance A, B or U.', (doc) =>
    unless(
      ['A', 'B', 'U'].includes(first(doc, 'pdfaid', 'conformance') ?? ''),
      'XMP',
      `pdfaid:conformance is ${first(doc, 'pdfaid', 'conformance')}`,
    ),
  ),
  rule('info-equals-xmp', HOUSE, 'Title, names and dates of the Info dictionary are those of XMP.', (doc) =>
    each(doc.info.size ? [doc] : [], judgeSame),
  ),
];
