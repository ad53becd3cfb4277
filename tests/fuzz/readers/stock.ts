/** The examples of all readers, from which cases are made. */
import { everyExample, filesOf } from '../../returns/every-example.js';
import type { Stock } from './make-case.js';

export function loadStock(): Stock[] {
  return everyExample().map(({ name, input }) => ({ name, files: filesOf(input) }));
}
