/** Mutations of the bytes, the metadata, colours, embedded files and whatever acts. */

import type { Editor } from '../edit.js';
import { dict, name, string } from '../edit.js';
import { outlineOf } from '../outline.js';
import { type PdfDict, PdfString } from '../values.js';
import { edited, type Mutation, patched } from './mutation.js';

const encrypted = (entries: Parameters<typeof dict>[0]) => (e: Editor) =>
  e.doc.file.trailer.set('Encrypt', e.add(dict({ Filter: name('Standard'), V: 1, R: 2, ...entries })));

const syntax: Mutation[] = [
  patched(['A3-6.1.2-1'], 'another version in the header', (text) => text.replace('%PDF-1.7', '%PDF-2.0')),
  patched(['A3-6.1.2-2'], 'no binary comment', (text) => text.replace('%\xe2\xe3\xcf\xd3', '%abcd')),
  edited(['A3-6.1.3-1'], 'no ID', (e) => e.doc.file.trailer.delete('ID')),
  edited(['A3-6.1.3-2'], 'encrypted', encrypted({ P: -1 })),
  edited(['A3-6.1.3-2', '26-001'], 'encrypted without P', encrypted({})),
  edited(['A3-6.1.3-2', '26-002'], 'encrypted against screen readers', encrypted({ P: -1 & ~512 })),
  patched(['A3-6.1.3-3'], 'a line after the end', (text) => `${text}more\n`),
  patched(['A3-6.1.4-2'], 'two line ends after xref', (text) => text.replace('\nxref\n0 ', '\nxref\n\n0 ')),
  patched(
    ['A3-6.1.6'],
    'a hexadecimal string of three digits',
    (text) => text.replace('<4142>', '<414 >'),
    (e) => e.doc.info.set('Keywords', new PdfString(Buffer.from('AB'), true)),
  ),
  patched(
    ['A3-6.1.7.1-1'],
    'a stream that is longer than it says',
    (text) => text.replace(/\/Length 1234/, '/Length 1230'),
    (e) => e.addStream({}, 'x'.repeat(1234)),
  ),
  edited(['A3-6.1.7.1-3'], 'a stream with its filter in another file', (e) =>
    e.addStream({ FFilter: name('FlateDecode') }, 'x'),
  ),
  edited(['A3-6.1.7.2'], 'an LZW stream', (e) => e.addStream({ Filter: name('LZWDecode') }, 'x')),
  patched(['A3-6.1.9'], 'no line end after obj', (text) => text.replace(/\n(\d+ 0 obj)\n<</, '\n$1 <<')),
  edited(['A3-6.1.13'], 'a name of 128 bytes', (e) => e.catalog.set('X'.repeat(128), true)),
  edited(['A3-6.1.13-11'], 'a page of 15000 units', (e) => e.page.set('MediaBox', [0, 0, 15000, 792])),
  edited(['A3-6.10'], 'steps of a presentation', (e) => e.page.set('PresSteps', dict({}))),
  edited(['A3-6.11'], 'requirements', (e) => e.catalog.set('Requirements', [])),
  edited(['page-sound'], 'a page that is a template', (e) => e.page.set('Type', name('Template'))),
];

const metadata: Mutation[] = [
  edited(['06-001', '06-002', '06-003', 'A3-6.6.4-1', 'A3-6.6.4-3'], 'no XMP', (e) =>
    e.catalog.delete('Metadata'),
  ),
  edited(['06-002'], 'part 2 of PDF/UA', (e) =>
    e.xmp((x) => x.replace('<pdfuaid:part>1<', '<pdfuaid:part>2<')),
  ),
  edited(['06-003'], 'no title in XMP', (e) => e.xmp((x) => x.replace(/<dc:title>[\s\S]*<\/dc:title>/, ''))),
  edited(['07-001'], 'no DisplayDocTitle', (e) => e.catalog.set('ViewerPreferences', dict({}))),
  edited(['07-002'], 'DisplayDocTitle false', (e) =>
    e.catalog.set('ViewerPreferences', dict({ DisplayDocTitle: false })),
  ),
  edited(['7.1-2'], 'not marked', (e) => e.catalog.set('MarkInfo', dict({ Marked: false }))),
  edited(['01-007'], 'suspect', (e) => e.catalog.set('MarkInfo', dict({ Marked: true, Suspects: true }))),
  edited(['A3-6.6.2.1-2'], 'bytes in the packet header', (e) =>
    e.xmp((x) => x.replace(' id="W5M0', ' bytes="2000" id="W5M0')),
  ),
  edited(['A3-6.6.2.1-4'], 'an element of XMP that is not closed', (e) =>
    e.xmp((x) => x.replace('</rdf:RDF>', '')),
  ),
  edited(['A3-6.6.2.3-1'], "a property of a schema of one's own", (e) =>
    e.xmp((x) =>
      x.replace(
        '</rdf:RDF>',
        '<rdf:Description rdf:about="" xmlns:own="http://example.org/own/"><own:colour>red</own:colour></rdf:Description></rdf:RDF>',
      ),
    ),
  ),
  edited(['A3-6.6.4-1'], 'part 2 of PDF/A', (e) =>
    e.xmp((x) => x.replace('<pdfaid:part>3<', '<pdfaid:part>2<')),
  ),
  edited(['A3-6.6.4-3'], 'conformance level X', (e) =>
    e.xmp((x) => x.replace(/<pdfaid:conformance>\w</, '<pdfaid:conformance>X<')),
  ),
  edited(['info-equals-xmp'], 'another title in the Info dictionary', (e) =>
    e.doc.info.set('Title', string('Another title')),
  ),
];

