/** Checkpoint 09: tables, lists and contents are built of the parts that ISO 32000-1, 14.8.4.3 allows. */
import type { PdfDocument } from '../document.js';
import { each, type Finding, nodesOf, type Rule, rule, UA, unless } from '../rule.js';
import { elementsOf, label, type Node } from '../structure.js';

const typesIn = (node: Node) => elementsOf(node).map(({ type }) => type);

function childrenOnly(node: Node, allowed: string[]): Finding[] {
  const odd = typesIn(node).filter((type) => !allowed.includes(type));
  const stray = node.kids.some((kid) => kid.kind === 'content') ? ['content of its own'] : [];
  return unless(odd.length + stray.length === 0, label(node), `holds ${[...odd, ...stray].join(', ')}`);
}

function parentOneOf(node: Node, allowed: string[]): Finding[] {
  return unless(
    allowed.includes(node.parent?.type ?? ''),
    label(node),
    `stands in ${node.parent?.tag ?? 'the root'}`,
  );
}

function judgeTable(table: Node): Finding[] {
  const kids = typesIn(table);
  const count = (type: string) => kids.filter((kid) => kid === type).length;
  const say = (holds: boolean, why: string) => unless(holds, label(table), why);
  return [
    ...childrenOnly(table, ['TR', 'THead', 'TBody', 'TFoot', 'Caption']),
    ...say(
      count('THead') <= 1 && count('TFoot') <= 1 && count('Caption') <= 1,
      'two heads, feet or captions',
    ),
    ...say(count('THead') + count('TFoot') === 0 || count('TBody') > 0, 'a head or foot without a body'),
    ...say(!(count('TR') && count('TBody')), 'rows beside a body'),
    ...say(
      kids.slice(1, -1).every((kid) => kid !== 'Caption'),
      'a caption between rows',
    ),
    ...say(count('TR') + count('TBody') > 0, 'no rows'),
  ];
}

function judgeTablePart(node: Node): Finding[] {
  if (node.type === 'Table') return judgeTable(node);
  if (node.type === 'TR')
    return [...childrenOnly(node, ['TH', 'TD']), ...parentOneOf(node, ['Table', 'THead', 'TBody', 'TFoot'])];
  if (node.type === 'TH' || node.type === 'TD') return parentOneOf(node, ['TR']);
  return [...childrenOnly(node, ['TR']), ...parentOneOf(node, ['Table'])];
}

function judgeListPart(node: Node): Finding[] {
  if (node.type === 'LI') return [...childrenOnly(node, ['Lbl', 'LBody']), ...parentOneOf(node, ['L'])];
  if (node.type === 'LBody') return parentOneOf(node, ['LI']);
  if (node.type === 'Lbl') return parentOneOf(node, ['LI', 'TOCI', 'Note', 'Reference', 'BibEntry']);
  const captions = typesIn(node).lastIndexOf('Caption');
  return [
    ...childrenOnly(node, ['LI', 'L', 'Caption']),
    ...unless(captions <= 0, label(node), 'a caption that is not first'),
    ...unless(typesIn(node).includes('LI'), label(node), 'no item'),
  ];
}

function judgeContents(node: Node): Finding[] {
  if (node.type === 'TOCI') return parentOneOf(node, ['TOC']);
  return [
    ...childrenOnly(node, ['TOC', 'TOCI', 'Caption']),
    ...unless(typesIn(node).lastIndexOf('Caption') <= 0, label(node), 'a caption that is not first'),
  ];
}

const over = (types: string[], judge: (node: Node) => Finding[]) => (doc: PdfDocument) =>
  each(nodesOf(doc, ...types), judge);

export const nestingRules: Rule[] = [
  rule(
    '09-004',
    `${UA} 7.2`,
    'Tables are built of rows, rows of cells, with heads, bodies and feet where they belong.',
    over(['Table', 'TR', 'TH', 'TD', 'THead', 'TBody', 'TFoot'], judgeTablePart),
  ),
  rule(
    '09-005',
    `${UA} 7.2`,
    'Lists are built of items, items of a label and a body.',
    over(['L', 'LI', 'Lbl', 'LBody'], judgeListPart),
  ),
  rule(
    '09-006',
    `${UA} 7.2`,
    'A table of contents holds its items and nothing else.',
    over(['TOC', 'TOCI'], judgeContents),
  ),
];
