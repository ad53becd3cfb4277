/** Periods of the law itself that start outside a plan: the day a provider reports to the CyberTipline, and delayed notice. */
import type { ClockId } from '../../../src/base/vocabulary.js';

export interface ClockRow {
  jurisdiction: string;
  id: ClockId;
  on: string;
  days: number;
  cites: RegExp;
  why: string;
}

export const clockRows: ClockRow[] = [
  {
    jurisdiction: 'us-federal',
    id: 'cybertip',
    on: '2024-05-06',
    days: 90,
    cites: /2258A/,
    why: 'former text',
  },
  {
    jurisdiction: 'us-federal',
    id: 'cybertip',
    on: '2024-05-07',
    days: 365,
    cites: /2258A/,
    why: 'REPORT Act, Pub. L. 118-59: one year',
  },
  {
    jurisdiction: 'us-federal',
    id: 'cybertip',
    on: '2019-01-15',
    days: 90,
    cites: /2258A/,
    why: 'former text',
  },
  { jurisdiction: 'us-federal', id: 'cybertip', on: '2026-11-24', days: 365, cites: /2258A/, why: 'today' },
  {
    jurisdiction: 'us-federal',
    id: 'notice_delay',
    on: '2026-11-24',
    days: 90,
    cites: /2705\(a\)/,
    why: 'up to 90 days',
  },
  {
    jurisdiction: 'us-federal',
    id: 'preservation_renewal',
    on: '2026-11-24',
    days: 90,
    cites: /2703\(f\)/,
    why: 'an additional 90 days',
  },
];
