/** Mutations of the structure tree, of languages and of annotations. */
import { dict, type Editor, name, pagesOf, string } from '../edit.js';
import { elementsOf, type Node } from '../structure.js';
import { PdfRef, type PdfValue } from '../values.js';
import { edited, type Mutation } from './mutation.js';

const ref = (node: Node) => new PdfRef(node.num, 0);
const become = (node: Node, type: string) => node.dict.set('S', name(type));
const paragraph = (e: Editor) => e.paragraphs()[0];
const table = (entries: Record<string, PdfValue>) => dict({ O: name('Table'), ...entries });

/** Swaps two kids of an element, found by their objects. */
function swap(e: Editor, parent: Node | undefined, a: Node, b: Node): void {
  const kids = e.kids(parent);
  const at = (node: Node) => kids.findIndex((kid) => kid instanceof PdfRef && kid.num === node.num);
  const [first, second] = [at(a), at(b)];
  [kids[first], kids[second]] = [kids[second]!, kids[first]!];
}

/** The last element of one page and the first of the next, side by side in one parent. */
function pageTurn(e: Editor): [Node, Node] {
  for (const node of e.doc.tree!.nodes)
    for (const [i, kid] of elementsOf(node).entries()) {
      const next = elementsOf(node)[i + 1];
      if (next && new Set(pagesOf(kid)).size === 1 && pagesOf(next)[0] !== pagesOf(kid)[0])
        return [kid, next];
    }
  throw new Error('no page turns between two elements');
}

const tree: Mutation[] = [
  edited(['7.1-11', 'tree-root', 'parent-tree'], 'no structure tree', (e) =>
    e.catalog.delete('StructTreeRoot'),
  ),
  edited(['7.1-12'], 'an element without parent', (e) => paragraph(e).dict.delete('P')),
  edited(['tree-sound'], 'an element that stands twice', (e) =>
    e.kids(paragraph(e).parent).push(ref(paragraph(e))),
  ),
  edited(['tree-root'], 'a root that is no Document', (e) => become(e.doc.tree!.roots[0]!, 'Sect')),
  edited(['parent-tree'], 'an MCID that leads to another element', (e) => {
    const nums = e.doc.file.get(e.inner(e.doc.tree!.dict, 'ParentTree').get('Nums')) as PdfValue[];
    (e.doc.file.get(nums[1]) as PdfValue[])[0] = ref(e.doc.tree!.nodes.at(-1)!);
  }),
  edited(['mcid-once'], 'an MCID that an element names twice', (e) =>
    e.kids(paragraph(e)).push(e.kids(paragraph(e))[0]!),
  ),
  edited(['reading-order'], 'two paragraphs read the other way round', (e) =>
    swap(e, paragraph(e).parent, ...e.paragraphs()),
  ),
  edited(['page-order'], 'two elements swapped over a page turn', (e) =>
    swap(e, pageTurn(e)[0].parent, ...pageTurn(e)),
  ),
  edited(['empty-element'], 'a paragraph of nothing', (e) => {
    const root = e.doc.tree!.roots[0]!;
    e.kids(root).push(e.add(dict({ S: name('P'), P: ref(root) })));
  }),
  edited(['02-001'], 'a type that nobody knows', (e) => become(paragraph(e), 'Wonder')),
  edited(['02-003'], 'types that are mapped to each other', (e) =>
    e.doc.tree!.dict.set('RoleMap', dict({ One: name('Two'), Two: name('One') })),
  ),
  edited(['02-004'], 'a standard type that is mapped', (e) =>
    e.doc.tree!.dict.set('RoleMap', dict({ Index: name('Sect') })),
  ),
  edited(['09-004'], 'a paragraph among the cells', (e) => become(e.nodes('TD')[0]!, 'P')),
  edited(['09-005'], 'a paragraph for the body of an item', (e) => become(e.nodes('LBody')[0]!, 'P')),
  edited(['09-006'], 'a line of contents outside contents', (e) => become(paragraph(e), 'TOCI')),
];

