/** Address cards, calendars and the dictionary of Chrome, as they lie in a Takeout. All data is made up. */
import { testCases } from './read-cases.js';

const history = JSON.stringify({
  'Browser History': [{ title: 'Tea', url: 'https://example.com/', time_usec: 1770000000000000 }],
});
const card = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë Quill\r\nTEL;TYPE=CELL:+1 202-555-0143\r\nEND:VCARD\r\n';
const calendar = (maker: string) =>
  `BEGIN:VCALENDAR\r\nPRODID:${maker}\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART:20260301T090000Z\r\nSUMMARY:Quay\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

testCases({
  'cards, a calendar and the dictionary are read by the Takeout reader, not by the generic one': {
    files: {
      'Takeout/Chrome/History.json': history,
      'Takeout/Chrome/Dictionary.csv': 'quillish\nZoë\n\ntidebot\n',
      'Takeout/Contacts/All Contacts/All Contacts.vcf': card + card.replace('Quill', 'Reed'),
      'Takeout/Calendar/ada@example.org.ics': calendar('-//Google Inc//Google Calendar 70.9054//EN'),
    },
    provider: 'google',
    kinds: { visit: 1, contact: 2, other: 4 },
    states: { read: 4 },
  },
  "another maker's card beside a Google file stays with the generic reader": {
    files: { 'History.json': history, 'one.vcf': card, 'one.ics': calendar('-//Example//Quay//EN') },
    provider: 'google',
    kinds: { visit: 1, contact: 1, other: 1 },
    states: { read: 1, generic: 2 },
  },
});
