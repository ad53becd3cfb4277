/** The check code by which a provider and the agency know that they speak of the same letter. */
import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical.js';
import type { LetterDraft } from './types.js';

/** No I, L, O or U: they are misread and misheard. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A code such as `7K2M-0QXD-9F`, made from the letter's facts: same facts, same code. Nothing in it is secret;
 * the agency confirms a letter only when it issued this code with this file's hash.
 */
export function checkCode(draft: LetterDraft): string {
  return codeOf(
    createHash('sha256')
      .update(canonicalJson({ template: draft.template, facts: draft.facts }))
      .digest(),
  );
}

/** The first ten bytes of a digest as ten signs of the alphabet (50 bits), in groups. */
export function codeOf(hash: Buffer): string {
  const signs = [...hash.subarray(0, 10)].map((byte) => alphabet[byte % 32]).join('');
  return `${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`;
}
