/** Files of Google by their content alone: renamed, flattened, in other shapes; and what each field means. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pictureNames } from '../../providers/google/people/photo-names.js';
import { projectPath } from '../../src/base/root.js';
import { loadGlossary } from '../../src/returns/glossary.js';
import { explain } from '../../src/web/returns/glossary.js';
import { needsSamples, readText, sample } from './download-example.js';
import { readAll, us } from './read-example.js';
import { tempReturn } from './temp-return.js';

const inputs = ['example', 'example-legal'].map((name) => projectPath('providers', 'google', name, 'input'));

function contents(folder: string): Buffer[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort()
    .map((path) => readFileSync(path));
}

describe('files of Google without their names', () => {
  for (const [i, name] of ['Takeout', 'legal return'].entries()) {
    it(`are all Google's: ${name}`, async (t) => {
      const files = contents(inputs[i]!);
      const named = Object.fromEntries(files.map((content, no) => [`f${(no * 7919) % 1000}x${no}`, content]));
      const { summary } = await readAll([tempReturn(t, named)]);
      assert.equal(summary.provider, 'google');
      assert.ok(
        summary.ledger.items.every(({ reader }) => reader === undefined || /^(google|generic)/.test(reader)),
      );
      assert.equal(summary.bytesAccounted, summary.bytes);
    });
  }

  it('are known one by one, where the content is Google’s alone', async (t) => {
    const telling: Record<string, string> = {
      'subscriber page':
        '<html><body><h2>GOOGLE SUBSCRIBER INFORMATION</h2><li>Name: Ines</li></body></html>',
      'configuration page':
        '<html><div class="title"><img>ANDROID DEVICE CONFIGURATION SERVICE DATA</div><li>Android ID: 3</li></html>',
      'access log':
        'Gaia ID,Activity Timestamp,IP Address,Proxiedhost IP Address,Is Non-routable IP Address,User Agent String,Product Name\n1,2026-03-11 02:49:39 UTC,198.51.100.9,,false,App : GMAIL_APP.,Gmail\n',
      mail: 'From 1@xxx Sun Mar 01 09:00:00 +0000 2026\nX-GM-THRID: 1\nX-Gmail-Labels: Inbox\nFrom: a@example.com\nDate: Sun, 01 Mar 2026 09:00:00 +0000\n\nx\n',
      'mail information':
        '{"item":{"item_key":{"server_id":"a"},"thread_key":{"server_id":"b"},"creation_time_microseconds":"1772355600000000"}}',
      voice:
        '<html><body><div class="haudio"><div class="contributor vcard"><a class="tel" href="tel:+12025550109"><span class="fn">T</span></a></div><abbr class="published" title="2026-03-02T07:00:00.000-07:00">x</abbr></div></body></html>',
      keep: '{"isTrashed":false,"textContent":"x","userEditedTimestampUsec":1772449200000000}',
      summary:
        'Originating Identifier: ines@example.com\nResolved Identifier: 1\nService: Mail\nResource: MessageContent\nStart of date range: Not Specified.\nEnd of date range: Not Specified.\n',
    };
    for (const [what, text] of Object.entries(telling)) {
      const { summary } = await readAll([tempReturn(t, { x: text })]);
      assert.deepEqual([summary.provider, summary.records.total], ['google', 1], what);
    }
  });

  it('are not claimed where others write the same', async (t) => {
    const shared: Record<string, string> = {
      bookmarks: '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><DT><A HREF="https://example.com/">x</A></DL>',
      links: 'Title,Note,URL,Comment\na,b,https://example.com/,c\n',
      mail: 'From a@example.com Sun Mar 01 09:00:00 2026\nFrom: a@example.com\nDate: Sun, 01 Mar 2026 09:00:00 +0000\n\nx\n',
      list: '[{"id": 1}]',
      group: '{"name": "x", "members": [{"name": "a"}]}',
    };
    for (const [what, text] of Object.entries(shared)) {
      const { summary } = await readAll([tempReturn(t, { x: text })]);
      assert.notEqual(summary.provider, 'google', what);
    }
  });
});

describe('kinds of file', () => {
  it('read the preservation form of the access log', async () => {
    const { rows, summary } = await readText(
      'x.csv',
      'Gaia ID,Activity Timestamp,IP Address,Proxiedhost IP Address,Is Non-routable IP Address,User Agent String,Product Name\n' +
        '100000000001,2026-03-11 02:49:39 UTC,198.51.100.9,,false,App : GMAIL_APP. Os : IOS_OS. Os Version : 26.3.,Gmail\n',
    );
    assert.deepEqual([rows[0]?.account, rows[0]?.at], ['100000000001', us('2026-03-11T02:49:39Z')]);
    assert.deepEqual(summary.problems, []);
  });

  it('read an older Hangouts.json, its people by number', async () => {
    const old = {
      conversation_state: [
        {
          conversation_id: { id: 'c1' },
          conversation_state: {
            conversation: {
              participant_data: [{ id: { gaia_id: '7', chat_id: '7' }, fallback_name: 'Tarn' }],
            },
            event: [
              {
                conversation_id: { id: 'c1' },
                sender_id: { gaia_id: '7', chat_id: '7' },
                timestamp: '1772449200000000',
                chat_message: {
                  message_content: {
                    segment: [
                      { type: 'TEXT', text: 'a' },
                      { type: 'LINE_BREAK' },
                      { type: 'TEXT', text: 'b' },
                    ],
                  },
                },
              },
            ],
          },
        },
      ],
    };
    const { rows, summary } = await readText('x.json', JSON.stringify(old));
    assert.deepEqual([rows[0]?.kind, rows[0]?.text, rows[0]?.actor], ['message', 'a\nb', '7']);
    assert.equal(summary.accounts[0]?.name, 'Tarn');
  });

  it('read calls and texts of Google Voice by their labels', async () => {
    const { rows } = await readAll([inputs[0]!]);
    const calls = rows.filter((row) => row.service === 'Google Voice' && row.kind === 'call');
    assert.deepEqual(
      calls.map((row) => [row.actor, row.text, row.at]),
      [['+12025550109', 'missed', us('2026-03-02T14:00:00Z')]],
    );
    const texts = rows.filter((row) => row.service === 'Google Voice' && row.kind === 'message');
    assert.deepEqual(
      texts.map((row) => [row.actor, row.text]),
      [
        ['+12025550109', 'at the "mill"'],
        ['+12025550107', 'yes'],
      ],
    );
  });

  it('read a voicemail with its recording, and texts of a group', async (t) => {
    const voicemail =
      '<html><head><title>Voicemail from\nTarn</title></head><body><div class="haudio"><span class="fn">Voicemail from\nTarn</span><div class="contributor vcard">Voicemail from <a class="tel" href="tel:+12025550109"><span class="fn">Tarn</span></a></div><abbr class="published" title="2026-03-02T07:00:00.000-07:00">x</abbr><span class="description"><span class="full-text">call me back</span></span><audio controls="controls" src="vm.mp3"><a rel="enclosure" href="vm.mp3">Audio</a></audio><abbr class="duration" title="PT22S">(00:00:22)</abbr><div class="tags">Labels: <a rel="tag" href="http://www.google.com/voice#voicemail">Voicemail</a></div></div></body></html>';
    const group =
      '<html><head><title>Group Conversation</title></head><body><div class="participants">Group conversation with: <cite class="sender vcard"><a class="tel" href="tel:+12025550109"><span class="fn">Tarn</span></a></cite>, <cite class="sender vcard"><a class="tel" href="tel:+12025550110"><span class="fn">Oskar</span></a></cite></div><div class="hChatLog hfeed"><div class="message"><abbr class="dt" title="2026-03-02T06:00:00.000-07:00">x</abbr>: <cite class="sender vcard"><a class="tel" href="tel:+12025550110"><span class="fn">Oskar</span></a></cite>: <q>hi<br>all</q><div><img src="pic.jpg" alt="Image MMS Attachment" /></div></div></div></body></html>';
    const { rows } = await readAll([
      tempReturn(t, {
        'Calls/a.html': voicemail,
        'Calls/vm.mp3': Buffer.from('ID3\u0003'),
        'Calls/g.html': group,
      }),
    ]);
    const call = rows.find((row) => row.kind === 'call')!;
    assert.deepEqual(
      [call.actor, call.text, call.category, call.rest?.name, call.rest?.duration],
      ['+12025550109', 'call me back', 'voicemail', 'Tarn', 'PT22S'],
    );
    assert.match(String((call.media as string[])[0]), /^item:\d+$/);
    const text = rows.find((row) => row.kind === 'message');
    assert.deepEqual(
      [text?.actor, text?.thread, text?.media],
      ['+12025550110', '+12025550109, +12025550110', ['pic.jpg']],
    );
    assert.equal(text?.text, 'hi\nall');
  });

  it('read Chrome’s own count of time, one record for each use', async () => {
    const { rows } = await readAll([inputs[0]!]);
    const typed = rows.filter((row) => row.text === 'Mill' && row.kind === 'visit');
    assert.deepEqual(
      typed.map((row) => row.at),
      [us('2026-03-02T11:00:00Z'), us('2026-03-02T11:01:40Z')],
    );
    const filled = rows.filter((row) => row.text === 'tarn@example.com');
    assert.deepEqual(
      filled.map((row) => row.at),
      [us('2026-03-02T10:00:00Z'), us('2026-03-02T10:01:40Z')],
    );
    const bookmark = rows.find((row) => row.rest?.folder === 'Mühle');
    assert.equal(bookmark?.at, us('2026-03-02T11:00:00Z'));
  });

  it('join comments in pieces, notes with points, pictures with companions', async () => {
    const { rows } = await readAll([inputs[0]!]);
    assert.ok(rows.some((row) => row.text === 'nice, mill' && row.kind === 'post'));
    assert.ok(rows.some((row) => row.text === 'Mühle\n[x] rope\n[ ] lamp' && row.service === 'Keep'));
    const picture = rows.find((row) => row.service === 'Google Photos');
    assert.match(String((picture?.media as string[] | undefined)?.[0]), /^item:/);
    assert.deepEqual([picture?.lat, picture?.lon], [47.5, -111.3]);
  });

  it('read the mail of a Takeout', needsSamples, async () => {
    const { summary, rows } = await readAll([sample('email', 'takeoutreader_sample.mbox')]);
    // The samples' README: 3 messages, all with labels.
    assert.deepEqual([summary.provider, summary.records.byKind], ['google', { message: 3 }]);
    assert.ok(rows.every((row) => row.rest?.['X-Gmail-Labels'] !== undefined));
  });
});

describe('companions of pictures', () => {
  const cases: [string, string, string][] = [
    ['IMG_1.jpg', 'IMG_1.jpg.json', 'IMG_1.jpg'],
    ['IMG_1.jpg', 'IMG_1.jpg(2).json', 'IMG_1(2).jpg'],
    ['IMG_1.jpg', 'IMG_1.jpg.supplemental-metadata(2).json', 'IMG_1(2).jpg'],
    ['a&b.jpg', 'a_b.jpg.supplemental-me.json', 'a_b.jpg'],
    [`${'x'.repeat(60)}.jpg`, `${'x'.repeat(46)}.json`, `${'x'.repeat(43)}.jpg`],
  ];
  for (const [title, companion, picture] of cases)
    it(`${companion.slice(0, 30)} belongs to ${picture.slice(0, 30)}`, () =>
      assert.ok(pictureNames(title, companion).includes(picture), pictureNames(title, companion).join()));
});

it('every field of the examples that the readers know is explained', async () => {
  const glossary = await loadGlossary('google');
  const missing = new Set<string>();
  for (const input of inputs) {
    const { summary } = await readAll([input]);
    for (const { table = '', fields } of summary.ledger.items)
      for (const { path, state } of fields)
        if (state !== 'unknown' && explain(glossary, table, path) === null) missing.add(`${table}: ${path}`);
  }
  assert.deepEqual([...missing], []);
});
