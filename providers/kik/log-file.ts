/** Reads one of Kik's old logs: each line a record, with what it stands for. */
import type { Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { mendLatin1Utf8 } from '../../src/returns/formats/mojibake.js';
import { encodingLabel, readLines } from '../../src/returns/formats/text.js';
import { markBadIp } from '../../src/returns/member-spec.js';
import { instant } from '../../src/returns/time.js';
import { type LogTable, logFields, logName, shapeOf, withheld } from './log-shapes.js';
import type { KikReading } from './reading.js';

const category = 'message_metadata' as const;

/** Emits one record for each line; a line of another shape is kept as text and reported. */
export async function readLog(item: Item, table: LogTable, reading: KikReading, out: Output): Promise<void> {
  const name = logName(item.base) ?? table;
  let mended = 0;
  const info = await readLines(item, (line) => {
    const text = line.text.replace(/^\ufeff/, '');
    if (text === '') return;
    out.rows(1);
    const source = { offset: line.offset, length: line.length, line: line.no };
    const cells = text.split('\t').map((cell) => {
      const mend = mendLatin1Utf8(cell);
      if (mend.mended) mended += 1;
      return mend.text;
    });
    const shape = shapeOf(cells);
    if (shape === null) odd(text, table, source, out);
    else {
      const draft = row(shape, name, cells, reading, source, out);
      draft.account = reading.subjectOf([draft.actor, ...(draft.peers ?? [])], item);
      out.record(draft);
    }
  });
  out.encoding(encodingLabel(info.encoding));
  if (mended > 0)
    out.finding(
      'warning',
      'text-mended',
      `${item.base}: ${mended} fields held UTF-8 that had been stored as Latin-1; they are shown as they were meant. Compare them with the original before quoting them.`,
    );
  await out.drain();
}

function odd(text: string, table: LogTable, source: Place, out: Output): void {
  out.field('(line)', 'unknown', 1, `not of the shape of ${table}; kept as text`, text);
  out.record({ kind: 'other', service: 'Kik', text, source });
}

function row(
  shape: LogTable,
  name: string,
  cells: readonly string[],
  reading: KikReading,
  source: Place,
  out: Output,
): RecordDraft {
  const values = named(shape, cells, out);
  const draft: RecordDraft = { kind: 'message', category, service: 'Kik', source };
  draft.at = instant.epoch(values.epoch_ms ?? '', 'ms');
  draft.rest = { time: values.time };
  address(draft, values.ip);
  if (shape === 'bind') bind(draft, values);
  else if (shape === 'friend') friend(draft, values, name);
  else talk(draft, values, reading, out);
  for (const [at, cell] of cells.slice(logFields[shape].length).entries())
    draft.rest[`(field ${logFields[shape].length + at})`] = cell;
  return draft;
}

function named(shape: LogTable, cells: readonly string[], out: Output): Record<string, string | undefined> {
  const fields = logFields[shape];
  cells.forEach((cell, at) => {
    if (cell === '') return;
    if (fields[at] !== undefined) out.field(fields[at], 'read');
    else out.field(`(field ${at})`, 'unknown', 1, 'no reader knows this field; kept in the rest', cell);
  });
  return Object.fromEntries(fields.map((field, at) => [field, cells[at] === '' ? undefined : cells[at]]));
}

function address(draft: RecordDraft, ip: string | undefined): void {
  if (ip === withheld) {
    draft.rest = { ...draft.rest, ip };
    draft.notes = ['Kik withholds the address: it is the other party’s'];
  } else if (ip !== undefined) {
    draft.ip = ip;
    markBadIp(draft);
  }
}

function bind(draft: RecordDraft, values: Record<string, string | undefined>): void {
  draft.kind = 'login';
  draft.category = 'login_ip_history';
  draft.actor = values.user;
  if (values.port !== undefined) draft.port = Number(values.port);
  if (values.country !== undefined) draft.rest = { ...draft.rest, country: values.country };
}

function friend(draft: RecordDraft, values: Record<string, string | undefined>, name: string): void {
  draft.kind = 'contact';
  draft.category = 'contacts_friends';
  draft.actor = values.user;
  if (values.other !== undefined) draft.peers = [values.other];
  draft.text =
    name === 'block_user' ? 'blocked' : name === 'friend_added' ? 'friend added' : 'friend or blocked';
  if (name === 'friend')
    draft.notes = [
      'the log is a list of friends or of blocked people: only its file name tells, and it has none',
    ];
}

function talk(
  draft: RecordDraft,
  values: Record<string, string | undefined>,
  reading: KikReading,
  out: Output,
): void {
  draft.actor = values.sender;
  if (values.recipient !== undefined) draft.peers = [values.recipient];
  if (values.group !== undefined) {
    draft.thread = values.group;
    out.thread(values.group);
  }
  if (values.message_count !== undefined) {
    const count = Number(values.message_count);
    reading.countMessages(count);
    draft.rest = { ...draft.rest, message_count: count };
    if (count > 1)
      draft.notes = [
        ...(draft.notes ?? []),
        `the row stands for ${count} messages; their text is not in the log`,
      ];
  }
  if (values.media_type !== undefined) draft.text = values.media_type;
  if (values.content_id !== undefined) {
    draft.media = [reading.media.of(values.content_id)];
    draft.rest = { ...draft.rest, content_id: values.content_id };
  }
}
