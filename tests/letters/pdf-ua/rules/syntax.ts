/** 19005-3, 6.1: how the bytes of the file are laid out. */
import type { PdfDocument } from '../document.js';
import { A3, type Finding, onPages, type Rule, rule, UA, unless } from '../rule.js';
import { isDict, nameOf, PdfString } from '../values.js';

const faults =
  (clause: string) =>
  (doc: PdfDocument): Finding[] => {
    for (const num of doc.file.numbers) doc.file.object(num);
    return doc.file.faults.filter((fault) => fault.clause === clause);
  };

function judgeComment(doc: PdfDocument): Finding[] {
  const second =
    doc.file.bytes
      .subarray(0, 64)
      .toString('latin1')
      .split(/\r\n|\r|\n/)[1] ?? '';
  return unless(
    /^%[\x80-\xff]{4}/.test(second),
    'header',
    'no comment of four bytes above 127 in the second line',
  );
}

function judgeId(doc: PdfDocument): Finding[] {
  const ids = doc.file.list(doc.file.trailer.get('ID'));
  const sound = ids.length === 2 && ids.every((id) => id instanceof PdfString && id.bytes.length >= 16);
  return unless(sound, 'trailer', 'ID is not a pair of strings of 16 bytes');
}

function judgeEnd(doc: PdfDocument): Finding[] {
  const tail = doc.file.bytes.toString('latin1', Math.max(0, doc.file.bytes.length - 64));
  return unless(/%%EOF(\r\n|\r|\n)?$/.test(tail), 'end', 'data after the last %%EOF');
}

const streams = (doc: PdfDocument) => doc.dicts().filter(({ stream }) => stream);

export const syntaxRules: Rule[] = [
  rule('A3-6.1.2-1', `${A3} 6.1.2, ${UA} 6.1`, 'The first line is %PDF-1.0 to %PDF-1.7.', (doc) =>
    unless(
      /^%PDF-1\.[0-7](\r\n|\r|\n)/.test(doc.file.bytes.toString('latin1', 0, 10)),
      'header',
      doc.file.bytes.toString('latin1', 0, 8),
    ),
  ),
  rule('A3-6.1.2-2', `${A3} 6.1.2`, 'A comment of bytes above 127 follows it.', judgeComment),
  rule('A3-6.1.3-1', `${A3} 6.1.3`, 'The trailer has an ID.', judgeId),
  rule('A3-6.1.3-2', `${A3} 6.1.3`, 'The file is not encrypted.', (doc) =>
    unless(!doc.file.trailer.has('Encrypt'), 'trailer', 'Encrypt'),
  ),
  rule('26-001', `${UA} 7.16`, 'An encrypted file has P in its dictionary.', (doc) => {
    const encrypt = doc.file.dict(doc.file.trailer.get('Encrypt'));
    return encrypt && unless(encrypt.has('P'), 'Encrypt', 'no P');
  }),
  rule('26-002', `${UA} 7.16`, 'An encrypted file lets screen readers in (bit 10 of P).', (doc) => {
    const encrypt = doc.file.dict(doc.file.trailer.get('Encrypt'));
    return encrypt?.has('P')
      ? unless((Number(doc.file.get(encrypt.get('P'))) & 512) !== 0, 'Encrypt', 'bit 10 of P is not set')
      : undefined;
  }),
  rule('A3-6.1.3-3', `${A3} 6.1.3`, 'Nothing follows the last end-of-file mark.', judgeEnd),
  rule(
    'A3-6.1.4-2',
    `${A3} 6.1.4`,
    'One end of line sets xref and its first section apart.',
    faults('6.1.4'),
  ),
  rule('A3-6.1.6', `${A3} 6.1.6`, 'Hexadecimal strings have an even number of hexadecimal digits.', (doc) => [
    ...faults('6.1.6')(doc),
    ...onPages(doc, ({ content }) =>
      content.faults.filter((fault) => fault.rule === 'A3-6.1.6').map(({ why }) => why),
    ),
  ]),
  rule(
    'A3-6.1.7.1-1',
    `${A3} 6.1.7.1`,
    'Length of each stream is its length, and line feeds set it apart.',
    faults('6.1.7.1'),
  ),
  rule('A3-6.1.7.1-3', `${A3} 6.1.7.1`, 'No stream lies in another file.', (doc) =>
    streams(doc).flatMap(({ num, dict }) =>
      unless(
        !['F', 'FFilter', 'FDecodeParms'].some((key) => dict.has(key)),
        `object ${num}`,
        'F, FFilter or FDecodeParms',
      ),
    ),
  ),
  rule('A3-6.1.7.2', `${A3} 6.1.7.2`, 'Neither LZW nor Crypt filters.', (doc) =>
    streams(doc).flatMap(({ num, dict }) =>
      unless(
        !doc.file
          .list(dict.get('Filter'))
          .some((name) => ['LZWDecode', 'Crypt'].includes(nameOf(name) ?? '')),
        `object ${num}`,
        'a filter that is forbidden',
      ),
    ),
  ),
  rule('A3-6.1.9', `${A3} 6.1.9`, 'obj and endobj stand as they must.', faults('6.1.9')),
  rule(
    'A3-6.1.13',
    `${A3} 6.1.13`,
    'Numbers, strings and names keep within the limits; no key stands twice.',
    (doc) => [
      ...faults('6.1.13')(doc),
      ...onPages(doc, ({ content }) =>
        content.faults.filter((fault) => fault.rule === 'A3-6.1.13').map(({ why }) => why),
      ),
    ],
  ),
  rule('A3-6.1.13-11', `${A3} 6.1.13`, 'Pages are 3 to 14400 units wide and high.', (doc) =>
    doc.pages.flatMap(({ number, mediaBox: [left = 0, bottom = 0, right = 0, top = 0] }) =>
      unless(
        [right - left, top - bottom].every((side) => side >= 3 && side <= 14400),
        `page ${number}`,
        'too small or too large',
      ),
    ),
  ),
  rule('A3-6.10', `${A3} 6.10`, 'No alternate presentations.', (doc) => [
    ...unless(
      !doc.file.dict(doc.catalog.get('Names'))?.has('AlternatePresentations'),
      'catalog',
      'AlternatePresentations',
    ),
    ...doc.pages.flatMap(({ dict, number }) => unless(!dict.has('PresSteps'), `page ${number}`, 'PresSteps')),
  ]),
  rule('A3-6.11', `${A3} 6.11`, 'The catalog has no Requirements.', (doc) =>
    unless(!doc.catalog.has('Requirements'), 'catalog', 'Requirements'),
  ),
  rule('page-sound', 'ISO 32000-1 7.7.3', 'Each page is of Type Page and its parent lists it.', (doc) =>
    doc.pages.flatMap(({ number, num, dict }) => [
      ...unless(nameOf(doc.file.get(dict.get('Type'))) === 'Page', `page ${number}`, 'Type is not Page'),
      ...unless(isDict(doc.file.get(dict.get('Parent'))) && num >= 0, `page ${number}`, 'no Parent'),
    ]),
  ),
];
