/** Letters across borders, for the tests: their samples, and what a letter says as one text. */
import type { Catalog } from '../../src/catalog/types.js';
import type { FieldValues } from '../../src/letters/fields.js';
import { composeLetter, type LetterDraft, type PrintOptions } from '../../src/letters/index.js';
import type { Block, Span } from '../../src/letters/markdown/blocks.js';
import { type Sample, sampleNames, samplesOf } from './samples.js';

const instrument = /^(mlat|mlat_request|network_24_7_preservation|epoc|epoc_pr|copo|ipo|production_order)$/;
const plain = /^(foreign_order|bnss_94|ipa_authorisation)$/;
const preservation = /^preservation\.(abroad|es|fr|ca)/;

/** Names of the sample files of letters across borders. */
export function abroadNames(): string[] {
  return sampleNames().filter((name) => {
    const id = name.split('.')[0]!;
    return instrument.test(id) || plain.test(id) || preservation.test(name);
  });
}

/** The first letter of each sample file. */
export function abroadSamples(catalog: Catalog): Sample[] {
  return abroadNames().map((name) => samplesOf(name, catalog)[0]!);
}

export function sampleOf(name: string, catalog: Catalog): LetterDraft {
  return samplesOf(name, catalog)[0]!.draft;
}

/** The same draft with other answers; `undefined` takes an answer away. */
export function withFields(draft: LetterDraft, change: Record<string, FieldValues[string] | undefined>) {
  const fields = { ...draft.facts.fields, ...change };
  for (const [id, value] of Object.entries(fields)) if (value === undefined) delete fields[id];
  return { ...draft, facts: { ...draft.facts, fields: fields as FieldValues } };
}

/** All that a letter says, its documents one after the other, each block on a line of its own. */
export function letterText(draft: LetterDraft, options: PrintOptions = {}): string {
  return composeLetter(draft, options)
    .documents.flatMap(({ id, blocks }) => [`== ${id}`, ...blocks.map(blockText)])
    .join('\n');
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'list':
      return block.items.map(({ label, spans }) => `${label} ${plainText(spans)}`).join('\n');
    case 'table':
      return [block.header, ...block.rows].map((row) => row.map(plainText).join(' | ')).join('\n');
    case 'signature':
    case 'form':
      return block.lines.map(plainText).join('\n');
    case 'heading':
    case 'paragraph':
    case 'note':
      return plainText(block.spans);
    default:
      return '';
  }
}

function plainText(spans: Span[]): string {
  return spans.map(({ text }) => text).join('');
}
