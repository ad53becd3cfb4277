/** Checkpoints 13, 14, 17 and 19: figures, headings, formulas and notes; and that no list or element is hollow. */
import type { PdfDocument } from '../document.js';
import { each, type Finding, HOUSE, nodesOf, PDF, type Rule, rule, UA, unless } from '../rule.js';
import { attribute, elementsOf, label, type Node } from '../structure.js';
import { textOf } from '../values.js';

const numbered = (doc: PdfDocument) => (doc.tree?.nodes ?? []).filter(({ type }) => /^H[1-6]$/.test(type));
const level = (node: Node) => Number(node.type[1]);
const said = (doc: PdfDocument, node: Node, key: string) => textOf(doc.file.get(node.dict.get(key)))?.trim();

function judgeLevels(doc: PdfDocument): Finding[] | undefined {
  const headings = numbered(doc);
  return each(headings, (node) => {
    const before = headings[headings.indexOf(node) - 1];
    return unless(!before || level(node) <= level(before) + 1, label(node), `follows ${before?.type}`);
  });
}

function judgeNoteIds(doc: PdfDocument): Finding[] | undefined {
  const ids = nodesOf(doc, 'Note').map((node) => said(doc, node, 'ID'));
  return each(nodesOf(doc, 'Note'), (node) => {
    const id = said(doc, node, 'ID');
    return unless(
      !id || ids.filter((other) => other === id).length === 1,
      label(node),
      `ID ${id} is used twice`,
    );
  });
}

function judgeNumbering(doc: PdfDocument, list: Node): Finding[] {
  const labelled = elementsOf(list).some((item) => elementsOf(item).some(({ type }) => type === 'Lbl'));
  const numbering = attribute(doc.file, doc.tree!, list, 'List', 'ListNumbering');
  return unless(!labelled || numbering !== null, label(list), 'has labels but no ListNumbering');
}

export const headingRules: Rule[] = [
  rule('13-004', `${UA} 7.3`, 'A figure has Alt or ActualText.', (doc) =>
    each(nodesOf(doc, 'Figure'), (node) =>
      unless(said(doc, node, 'Alt') || said(doc, node, 'ActualText'), label(node), 'no Alt'),
    ),
  ),
  rule('figure-bbox', `${PDF} 14.8.5.4`, 'A figure says where it lies (BBox).', (doc) =>
    each(nodesOf(doc, 'Figure'), (node) => {
      const box = doc.file.list(attribute(doc.file, doc.tree!, node, 'Layout', 'BBox')).map(Number);
      const [left = 0, bottom = 0, right = 0, top = 0] = box;
      return unless(box.length === 4 && right > left && top > bottom, label(node), `BBox [${box.join(' ')}]`);
    }),
  ),
  rule('14-002', `${UA} 7.4.2`, 'The first numbered heading is an H1.', (doc) =>
    each(numbered(doc).slice(0, 1), (node) =>
      unless(node.type === 'H1', label(node), 'is the first heading'),
    ),
  ),
  rule('14-003', `${UA} 7.4.2`, 'Going down, numbered headings skip no level.', judgeLevels),
  rule('14-006', `${UA} 7.4.4`, 'An element holds at most one H.', (doc) =>
    each(nodesOf(doc, 'H'), (node) =>
      unless(
        elementsOf(node.parent ?? node).filter(({ type }) => type === 'H').length === 1,
        label(node),
        'stands beside another H',
      ),
    ),
  ),
  rule('14-007', `${UA} 7.4.4`, 'H and H1 to H6 are not used together.', (doc) =>
    each(nodesOf(doc, 'H'), (node) =>
      unless(numbered(doc).length === 0, label(node), 'stands among numbered headings'),
    ),
  ),
  rule('17-002', `${UA} 7.7`, 'A formula has Alt or ActualText.', (doc) =>
    each(nodesOf(doc, 'Formula'), (node) =>
      unless(said(doc, node, 'Alt') || said(doc, node, 'ActualText'), label(node), 'no Alt'),
    ),
  ),
  rule('19-003', `${UA} 7.9`, 'A note has an ID.', (doc) =>
    each(nodesOf(doc, 'Note'), (node) => unless(said(doc, node, 'ID'), label(node), 'no ID')),
  ),
  rule('19-004', `${UA} 7.9`, 'The ID of a note is its own.', judgeNoteIds),
  rule('list-numbering', HOUSE, 'A list whose items have labels says how they are numbered.', (doc) =>
    each(nodesOf(doc, 'L'), (node) => judgeNumbering(doc, node)),
  ),
];