const state = (entries: Parameters<typeof dict>[0]) => (e: Editor) =>
  e.inner(e.inner(e.page, 'Resources'), 'ExtGState').set('Broken', dict(entries));

const graphics: Mutation[] = [
  edited(['A3-6.2.3-1', 'A3-6.2.4.3'], 'no output intent', (e) => e.catalog.delete('OutputIntents')),
  edited(['A3-6.2.3-2'], 'two profiles', (e) => {
    const [first] = e.doc.file.list(e.catalog.get('OutputIntents')) as PdfDict[];
    const other = dict({
      Type: name('OutputIntent'),
      S: name('GTS_PDFX'),
      DestOutputProfile: e.addStream({ N: 3 }),
    });
    e.catalog.set('OutputIntents', [first!, other]);
  }),
  edited(['A3-6.2.4.3'], 'CMYK in an RGB file', (e) => e.content((text) => `${text} 0 0 0 1 k`)),
  edited(['A3-6.2.5'], 'a transfer function', state({ TR: name('Identity') })),
  edited(['A3-6.2.8'], 'an image that is interpolated', (e) =>
    e.addStream(
      {
        Type: name('XObject'),
        Subtype: name('Image'),
        Width: 1,
        Height: 1,
        BitsPerComponent: 8,
        ColorSpace: name('DeviceGray'),
        Interpolate: true,
      },
      'x',
    ),
  ),
  edited(['A3-6.2.9'], 'PostScript', (e) => e.addStream({ Type: name('XObject'), Subtype: name('PS') }, 'x')),
  edited(['A3-6.2.10-1'], "a blend mode of one's own", state({ BM: name('Sparkle') })),
  edited(['A3-6.2.10-2', 'A3-6.2.3-1', 'A3-6.2.4.3'], 'transparency without an output intent', (e) => {
    state({ ca: 0.5 })(e);
    e.catalog.delete('OutputIntents');
  }),
];

const spec = (e: Editor) => e.doc.dicts().find(({ dict: found }) => found.has('EF'))!.dict;
const params = (e: Editor) => e.inner(e.doc.file.stream(e.inner(spec(e), 'EF').get('F'))!.dict, 'Params');

const files: Mutation[] = [
  edited(['21-001'], 'a file without F', (e) => spec(e).delete('F')),
  edited(['A3-6.8-1'], 'a file without MIME type', (e) =>
    e.doc.file.stream(e.inner(spec(e), 'EF').get('F'))!.dict.delete('Subtype'),
  ),
  edited(['A3-6.8-3'], 'a file without relationship', (e) => spec(e).delete('AFRelationship')),
  edited(['A3-6.8-4'], 'a file that nothing names', (e) => e.catalog.delete('AF')),
  edited(['file-listed'], 'a file that is not in the list', (e) =>
    e.inner(e.catalog, 'Names').delete('EmbeddedFiles'),
  ),
  edited(['file-described'], 'a file without description', (e) => spec(e).delete('Desc')),
  edited(['file-size'], 'another size', (e) => params(e).set('Size', 1)),
  edited(['file-checksum'], 'another checksum', (e) =>
    params(e).set('CheckSum', new PdfString(Buffer.alloc(16))),
  ),
];

const interactive: Mutation[] = [
  edited(['A3-6.5.1-1'], 'a script on opening', (e) =>
    e.catalog.set('OpenAction', dict({ S: name('JavaScript'), JS: string('app.alert(1)') })),
  ),
  edited(['A3-6.5.1-1'], 'a program that is started', (e) =>
    e.catalog.set('OpenAction', dict({ S: name('Launch'), F: string('a.exe') })),
  ),
  edited(['A3-6.5.2'], 'an action on events', (e) => e.catalog.set('AA', dict({}))),
  edited(['A3-6.4'], 'a form without appearances', (e) =>
    e.catalog.set('AcroForm', dict({ Fields: [], NeedAppearances: true })),
  ),
  edited(['20-001'], 'a layer without name', (e) =>
    e.catalog.set('OCProperties', dict({ OCGs: [], D: dict({}) })),
  ),
  edited(['20-003'], 'a layer that switches itself', (e) =>
    e.catalog.set('OCProperties', dict({ OCGs: [], D: dict({ Name: string('All'), AS: [] }) })),
  ),
  edited(['outline-present', 'outline-headings'], 'no bookmarks', (e) => e.catalog.delete('Outlines')),
  edited(['outline-targets'], 'a bookmark that leads nowhere', (e) => {
    outlineOf(e.doc)[0]!.dict.delete('A');
    outlineOf(e.doc)[0]!.dict.set('Dest', string('nowhere'));
  }),
  edited(['outline-headings'], 'a bookmark of another name', (e) =>
    outlineOf(e.doc).at(-1)!.dict.set('Title', string('Something else')),
  ),
];

export const fileMutations: Mutation[] = [...syntax, ...metadata, ...graphics, ...files, ...interactive];
