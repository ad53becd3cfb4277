/** Values that no honest export holds, through the readers: read or reported within seconds, and never lost in silence. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadingSummary } from '../../src/returns/contract.js';
import { readReturn } from '../../src/returns/engine.js';
import { memorySink } from '../../src/returns/memory-sink.js';
import { loadReaders } from '../../src/returns/registry.js';
import { givenOf } from '../returns/read-bytes.js';

const readers = await loadReaders();
// What is loaded at the first file of a process is no affair of the file.
await readReturn([givenOf({ name: 'a.csv', bytes: Buffer.from('a,b\n1,2\n') })], { readers });
/** Seconds that one hostile file may take. */
const most = 5;

interface Taken {
  summary: ReadingSummary;
  seconds: number;
  texts: string;
}

async function take(name: string, content: string | Buffer): Promise<Taken> {
  const bytes = Buffer.from(content);
  const sink = memorySink();
  const began = process.cpuUsage();
  const summary = await readReturn([givenOf({ name, bytes })], { readers, sink });
  // Of the processor, as other tests may run beside this one.
  const { user, system } = process.cpuUsage(began);
  const seconds = (user + system) / 1e6;
  assert.equal(summary.bytesAccounted, bytes.length, name);
  assert.equal(summary.ledger.items.length, 1, name);
  assert.notEqual(summary.ledger.items[0]!.state, undefined, name);
  assert.ok(seconds < most, `${name} took ${seconds.toFixed(1)} s`);
  return { summary, seconds, texts: JSON.stringify(sink.records) };
}

/** A Snapchat table with the given cells as sender, text and time of its rows. */
function snap(rows: readonly [sender: string, text: string, time: string][]): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const header =
    'content_type,message_type,conversation_id,message_id,reply_to_message_id,conversation_title,sender_username,sender_user_id,recipient_username,recipient_user_id,text,media_id,is_saved,is_one_on_one,timestamp';
  const lines = rows.map(([sender, text, time], i) =>
    ['MESSAGE', 'TEXT', 'c1', `m${i}`, '', '', sender, '', 'b', '', text, '', 'true', 'true', time]
      .map(cell)
      .join(','),
  );
  return ['='.repeat(60), header, ...lines, ''].join('\r\n');
}

const instagram = (content: string) =>
  `{"participants":[{"name":"a"},{"name":"b"}],"messages":[${content}],"title":"t","thread_path":"inbox/t_1"}`;
const message = (text: string, at = '1790000000000') =>
  `{"sender_name":"a","timestamp_ms":${at},"content":${text}}`;

const generic = (time: string, text: string) => `time,sender,text\n${time},a,"${text}"\n`;

/** Small ones: what they hold must be found again. */
const odd: Record<string, string> = {
  'lone surrogate': '\\ud800 stays',
  NUL: 'before\\u0000after',
  bidi: '\\u202egnp.exe\\u2066 stays',
  'a number too large': '1e308',
};

for (const [what, text] of Object.entries(odd))
  test(`${what} in a text of JSON is kept`, async () => {
    const { summary, texts } = await take('message_1.json', instagram(message(`"${text}"`)));
    assert.equal(summary.records.byKind.message, 1);
    assert.ok(
      texts.includes(JSON.stringify(JSON.parse(`"${text.replace('\\ud800', '\\ufffd')}"`)).slice(1, -1)),
      texts,
    );
  });

test('times that no calendar has make no time, and take no record away', async () => {
  const times = [
    '0',
    '-1e308',
    '1e308',
    '8640000000000001',
    '-62167219200001',
    '253402300800000',
    '"275760-09-13"',
  ];
  const { summary } = await take(
    'message_1.json',
    instagram(times.map((at) => message('"x"', at)).join(',')),
  );
  assert.equal(summary.records.byKind.message, times.length);
  const written = [
    '+275760-09-13T00:00:00Z',
    '0000-01-01 00:00:00',
    '9999-99-99 99:99:99 UTC',
    '1e308',
    '-1',
  ];
  for (const time of written) {
    const one = await take('a.csv', generic(time, 'kept text'));
    assert.match(one.texts, /kept text/, time);
    const two = await take('conversations.csv', snap([['a', 'kept text', time]]));
    assert.match(two.texts, /kept text/, time);
  }
});

