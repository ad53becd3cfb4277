/**
 * Files that are in the vault while the form beside them still has an error. They are kept on the server under a
 * random ticket of one person: a hash sent by the browser would let anybody claim another case's original.
 */
import { randomBytes } from 'node:crypto';
import type { ReturnFile } from '../../store/desk/returns.js';

export type UploadedFile = Omit<ReturnFile, 'no'>;

interface Kept {
  personId: string;
  files: UploadedFile[];
  until: number;
}

const keepMs = 2 * 3_600_000;
const kept = new Map<string, Kept>();

/** Keeps files for two hours; answers the ticket for the form. */
export function keepUploads(personId: string, files: UploadedFile[]): string {
  const now = Date.now();
  for (const [ticket, held] of kept) if (held.until < now) kept.delete(ticket);
  const ticket = randomBytes(18).toString('base64url');
  kept.set(ticket, { personId, files, until: now + keepMs });
  return ticket;
}

/** The files of a ticket of this person; none when it is unknown, another's or too old. */
export function keptUploads(personId: string, ticket: string): UploadedFile[] {
  const held = kept.get(ticket);
  return held && held.personId === personId && held.until >= Date.now() ? held.files : [];
}

/** Forgets a ticket once its return is made. */
export function dropUploads(ticket: string): void {
  kept.delete(ticket);
}
