/** Legal process in a word or two, for tables. */
import type { Process } from '../../base/vocabulary.js';
import type { Law } from '../../law/types.js';
import { wordsOf } from '../render/words.js';

const short: Partial<Record<Process, string>> = {
  court_order_2703d: '2703(d) order',
  search_warrant: 'warrant',
  pen_trap_order: 'pen/trap order',
  wiretap_order: 'wiretap order',
  not_available: 'not to be had',
};

/** `warrant` */
export function processShort(process: Process): string {
  return short[process] ?? wordsOf(process);
}

/** The law's own name for it where the ladder has one. */
export function processName(process: Process, law: Law): string {
  return law.ladder.find((rung) => rung.process === process)?.name ?? processShort(process);
}

/** A tone that grows with the process: never the only carrier of the meaning. */
export function processTone(process: Process): string {
  if (process === 'not_available') return 'bad';
  if (process === 'search_warrant' || process === 'wiretap_order') return 'warn';
  return process === 'court_order_2703d' || process === 'pen_trap_order' ? 'info' : 'neutral';
}
