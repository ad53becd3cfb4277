/** Tables: columns by name, drift said, nothing skipped; and the quick way over bytes equals the slow one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type RecordCells, restCell } from '../../src/base/stored-record.js';
import type { ItemEntry, Output, RecordSink } from '../../src/returns/contract.js';
import { ItemOutput } from '../../src/returns/item-output.js';
import { batchCells } from '../../src/returns/memory-sink.js';
import { RecordWriter } from '../../src/returns/record-writer.js';
import { matchTable, readTable, type TableSpec } from '../../src/returns/table.js';
import { Totals } from '../../src/returns/totals.js';
import { collecting, itemOf } from './helpers.js';

const spec: TableSpec = {
  id: 'chats',
  kind: 'message',
  category: 'message_content',
  service: 'Snapchat',
  columns: {
    timestamp: { to: 'at' },
    sender_username: { to: 'actor' },
    recipients: { to: 'peers', split: ';' },
    text: { to: 'text' },
    conversation_id: { to: 'thread' },
    latitude: { to: 'lat' },
    is_saved: { to: 'rest' },
    app: { to: 'service' },
    internal: { aside: 'the provider’s own number' },
  },
  aliases: { 'from user': 'sender_username' },
  required: ['timestamp', 'sender_username'],
  threads: true,
};

test('columns by name in any order and spelling; times, lists and numbers', async () => {
  const out = collecting();
  const text =
    'Text,From User,TIMESTAMP,recipients,latitude,internal\nhi,ana,2026-04-11 04:02:00 UTC,ben; cy ,1.5,7\n';
  assert.equal(await readTable(itemOf(text), out, spec), 'chats');
  const [record] = out.records;
  assert.deepEqual(
    { ...record, at: record?.at?.us },
    {
      kind: 'message',
      category: 'message_content',
      service: 'Snapchat',
      at: 1775880120000000,
      actor: 'ana',
      peers: ['ben', 'cy'],
      text: 'hi',
      lat: 1.5,
      source: { offset: 54, length: 45, line: 2 },
    },
  );
  assert.equal(text.slice(54, 54 + 45), 'hi,ana,2026-04-11 04:02:00 UTC,ben; cy ,1.5,7');
  assert.deepEqual(out.fields.get('internal'), {
    state: 'set_aside',
    count: 1,
    why: 'the provider’s own number',
    sample: undefined,
  });
  assert.deepEqual(out.findings, []);
});

test('a renamed header is drift: what is missing, what came instead, and its values are kept', async () => {
  const out = collecting();
  await readTable(itemOf('sender_username,text,sent_at\nana,hi,2026-04-11 04:02:00 UTC\n'), out, spec);
  assert.deepEqual(
    out.findings.map((finding) => [finding.level, finding.code]),
    [['drift', 'column-missing']],
  );
  assert.match(
    out.findings[0]!.text,
    /lacks the column timestamp\. It has instead, unknown to this reader: sent_at/,
  );
  assert.equal(out.records[0]!.at, undefined);
  assert.deepEqual(out.records[0]!.rest, { sent_at: '2026-04-11 04:02:00 UTC' });
  assert.equal(out.fields.get('sent_at')?.state, 'unknown');
});

test('a new column is drift and its values are kept', async () => {
  const out = collecting();
  await readTable(
    itemOf('sender_username,timestamp,is_encrypted\nana,2026-04-11 04:02:00 UTC,true\n'),
    out,
    spec,
  );
  assert.deepEqual(
    out.findings.map((finding) => finding.code),
    ['column-new'],
  );
  assert.deepEqual(out.records[0]!.rest, { is_encrypted: 'true' });
});

test('a header that nobody knows is drift, and its rows are in the ledger', async () => {
  const out = collecting();
  assert.equal(await readTable(itemOf('lat,lng,time\n1,2,3\n'), out, spec), null);
  assert.deepEqual(
    out.findings.map((finding) => finding.code),
    ['header-unknown'],
  );
  assert.equal(out.rowCount, 2);
  assert.equal(out.fields.get('(rows without a header)')?.count, 2);
});

test('repeated names, cells beyond the header, short rows and bad numbers lose nothing', async () => {
  const out = collecting();
  const text = 'timestamp,sender_username,latitude,x,x\n,ana,north,1,2,3\n,ben\n';
  await readTable(itemOf(text), out, spec);
  assert.deepEqual(out.records[0]!.rest, { x: '1', 'x (2)': '2', '(column 6)': '3', latitude: 'north' });
  assert.equal(out.records[1]!.actor, 'ben');
  assert.ok(out.findings.some((finding) => finding.code === 'ragged-rows'));
});

test('prose above the header is set aside', async () => {
  const out = collecting();
  await readTable(
    itemOf('Notes:\n"Long, note"\n\nsender_username,timestamp\nana,2026-04-11 04:02:00 UTC\n'),
    out,
    spec,
    {
      delimiter: ',',
    },
  );
  assert.equal(out.records.length, 1);
  assert.deepEqual(out.fields.get('(lines above the header)')?.state, 'set_aside');
});

test('after() may change a record or refuse it', async () => {
  const out = collecting();
  const own: TableSpec = {
    ...spec,
    after(draft) {
      if (draft.text === 'drop') return false;
      if (draft.actor === 'bot') draft.kind = 'system';
      draft.notes = ['looked at'];
    },
  };
  await readTable(itemOf('sender_username,timestamp,text\nbot,,a\nana,,drop\n'), out, own);
  assert.deepEqual(
    out.records.map((record) => [record.kind, record.notes]),
    [['system', ['looked at']]],
  );
  assert.equal(out.rowCount, 2);
});

/** Keeps the cells as they are stored, so that lists and `rest` are compared as text. */
function cellSink(): RecordSink & { rows: RecordCells[] } {
  const rows: RecordCells[] = [];
  return {
    rows,
    async write(batch) {
      for (const { rest_names, ...cells } of batchCells(batch)) {
        // Names and values of the rest may stand apart.
        if (rest_names !== undefined) cells.rest = JSON.stringify(restCell(cells.rest, rest_names));
        rows.push(cells);
      }
    },
    async close() {},
  };
}

