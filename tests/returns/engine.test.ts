/** The engine: recognise, claim, read, seal, account; and what happens when input or readers fail. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { Claim, Item, Output, Reader, RecordDraft } from '../../src/returns/contract.js';
import { readJson } from '../../src/returns/formats/json.js';
import { readTable, type TableSpec } from '../../src/returns/table.js';
import { codes, put, readAll, tempFolder, zipOf } from './helpers.js';

const chats: TableSpec = {
  id: 'chats',
  kind: 'message',
  category: 'message_content',
  columns: { time: { to: 'at' }, from: { to: 'actor' }, account: { to: 'account' }, text: { to: 'text' } },
  required: ['time', 'from'],
};

/** A reader of an invented provider: `chats.csv`, `logins.json`, `notes.txt`, `bad.txt`, and media set aside. */
function exampleReader(score = 90): Reader {
  return {
    id: 'example',
    version: 3,
    provider: 'example-provider',
    title: 'Example',
    layouts: [{ id: 'one', title: 'One' }],
    async recognise(listing) {
      const [first] = listing.matching(/chats\.csv$|logins\.json$|notes\.txt$|bad\.txt$/);
      return first ? { score, layout: 'one', evidence: `has ${first.name}` } : null;
    },
    start: () => ({
      claim: async (item) => claimOf(item),
      async finish(out) {
        out.finding('warning', 'closing', 'Looked at everything.');
      },
    }),
  };
}

function claimOf(item: Item): Claim | null {
  if (item.base === 'chats.csv')
    return { table: 'chats', read: async (i, out) => void (await readTable(i, out, chats)) };
  if (item.base === 'logins.json') return { table: 'logins', read: readLogins };
  if (item.base === 'notes.txt') return { table: 'notes', read: async () => undefined };
  if (item.base === 'bad.txt') {
    return {
      table: 'bad',
      async read(_item, out) {
        out.rows(1);
        out.record({ kind: 'post', text: 'before', source: { offset: 0, length: 1 } });
        throw new TypeError('x is undefined');
      },
    };
  }
  return item.base.endsWith('.xyz') ? { table: 'indexes', setAside: 'an index of the provider’s own' } : null;
}

async function readLogins(item: Item, out: Output): Promise<void> {
  await readJson(item, {
    elements: ['logins[]'],
    onElement(value, source) {
      out.rows(1);
      const { ip } = value as { ip: string };
      out.field('logins[].ip', 'read');
      out.account({ id: 'ana', role: 'subject' });
      out.record({ kind: 'login', ip, source });
    },
  });
}

const csv = 'time,from,text\n2026-01-02 00:00:00 UTC,ana,hi\n2026-03-04 05:06:07 UTC,ben,"yes, ok"\n';

