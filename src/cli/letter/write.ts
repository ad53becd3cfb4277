/** Writes letters one by one, as packets, or as one zip of packets; nothing stays half-written. */
import { resolve } from 'node:path';
import { fileStem } from '../../letters/file-names.js';
import {
  type BatchItem,
  type BatchProgress,
  batchLetters,
  documentsOf,
  type LetterFile,
  type LetterProblem,
  loadTemplate,
  type PacketPart,
  packetNote,
  packetsByProvider,
  printLetter,
  providerOf,
  renderPacket,
  variantOf,
} from '../../letters/index.js';
import { progressLine } from '../output.js';
import { recordIssue } from './audit.js';
import { writeStreamed, writeWhole } from './files.js';
import { audienceOf, formatsOf, type Options, packetFormatsOf } from './options.js';
import type { ReportedFile } from './report.js';

export interface Written {
  files: ReportedFile[];
  /** What a provider says of packets, and packets that a zip lacks. */
  notes: LetterProblem[];
}

/** One set of files for each letter; in a packet those of one provider stand together. */
export async function writeLetters(items: BatchItem[], options: Options): Promise<Written> {
  if (options.zip) return writeZip(items, options);
  const sets: { item: BatchItem; files: LetterFile[] }[] = [];
  for (const item of items) sets.push({ item, files: await printItem(item, options) });
  const all = sets.flatMap(({ files }) => files);
  const paths = await writeWhole(resolve(options.out), all);
  if (options.final) for (const { item, files } of sets) await issued(item, files);
  return { files: all.map((file, index) => reported(file, paths[index]!)), notes: notesOf(items, options) };
}

/** What is printed together: each letter alone, or a packet for each provider. */
export function itemsOf(parts: BatchItem['parts'], options: Options): BatchItem[] {
  if (!options.packet && !options.zip) return parts.map((part) => ({ parts: [part] }));
  const coded = new Map(parts.map((part) => [part.draft, part.code]));
  return packetsByProvider(parts.map(({ draft }) => draft)).map((item) => ({
    parts: item.parts.map((part) => {
      const code = coded.get(part.draft);
      return code === undefined ? part : { ...part, code };
    }),
  }));
}

function printItem(item: BatchItem, options: Options): Promise<LetterFile[]> {
  const print = { final: options.final === true, ...audienceOf(options) };
  if (options.packet) {
    const cover = options.cover !== false;
    return renderPacket(item.parts, { ...print, cover, formats: packetFormatsOf(options) });
  }
  const { draft, code } = item.parts[0]!;
  return printLetter(draft, { ...print, ...(code ? { code } : {}), formats: formatsOf(options) });
}

async function issued({ parts }: BatchItem, files: { kind?: string; sha256: string }[]): Promise<void> {
  const main = files.find((one) => one.kind === 'pdf') ?? files[0];
  for (const part of parts) await recordIssue(part, main?.sha256);
}

async function writeZip(items: BatchItem[], options: Options): Promise<Written> {
  const line = progressLine();
  const outcomes: BatchProgress[] = [];
  const chunks = batchLetters(items, {
    final: options.final === true,
    ...audienceOf(options),
    cover: options.cover !== false,
    formats: packetFormatsOf(options),
    onProgress: (progress) => {
      outcomes.push(progress);
      line.at(progress.done / progress.total, progress.provider);
    },
  });
  const number = items[0]?.parts[0]?.draft.facts.case.number ?? '';
  const name = `${fileStem([number, 'packets', options.final ? 'final' : 'draft'])}.zip`;
  try {
    const { path, sha256 } = await writeStreamed(resolve(options.out), name, chunks);
    if (options.final)
      for (const [index, { files, why }] of outcomes.entries())
        if (why === '') await issued(items[index]!, files);
    const missing = outcomes.filter(({ why }) => why !== '').map(missingNote);
    return {
      files: [{ path, kind: 'zip', sha256, pages: null }],
      notes: [...missing, ...notesOf(items, options)],
    };
  } finally {
    line.done();
  }
}

function missingNote({ provider, why }: BatchProgress): LetterProblem {
  return {
    rule: 'packet-not-printed',
    severity: 'must',
    where: provider,
    text: `The packet to ${provider} was not printed: ${why.replaceAll('\n', ' ')}`,
    remedy: 'Mend what it says and print this packet again; the others are in the zip.',
    citation: 'problems.txt in the zip',
  };
}

/** What has to be known of the files: a provider's practice with packets, and papers in them that are for the court alone. */
function notesOf(items: BatchItem[], options: Options): LetterProblem[] {
  if (options.packet || options.zip)
    return [...new Set(items.map(({ parts }) => providerOf(parts)))].flatMap(practiceOf);
  return options.audience === undefined ? items.flatMap(({ parts }) => parts.flatMap(courtPapers)) : [];
}

function practiceOf(provider: string): LetterProblem[] {
  const found = packetNote(provider);
  if (!found) return [];
  const { note, source } = found;
  const text = `Of packets to ${provider}: ${note}`;
  return [
    { rule: 'packet-practice', severity: 'should', where: provider, text, remedy: note, citation: source },
  ];
}

function courtPapers({ draft }: PacketPart): LetterProblem[] {
  const template = loadTemplate(draft.template, undefined, variantOf(draft.facts));
  const inside = documentsOf(template, draft.facts)
    .filter(({ audience }) => audience === 'court' || audience === 'own')
    .map(({ title }) => title);
  if (inside.length === 0) return [];
  return [
    {
      rule: 'court-papers-inside',
      severity: 'should',
      where: draft.id,
      text: `The file holds papers that are not for the provider: ${inside.join(', ')}.`,
      remedy: 'Print what is served with --audience provider, or with --packet.',
      citation: 'audience in the front matter of the templates',
    },
  ];
}

function reported({ kind, sha256, pages }: LetterFile, path: string): ReportedFile {
  return { path, kind, sha256, pages };
}
