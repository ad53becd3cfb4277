/** The plain text of DiscordChatExporter. All data is made up. */
import assert from 'node:assert/strict';
import { testCases } from './read-cases.js';

const ruler = '='.repeat(62);
const text = (dates: [string, string, string]) =>
  `${ruler}\nGuild: Mill\nChannel: Text / general\nTopic: flour\n${ruler}\n\n[${dates[0]}] ann\nhi\nthere\n\n[${dates[1]}] bo (pinned)\n[later] is no date\n\n{Attachments}\nhttps://example.com/x.png\n\n[${dates[2]}] bo\n{Reactions}\n+ (1)\n\n${ruler}\nExported 3 message(s)\n${ruler}\n`;
const expected = {
  provider: 'discord',
  kinds: { message: 3 },
  threads: 1,
  accounts: ['ann', 'bo'],
  period: null,
};

testCases({
  'month first, as the third date shows': {
    ...expected,
    files: {
      'Mill - general [1].txt': text(['3/4/2026 10:31 AM', '3/4/2026 10:32 PM', '3/20/2026 10:32 AM']),
    },
    local: ['2026-03-04T10:31:00', '2026-03-20T10:32:00'],
    check: (rows) => {
      assert.deepEqual([rows[0]?.text, rows[1]?.text], ['hi\nthere', '[later] is no date']);
      assert.deepEqual(rows[1]?.media, ['https://example.com/x.png']);
      assert.deepEqual(rows[2]?.rest, { Reactions: ['+ (1)'] });
    },
  },
  'nothing tells day from month: no date is guessed': {
    ...expected,
    files: { 'x.txt': text(['3/4/2026 10:31 AM', '3/5/2026 10:32 AM', '3/6/2026 10:32 AM']) },
    local: null,
  },
  'names of months': {
    ...expected,
    files: { 'x.txt': text(['04-Mar-26 10:31 AM', '04-Mar-26 10:32 AM', '20-Mar-26 10:32 AM']) },
    local: ['2026-03-04T10:31:00', '2026-03-20T10:32:00'],
  },
});
