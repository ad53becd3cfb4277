/** Reads the records that T-Mobile sends back: call detail records, those of the former Sprint network, timing advance. */
import { declaredReader } from '../../src/returns/declared/declared-reader.js';
import { cdrPart } from './cdr.js';
import { sprintPart } from './sprint.js';
import { timingAdvancePart } from './timing-advance.js';

export const reader = declaredReader<null>({
  id: 't-mobile-us',
  version: 1,
  provider: 't-mobile-us',
  title: 'T-Mobile call detail records, with those of the former Sprint',
  layouts: [
    { id: 'cdr', title: 'call detail records, one row a call or message (Excel or tab-separated)' },
    { id: 'sprint', title: 'call detail records of the former Sprint network' },
    { id: 'timing-advance', title: 'timing advance, with a single header row (Quantum)' },
  ],
  parts: [cdrPart, sprintPart, timingAdvancePart],
  state: () => null,
});
