/** Reads what `7zz l -slt` prints: `Name = value` lines, a block for the archive and one for each file. */
import type { PackedArchive, PackedEntry } from './messages.js';

/** The archive as the lines say. */
export function parseListing(lines: readonly string[], errors: string[]): PackedArchive {
  const rule = lines.indexOf('----------');
  const head = fieldsOf(rule < 0 ? lines : lines.slice(0, rule));
  const blocks = rule < 0 ? [] : blocksOf(lines.slice(rule + 1));
  const entries = blocks.map(entryOf);
  return {
    entries,
    before: numberOf(head.get('Offset')) ?? 0,
    after: numberOf(head.get('Tail Size')) ?? 0,
    headers: numberOf(head.get('Headers Size')) ?? 0,
    volume: head.get('Multivolume') === '+' || head.has('Volume Index'),
    dictionary: Math.max(0, ...[head, ...blocks].map((block) => dictionaryOf(block.get('Method') ?? ''))),
    errors,
  };
}

function blocksOf(lines: readonly string[]): Map<string, string>[] {
  const blocks: Map<string, string>[] = [];
  let block: string[] = [];
  for (const line of [...lines, '']) {
    if (line !== '') block.push(line);
    else if (block.length > 0) {
      blocks.push(fieldsOf(block));
      block = [];
    }
  }
  return blocks.filter((fields) => fields.has('Path') || fields.has('Size'));
}

function fieldsOf(lines: readonly string[]): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of lines) {
    const [, name, value] = /^([A-Za-z ]+?) = ?(.*)$/.exec(line) ?? [];
    // The first is the archive's own; what a name with a line break adds comes later.
    if (name !== undefined && !fields.has(name)) fields.set(name, value ?? '');
  }
  return fields;
}

function entryOf(fields: Map<string, string>): PackedEntry {
  const attributes = fields.get('Attributes') ?? '';
  const crc = fields.get('CRC') ?? '';
  return {
    name: fields.get('Path') ?? '',
    size: numberOf(fields.get('Size')),
    compressed: numberOf(fields.get('Packed Size')),
    crc: /^[0-9A-F]{8}$/.test(crc) ? Number.parseInt(crc, 16) : null,
    encrypted: fields.get('Encrypted') === '+',
    folder: fields.get('Folder') === '+' || /^D/.test(attributes),
    link: /(^| )l[rwxst-]{9}$/.test(attributes) || (fields.get('Symbolic Link') ?? '') !== '',
    modified:
      /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)/
        .exec(fields.get('Modified') ?? '')
        ?.slice(1, 3)
        .join('T') ?? null,
  };
}

/** `LZMA2:26` is 2^26 bytes, `LZMA:1536m` that many MiB; 0 where none is named. */
function dictionaryOf(method: string): number {
  let most = 0;
  for (const [, digits, unit] of method.matchAll(
    /(?:LZMA2?|PPMD|PPMd|v\d:m\d|m\d)[^ :]*:(?:o\d+:mem)?(\d+)([kmgb]?)/g,
  )) {
    const units: Record<string, number> = { b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };
    const n = Number(digits);
    most = Math.max(most, unit ? n * units[unit]! : n < 64 ? 2 ** n : 0);
  }
  return most;
}

function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}
