/** Checkpoints 01 and 30: all that is painted is real content or an artifact, and marks nest as they must. */

import type { PdfDocument } from '../document.js';
import { A3, counted, isArtifact, isTagged, onPages, PDF, type Rule, rule, UA } from '../rule.js';
import { isDict, nameOf, type PdfDict } from '../values.js';

const faultsOf = (id: string) => (doc: PdfDocument) =>
  onPages(doc, (page) =>
    counted(page.content.faults.filter((fault) => fault.rule === id).map(({ why }) => why)),
  );

export const contentRules: Rule[] = [
  rule('01-003', `${UA} 7.1`, 'No artifact stands inside tagged content.', (doc) =>
    onPages(doc, (page) =>
      counted(
        page.content.marks
          .filter((mark) => isArtifact(mark) && mark.inside.some(isTagged))
          .map(() => 'an artifact inside tagged content'),
      ),
    ),
  ),
  rule('01-004', `${UA} 7.1`, 'No tagged content stands inside an artifact.', (doc) =>
    onPages(doc, (page) =>
      page.content.marks
        .filter((mark) => isTagged(mark) && mark.inside.some(isArtifact))
        .map((mark) => `MCID ${mark.mcid} inside an artifact`),
    ),
  ),
  rule(
    '01-005',
    `${UA} 7.1`,
    'Whatever is painted is tagged as real content or marked as an artifact.',
    (doc) =>
      onPages(doc, (page) =>
        counted(
          page.content.paints
            .filter((paint) => !paint.marks.some((mark) => isArtifact(mark) || isTagged(mark)))
            .map((paint) => `${paint.operator} neither tagged nor an artifact`),
        ),
      ),
  ),
  rule(
    'mcid-nesting',
    `${PDF} 14.6.1`,
    'A tagged sequence does not stand inside another tagged sequence.',
    (doc) =>
      onPages(doc, (page) =>
        page.content.marks
          .filter((mark) => isTagged(mark) && mark.inside.some(isTagged))
          .map((mark) => `MCID ${mark.mcid} inside MCID ${mark.inside.find(isTagged)?.mcid}`),
      ),
  ),
  rule(
    'content-balance',
    `${PDF} 8.4.2, 9.4.1, 14.6.1`,
    'q and Q, BT and ET, BDC and EMC are paired in each stream.',
    faultsOf('content-balance'),
  ),
  rule(
    'A3-6.2.2-1',
    `${A3} 6.2.2`,
    'Content streams use the operators of ISO 32000-1 only.',
    faultsOf('A3-6.2.2-1'),
  ),
  rule(
    'A3-6.2.2-2',
    `${A3} 6.2.2`,
    'Each font, image, state and property list that content names is among its resources.',
    faultsOf('A3-6.2.2-2'),
  ),
  rule('A3-6.1.13-8', `${A3} 6.1.13`, 'q is nested at most 28 deep.', (doc) =>
    onPages(doc, ({ content }) => (content.depth > 28 ? [`q nested ${content.depth} deep`] : [])),
  ),
  rule('30-001', `${UA} 7.20`, 'No form refers to a page of another file.', (doc) =>
    doc
      .dicts()
      .filter(
        ({ dict, stream }) =>
          stream && nameOf(dict.get('Subtype')) === 'Form' && isDict(doc.file.get(dict.get('Ref'))),
      )
      .map(({ num }) => ({ where: `object ${num}`, why: 'a reference XObject' })),
  ),
  rule('30-002', `${UA} 7.20`, 'A form that holds tagged content is drawn once in the file.', (doc) => {
    const drawn = new Map<PdfDict, number>();
    const tagged = new Set<PdfDict>();
    for (const { content } of doc.pages) {
      for (const [form, times] of content.forms) drawn.set(form, (drawn.get(form) ?? 0) + times);
      for (const mark of content.marks) if (mark.form && isTagged(mark)) tagged.add(mark.form);
    }
    return [...tagged]
      .filter((form) => (drawn.get(form) ?? 0) > 1)
      .map((form) => ({ where: 'a form', why: `drawn ${drawn.get(form)} times with MCIDs inside` }));
  }),
];
