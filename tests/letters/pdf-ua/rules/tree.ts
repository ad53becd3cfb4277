/** The structure tree itself (ISO 32000-1, 14.7): parents, the ParentTree, the marks it names, and its order. */
import { contentIndex, keyOf } from '../content-index.js';
import type { PdfDocument } from '../document.js';
import { numberTree } from '../number-tree.js';
import { contentTexts } from '../reading.js';
import { type Finding, HOUSE, isTagged, onPages, PDF, type Rule, rule, UA, unless } from '../rule.js';
import { type Kid, label, type Node, numOf } from '../structure.js';
import { numberOf, textOf } from '../values.js';

const nodes = (doc: PdfDocument) => doc.tree?.nodes ?? [];

function judgeParents(doc: PdfDocument): Finding[] {
  return nodes(doc).flatMap((node) => {
    const named = doc.file.dict(node.dict.get('P'));
    return unless(
      named === (node.parent?.dict ?? doc.tree!.dict),
      label(node),
      named ? 'P names another element' : 'no P',
    );
  });
}

/** Each MCID of each page leads through the ParentTree to the element that holds it (14.7.4.4). */
function judgeParentTree(doc: PdfDocument): Finding[] {
  const parents = numberTree(doc.file, doc.tree?.dict.get('ParentTree'));
  const owners = doc.once(contentIndex);
  return onPages(doc, (page) =>
    page.content.marks.filter(isTagged).flatMap((mark) => {
      const key =
        mark.owner === 'page'
          ? numberOf(doc.file.get(page.dict.get('StructParents')))
          : Number(mark.owner.split(' ')[1]);
      const row = doc.file.get(parents.get(key ?? -1));
      const named = Array.isArray(row) ? numOf(row[mark.mcid!]) : undefined;
      const holder = owners.get(page.num, mark)?.node.num;
      return named === holder && named !== undefined
        ? []
        : [`MCID ${mark.mcid}: ParentTree names ${named}, the tree ${holder}`];
    }),
  );
}

function judgeMcids(doc: PdfDocument): Finding[] {
  const owners = doc.once(contentIndex);
  const drawn = new Map<string, number>();
  for (const page of doc.pages)
    for (const mark of page.content.marks.filter(isTagged)) {
      const key = keyOf(page.num, mark.owner, mark.mcid);
      drawn.set(key, (drawn.get(key) ?? 0) + 1);
    }
  const twice = [...drawn]
    .filter(([, times]) => times > 1)
    .map(([key]) => ({ where: key, why: 'begins twice' }));
  const lost = [...owners.all.keys()]
    .filter((key) => !drawn.has(key))
    .map((key) => ({ where: key, why: 'in the tree but on no page' }));
  const shared = [...owners.all]
    .filter(([, list]) => list.length > 1)
    .map(([key]) => ({ where: key, why: 'held by two elements' }));
  return [...twice, ...lost, ...shared];
}

/** On each page, what is painted comes in the order in which the tree reads it. */
function judgeOrder(doc: PdfDocument): Finding[] {
  const owners = doc.once(contentIndex);
  return onPages(doc, (page) => {
    const orders = page.content.marks
      .filter(isTagged)
      .map((mark) => ({ mark, at: owners.get(page.num, mark)?.order ?? -1 }));
    const late = orders.filter(({ at }, i) => i > 0 && at < orders[i - 1]!.at);
    return late.map(({ mark }) => `MCID ${mark.mcid} is drawn after what is read later`);
  });
}

/** Pages are read one after the other: no element goes back to an earlier page. */
function judgePageOrder(doc: PdfDocument): Finding[] {
  const numbers = new Map(doc.pages.map((page) => [page.num, page.number]));
  let last = 0;
  return [...doc.once(contentIndex).all].flatMap(([key, [owned]]) => {
    const page = numbers.get(Number(key.split(':')[0])) ?? 0;
    const back = page < last;
    last = Math.max(last, page);
    return unless(!back, label(owned!.node), `goes back to page ${page} after page ${last}`);
  });
}

/** Keys of the marks in which something other than text is painted. */
function pictures(doc: PdfDocument): Set<string> {
  const keys = new Set<string>();
  for (const page of doc.pages)
    for (const { text, marks } of page.content.paints) {
      const tagged = marks.find(isTagged);
      if (tagged && !text) keys.add(keyOf(page.num, tagged.owner, tagged.mcid));
    }
  return keys;
}

/** TD may be empty; every other element is there because it holds something. */
function judgeEmpty(doc: PdfDocument): Finding[] {
  const texts = doc.once(contentTexts);
  const drawn = pictures(doc);
  const holds = (kid: Kid): boolean => {
    if (kid.kind === 'element') return filled.has(kid.node);
    const key = kid.kind === 'content' ? keyOf(kid.page, kid.owner, kid.mcid) : '';
    return kid.kind === 'object' || drawn.has(key) || /\S/u.test(texts.get(key) ?? '');
  };
  const spoken = ({ dict }: Node) => /\S/u.test(textOf(doc.file.get(dict.get('ActualText'))) ?? '');
  const filled = new Set<Node>();
  for (const node of [...nodes(doc)].reverse())
    if (node.type === 'TD' || spoken(node) || node.kids.some(holds)) filled.add(node);
  return nodes(doc).flatMap((node) => unless(filled.has(node), label(node), 'holds nothing'));
}

export const treeRules: Rule[] = [
  rule('7.1-11', `${UA} 7.1`, 'The catalog has a StructTreeRoot with elements.', (doc) =>
    unless(nodes(doc).length > 0, 'catalog', 'no structure tree'),
  ),
  rule('7.1-12', `${UA} 7.1`, 'P of each element names the element that holds it.', judgeParents),
  rule(
    'tree-sound',
    `${PDF} 14.7.2`,
    'Each kid in the tree is an element, a mark or an object, and stands there once.',
    (doc) => (doc.tree?.faults ?? []).map((why) => ({ where: 'structure tree', why })),
  ),
  rule('tree-root', `${PDF} 14.8.4.2`, 'One Document element holds all.', (doc) => {
    const roots = doc.tree?.roots ?? [];
    return unless(
      roots.length === 1 && roots[0]?.type === 'Document',
      'structure tree',
      `roots: ${roots.map(({ tag }) => tag).join(', ') || 'none'}`,
    );
  }),
  rule(
    'parent-tree',
    `${PDF} 14.7.4.4`,
    'The ParentTree leads each MCID to the element that holds it.',
    judgeParentTree,
  ),
  rule('mcid-once', `${PDF} 14.7.4.2`, 'Each MCID begins once, and one element holds it.', judgeMcids),
  rule(
    'reading-order',
    `${PDF} 14.8.2.3`,
    'What a page draws comes in the order in which the tree reads it.',
    judgeOrder,
  ),
  rule('page-order', HOUSE, 'The tree reads the pages from first to last.', judgePageOrder),
  rule('empty-element', HOUSE, 'No element but a TD is without text, picture or object.', judgeEmpty),
];
