/** The signature of a print as it is recorded: who, when, how; for a court its judge and docket. */
import { DateTime } from 'luxon';
import type { NewSignature, Scan, SignatureWay } from '../../store/desk/request-signatures.js';
import { signatureMissing } from './problems.js';

/** What whoever records a signature says of it. */
export interface SignatureInput {
  way: SignatureWay;
  /** Of the signer, or of the judge. */
  name: string;
  title: string;
  /** ISO day. */
  signedOn: string;
  court?: string;
  docket?: string;
  /** The scan of the signed paper, in the vault by now. */
  scan?: Scan | null;
}

/**
 * The signature as it is kept.
 * @param about today's ISO day, the version that was signed, who records it and when
 * @throws Problem `signature-missing`
 */
export function signatureOf(
  input: SignatureInput | undefined,
  about: { version: number; personId: string; at: string },
): NewSignature {
  if (input === undefined) throw signatureMissing('way', 'Say who signed, when and how.');
  const text = (value: string | undefined) => (value ?? '').trim();
  const [name, title, court, docket] = [input.name, input.title, input.court, input.docket].map(text);
  if (!name) throw signatureMissing('name', 'Enter the name of who signed.');
  if (!title) throw signatureMissing('title', 'Enter their rank, title or office.');
  const day = DateTime.fromISO(input.signedOn, { zone: 'utc' });
  // A day later than today in UTC may be today west of the date line; two days later is nobody's today.
  if (!day.isValid || day > DateTime.fromISO(about.at, { zone: 'utc' }).plus({ days: 1 }))
    throw signatureMissing('signedOn', 'Enter the day of the signature; it cannot lie ahead.');
  if (input.way === 'court' && !court) throw signatureMissing('court', 'Enter the court whose judge signed.');
  if (input.way === 'court' && !docket)
    throw signatureMissing('docket', 'Enter the docket number that the court gave.');
  const said = { way: input.way, name, title, court: court ?? '', docket: docket ?? '' };
  return { ...said, signedOn: input.signedOn, scan: input.scan ?? null, ...about };
}