test('a zip: read, set aside, generic, unknown, empty and litter, each in the ledger; all bytes accounted', async (t) => {
  const folder = await tempFolder(t);
  const zip = await zipOf({
    'p/chats.csv': csv,
    'p/logins.json': '{"logins":[{"ip":"198.51.100.7"},{"ip":"2001:db8::1"}]}',
    'p/other.csv': 'a,b\n1,2\n3,4\n',
    'p/index.xyz': 'own',
    'p/blob': Buffer.from(Array.from({ length: 256 }, (_, i) => i)),
    'p/photo.jpg': Buffer.from('ffd8ffe000104a464946', 'hex'),
    'p/empty.csv': '',
    '__MACOSX/p/._chats.csv': 'x',
  });
  const [path] = await put(folder, { 'return.zip': zip });
  const { summary, records } = await readAll([path!], { readers: [exampleReader()] });
  assert.deepEqual(
    summary.ledger.items.map((item) => [
      item.path.slice('return.zip!/'.length),
      item.state,
      item.reader,
      item.records,
    ]),
    [
      ['p/chats.csv', 'read', 'example', 2],
      ['p/logins.json', 'read', 'example', 2],
      ['p/other.csv', 'generic', 'generic', 2],
      ['p/index.xyz', 'set_aside', 'example', 0],
      ['p/blob', 'unknown', undefined, 0],
      ['p/photo.jpg', 'set_aside', undefined, 0],
      ['p/empty.csv', 'read', undefined, 0],
      ['__MACOSX/p/._chats.csv', 'set_aside', undefined, 0],
    ],
  );
  const { read, setAside, unknown, failed, generic } = summary.ledger;
  assert.deepEqual(
    { read, setAside, unknown, failed, generic },
    { read: 4, setAside: 3, unknown: 1, failed: 0, generic: 1 },
  );
  assert.equal(read + setAside + unknown + failed, summary.files);
  assert.deepEqual([summary.bytes, summary.bytesAccounted], [zip.length, zip.length]);
  assert.equal(summary.sha256, createHash('sha256').update(zip).digest('hex'));
  assert.deepEqual(
    [summary.provider, summary.layout, summary.reader],
    ['example-provider', 'one', { id: 'example', version: 3 }],
  );
  assert.deepEqual(summary.records, { total: 6, byKind: { login: 2, message: 2, other: 2 } });
  assert.deepEqual(summary.period, { from: '2026-01-02T00:00:00Z', to: '2026-03-04T05:06:07Z' });
  assert.deepEqual(summary.accounts, [{ id: 'ana', role: 'subject' }]);
  assert.deepEqual(
    records.map((record) => record.seq),
    [0, 1, 2, 3, 4, 5],
  );
  assert.equal(summary.ledger.items[0]!.sha256, createHash('sha256').update(csv).digest('hex'));
  for (const item of summary.ledger.items) assert.match(item.sha256!, /^[0-9a-f]{64}$/);
});

test('a record leads back to its bytes', async (t) => {
  const folder = await tempFolder(t);
  const paths = await put(folder, { 'chats.csv': csv });
  const { records } = await readAll(paths, { readers: [exampleReader()] });
  const { offset, length, line } = records[1]!;
  assert.equal(
    csv.slice(Number(offset), Number(offset) + Number(length)),
    '2026-03-04 05:06:07 UTC,ben,"yes, ok"',
  );
  assert.equal(line, 3);
});

test('a file that a reader took but found nothing in is a finding, and is read generically', async (t) => {
  const folder = await tempFolder(t);
  const paths = await put(folder, { 'notes.txt': 'one\ntwo\n' });
  const { summary } = await readAll(paths, { readers: [exampleReader()] });
  assert.deepEqual(codes(summary), ['nothing-read']);
  assert.equal(summary.ledger.items[0]!.state, 'generic');
  assert.equal(summary.records.total, 2);
});

test('a file whose header a reader does not know is drift, and its rows are read generically', async (t) => {
  const folder = await tempFolder(t);
  const paths = await put(folder, { 'chats.csv': 'lat,lng,time\n1,2,3\n4,5,6\n' });
  const { summary, records } = await readAll(paths, { readers: [exampleReader()] });
  assert.deepEqual(codes(summary, 'drift'), ['header-unknown']);
  const [item] = summary.ledger.items;
  assert.deepEqual([item!.state, item!.rows, item!.records], ['generic', 2, 2]);
  assert.deepEqual(records[0]!.rest, { lat: '1', lng: '2', time: '3' });
});

test('a reader that throws fails that file only, and what it had read is kept', async (t) => {
  const folder = await tempFolder(t);
  const paths = await put(folder, { 'bad.txt': 'x', 'chats.csv': csv });
  const { summary } = await readAll(paths, { readers: [exampleReader()] });
  assert.deepEqual(
    summary.ledger.items.map((item) => [item.state, item.records]),
    [
      ['failed', 1],
      ['read', 2],
    ],
  );
  assert.match(
    summary.findings[0]!,
    /^bad\.txt: The reader failed near byte 0: x is undefined\. 1 records read before/,
  );
});

