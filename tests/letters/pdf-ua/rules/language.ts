/** Checkpoint 11: the language of every text can be told. */

import { contentIndex } from '../content-index.js';
import type { PdfDocument } from '../document.js';
import { outlineOf } from '../outline.js';
import { each, type Finding, isTagged, type Rule, rule, UA, unless } from '../rule.js';
import { label, languageOf, type Node } from '../structure.js';
import { isDict, type PdfDict, textOf } from '../values.js';

const ofFile = (doc: PdfDocument) => textOf(doc.file.get(doc.catalog.get('Lang'))) || undefined;

function judgePageText(doc: PdfDocument): Finding[] {
  const owners = doc.once(contentIndex);
  return doc.pages.flatMap((page) => {
    const silent = page.content.paints.filter(({ text, marks }) => {
      const spoken = marks.some((mark) => mark.props && textOf(doc.file.get(mark.props.get('Lang'))));
      const tagged = marks.find(isTagged);
      return text && !spoken && !languageOf(doc.file, tagged && owners.get(page.num, tagged)?.node);
    });
    return unless(
      silent.length === 0 || ofFile(doc),
      `page ${page.number}`,
      `${silent.length} pieces of text without a language`,
    );
  });
}

function judgeAlternates(doc: PdfDocument): Finding[] | undefined {
  const speaking = (doc.tree?.nodes ?? []).filter(({ dict }) =>
    ['Alt', 'ActualText', 'E'].some((key) => dict.has(key)),
  );
  return each(speaking, (node: Node) =>
    unless(
      ofFile(doc) ?? languageOf(doc.file, node),
      label(node),
      'its Alt, ActualText or E has no language',
    ),
  );
}

const isTag = (tag: string) => {
  try {
    return /^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/.test(tag) && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

/** All dictionaries that state a language: catalog, elements, property lists in content. */
function* speakers(doc: PdfDocument): Generator<{ where: string; dict: PdfDict }> {
  yield { where: 'catalog', dict: doc.catalog };
  for (const node of doc.tree?.nodes ?? []) yield { where: label(node), dict: node.dict };
  for (const page of doc.pages)
    for (const { props } of page.content.marks)
      if (isDict(props)) yield { where: `page ${page.number}`, dict: props };
}

export const languageRules: Rule[] = [
  rule('11-001', `${UA} 7.2`, 'The language of the text of each page is stated.', judgePageText),
  rule('11-002', `${UA} 7.2`, 'The language of Alt, ActualText and E is stated.', judgeAlternates),
  rule(
    '11-003',
    `${UA} 7.2`,
    'The language of the bookmarks is stated, which only the catalog can do.',
    (doc) => each(outlineOf(doc), ({ title }) => unless(ofFile(doc), `bookmark ${title}`, 'no language')),
  ),
  rule('11-004', `${UA} 7.2`, 'The language of the Contents of annotations is stated.', (doc) =>
    each(
      doc.pages.flatMap((page) => page.annotations).filter(({ dict }) => dict.has('Contents')),
      ({ num, dict }) =>
        unless(
          ofFile(doc) ?? textOf(doc.file.get(dict.get('Lang'))),
          `object ${num}`,
          'Contents without a language',
        ),
    ),
  ),
  rule('11-006', `${UA} 7.2`, 'The language of the metadata is stated.', (doc) =>
    each(
      [...(doc.xmp?.properties ?? [])]
        .flatMap(([name, { values }]) => values.map((value) => ({ name, value })))
        .filter(({ value }) => value.language === 'x-default'),
      ({ name }) => unless(ofFile(doc), 'XMP', `${name} has no language but x-default`),
    ),
  ),
  rule('lang-valid', `${UA} 7.2`, 'Each stated language is a tag of BCP 47.', (doc) =>
    each(
      [...speakers(doc)].filter(({ dict }) => dict.has('Lang')),
      ({ where, dict }) => {
        const tag = textOf(doc.file.get(dict.get('Lang'))) ?? '';
        return unless(isTag(tag), where, `Lang is "${tag}"`);
      },
    ),
  ),
];
