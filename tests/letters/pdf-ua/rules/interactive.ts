/** Checkpoints 20 and 25, and 19005-3, 6.4, 6.5 and 6.9: nothing in the file acts by itself; bookmarks lead to the headings. */
import type { PdfDocument } from '../document.js';
import { nameTree } from '../number-tree.js';
import { outlineOf } from '../outline.js';
import { contentTexts, textUnder } from '../reading.js';
import { A3, each, type Finding, HOUSE, type Rule, rule, UA, unless } from '../rule.js';
import { label, numOf } from '../structure.js';
import { isDict, nameOf, type PdfDict, type PdfValue, textOf } from '../values.js';

const ACTIONS = ['GoTo', 'GoToR', 'GoToE', 'Thread', 'URI', 'Named', 'SubmitForm'];

/** Dictionaries that hold an action: behind A, OpenAction, AA, and the names of JavaScript. */
function actions(doc: PdfDocument): { num: number; dict: PdfDict }[] {
  return doc.dicts().flatMap(({ num, dict }) =>
    ['A', 'OpenAction'].flatMap((key) => {
      const found = doc.file.get(dict.get(key));
      return isDict(found) && found.has('S') ? [{ num, dict: found }] : [];
    }),
  );
}

function configurations(doc: PdfDocument): PdfDict[] {
  const content = doc.file.dict(doc.catalog.get('OCProperties'));
  return [content?.get('D'), ...doc.file.list(content?.get('Configs'))].flatMap(
    (item) => doc.file.dict(item) ?? [],
  );
}

const form = (doc: PdfDocument) => doc.file.dict(doc.catalog.get('AcroForm'));

function judgeForm(doc: PdfDocument): Finding[] {
  return [
    ...unless(!form(doc)?.has('XFA') && !doc.catalog.has('NeedsRendering'), 'AcroForm', 'XFA'),
    ...unless(doc.file.get(form(doc)?.get('NeedAppearances')) !== true, 'AcroForm', 'NeedAppearances'),
  ];
}

/** Where a bookmark leads: the page object of its destination, named or given. */
function target(doc: PdfDocument, dict: PdfDict): number | undefined {
  let dest: PdfValue = doc.file.get(dict.get('Dest') ?? doc.file.dict(dict.get('A'))?.get('D'));
  const name = textOf(dest) ?? nameOf(dest);
  if (name !== undefined)
    dest = doc.file.get(nameTree(doc.file, doc.file.dict(doc.catalog.get('Names'))?.get('Dests')).get(name));
  if (isDict(dest)) dest = doc.file.get(dest.get('D'));
  return Array.isArray(dest) ? numOf(dest[0]) : undefined;
}

function headings(doc: PdfDocument) {
  return (doc.tree?.nodes ?? []).filter(({ type }) => /^H[1-6]?$/.test(type));
}

const plain = (text: string) => text.replace(/\s+/gu, ' ').trim();

export const interactiveRules: Rule[] = [
  rule(
    'A3-6.5.1-1',
    `${A3} 6.5.1`,
    'No JavaScript, no program is started, and no other action that is forbidden.',
    (doc) => [
      ...actions(doc).flatMap(({ num, dict }) =>
        unless(
          ACTIONS.includes(nameOf(doc.file.get(dict.get('S'))) ?? ''),
          `object ${num}`,
          `action ${nameOf(doc.file.get(dict.get('S')))}`,
        ),
      ),
      ...unless(!doc.file.dict(doc.catalog.get('Names'))?.has('JavaScript'), 'catalog', 'JavaScript'),
    ],
  ),
  rule('A3-6.5.2', `${A3} 6.5.2`, 'Neither the catalog nor a page nor a field acts on events (AA).', (doc) =>
    doc.dicts().flatMap(({ num, dict }) => unless(!dict.has('AA'), `object ${num}`, 'AA')),
  ),
  rule('A3-6.4', `${A3} 6.4.1, 6.4.2`, 'A form has its appearances, and no XFA.', (doc) =>
    form(doc) || doc.catalog.has('NeedsRendering') ? judgeForm(doc) : undefined,
  ),
  rule('20-001', `${UA} 7.10`, 'Layers have names.', (doc) =>
    each(configurations(doc), (dict) =>
      unless(textOf(doc.file.get(dict.get('Name'))), 'OCProperties', 'no Name'),
    ),
  ),
  rule('20-003', `${UA} 7.10`, 'Layers do not switch themselves (AS).', (doc) =>
    each(configurations(doc), (dict) => unless(!dict.has('AS'), 'OCProperties', 'AS')),
  ),
  rule('outline-present', HOUSE, 'A file with headings has bookmarks.', (doc) =>
    each(headings(doc).slice(0, 1), () => unless(outlineOf(doc).length > 0, 'catalog', 'no bookmarks')),
  ),
  rule('outline-targets', HOUSE, 'Each bookmark leads to a page of the file.', (doc) =>
    each(outlineOf(doc), ({ title, dict }) =>
      unless(
        doc.pages.some(({ num }) => num === target(doc, dict)),
        `bookmark ${title}`,
        `leads to ${target(doc, dict) ?? 'nothing'}`,
      ),
    ),
  ),
  rule('outline-headings', HOUSE, 'The text of each heading is a bookmark.', (doc) => {
    const titles = new Set(outlineOf(doc).map(({ title }) => plain(title)));
    const texts = doc.once(contentTexts);
    return each(headings(doc), (node) =>
      unless(
        titles.has(textUnder(doc, node, texts)),
        label(node),
        `"${textUnder(doc, node, texts)}" is no bookmark`,
      ),
    );
  }),
];