test('a record that breaks while it is written leaves nothing in the next one', async (t) => {
  const paths = await put(await tempFolder(t), { 'bad.txt': 'x', 'chats.csv': csv });
  const breaking = exampleReader();
  const start = breaking.start;
  breaking.start = (listing, recognised) => ({
    ...start(listing, recognised),
    async claim(item) {
      if (item.base !== 'bad.txt') return claimOf(item);
      const draft: RecordDraft = {
        kind: 'post',
        actor: 'zoe',
        text: 'left over',
        port: 7,
        // JSON has no such number: the record cannot be written to its end.
        rest: { n: 1n },
        source: { offset: 0, length: 1 },
      };
      return { table: 'bad', read: async (_item, out) => out.record(draft) };
    },
  });
  const { summary, records } = await readAll(paths, { readers: [breaking] });
  assert.equal(summary.ledger.items[0]!.state, 'failed');
  assert.deepEqual(
    records.map(({ actor, text, port }) => [actor, text, port]),
    [
      ['ana', 'hi', null],
      ['ben', 'yes, ok', null],
    ],
  );
});

test('readers that throw while they look are left out and reported', async (t) => {
  const folder = await tempFolder(t);
  const paths = await put(folder, { 'chats.csv': csv });
  const rude: Reader = {
    ...exampleReader(),
    id: 'rude',
    recognise: async () => {
      throw new Error('rude');
    },
  };
  const { summary } = await readAll(paths, { readers: [rude, exampleReader()] });
  assert.deepEqual(codes(summary), ['recognise-failed']);
  assert.equal(summary.reader?.id, 'example');
});

test('the surer reader wins; each file goes to the first that claims it', async (t) => {
  const folder = await tempFolder(t);
  const paths = await put(folder, { 'chats.csv': csv, 'extra.log': 'x' });
  const other: Reader = {
    ...exampleReader(40),
    id: 'other',
    start: () => ({
      claim: async (item) =>
        item.base === 'extra.log' ? { table: 'extra', setAside: 'known to other' } : claimOf(item),
    }),
  };
  const { summary } = await readAll(paths, { readers: [other, exampleReader()] });
  assert.deepEqual(
    summary.ledger.items.map((item) => item.reader),
    ['example', 'other'],
  );
  assert.equal(summary.reader?.id, 'example');
});

test('a named provider is used or refused, never silently ignored', async (t) => {
  const folder = await tempFolder(t);
  const paths = await put(folder, { 'chats.csv': csv });
  const named = await readAll(paths, { readers: [exampleReader()], provider: 'example-provider' });
  assert.equal(named.summary.provider, 'example-provider');
  await assert.rejects(readAll(paths, { readers: [exampleReader()], provider: 'nobody' }), {
    code: 'provider-unknown',
  });
  const plain = await put(folder, { 'plain.csv': csv });
  const not = await readAll(plain, { readers: [exampleReader()], provider: 'example-provider' });
  assert.deepEqual(codes(not.summary), ['provider-not-recognised']);
  assert.equal(not.summary.records.total, 2);
});

test('what lies outside the scope is counted and marked, by date, category and account', async (t) => {
  const folder = await tempFolder(t);
  const rows =
    'time,from,account\n2026-01-31 23:59:59 UTC,ana,A\n2026-02-01 00:00:00 UTC,ana,B\n,ana,A\n2026-01-05 10:00,ana,A\n';
  const paths = await put(folder, { 'chats.csv': rows });
  const readers = [exampleReader()];
  const dated = await readAll(paths, { readers, scope: { from: '2026-01-01', to: '2026-01-31' } });
  assert.deepEqual(
    dated.records.map((record) => record.scope),
    ['in', 'outside', 'unknown', 'in'],
  );
  assert.equal(dated.summary.sealed, 1);
  assert.ok(codes(dated.summary, 'warning').includes('scope-unknown'));
  const accounts = await readAll(paths, { readers, scope: { accounts: ['a'] } });
  assert.deepEqual(
    accounts.records.map((record) => record.scope),
    ['in', 'outside', 'in', 'in'],
  );
  const categories = await readAll(paths, { readers, scope: { categories: ['login_ip_history'] } });
  assert.equal(categories.summary.sealed, 4);
  await assert.rejects(readAll(paths, { readers, scope: { from: 'last week' } }), { code: 'scope-date' });
});

