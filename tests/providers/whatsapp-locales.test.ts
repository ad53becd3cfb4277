/** WhatsApp chats of phones in many languages, and lines that look like something else. All data is made up. */
import assert from 'node:assert/strict';
import { type Case, testCases } from './read-cases.js';

const name = 'WhatsApp Chat with Ann.txt';
const day: [string, string] = ['2026-03-15T09:05:00', '2026-03-15T21:06:00'];

/** A chat of two people, at 9:05 and 21:06 on 15 March 2026, from the two dated beginnings. */
function twoLines(first: string, second: string, file = name): Case {
  return {
    files: { [file]: `${first}Ann: one\n${second}Bo: two\n` },
    provider: 'whatsapp',
    kinds: { message: 2 },
    threads: 1,
    accounts: ['Ann', 'Bo'],
    period: null,
    local: day,
  };
}

testCases({
  Bulgarian: twoLines('15.03.26 г., 9:05 ч. - ', '15.03.26 г., 21:06 ч. - '),
  Latvian: twoLines('15.03.2026. plkst. 09:05 - ', '15.03.2026. plkst. 21:06 - '),
  Finnish: twoLines('15.3.2026 klo 9.05 - ', '15.3.2026 klo 21.06 - '),
  Korean: twoLines('2026. 3. 15. 오전 9:05 - ', '2026. 3. 15. 오후 9:06 - '),
  Chinese: twoLines('2026/3/15 上午9:05 - ', '2026/3/15 下午9:06 - '),
  'Arabic digits and marks': twoLines(
    '\u200f١٥\u200f/٣\u200f/٢٠٢٦، ٩:٠٥ ص - ',
    '\u200f١٥\u200f/٣\u200f/٢٠٢٦، ٩:٠٦ م - ',
  ),
  'US with a narrow no-break space': twoLines('3/15/26, 9:05\u202fAM - ', '3/15/26, 9:06\u202fPM - '),
  'French with à': twoLines('15/03/2026 à 09:05 - ', '15/03/2026, 21:06 - '),
  'lines copied from WhatsApp Web, time first': twoLines(
    '[09:05, 15/3/2026] ',
    '[21:06, 15/3/2026] ',
    'copy.txt',
  ),
  'the same with AM and PM': twoLines('[9:05 AM, 3/15/2026] ', '[9:06 PM, 3/15/2026] ', 'copy.txt'),
  'dots in date and a 24-hour clock are no time first': twoLines('15.03.26, 09:05 - ', '15.03.26, 21:06 - '),
});

testCases({
  'notices that iPhones put behind a name': {
    files: {
      '_chat.txt': [
        '[3/15/26, 9:05:01 AM] The Yard: \u200eMessages and calls are end-to-end encrypted.',
        '[3/15/26, 9:05:02 AM] Ann: \u200eAnn created group “The Yard”',
        '[3/15/26, 9:05:03 AM] The Yard: \u200eAnn added Bo',
        '[3/15/26, 9:05:04 AM] Ann: \u200eAnn added Cy',
        '[3/15/26, 9:05:05 AM] Bo: \u200eBo left',
        '[3/15/26, 9:05:06 AM] Ann: \u200eAnn pinned a message',
        '[3/15/26, 9:05:07 AM] The Yard: \u200eYou removed Bo',
        '[3/15/26, 9:05:08 AM] Ann: \u200eimage omitted',
        '[3/15/26, 9:05:09 AM] Bo: \u200eThis message was deleted.',
        '[3/15/26, 9:05:10 AM] Bo: Ann added salt',
      ].join('\r\n'),
    },
    provider: 'whatsapp',
    kinds: { message: 3, system: 7 },
    accounts: ['Ann', 'Bo'],
  },
  'a notice of a business, whose colon is no sender’s': {
    files: {
      [name]:
        '15/03/26, 09:05 - This business uses a secure service from Meta to manage this chat. Learn more: https://example.com\n15/03/26, 09:06 - Ann: hi\n',
    },
    provider: 'whatsapp',
    kinds: { message: 1, system: 1 },
    accounts: ['Ann'],
  },
  'a chat of notices alone, in a file of any name': {
    files: {
      'export.txt':
        '15/03/26, 09:05 - Messages and calls are end-to-end encrypted.\n15/03/26, 09:06 - Ann added you\n',
    },
    provider: 'whatsapp',
    kinds: { system: 2 },
    accounts: [],
  },
  'one message of two lines': {
    files: { 'x.txt': '15/03/26, 09:05 - Ann: only this\nand that\n' },
    provider: 'whatsapp',
    kinds: { message: 1 },
    check: (rows) => assert.equal(rows[0]?.text, 'only this\nand that'),
  },
  'documents sent in a chat belong to their messages': {
    files: {
      [name]:
        '15/03/26, 09:05 - Ann: Bo.vcf (file attached)\n15/03/26, 09:06 - Ann: list.csv (file attached)\n',
      'Bo.vcf': 'BEGIN:VCARD\nVERSION:3.0\nFN:Bo\nEND:VCARD\n',
      'list.csv': 'a,b\n1,2\n',
      'not-sent.csv': 'a,b\n1,2\n3,4\n',
    },
    provider: 'whatsapp',
    kinds: { message: 2, other: 2 },
    states: { read: 1, set_aside: 2, generic: 1 },
    check: (rows) =>
      assert.match(JSON.stringify(rows.map((row) => row.media)), /^\[\["item:\d"\],\["item:\d"\]/),
  },
});
