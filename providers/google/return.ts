/** Readers of Google: its legal return, and the Takeout that a user downloads. They share the kinds of file. */
import type { Reader } from '../../src/returns/contract.js';
import { legalReader } from './legal/reader.js';
import { takeoutReader } from './takeout.js';

export const readers: Reader[] = [legalReader, takeoutReader];
