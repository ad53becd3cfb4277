/** Tells in the ledger what members of a file say that belong to none of its records. */

import type { Output } from './contract.js';
import type { Fields } from './fields.js';
import { plainText } from './plain-text.js';
import { quoted } from './told.js';

/** Takes these members of the root and puts their values on their lines of the ledger; call it before `done`. `of` says what they are about. */
export function tellMembers(f: Fields, keys: readonly string[], of: string, out: Output): void {
  for (const key of keys) if (f.has(key)) out.field(key, 'read', 0, `${of}: ${told(f.whole(key))}`);
}

function told(value: unknown): string {
  return quoted(plainText(value));
}
