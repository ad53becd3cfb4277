/** Tells a return that was read whole from one that was not. */
import type { ReadingSummary } from './contract.js';

/** Findings that mean: not all of this return could be read, or it is not what it should be. */
const damage = new Set([
  'zip-truncated',
  'zip-unreadable',
  'zip-directory-damaged',
  'zip-truncated-encrypted',
  'zip-password-needed',
  'zip-password-wrong',
  'member-damaged',
  'member-cut',
  'member-method',
  'archive-bomb',
  'archive-too-large',
  'archive-too-deep',
  'archive-too-many-entries',
  'link-not-followed',
  'name-hostile',
  'nothing-read',
  'sheet-text-lost',
  'pdf-page-failed',
  'pdf-no-text',
  'card-cut',
  'json-cut',
  'json-broken',
  'json-too-large',
  'provider-not-recognised',
  'recognise-failed',
  'claim-failed',
  'finish-failed',
]);

/**
 * True when a file failed, bytes are not accounted for, or a finding tells of damage, hostile names, or a file or reader
 * that yielded nothing. Drift, warnings and findings about the content are no damage.
 */
export function isDamaged(summary: ReadingSummary): boolean {
  if (summary.ledger.failed > 0 || summary.bytesAccounted !== summary.bytes) return true;
  return (summary.problems ?? []).some(({ level, code }) => level === 'finding' && damage.has(code));
}
