/** Mutations of page content and fonts. */
import { dict, type Editor, name, string } from '../edit.js';
import type { PdfValue } from '../values.js';
import { edited, type Mutation } from './mutation.js';

const inside = (mcid: number, more: string) => (text: string) =>
  text.replace(new RegExp(`/MCID ${mcid}\\s*>>\\s*BDC`), `$& ${more} `);

function drawForm(e: Editor, entries: Parameters<typeof dict>[0], body: string, times: number): void {
  const form = e.addStream(
    { Type: name('XObject'), Subtype: name('Form'), BBox: [0, 0, 10, 10], ...entries },
    body,
  );
  e.inner(e.inner(e.page, 'Resources'), 'XObject').set('Broken', form);
  e.content((text) => text + ' /Broken Do'.repeat(times));
}

const content: Mutation[] = [
  edited(['01-003'], 'an artifact inside a paragraph', (e) => e.content(inside(0, '/Artifact BMC EMC'))),
  edited(['01-004'], 'a whole page as an artifact', (e) =>
    e.content((text) => `/Artifact BMC\n${text}\nEMC`),
  ),
  edited(['01-005'], 'a rectangle without a mark', (e) => e.content((text) => `${text} 100 100 10 10 re f`)),
  edited(['01-005'], 'a form that draws without a mark', (e) => drawForm(e, {}, '0 0 10 10 re f', 1)),
  edited(['mcid-nesting', 'mcid-once', 'reading-order'], 'MCID 0 again inside MCID 1', (e) =>
    e.content(inside(1, '/Span <</MCID 0>> BDC EMC')),
  ),
  edited(['content-balance'], 'a q without Q', (e) => e.content((text) => `${text} q`)),
  edited(['content-balance'], 'an EMC too many', (e) => e.content((text) => `${text} EMC`)),
  edited(['A3-6.2.2-1'], 'an unknown operator', (e) => e.content((text) => `${text} 1 2 sparkle`)),
  edited(['A3-6.2.2-2'], 'a font that is not among the resources', (e) =>
    e.content((text) => `${text} BT /Nowhere 9 Tf ET`),
  ),
  edited(['A3-6.1.13-8'], 'q nested 29 deep', (e) =>
    e.content((text) => `${text}${' q'.repeat(29)}${' Q'.repeat(29)}`),
  ),
  edited(['text-on-page'], 'a page cut to a corner', (e) => e.page.set('MediaBox', [0, 0, 60, 60])),
  edited(['30-001'], 'a reference to a page elsewhere', (e) =>
    drawForm(e, { Ref: dict({ F: string('a.pdf'), Page: 0 }) }, '', 1),
  ),
  edited(['30-002', 'parent-tree', 'mcid-once', 'reading-order'], 'a form with an MCID, drawn twice', (e) =>
    drawForm(e, { StructParents: 9100 }, '/P <</MCID 0>> BDC EMC', 2),
  ),
];

/** The identifier of the sample letter stands in a table, in no heading. */
const font = (e: Editor) => e.font('river');

const fonts: Mutation[] = [
  edited(['10-001'], 'a code without a text', (e) => e.unicode(font(e), { [font(e).code]: undefined })),
  edited(['31-004', '31-011'], 'a number for a CIDToGIDMap', (e) => font(e).cid!.set('CIDToGIDMap', 5)),
  edited(['31-005'], 'no CIDToGIDMap', (e) => font(e).cid!.delete('CIDToGIDMap')),
  edited(['31-009'], 'a font that is not embedded', (e) => font(e).descriptor!.delete('FontFile2')),
  edited(['31-011'], 'a program of one glyph', (e) =>
    e.program(font(e), 'maxp', (table) => table.writeUInt16BE(1, 4)),
  ),
  edited(['31-014'], 'a CIDSet of one glyph', (e) =>
    font(e).descriptor!.set('CIDSet', e.addStream({}, '\x80')),
  ),
  edited(['31-016'], 'other widths than in the program', (e) => font(e).cid!.set('W', [0, 65535, 0])),
  edited(['31-027', '10-001'], 'no ToUnicode', (e) => font(e).dict.delete('ToUnicode')),
  edited(['31-028'], 'U+0000 in ToUnicode', (e) => e.unicode(font(e), { 65520: '\0' })),
  edited(['31-029'], 'U+FEFF in ToUnicode', (e) => e.unicode(font(e), { 65520: '\ufeff' })),
  edited(['31-030'], 'glyph 0 shown', (e) => {
    e.unicode(font(e), { 0: 'x' });
    (e.doc.file.get(font(e).cid!.get('W')) as PdfValue[]).push(0, [font(e).program!.advance(0)!]);
    e.inner(e.inner(e.page, 'Resources'), 'Font').set('Broken', font(e).dict);
    e.content((text) => `${text} /Artifact BMC BT /Broken 9 Tf 1 0 0 1 72 72 Tm <0000> Tj ET EMC`);
  }),
  edited(['A3-6.2.11.7.3'], 'a private-use sign', (e) => e.unicode(font(e), { [font(e).code]: '\ue000' })),
  edited(['A3-6.2.11.2'], 'a font of no type', (e) => font(e).dict.set('Type', name('Nothing'))),
  edited(['font-names'], 'another name in the descriptor', (e) =>
    font(e).descriptor!.set('FontName', name('ABCDEF+Other')),
  ),
  edited(['font-descriptor'], 'no StemV', (e) => font(e).descriptor!.delete('StemV')),
  edited(['glyph-drawn'], 'a program without outlines', (e) =>
    e.program(font(e), 'loca', (table) => table.fill(0)),
  ),
  edited(['judge-limits'], 'written from top to bottom', (e) =>
    font(e).dict.set('Encoding', name('Identity-V')),
  ),
];

export const pageMutations: Mutation[] = [...content, ...fonts];
