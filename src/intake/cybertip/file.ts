/** A file of a report in JSON or XML: name, hashes, whether the provider looked at it. Never its content. */
import { keepText, type ReadContext } from '../context.js';
import type { Fields } from '../fields.js';
import { emptyFile, type IntakeFile } from '../types.js';
import { momentOf, yesNo } from '../values.js';
import { jsonCaptures, xmlCaptures } from './captures.js';

const lengths: Readonly<Record<number, string>> = { 32: 'md5', 40: 'sha1', 64: 'sha256' };

/** The algorithm that a hash's length shows; `unknown` for another. */
export function algorithmOf(value: string): string {
  return lengths[value.length] ?? 'unknown';
}

/** Reads one uploaded file (JSON) or one `fileDetails` (XML). */
export function readFileDetails(context: ReadContext, fields: Fields, at: number): void {
  const original = fields.text('originalFilename') ?? fields.text('originalFileName');
  const name = fields.text('filename') ?? fields.text('fileName') ?? original ?? `file ${at + 1}`;
  const file = emptyFile(name, fields.path);
  if (original && original !== name) file.originalName = original;
  hashes(fields, file);
  file.viewedByEsp = yesNo(fields.text('viewedByEsp') ?? fields.text('fileViewedByEsp'));
  file.publiclyAvailable = yesNo(fields.text('publiclyAvailable'));
  const category = fields.text('industryClassification');
  if (category) file.category = category;
  const uploaded = fields.text('uploadedToEspTimestamp');
  if (uploaded) file.uploadedAt = momentOf(uploaded);
  notes(fields, file);
  jsonCaptures(context, fields, name);
  xmlCaptures(context, fields, name);
  for (const field of ['additionalInformations', 'additionalInfo'])
    for (const text of fields.texts(field)) keepText(context, `${fields.path}.${field}`, text);
  context.intake.files.push(file);
}

function hashes(fields: Fields, file: IntakeFile): void {
  for (const value of fields.texts('verificationHash'))
    file.hashes.push({ algorithm: algorithmOf(value), value: value.toLowerCase() });
  fields.each('originalFileHash', (hash) => {
    const value = hash.text('#text') ?? hash.text('value') ?? hash.text('') ?? '';
    const algorithm = (hash.text('@hashType') ?? hash.text('hashType'))?.toLowerCase() ?? algorithmOf(value);
    if (value) file.hashes.push({ algorithm, value: value.toLowerCase() });
  });
}

const noted = ['fileId', 'reportId', 'submittalId', 'locationOfFile', 'fileRelevance', 'exifViewedByEsp'];

function notes(fields: Fields, file: IntakeFile): void {
  for (const name of noted) for (const value of fields.texts(name)) file.notes.push({ label: name, value });
  fields.each('ncmecTags', (tags) =>
    tags.each('groups', (group) =>
      group.each('tags', (tag) => {
        for (const value of [...tag.texts('value'), ...tag.texts('')])
          file.notes.push({ label: 'NCMEC tag', value });
      }),
    ),
  );
  for (const outer of ['espMetadata', 'details'])
    fields.each(outer, (details) => {
      for (const inner of ['metadatas', 'nameValuePair'])
        details.each(inner, (pair) => {
          const label = pair.text('name') ?? inner;
          const type = pair.text('@type') ?? pair.text('type');
          const value = pair.text('value');
          if (value) file.notes.push({ label: type ? `${type} ${label}` : label, value });
        });
    });
  fields.each('fileAnnotations', (all) => {
    for (const value of [...all.texts(''), ...all.marks])
      file.notes.push({ label: 'fileAnnotations', value });
  });
}