test('damage inside a zip: the file fails, its neighbours are read, and the sum still adds up', async (t) => {
  const folder = await tempFolder(t);
  const zip = await zipOf(
    { 'chats.csv': csv, 'photo.jpg': `\u00ff${'x'.repeat(3000)}`, 'logins.json': '{"logins":[]}' },
    false,
  );
  zip[zip.indexOf('xxxx') + 500]! ^= 1;
  const [path] = await put(folder, { 'return.zip': zip });
  const { summary } = await readAll([path!], { readers: [exampleReader()] });
  assert.deepEqual(
    summary.ledger.items.map((item) => item.state),
    ['read', 'failed', 'read'],
  );
  assert.deepEqual(codes(summary), ['member-damaged']);
  assert.equal(summary.bytesAccounted, summary.bytes);
});

test('a truncated zip: what is whole is read, what is lost is a finding, and bytes are missing', async (t) => {
  const folder = await tempFolder(t);
  const filler = Array.from(
    { length: 400 },
    (_, i) => `2026-01-02 00:00:00 UTC,ana,${createHash('sha256').update(`${i}`).digest('hex')}\n`,
  );
  const zip = await zipOf({ 'chats.csv': csv, 'more/chats.csv': `time,from,text\n${filler.join('')}` });
  const cut = zip.subarray(0, 10_000);
  const [path] = await put(folder, { 'return.zip': cut });
  const { summary } = await readAll([path!], { readers: [exampleReader()] });
  assert.deepEqual(
    summary.ledger.items.map((item) => item.state),
    ['read', 'failed'],
  );
  assert.equal(summary.ledger.items[0]!.records, 2);
  assert.ok(summary.ledger.items[1]!.records > 50, 'rows before the cut are kept');
  assert.ok(summary.bytesAccounted < summary.bytes);
  assert.deepEqual(codes(summary), ['zip-truncated', 'member-cut']);
});

test('cut JSON keeps its whole elements', async (t) => {
  const folder = await tempFolder(t);
  const paths = await put(folder, { 'logins.json': '{"logins":[{"ip":"198.51.100.7"},{"ip":"198.5' });
  const { summary } = await readAll(paths, { readers: [exampleReader()] });
  assert.deepEqual(
    summary.ledger.items.map((item) => [item.state, item.records]),
    [['failed', 2]],
  );
  // The second element, as far as it came, is kept as what it is.
  assert.deepEqual(summary.records.byKind, { login: 1, other: 1 });
  assert.deepEqual(codes(summary), ['json-cut']);
});

test('files that are no return at all: text, HTML with scripts, random bytes, nothing', async (t) => {
  const folder = await tempFolder(t);
  const paths = await put(folder, {
    'a.txt': 'dear sir\n\nno return\n',
    'b.html': '<html><body><p>x<script>steal()</script></p><p>y</p></body></html>',
    'c.bin': Buffer.from([0, 1, 2, 3, 0, 255]),
    'd.csv': '',
  });
  const { summary } = await readAll(paths, { readers: [exampleReader()] });
  assert.deepEqual(
    summary.ledger.items.map((item) => [item.state, item.records]),
    [
      ['generic', 2],
      ['generic', 2],
      ['unknown', 0],
      ['read', 0],
    ],
  );
  assert.equal(summary.provider, null);
  assert.deepEqual(codes(summary, 'warning'), ['html-scripts']);
});

test('the same finding over and over is listed twenty times and then counted', async (t) => {
  const folder = await tempFolder(t);
  const paths = await put(folder, { 'a.log': `{"a":1}\n{"a":2}\n${'oops\n'.repeat(50)}` });
  const { summary } = await readAll(paths);
  assert.equal(summary.findings.length, 21);
  assert.match(summary.findings.at(-1)!, /30 more like this/);
  assert.equal(summary.ledger.items[0]!.fields.find((field) => field.state === 'failed')!.count, 50);
});

test('a reading can be cancelled', async (t) => {
  const folder = await tempFolder(t);
  const paths = await put(folder, { 'chats.csv': csv + '2026-01-02 00:00:00 UTC,ana,hi\n'.repeat(200_000) });
  const cancel = new AbortController();
  const reading = readAll(paths, {
    readers: [exampleReader()],
    signal: cancel.signal,
    onProgress: () => cancel.abort(),
  });
  await assert.rejects(reading, { name: 'AbortError' });
});