/** Reads a table the quick way, into a batch. */
async function throughBatch(text: string, own: TableSpec, chunk: number): Promise<RecordCells[]> {
  const sink = cellSink();
  const writer = new RecordWriter(sink);
  const entry: ItemEntry = { no: 0, path: 'a.csv', bytes: 0, state: 'read', rows: 0, records: 0, fields: [] };
  const out = new ItemOutput(entry, writer, new Totals(), async () => undefined);
  await readTable(itemOf(text, 'a.csv', chunk), out, own, { delimiter: ',' });
  await writer.drain(true);
  return sink.rows;
}

/** The slow way: drafts first, then the same writer. */
async function throughDrafts(text: string, own: TableSpec): Promise<RecordCells[]> {
  const sink = cellSink();
  const writer = new RecordWriter(sink);
  const drafts = collecting();
  const out: Output = { ...drafts, record: (draft) => writer.record(draft) };
  await readTable(itemOf(text), out, own, { delimiter: ',' });
  await writer.drain(true);
  return sink.rows;
}

test('the quick way writes what the slow way writes, for random tables', async () => {
  const name = fc.constantFrom(
    'timestamp',
    'sender_username',
    'recipients',
    'text',
    'latitude',
    'is_saved',
    'app',
    'new"col',
    'text',
  );
  const cell = fc.oneof(
    fc.constantFrom(
      '2026-04-11 04:02:00 UTC',
      '2026-04-11',
      'a;b',
      ' a ; ',
      '1.5',
      'x\\y',
      'q"q',
      '\u0001',
      'é🙂',
      '',
    ),
    fc.string({ unit: fc.constantFrom('a', '"', '\n', '\t', ';', 'é', '\\', ' ') }),
  );
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const bare = (text: string): string => (/[",\r\n]/.test(text) ? quote(text) : text);
  const touching: TableSpec = {
    ...spec,
    after(draft) {
      if (draft.text?.includes('a')) draft.actor = 'changed';
      if (draft.rest !== undefined) draft.rest.added = 1;
    },
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(name, { minLength: 1, maxLength: 6 }),
      fc.array(fc.array(cell, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 50 }),
      async (others, rows, touch, chunk) => {
        const header = ['timestamp', 'sender_username', ...others].map(quote).join(',');
        const text = `${header}\n${rows.map((row) => row.map(bare).join(',')).join('\n')}\n`;
        const own = touch ? touching : spec;
        assert.deepEqual(await throughBatch(text, own, chunk), await throughDrafts(text, own));
      },
    ),
    { numRuns: 400 },
  );
});

test('a wide table is known by all of its required columns, however few of the rest are known', () => {
  const wide: TableSpec = { ...spec, required: ['timestamp', 'sender_username', 'conversation_id'] };
  const unknown = Array.from({ length: 20 }, (_, i) => `New ${i}`);
  assert.equal(matchTable([wide], ['Timestamp', 'from user', 'conversation_id', ...unknown]), wide);
  assert.equal(matchTable([wide], ['Timestamp', 'from user', ...unknown]), null, 'one of them is missing');
  assert.equal(matchTable([spec], ['Timestamp', 'from user', ...unknown]), null, 'two prove too little');
});
