/** Tells the files of a Kik return apart, by what is in them. */
import type { Item } from '../../src/returns/contract.js';
import { headText } from '../../src/returns/formats/head-text.js';
import { pdfHead } from '../../src/returns/formats/pdf-head.js';
import { matchTable } from '../../src/returns/table.js';
import { isAbuse } from './abuse.js';
import { type LogTable, logName, shapeOfHead } from './log-shapes.js';
import { KikReading } from './reading.js';
import { isSubscriberSheet } from './subscriber.js';
import { tablesFor } from './tables.js';

export type KikFile =
  | { kind: 'log'; table: LogTable; sure: boolean }
  | { kind: 'table'; table: string; sure: boolean }
  | { kind: 'abuse'; table: 'abuse'; sure: boolean }
  | { kind: 'subscriber'; table: 'subscriber'; sure: boolean };

const nothing = new KikReading({ items: [], matching: () => [] });

/** Null when the file is none of Kik's. */
export async function kikFile(item: Item): Promise<KikFile | null> {
  if (item.size === 0) {
    const name = logName(item.base);
    return name === null ? null : { kind: 'log', table: 'chat_sent', sure: false };
  }
  const head = await item.head();
  if (head.toString('latin1', 0, 5) === '%PDF-') {
    const sheet = isSubscriberSheet(
      (await pdfHead(item)).map((line) => line.text.replaceAll('\t', ' ')).join('\n'),
    );
    return sheet ? { kind: 'subscriber', table: 'subscriber', sure: true } : null;
  }
  if (head.includes(0) && !(head[0] === 0xff && head[1] === 0xfe)) return null;
  const text = await headText(head);
  const shape = shapeOfHead(text);
  // Two names and a time are little to go by: such a log counts only beside others.
  if (shape !== null) return { kind: 'log', table: shape, sure: shape !== 'friend' };
  if (isAbuse(text)) return { kind: 'abuse', table: 'abuse', sure: true };
  if (isSubscriberSheet(text)) return { kind: 'subscriber', table: 'subscriber', sure: true };
  return tableFile(text, item);
}

function tableFile(text: string, item: Item): KikFile | null {
  const header = (/^[^\r\n]*/.exec(text.replace(/^\ufeff/, ''))?.[0] ?? '').split(/[,\t]/);
  const cells = header.map((cell) => cell.trim().replace(/^"|"$/g, ''));
  const specs = tablesFor(nothing, 'data_text', item);
  const whole = specs.filter((spec) => (spec.required ?? []).every((name) => cells.includes(name)));
  const spec = matchTable(whole, cells);
  if (spec === null) return null;
  const media = spec.id === 'data_text' && /media/i.test(item.base);
  return { kind: 'table', table: media ? 'data_media' : spec.id, sure: true };
}
