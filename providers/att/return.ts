/** Reads AT&T's voice records: CSV or text tables, and the same as a PDF. All times are UTC, as the header says. */
import { declaredReader } from '../../src/returns/declared/declared-reader.js';
import { tablePart } from '../../src/returns/declared/table-part.js';
import { voice } from './voice.js';
import { voicePdf } from './voice-pdf.js';

export const reader = declaredReader<null>({
  id: 'att-voice',
  version: 1,
  provider: 'att',
  title: 'AT&T voice usage records',
  layouts: [
    { id: 'voice', title: 'voice usage, one row a leg (CSV or text)' },
    { id: 'voice-pdf', title: 'the same as a PDF' },
  ],
  parts: [
    tablePart<null>(voice(), {
      layout: 'voice',
      proof: ['Conn. Date', 'Seizure Time', 'Originating Number', 'Terminating Number'],
      preamble: 60,
    }),
    voicePdf,
  ],
  state: () => null,
});