const meaning: Mutation[] = [
  edited(['15-003'], 'cells without attributes', (e) =>
    [...e.nodes('TH'), ...e.nodes('TD')].map((cell) => cell.dict.delete('A')),
  ),
  edited(['table-grid'], 'a cell of two columns', (e) =>
    e.nodes('TD')[0]!.dict.set('A', table({ ColSpan: 2 })),
  ),
  edited(['table-headers'], 'a head that is not there', (e) =>
    e.nodes('TD')[0]!.dict.set('A', table({ Headers: [string('nowhere')] })),
  ),
  edited(['table-has-head'], 'a table of plain cells', (e) =>
    [...e.nodes('TH'), ...e.nodes('TD')].map((cell) => {
      become(cell, 'TD');
      return cell.dict.delete('A');
    }),
  ),
  edited(['13-004'], 'a figure without Alt', (e) => {
    become(paragraph(e), 'Figure');
    paragraph(e).dict.set('A', dict({ O: name('Layout'), BBox: [0, 0, 10, 10] }));
  }),
  edited(['figure-bbox'], 'a figure without place', (e) => {
    become(paragraph(e), 'Figure');
    paragraph(e).dict.set('Alt', string('a picture'));
  }),
  edited(['14-002'], 'an H2 first', (e) => become(e.nodes('H1')[0]!, 'H2')),
  edited(['14-003'], 'an H4 after an H2', (e) => become(e.nodes('H2').at(-1)!, 'H4')),
  edited(['14-006', '14-007', 'outline-headings'], 'two H side by side', (e) =>
    e.paragraphs().map((node) => become(node, 'H')),
  ),
  edited(['14-007', 'outline-headings'], 'an H among H1 and H2', (e) => become(paragraph(e), 'H')),
  edited(['17-002'], 'a formula without Alt', (e) => become(paragraph(e), 'Formula')),
  edited(['19-003'], 'a note without ID', (e) => become(paragraph(e), 'Note')),
  edited(['19-004'], 'two notes with one ID', (e) =>
    e.paragraphs().map((node) => {
      become(node, 'Note');
      return node.dict.set('ID', string('n1'));
    }),
  ),
  edited(['list-numbering'], 'a list that does not say how it counts', (e) =>
    e.nodes('L')[0]!.dict.delete('A'),
  ),
];

function silence(e: Editor): void {
  e.catalog.delete('Lang');
  for (const node of e.doc.tree!.nodes) node.dict.delete('Lang');
}

const SILENT = ['11-001', '11-003', '11-006'];

const languages: Mutation[] = [
  edited(SILENT, 'no language', silence),
  edited([...SILENT, '11-002'], 'an Alt without language', (e) => {
    silence(e);
    paragraph(e).dict.set('E', string('expanded'));
  }),
  edited([...SILENT, '11-004'], 'an annotation without language', (e) => {
    silence(e);
    link(e, {});
  }),
  edited(['lang-valid'], 'a language that is no tag', (e) =>
    e.catalog.set('Lang', string('american_english')),
  ),
];

function link(
  e: Editor,
  entries: Record<string, PdfValue>,
  holder = 'Link',
  more: Record<string, PdfValue> = {},
) {
  return e.annotate(
    { Subtype: name('Link'), Contents: string('the page'), Border: [0, 0, 0], ...entries },
    holder,
    more,
  );
}

const mark = (e: Editor, subtype: string, holder: string, entries: Record<string, PdfValue> = {}) =>
  e.annotate({ Subtype: name(subtype), AP: e.appearance(), ...entries }, holder);

const annotations: Mutation[] = [
  edited([], 'a link that is in order', (e) => link(e, {})),
  edited(['28-002'], 'a comment in a Span', (e) => mark(e, 'Text', 'Span', { Contents: string('a word') })),
  edited(['28-004'], 'a comment that says nothing', (e) => mark(e, 'Text', 'Annot')),
  edited(['28-005'], 'a field without description', (e) => mark(e, 'Widget', 'Form')),
  edited(['28-007'], 'a trap network', (e) => mark(e, 'TrapNet', 'Annot', { Contents: string('a trap') })),
  edited(['28-008'], 'a link on a page without Tabs', (e) => {
    link(e, {});
    e.page.delete('Tabs');
  }),
  edited(['28-009'], 'a link on a page with tabs by rows', (e) => {
    link(e, {});
    e.page.set('Tabs', name('R'));
  }),
  edited(['28-010'], 'a field in a Span', (e) => mark(e, 'Widget', 'Span', { TU: string('your name') })),
  edited(['28-011'], 'a link in a Span', (e) => link(e, {}, 'Span')),
  edited(['28-012'], 'a link with Alt but without Contents', (e) =>
    link(e, { Contents: string('') }, 'Link', { Alt: string('the page') }),
  ),
  edited(['28-017'], 'a printer mark in the structure', (e) =>
    mark(e, 'PrinterMark', 'Annot', { Contents: string('a mark') }),
  ),
  edited(['A3-6.3.1-1'], 'a film', (e) => mark(e, 'Movie', 'Annot', { Contents: string('a film') })),
  edited(['A3-6.3.2-2'], 'a link that is not printed', (e) => link(e, { F: 0 })),
  edited(['A3-6.3.3-1'], 'a comment without appearance', (e) =>
    e.annotate({ Subtype: name('Text'), Contents: string('a word') }, 'Annot'),
  ),
];

export const treeMutations: Mutation[] = [...tree, ...meaning, ...languages, ...annotations];
