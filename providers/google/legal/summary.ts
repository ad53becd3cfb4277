/** `ExportSummary.txt`: what Google was asked for one resource, how it read the identifier, and for which dates. */
import type { Item, Output } from '../../../src/returns/contract.js';
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

/** What the text says; labels that are not known come in `others`. */
export function parseSummary(text: string): { summary: ExportSummary; others: Record<string, string> } {
  const summary: ExportSummary = {};
  const others: Record<string, string> = {};
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    const found = /^\s*([^:]{1,80}?)\s*:\s*(.*?)\s*$/.exec(line);
    if (found === null) continue;
    const key = labels[found[1]!.toLowerCase()];
    if (key !== undefined) summary[key] = found[2]!;
    else others[found[1]!] = found[2]!;
  }
  return { summary, others };
}

/** Emits one `other` that holds the statement word for word, and reports each label. */
export async function readSummary(item: Item, out: Output): Promise<ExportSummary> {
  const lines: string[] = [];
  const info = await readLines(item, (line) => void lines.push(line.text));
  out.encoding(encodingLabel(info.encoding));
  const rest: Record<string, string> = {};
  for (const line of lines) {
    if (line.trim() === '') continue;
    const found = /^\s*([^:]{1,80}?)\s*:\s*(.*?)\s*$/.exec(line);
    const label = found === null ? '(text)' : found[1]!;
    const known = found === null || Object.hasOwn(labels, label.toLowerCase());
    out.field(label, known ? 'read' : 'unknown', 1, undefined, line);
    const value = found === null ? line.trim() : found[2]!;
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
