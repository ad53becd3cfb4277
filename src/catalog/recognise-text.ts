/** Finds every identifier in free text: a fraud report, a chat, a log, a page of a PDF. */
import { indexOf } from './recognise/index.js';
import { finished } from './recognise/text/finish.js';
import { scanText } from './recognise/text/scan.js';
import { ScanState } from './recognise/text/scan-state.js';
import type { FoundInText, TextOptions } from './recognise/text/types.js';
import type { Catalog } from './types.js';

export type { FoundInText, MomentInText, TextKind, TextOptions } from './recognise/text/types.js';

/**
 * What a text holds: e-mail addresses, telephone numbers, IP addresses with port and moment, devices, cards, bank
 * numbers, wallets, hashes, links to accounts, names beside a provider's word, references, domains, and dates.
 *
 * One pass in time that grows with the length of the text only. A finding has a check: a checksum that fits, a host of
 * the catalog, a word beside it, or no more than its shape. What only looks like an identifier (a version, an ISBN, a
 * case number) is left out, and so is a bare word after @ without a provider's word beside it.
 * @param text any length; offsets count in UTF-16 units (`start`) and UTF-8 bytes (`byteStart`)
 * @returns in the order of the text, none over another
 */
export function recogniseText(text: string, catalog: Catalog, options: TextOptions = {}): FoundInText[] {
  const scan = new ScanState(text, indexOf(catalog), (options.region ?? 'US').toUpperCase());
  scanText(scan);
  return finished(scan);
}
