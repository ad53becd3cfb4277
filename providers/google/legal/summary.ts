/** `ExportSummary.txt`: what Google was asked for one resource, how it read the identifier, and for which dates. */

import type { Item, Output } from '../../../src/returns/contract.js';
import { emptyRecord } from '../../../src/returns/empty-record.js';
import { readLines } from '../../../src/returns/formats/lines.js';
import { encodingLabel } from '../../../src/returns/formats/text.js';

/** One summary; texts as they stood. */
export interface ExportSummary {
  originating?: string;
  resolved?: string;
  service?: string;
  resource?: string;
  from?: string;
  to?: string;
}

const labels: Record<string, keyof ExportSummary> = {
  'originating identifier': 'originating',
  'resolved identifier': 'resolved',
  service: 'service',
  resource: 'resource',
  'start of date range': 'from',
  'end of date range': 'to',
};

/** True for a file of such lines. */
export function isExportSummary(head: string): boolean {
  return (
    /^\s*(Originating|Resolved) Identifier\s*:/im.test(head.slice(0, 4000)) &&
    /date range\s*:/i.test(head.slice(0, 4000))
  );
}

/** `Label: value` in a line; by hand, since a pattern takes hours over a long line of spaces. */
function labelled(line: string): { label: string; value: string } | null {
  const at = line.indexOf(':');
  const label = line.slice(0, Math.max(0, at)).trim();
  return label === '' || label.length > 80 ? null : { label, value: line.slice(at + 1).trim() };
}

/** What the text says; labels that are not known come in `others`. */
export function parseSummary(text: string): { summary: ExportSummary; others: Record<string, string> } {
  const summary: ExportSummary = {};
  const others: Record<string, string> = emptyRecord();
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    const found = labelled(line);
    if (found === null) continue;
    const label = found.label.toLowerCase();
    if (Object.hasOwn(labels, label)) summary[labels[label]!] = found.value;
    else others[found.label] = found.value;
  }
  return { summary, others };
}

/** Emits one `other` that holds the statement word for word, and reports each label. */
export async function readSummary(item: Item, out: Output): Promise<ExportSummary> {
  const lines: string[] = [];
  const info = await readLines(item, (line) => void lines.push(line.text));
  out.encoding(encodingLabel(info.encoding));
  const rest: Record<string, string> = emptyRecord();
  for (const line of lines) {
    if (line.trim() === '') continue;
    const found = labelled(line);
    const label = found === null ? '(text)' : found.label;
    const known = found === null || Object.hasOwn(labels, label.toLowerCase());
    out.field(label, known ? 'read' : 'unknown', 1, undefined, line);
    const value = found === null ? line.trim() : found.value;
    rest[label] = rest[label] === undefined ? value : `${rest[label]}\n${value}`;
  }
  const { summary } = parseSummary(lines.join('\n'));
  out.rows(1);
  out.record({
    kind: 'other',
    service: [summary.service, summary.resource].filter(Boolean).join('.') || undefined,
    text: `Google searched for ${summary.originating ?? 'an identifier that is not named'}`,
    rest,
    source: { offset: 0, length: item.size },
  });
  await out.drain();
  return summary;
}