test('a cell of 10 MB is read, or said to be too long', async () => {
  const long = 'x'.repeat(10 * 1024 * 1024);
  for (const [name, content] of [
    [
      'conversations.csv',
      snap([
        ['a', long, '2026-10-01 00:00:00 UTC'],
        ['b', 'after it', '2026-10-02 00:00:00 UTC'],
      ]),
    ],
    ['a.csv', `${generic('2026-10-01T00:00:00Z', long)}2026-10-02T00:00:00Z,b,after it\n`],
    ['message_1.json', instagram(`${message(`"${long}"`)},${message('"after it"')}`)],
    [
      'page.html',
      `<html><body><table><tr><th>time<th>text</tr><tr><td>2026-10-01<td>${long}</tr><tr><td>2026-10-02<td>after it</tr></table>`,
    ],
    ['notes.txt', `${long}\nafter it\n`],
    ['a.ndjson', `{"time":"2026-10-01","text":"${long}"}\n{"time":"2026-10-02","text":"after it"}\n`],
  ] as const) {
    const { summary, texts } = await take(name, content);
    assert.ok(texts.includes('after it') || summary.findings.length > 0, name);
    assert.ok(texts.includes(long.slice(0, 1000)) || summary.findings.length > 0, name);
  }
});

/** Files that grow with `n`, made so that work of the square of `n` would show. */
const growing: Record<string, (n: number) => [name: string, content: string]> = {
  'columns of a CSV': (n) => [
    'a.csv',
    `${Array.from({ length: n }, (_, i) => `c${i}`).join(',')}\n${'1,'.repeat(n)}\n${'2,'.repeat(n)}\n`,
  ],
  'columns of a known table': (n) => [
    'conversations.csv',
    snap([['a', 'b', '2026-10-01 00:00:00 UTC']]).replace(
      'timestamp\r\n',
      `timestamp${Array.from({ length: n }, (_, i) => `,c${i}`).join('')}\r\n`,
    ),
  ],
  'one name for all columns': (n) => ['a.csv', `${'time,'.repeat(n)}\n${'1,'.repeat(n)}\n`],
  'keys of one object': (n) => [
    'a.json',
    `[{${Array.from({ length: n }, (_, i) => `"k${i}":${i}`).join(',')}}]`,
  ],
  'keys of a message': (n) => [
    'message_1.json',
    instagram(
      `{"sender_name":"a","timestamp_ms":1790000000000${Array.from({ length: n }, (_, i) => `,"k${i}":${i}`).join('')}}`,
    ),
  ],
  'lists in lists': (n) => ['a.json', '['.repeat(n) + ']'.repeat(n)],
  'objects in objects': (n) => ['a.json', `${'{"a":'.repeat(n)}1${'}'.repeat(n)}`],
  'lists in a message': (n) => ['message_1.json', instagram(message(`${'['.repeat(n)}${']'.repeat(n)}`))],
  'tags in tags': (n) => ['a.html', `<html><body>${'<div>'.repeat(n)}x${'</div>'.repeat(n)}`],
  'tables in tables': (n) => ['a.html', `<html><body>${'<table><tr><td>'.repeat(n)}x`],
  'cells of one row': (n) => [
    'a.html',
    `<html><body><table><tr>${'<th>h'.repeat(n)}</tr><tr>${'<td>1'.repeat(n)}</tr></table>`,
  ],
  'attributes of a tag': (n) => [
    'a.html',
    `<html><body><p ${Array.from({ length: n }, (_, i) => `a${i}=1`).join(' ')}>x</p>`,
  ],
  'elements in elements of XML': (n) => [
    'a.xml',
    `<?xml version="1.0"?>${'<a>'.repeat(n)}x${'</a>'.repeat(n)}`,
  ],
  'quotes that never close': (n) => ['a.csv', `a,b\n${'"x,\n'.repeat(n)}`],
  'labels of a Snapchat page': (n) => [
    'subscriber_info.csv',
    `${'='.repeat(60)}\r\n${Array.from({ length: n }, (_, i) => `k${i}: v`).join('\r\n')}\r\n`,
  ],
  'lines of a chat': (n) => ['_chat.txt', `[13/10/2026, 21:45:10] a: b\n${'go on\n'.repeat(n)}`],
  'parts of a mail': (n) => [
    'a.eml',
    `From: a@example.org\r\nTo: b@example.org\r\nDate: Tue, 13 Oct 2026 10:00:00 +0000\r\nSubject: s\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(n)}--b--\r\n`,
  ],
  'headers of a mail': (n) => [
    'a.eml',
    `From: a@example.org\r\n${'Received: by x; Tue, 13 Oct 2026 10:00:00 +0000\r\n'.repeat(n)}Subject: s\r\n\r\nx\r\n`,
  ],
};

/** Ten times as much may take so many times as long: the square would be a hundred. */
const growthAtMost = 35;
/** Seconds below which a growth is noise. */
const noise = 0.4;

for (const [what, make] of Object.entries(growing))
  test(`${what}: 100,000 of them take no time of the square, and each is accounted for`, async () => {
    const few = await take(...make(10_000));
    const many = await take(...make(100_000));
    if (process.env.TECUM_SHOW_TIMES) console.log(what, few.seconds.toFixed(2), many.seconds.toFixed(2));
    const growth = many.seconds / few.seconds;
    assert.ok(many.seconds < noise || growth < growthAtMost, `${few.seconds} s and ${many.seconds} s`);
  });
