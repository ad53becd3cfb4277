/** Answers anybody who holds a letter: whether this agency issued one with that code. */
import type { RequestStore } from '../../store/desk/requests.js';
import type { BaseServices } from '../services.js';

/** No more than stands on the print, and whom to call. */
export interface Confirmation {
  /** ISO date on which the letter was approved and frozen. */
  issued: string;
  /** Of the PDF that was issued. */
  sha256: string;
  agency: string;
  /** The agency's words on whom to call, and its number; may be empty. */
  callBack: string;
  phone: string;
}

/**
 * The letter of that code. Null when none is in force: never issued, taken back before it was sent, or withdrawn.
 * Capitals, spaces and look-alike signs (O for 0, I and L for 1) do not matter.
 */
export async function confirm(
  code: string,
  store: RequestStore,
  base: BaseServices,
): Promise<Confirmation | null> {
  const found = await store.byCode(tidyCode(code));
  if (found?.pdfSha256 == null || found.state === 'withdrawn') return null;
  const events = await store.events(found.id);
  const approved = events.findLast((event) => event.to === 'approved');
  const agency = await base.settings.agency();
  return {
    issued: (approved?.at ?? found.updatedAt).slice(0, 10),
    sha256: found.pdfSha256,
    agency: agency.name,
    callBack: agency.verification,
    phone: agency.phone,
  };
}

/** `7k2m0qxd9f` → `7K2M-0QXD-9F`: the form in which codes are kept. */
export function tidyCode(code: string): string {
  const signs = code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .slice(0, 40);
  return [signs.slice(0, 4), signs.slice(4, 8), signs.slice(8)].filter(Boolean).join('-');
}
