/** Checkpoint 21 and 19005-3, 6.8: files inside the file. */
import { createHash } from 'node:crypto';
import type { PdfDocument } from '../document.js';
import { nameTree } from '../number-tree.js';
import { A3, each, type Finding, HOUSE, PDF, type Rule, rule, UA, unless } from '../rule.js';
import { nameOf, numberOf, type PdfDict, type PdfStream, PdfString, textOf } from '../values.js';

interface Spec {
  num: number;
  dict: PdfDict;
  stream: PdfStream | undefined;
}

function specs(doc: PdfDocument): Spec[] {
  return doc
    .dicts()
    .filter(({ dict }) => dict.has('EF'))
    .map(({ num, dict }) => ({
      num,
      dict,
      stream: doc.file.stream(doc.file.dict(dict.get('EF'))?.get('F')),
    }));
}

const over = (judge: (spec: Spec, doc: PdfDocument) => [unknown, string]) => (doc: PdfDocument) =>
  each(specs(doc), (spec): Finding[] => {
    const [holds, why] = judge(spec, doc);
    return unless(holds, `object ${spec.num}`, why);
  });

/** All file specifications that some /AF names. */
function associated(doc: PdfDocument): Set<PdfDict | undefined> {
  return new Set(
    doc
      .dicts()
      .flatMap(({ dict }) =>
        dict.has('AF') ? doc.file.list(dict.get('AF')).map((item) => doc.file.dict(item)) : [],
      ),
  );
}

const RELATIONSHIPS = ['Source', 'Data', 'Alternative', 'Supplement', 'Unspecified'];

export const fileRules: Rule[] = [
  rule(
    '21-001',
    `${UA} 7.11, ${A3} 6.8`,
    'An embedded file is named by F and UF.',
    over(({ dict }, doc) => [
      textOf(doc.file.get(dict.get('F'))) && textOf(doc.file.get(dict.get('UF'))),
      'F or UF is missing',
    ]),
  ),
  rule(
    'A3-6.8-1',
    `${A3} 6.8`,
    'The embedded file states its MIME type.',
    over(({ stream }, doc) => {
      const type = nameOf(doc.file.get(stream?.dict.get('Subtype'))) ?? '';
      return [/^[-\w+.]+\/[-\w+.]+$/.test(type), `Subtype is "${type}"`];
    }),
  ),
  rule(
    'A3-6.8-3',
    `${A3} 6.8`,
    'AFRelationship says how the file relates to the letter.',
    over(({ dict }, doc) => [
      RELATIONSHIPS.includes(nameOf(doc.file.get(dict.get('AFRelationship'))) ?? ''),
      'no known AFRelationship',
    ]),
  ),
  rule(
    'A3-6.8-4',
    `${A3} 6.8`,
    'Some part of the letter names the file in its AF.',
    over(({ dict }, doc) => [associated(doc).has(dict), 'in no AF array']),
  ),
  rule(
    'file-listed',
    `${PDF} 7.11.4`,
    'The file stands in the name tree EmbeddedFiles, under its own name.',
    over(({ dict }, doc) => {
      const names = nameTree(doc.file, doc.file.dict(doc.catalog.get('Names'))?.get('EmbeddedFiles'));
      return [
        doc.file.dict(names.get(textOf(doc.file.get(dict.get('UF'))) ?? '')) === dict,
        'not in EmbeddedFiles',
      ];
    }),
  ),
  rule(
    'file-described',
    HOUSE,
    'The file has a description.',
    over(({ dict }, doc) => [textOf(doc.file.get(dict.get('Desc'))), 'no Desc']),
  ),
  rule(
    'file-size',
    `${PDF} 7.11.4, Table 46`,
    'Size in Params is the size of the file.',
    over(({ stream }, doc) => {
      const size = numberOf(doc.file.get(doc.file.dict(stream?.dict.get('Params'))?.get('Size')));
      const real = stream && doc.file.decode(stream).length;
      return [size === undefined || size === real, `Size ${size}, is ${real}`];
    }),
  ),
  rule(
    'file-checksum',
    `${PDF} 7.11.4, Table 46`,
    'CheckSum in Params is the 16 bytes of the MD5 of the file.',
    over(({ stream }, doc) => {
      const sum = doc.file.get(doc.file.dict(stream?.dict.get('Params'))?.get('CheckSum'));
      if (!(sum instanceof PdfString) || !stream) return [sum === null, 'CheckSum is no string'];
      const real = createHash('md5').update(doc.file.decode(stream)).digest();
      return [sum.bytes.equals(real), `CheckSum has ${sum.bytes.length} bytes`];
    }),
  ),
];
