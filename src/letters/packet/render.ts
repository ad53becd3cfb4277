/** A packet as files: one PDF (or DOCX, or HTML page) of all its papers, and the requests as JSON inside it and beside it. */
import { canonicalJson } from '../canonical.js';
import type { ComposedLetter } from '../compose.js';
import { docxOf } from '../docx/render.js';
import { fileStem } from '../file-names.js';
import { withFilesAsNow } from '../file-stamps.js';
import { htmlOf } from '../html.js';
import { letterJson, letterJsonText } from '../json.js';
import { attachmentName, type PrintFacts, printComposed } from '../pdf/print.js';
import { type LetterFile, type LetterFormat, letterFile } from '../print-file.js';
import type { PrintOptions } from '../types.js';
import { say } from '../words.js';
import { composePacket, type PacketOptions, type PacketPart, providerOf } from './compose.js';

/** The forms that a packet can have; others are of one letter each. */
export const packetFormats = ['pdf', 'docx', 'html', 'json'] as const satisfies readonly LetterFormat[];
export type PacketFormat = (typeof packetFormats)[number];

/**
 * The files of a packet, in the order of `formats`; composed once.
 * @throws Problem as {@link composePacket} does.
 */
export async function renderPacket(
  parts: PacketPart[],
  options: PacketOptions & { formats?: readonly PacketFormat[] } = {},
): Promise<LetterFile[]> {
  const letter = await composePacket(parts, options);
  const name = packetName(parts, options);
  const files: LetterFile[] = [];
  for (const format of options.formats ?? ['pdf'])
    files.push(await fileOf(format, name, { letter, parts, options }));
  return files;
}

interface Packet {
  letter: ComposedLetter;
  parts: PacketPart[];
  options: PacketOptions;
}

async function fileOf(format: PacketFormat, name: string, packet: Packet): Promise<LetterFile> {
  const { letter, parts, options } = packet;
  if (format === 'pdf') {
    const { bytes, pages } = await printComposed(letter, pdfFacts(packet));
    return letterFile(`${name}.pdf`, 'pdf', bytes, pages);
  }
  const bytes =
    format === 'docx'
      ? await docxOf(letter, pdfFacts(packet))
      : Buffer.from(format === 'html' ? htmlOf(letter) : packetJsonText(parts, options), 'utf8');
  return letterFile(`${name}.${format}`, format, bytes, null);
}

/** `{ schema: 'tecum.packet/1', provider, status, letters: [letter JSON] }`, keys in order. */
export function packetJsonText(parts: PacketPart[], options: PacketOptions = {}): string {
  const json = {
    schema: 'tecum.packet/1',
    provider: providerOf(parts),
    status: options.final ? 'final' : 'draft',
    letters: parts.map((part) => letterJson(part.draft, optionsOf(part, options))),
  };
  return `${canonicalJson(json, 2)}\n`;
}

/** As the papers were printed: nobody reads more in the JSON than on paper. */
function optionsOf({ code, target }: PacketPart, options: PacketOptions): PrintOptions {
  return {
    ...options,
    audience: options.audience ?? 'provider',
    ...(code === undefined ? {} : { code }),
    ...(target === undefined ? {} : { target }),
  };
}

/** The request of each letter is attached, the first under the usual name. */
function pdfFacts({ letter, parts, options }: Packet): PrintFacts {
  const { facts } = parts[0]!.draft;
  return {
    author: facts.agency.name || 'Tecum',
    date: new Date(`${facts.date}T00:00:00Z`),
    attachments: withFilesAsNow(() =>
      parts.map((part, index) => ({
        name: index === 0 ? attachmentName : attachmentName.replace('.', `-${index + 1}.`),
        type: 'application/json',
        description: say(letter.language, 'attachmentDescription'),
        bytes: Buffer.from(letterJsonText(part.draft, optionsOf(part, options)), 'utf8'),
      })),
    ),
  };
}

/** `26-0117.snap.packet.final` */
export function packetName(parts: PacketPart[], { final }: PacketOptions): string {
  const number = parts[0]!.draft.facts.case.number;
  return fileStem([number, providerOf(parts), 'packet', final ? 'final' : 'draft']);
}
