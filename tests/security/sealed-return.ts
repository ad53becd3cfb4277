/** A return in which everything outside the request bears one word, and what is within does not. */
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { checkered } from '../jobs/media-pictures.js';

/** Stands in every value of every sealed record, in names of its files too, and nowhere else. */
export const marker = 'zqxheron';

/** The request asks for 1 October to 20 November 2026 (`addRequest`). */
const within = Date.parse('2026-10-13T21:45:10Z');
const outside = Date.parse('2026-08-02T08:00:00Z');

function thread(name: string, at: number, word: string): string {
  const person = `${word} person`;
  const photo = { uri: `messages/inbox/${name}/photos/${word}.jpg`, creation_timestamp: at / 1000 };
  return JSON.stringify({
    participants: [{ name: person }, { name: 'River Fox' }],
    messages: [
      {
        sender_name: person,
        timestamp_ms: at,
        content: `${word} text`,
        photos: [photo],
        [`new_${at}`]: word,
      },
    ],
    title: `${word} title`,
    thread_path: `inbox/${name}`,
  });
}

const csv = [
  'Preamble of the list',
  'time,sender,text,Mood,ip,balance',
  '2026-10-13 10:00:00 UTC,River Fox,see you,calm,198.51.100.7,1',
  `2026-08-02 08:00:00 UTC,${marker} sender,${marker} words,${marker} mood,2001:db8::beef,${marker}`,
  `2026-08-03 08:00:00 UTC,${marker} sender,${marker} words`,
  `2026-12-24 08:00:00 UTC,${marker} sender,"${marker} "quote,${marker} mood,,2,3,${marker} seventh`,
  '',
].join('\r\n');

const lines = [
  JSON.stringify({ time: '2026-10-14T10:00:00Z', sender: 'River Fox', text: 'hello' }),
  JSON.stringify({
    time: '2026-08-14T10:00:00Z',
    sender: `${marker} sender`,
    text: marker,
    odd: { deep: marker },
  }),
  '',
].join('\n');

/** A file whose keys are values. */
const byPerson = JSON.stringify({
  'River Fox': [{ time: '2026-10-13T10:00:00Z', text: 'by the pier' }],
  [`${marker} person`]: [{ time: '2026-08-13T10:00:00Z', text: marker, [`${marker} key`]: 1 }],
});

const chat = (word: string) =>
  [
    `[02/08/2026, 08:00:00] ${word} Vale: ${word} is early`,
    `[24/12/2026, 10:00:00] ${word} Vale: ${word} again`,
    `no date but ${word}`,
    '',
  ].join('\n');

/** Files by their path: two threads, one of them wholly outside, a table and lines with some of both. */
const members: Record<string, string | Buffer> = {
  'messages/inbox/riverfox_1/message_1.json': thread('riverfox_1', within, 'river'),
  'messages/inbox/riverfox_1/photos/river.jpg': checkered(40, 30),
  [`messages/inbox/${marker}_2/message_1.json`]: thread(`${marker}_2`, outside, marker),
  [`messages/inbox/${marker}_2/photos/${marker}.jpg`]: checkered(42, 30),
  'lists/table.csv': csv,
  'lists/lines.ndjson': lines,
  'lists/by-person.json': byPerson,
};

/** A chat wholly outside, and one with some of both. */
const chats: Record<string, string> = {
  [`chats/WhatsApp Chat with ${marker}.txt`]: chat(marker),
  'chats/WhatsApp Chat with River.txt': `[13/10/2026, 21:45:10] River Fox: see you at nine\n${chat(marker)}`,
};

/** The two returns as they come: a zip each. */
export async function sealedReturns(): Promise<{ name: string; bytes: Buffer }[]> {
  return [
    { name: 'production.zip', bytes: await zipOf(members) },
    { name: 'chats.zip', bytes: await zipOf(chats) },
  ];
}

async function zipOf(files: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}
