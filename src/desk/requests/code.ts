/** The check code of a print that the desk issues. */
import { createHmac } from 'node:crypto';
import { canonicalJson } from '../../letters/canonical.js';
import { codeOf, type LetterDraft } from '../../letters/index.js';

/**
 * Ten signs (50 bits) keyed by the desk's own secret. Without the key, whoever guesses what a letter says could compute
 * its code and learn on the public page that this agency asked about somebody. With it, a code is known only from the
 * print; two versions of one letter never share one.
 * @param version number of the print within its request
 */
export function deskCode(secret: Buffer, requestId: string, version: number, draft: LetterDraft): string {
  const { template, facts } = draft;
  const said = canonicalJson({ purpose: 'check code', requestId, version, template, facts });
  return codeOf(createHmac('sha256', secret).update(said).digest());
}
