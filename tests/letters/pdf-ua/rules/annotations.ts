/** Checkpoint 28 and 19005-3, 6.3: annotations are tagged, described, printed, and have an appearance. */
import type { PdfDocument } from '../document.js';
import { numberTree } from '../number-tree.js';
import { A3, each, type Finding, type Rule, rule, UA, unless } from '../rule.js';
import type { Node } from '../structure.js';
import { numOf } from '../structure.js';
import { nameOf, numberOf, type PdfDict, textOf } from '../values.js';

interface Annotation {
  num: number;
  dict: PdfDict;
  subtype: string;
  holder: Node | undefined;
}

/** Annotations of ISO 32000-1, Table 169, without 3D, Sound, Screen and Movie, which 6.3.1 forbids. */
const ALLOWED = new Set(
  `Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup
   FileAttachment Widget PrinterMark TrapNet Watermark Redact`.split(/\s+/),
);

function annotations(doc: PdfDocument): Annotation[] {
  const parents = numberTree(doc.file, doc.tree?.dict.get('ParentTree'));
  return doc.pages
    .flatMap((page) => page.annotations)
    .map(({ num, dict }) => {
      const holder = numOf(parents.get(numberOf(doc.file.get(dict.get('StructParent'))) ?? -1));
      return {
        num,
        dict,
        subtype: nameOf(doc.file.get(dict.get('Subtype'))) ?? '',
        holder: doc.tree?.nodes.find((node) => node.num === holder),
      };
    });
}

const flags = (doc: PdfDocument, { dict }: Annotation) => numberOf(doc.file.get(dict.get('F'))) ?? 0;
/** Hidden ones, and those without a size, are shown to nobody; 7.18.1 leaves them out. */
const isSeen = (doc: PdfDocument, annotation: Annotation) => {
  const [left, bottom, right, top] = doc.file.list(annotation.dict.get('Rect')).map(Number);
  return (flags(doc, annotation) & 2) === 0 && (left !== right || bottom !== top);
};

function over(
  types: (subtype: string) => boolean,
  judge: (doc: PdfDocument, annotation: Annotation) => [boolean, string],
) {
  return (doc: PdfDocument): Finding[] | undefined =>
    each(
      annotations(doc).filter((annotation) => types(annotation.subtype) && isSeen(doc, annotation)),
      (annotation) => {
        const [holds, why] = judge(doc, annotation);
        return unless(holds, `object ${annotation.num}`, why);
      },
    );
}

const any = () => true;
const is = (type: string) => (subtype: string) => subtype === type;
const described = (doc: PdfDocument, { dict, holder }: Annotation, key: string) =>
  Boolean(textOf(doc.file.get(dict.get(key))) || textOf(doc.file.get(holder?.dict.get('Alt'))));

const annotated = (doc: PdfDocument) => doc.pages.filter((page) => page.annotations.length > 0);

export const annotationRules: Rule[] = [
  rule(
    '28-002',
    `${UA} 7.18.1`,
    'An annotation other than Widget, Link and PrinterMark stands in an Annot element.',
    over(
      (type) => !['Widget', 'Link', 'PrinterMark', 'Popup'].includes(type),
      (_, { holder }) => [holder?.type === 'Annot', 'not in an Annot element'],
    ),
  ),
  rule(
    '28-004',
    `${UA} 7.18.1`,
    'An annotation other than a Widget has Contents or an Alt.',
    over(
      (type) => !['Widget', 'Popup'].includes(type),
      (doc, annotation) => [described(doc, annotation, 'Contents'), 'neither Contents nor Alt'],
    ),
  ),
  rule(
    '28-005',
    `${UA} 7.18.1`,
    'A form field has TU or an Alt.',
    over(is('Widget'), (doc, annotation) => [described(doc, annotation, 'TU'), 'neither TU nor Alt']),
  ),
  rule(
    '28-007',
    `${UA} 7.18.2`,
    'No TrapNet annotations.',
    over(any, (_, { subtype }) => [subtype !== 'TrapNet', 'a TrapNet annotation']),
  ),
  rule('28-008', `${UA} 7.18.3`, 'A page with annotations has Tabs.', (doc) =>
    each(annotated(doc), (page) => unless(page.dict.has('Tabs'), `page ${page.number}`, 'no Tabs')),
  ),
  rule('28-009', `${UA} 7.18.3`, 'Tabs of a page with annotations is S.', (doc) =>
    each(
      annotated(doc).filter(({ dict }) => dict.has('Tabs')),
      (page) =>
        unless(nameOf(doc.file.get(page.dict.get('Tabs'))) === 'S', `page ${page.number}`, 'Tabs is not S'),
    ),
  ),
  rule(
    '28-010',
    `${UA} 7.18.4`,
    'A Widget stands in a Form element.',
    over(is('Widget'), (_, { holder }) => [holder?.type === 'Form', 'not in a Form element']),
  ),
  rule(
    '28-011',
    `${UA} 7.18.5`,
    'A Link annotation stands in a Link element.',
    over(is('Link'), (_, { holder }) => [holder?.type === 'Link', 'not in a Link element']),
  ),
  rule(
    '28-012',
    `${UA} 7.18.5`,
    'A Link annotation has Contents.',
    over(is('Link'), (doc, { dict }) => [Boolean(textOf(doc.file.get(dict.get('Contents')))), 'no Contents']),
  ),
  rule(
    '28-017',
    `${UA} 7.18.8`,
    'A PrinterMark is not in the structure.',
    over(is('PrinterMark'), (_, { holder }) => [!holder, 'stands in the structure']),
  ),
  rule(
    'A3-6.3.1-1',
    `${A3} 6.3.1`,
    'Only annotation types of ISO 32000-1, without sound and film.',
    over(any, (_, { subtype }) => [ALLOWED.has(subtype), `an annotation ${subtype}`]),
  ),
  rule('A3-6.3.2-2', `${A3} 6.3.2`, 'Annotations are printed and are not hidden.', (doc) =>
    each(
      annotations(doc).filter(({ subtype }) => subtype !== 'Popup'),
      (annotation) =>
        unless(
          (flags(doc, annotation) & 0b100100111) === 4,
          `object ${annotation.num}`,
          `flags ${flags(doc, annotation)}`,
        ),
    ),
  ),
  rule(
    'A3-6.3.3-1',
    `${A3} 6.3.3`,
    'Annotations other than Popup and Link have one appearance, N.',
    over(
      (type) => !['Popup', 'Link'].includes(type),
      (doc, { dict }) => {
        const keys = [...(doc.file.dict(dict.get('AP'))?.keys() ?? [])].join(' ');
        return [keys === 'N', `appearances: ${keys || 'none'}`];
      },
    ),
  ),
];
