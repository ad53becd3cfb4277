/** Recognises what carries its own check or its own mark: wallets, hashes, IBAN, cards, cashtags, numbers with their label. */

import { type Found, judged, type LineContext, takers } from './found.js';
import { indexOf } from './index.js';
import { finished } from './text/finish.js';
import { scanText } from './text/scan.js';
import { ScanState } from './text/scan-state.js';
import type { FoundInText, TextKind } from './text/types.js';
import { identifierWord } from './words.js';

const kinds: readonly TextKind[] = [
  'wallet',
  'transaction',
  'iban',
  'card',
  'cashtag',
  'routing',
  'account',
  'reference',
  'hash',
  'mac',
];

/** A line that holds one of these; undefined otherwise. */
export function fromValue(context: LineContext): Found | undefined {
  const scan = new ScanState(context.text, indexOf(context.catalog), context.defaultCountry);
  scanText(scan);
  const found = finished(scan).find(({ kind }) => kinds.includes(kind));
  if (!found) return undefined;
  if (!found.identifier) return noAccount(found);
  const { provider, catalog } = context;
  const named = provider ?? catalog.providers.get(found.candidates[0]?.provider ?? '');
  if (named) return judged(named, found.identifier, found.value, found.candidates[0]?.why);
  return {
    identifier: found.identifier,
    value: found.value,
    candidates: takers(catalog, found.identifier, `can search by ${identifierWord(found.identifier)}`),
    verdict: 'unresolved',
    message: `${capital(found.why)}.`,
    remedy: remedyOf(found),
  };
}

/** A routing number names a bank, and a file's hash a file: neither is an account. */
function noAccount(found: FoundInText): Found {
  const bank = found.kind === 'routing';
  return {
    candidates: [],
    verdict: 'refused',
    message: bank
      ? 'A routing number names a bank and no account.'
      : `${capital(found.why)}: it names a file and no account.`,
    remedy: bank
      ? 'Look up whose it is, and put the account number on this line.'
      : 'Ask the provider by the account that sent the file; keep the hash for comparing.',
  };
}

function remedyOf({ kind, detail }: FoundInText): string {
  if (kind === 'wallet')
    return `Look at the ${detail} ledger: where the coins went to an exchange, choose that exchange.`;
  if (kind === 'transaction')
    return 'Look it up on its ledger, and choose the exchange that sent or received.';
  if (kind === 'card')
    return 'The first six to eight digits tell the bank that issued it: choose that bank, or the shop that took it.';
  if (kind === 'iban') return 'Its country and bank code tell the bank: choose that bank.';
  return 'Choose the provider that gave it.';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
